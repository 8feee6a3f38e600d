import {eventsOf, takeDownEvents} from './support/events.js';
import {Money} from './support/money.js';
import {CARDS} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('The network fails', () => {
  test('after the gift was sent, as the test number plays it: one gift, found again', async ({
    clean,
    context,
    newspaper,
    page,
  }) => {
    clean.expect(/status of 50[03]/);
    const money = new Money(context);
    await newspaper.prepareCard(CARDS.lostAnswer);
    await newspaper.pay.click();
    const status = page.getByRole('status').filter({hasText: 'The connection was lost.'});
    await expect(status).toContainText('please don’t pay again');
    await expect(newspaper.pay).toHaveAttribute('aria-disabled', 'true');
    await expect(newspaper.thanks).toBeFocused();
    await expect(page.getByText(/has arrived\./)).toBeVisible();
    expect(money.gifts).toHaveLength(1);
    expect(money.payments).toHaveLength(1);
    expect(money.questions).toBeGreaterThan(1);
  });

  test('after the gift was sent, with every answer cut off: one gift, found again', async ({
    clean,
    context,
    newspaper,
    page,
  }) => {
    clean.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const money = new Money(context);
    let lost = 0;
    await page.route(/\/appeal\/gifts\/[^/]+$/, (route) =>
      lost++ < 3 ? route.abort('internetdisconnected') : route.continue(),
    );
    await newspaper.prepareCard();
    await newspaper.pay.click();
    await expect(page.getByRole('status').filter({hasText: 'The connection was lost.'})).toBeVisible();
    await expect(newspaper.thanks).toBeFocused();
    expect(money.gifts).toHaveLength(1);
    expect(money.payments).toHaveLength(1);
  });

  test('while the order itself is answered: it is sent again as the same gift', async ({
    clean,
    context,
    newspaper,
    page,
  }) => {
    clean.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const money = new Money(context);
    let lost = 0;
    await page.route(/\/sandbox\/pay$/, async (route) => {
      if (lost++) return route.continue();
      await route.fetch();
      return route.abort('internetdisconnected');
    });
    await newspaper.prepareCard();
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeVisible();
    const orders = money.requests.filter(({path}) => path.endsWith('/pay'));
    expect(new Set(orders.map(({path}) => path)).size).toBe(1);
    expect(money.gifts).toHaveLength(1);
  });

  test('before anything was sent: nothing is charged, and trying again works', async ({
    clean,
    context,
    newspaper,
    page,
  }) => {
    clean.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/, /^console: reader-appeal /);
    await takeDownEvents(context);
    const money = new Money(context);
    let down = true;
    await page.route('/appeal/**', (route) => (down ? route.abort('internetdisconnected') : route.continue()));
    await newspaper.openAsking();
    await newspaper.amount('$10 per month').check();
    await newspaper.goOn.click();
    await expect(newspaper.failure).toBeFocused();
    await expect(page.getByText('We could not reach the payment service. Nothing was charged.')).toBeVisible();
    await expect(newspaper.fallback).toBeVisible();
    expect(money.gifts).toEqual([]);
    expect(await eventsOf(page, 'error')).toHaveLength(1);
    down = false;
    await newspaper.again.click();
    await expect(newspaper.amount('$10 per month')).toBeChecked();
    await newspaper.give();
    expect(money.gifts).toMatchObject([{minor: 1000}]);
    expect(money.payments).toHaveLength(1);
  });
});

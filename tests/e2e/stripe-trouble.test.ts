import {eventsOf} from './support/events.js';
import {attempts, expect, test} from './support/stripe.js';

test.describe('The network fails while Stripe is paid', () => {
  test('after the payment was made: asked for, found, and never paid a second time', async ({
    clean,
    money,
    page,
    reader,
    standIn,
  }) => {
    clean.expect(/ERR_CONNECTION_RESET|ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    standIn.losesConfirmation = true;
    let lost = 0;
    await page.route(/\/appeal\/gifts\/[^/]+$/, (route) =>
      lost++ < 12 ? route.abort('internetdisconnected') : route.continue(),
    );
    await reader.prepareCard();
    await reader.send();
    const status = page.getByRole('status').filter({hasText: 'The connection was lost.'});
    await expect(status).toContainText('please don’t pay again', {timeout: 15_000});
    await expect(reader.pay).toHaveAttribute('aria-disabled', 'true');
    await expect(reader.change).toBeHidden();
    await expect(reader.thanks).toBeFocused({timeout: 20_000});
    await expect(page.getByText(/has arrived\./)).toBeVisible();
    expect(money.gifts).toHaveLength(1);
    expect(standIn.requests.filter((path) => path.endsWith('/confirm'))).toHaveLength(1);
  });

  test('before the payment was made: nothing was charged, and the same session takes the next try', async ({
    clean,
    context,
    money,
    page,
    reader,
  }) => {
    clean.expect(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await reader.prepareCard();
    await context.route('https://api.stripe.com/fake/confirm', (route) => route.abort('internetdisconnected'));
    await reader.send();
    await expect(page.getByText('The payment did not go through. Nothing was charged. Please try again.')).toBeFocused({
      timeout: 15_000,
    });
    await context.unroute('https://api.stripe.com/fake/confirm');
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    expect(money.gifts).toHaveLength(1);
  });

  test('while the order is answered: it is sent again as the same gift', async ({clean, money, page, reader, shop}) => {
    clean.expect(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    let lost = 0;
    await page.route('**/appeal/gifts', async (route) => {
      if (lost++) return route.continue();
      await route.fetch();
      return route.abort('internetdisconnected');
    });
    await reader.openAsking();
    await reader.give();
    expect(attempts(money.gifts)).toHaveLength(1);
    const opened = shop.stripe.requests.filter(({operation}) => operation.endsWith('create')).slice(-2);
    expect(opened.map(({replayed}) => replayed)).toEqual([false, true]);
  });

  test('the session has expired: told so, and begun anew', async ({clean, money, page, reader, shop}) => {
    clean.expect(/^console: reader-appeal /);
    const opened = page.waitForResponse('**/appeal/gifts');
    await reader.prepareCard();
    const {id} = (await (await opened).json()) as {id: string};
    shop.stripe.account.expire(id);
    await reader.send();
    await expect(reader.failure).toBeFocused({timeout: 15_000});
    await expect(page.getByText('This took too long and the payment has expired. Nothing was charged.')).toBeVisible();
    await reader.again.click();
    await reader.give();
    expect(attempts(money.gifts)).toHaveLength(2);
  });
});

test.describe('F23 The appeal is taken out of the page', () => {
  test('while the payment is prepared: nothing is left, nothing comes later', async ({context, page, reader}) => {
    let send: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (send = resolve));
    await context.route('https://js.stripe.com/endive/stripe.js', async (route) => {
      await held;
      await route.fallback();
    });
    await reader.openAsking();
    await reader.goOn.click();
    await expect(page.getByText('Preparing the payment …')).toBeVisible();
    await page.evaluate(() => document.querySelector('reader-appeal')!.remove());
    send();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(await eventsOf(page, 'abandon')).toHaveLength(1);
    expect(await eventsOf(page, 'error')).toEqual([]);
  });

  test('while the bank asks: the gift is kept in mind, the page is told, nothing is charged twice', async ({
    money,
    page,
    reader,
    shop,
    standIn,
  }) => {
    await reader.prepareCard('4000002760003184');
    await reader.send();
    const pass = reader.bank.getByRole('button', {name: 'Complete authentication'});
    await expect(pass).toBeVisible();
    await page.evaluate(() => document.querySelector('reader-appeal')!.remove());
    await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCount(0);
    expect(
      await page.evaluate(() =>
        [document.body, document.documentElement].some((at) => getComputedStyle(at).overflow === 'hidden'),
      ),
    ).toBe(false);
    await pass.click();
    await expect.poll(() => eventsOf(page, 'complete')).toHaveLength(1);
    const [complete] = await eventsOf(page, 'complete');
    expect(complete).toMatchObject({status: 'paid', gift: {frequency: 'monthly'}, campaign: 'article-end'});
    expect(shop.stripe.account.session(String(complete!['id'])).payment_status).toBe('paid');
    await expect.poll(async () => (await reader.record())?.['gift']).toMatchObject({frequency: 'monthly'});
    expect(money.gifts).toHaveLength(1);
    expect(standIn.requests.filter((path) => path.endsWith('/confirm'))).toHaveLength(1);
    await page.reload();
    await reader.expectSilence();
  });
});

import {eventsOf} from './support/events.js';
import {OTHER_ARTICLES} from './support/newspaper.js';
import {serveConfig} from './support/config.js';
import {attempts, expect, stripeConfig, test} from './support/stripe.js';

const OFFERS = {cover: {usd: {percent: 2.9, fixed: 0.3}}, monthlyUpTo: {usd: 100}};

test.describe('What is offered with a gift', () => {
  test.beforeEach(({context}) => serveConfig(context, stripeConfig(OFFERS)));

  test('the fee is covered by keyboard: the new total is the one that is charged, and no other', async ({
    money,
    page,
    reader,
    shop,
  }) => {
    await reader.openAsking();
    await reader.goOnToPay();
    const box = page.getByRole('checkbox', {name: 'Add $0.46 to cover the payment fee'});
    await expect(box).not.toBeChecked();
    await expect(page.getByText('That is $60 a year.')).toBeVisible();
    await reader.email.fill('reader@example.org');
    await box.focus();
    await box.press('Space');
    await reader.formStands();
    await expect(box).toBeFocused();
    await expect(reader.pay).toHaveAccessibleName('Give $5.46 per month');
    await expect(reader.email).toHaveValue('reader@example.org');
    await reader.fillCard();
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    await expect(page.getByText(/Your contribution of \$5\.46 per month/)).toBeVisible();

    expect(money.gifts.map(({minor, cover = 0}) => [minor, cover])).toEqual([
      [500, 0],
      [546, 46],
    ]);
    const [complete, ...more] = await eventsOf(page, 'complete');
    expect(more).toEqual([]);
    expect(complete).toMatchObject({gift: {amount: {minor: 546}}});
    const paid = shop.stripe.account.session(String(complete!['id']));
    expect(paid).toMatchObject({amount_total: 546, status: 'complete', metadata: {appeal_cover: '46'}});

    // Regular support can be managed, and its giver says when to be asked again.
    const manage = page.getByRole('link', {name: 'Manage my support'});
    await expect(manage).toHaveAttribute('href', `${shop.url}/appeal/manage`);
    const answer = await page.request.get(`${shop.url}/appeal/manage`, {maxRedirects: 0});
    expect(answer.status()).toBe(303);
    expect(answer.headers()['location']).toBe('https://billing.stripe.com/p/login/test_the_post');
    await page.getByRole('radio', {name: 'In 3 months'}).check();
    // Written when the lock is free again, which the gift itself has just held.
    const kept = async (): Promise<number> => ((await reader.record())!['gift'] as {quietDays?: number}).quietDays ?? 0;
    await expect.poll(kept).toBeGreaterThanOrEqual(89);
    const quietDays = await kept();
    expect(quietDays).toBeLessThanOrEqual(92);
    await page.clock.setFixedTime(Date.now() + (quietDays - 1) * 864e5);
    await reader.open(OTHER_ARTICLES[0]);
    await reader.expectSilence();
    await page.clock.setFixedTime(Date.now() + (quietDays + 1) * 864e5);
    await reader.openAsking(OTHER_ARTICLES[1]);
  });

  test('unticked again, the first gift is the same attempt and the same session', async ({money, page, reader}) => {
    await reader.openAsking();
    await reader.goOnToPay();
    const box = page.getByRole('checkbox', {name: /cover the payment fee/});
    await box.press('Space');
    await reader.formStands();
    await box.press('Space');
    await reader.formStands();
    await expect(reader.pay).toHaveAccessibleName('Give $5 per month');
    expect(money.gifts.map(({minor}) => minor)).toEqual([500, 546, 500]);
    expect(attempts(money.gifts)).toHaveLength(2);
  });

  test('a single gift becomes a monthly one, when its giver says so', async ({money, page, reader, shop}) => {
    await reader.openAsking();
    await reader.frequency('Once').check();
    await reader.amount('$50 once').check();
    await reader.goOnToPay();
    await page.getByRole('button', {name: 'Change to $10 per month'}).press('Enter');
    await expect(reader.gift).toBeFocused();
    await reader.formStands();
    await expect(reader.pay).toHaveAccessibleName('Give $10 per month');
    await reader.fillCard();
    await reader.send();
    await expect(reader.thanks).toBeVisible();
    const [complete] = await eventsOf(page, 'complete');
    const {mode, amount_total: total} = shop.stripe.account.session(String(complete!['id']));
    expect([mode, total]).toEqual(['subscription', 1000]);
    expect(money.gifts.map(({frequency}) => frequency)).toEqual(['once', 'monthly']);
  });

  test('an amount that may have been meant otherwise is asked about before anything is sent', async ({
    money,
    page,
    reader,
  }) => {
    await reader.openAsking();
    await reader.typeOwnAmount('120');
    await reader.goOn.press('Enter');
    const question = page.getByRole('group', {name: /which of these do you mean/});
    await expect(question).toBeFocused();
    expect(money.requests).toEqual([]);
    await question.getByRole('button', {name: '$120 per year'}).press('Enter');
    await reader.formStands();
    await expect(reader.pay).toHaveAccessibleName('Give $120 per year');
    expect(money.gifts).toMatchObject([{frequency: 'yearly', minor: 12_000}]);
  });
});

test('the address that is typed while Stripe’s script hangs goes along to Stripe’s own page', async ({
  clean,
  context,
  money,
  page,
  reader,
}) => {
  clean.expect(/js\.stripe\.com/);
  await context.route('https://js.stripe.com/**', () => undefined);
  await reader.openAsking();
  await reader.goOn.click();
  await reader.email.fill('reader@example.org');
  await page.waitForURL('https://checkout.stripe.com/**', {timeout: 15_000});
  expect(money.gifts).toMatchObject([{page: 'hosted', email: 'reader@example.org'}]);
});

import {stripeConfig, attempts, expect, giftOf, test, type StripeReader} from './support/stripe.js';
import {serveConfig} from './support/config.js';
import {eventsOf} from './support/events.js';

/** Chooses a method that leads to a bank's own site, and goes there. */
async function goToBank(reader: StripeReader): Promise<void> {
  await reader.goOnToPay();
  await reader.email.fill('reader@example.org');
  await reader.form.getByLabel('iDEAL').press('Space');
  await reader.send();
  await expect(reader.page.getByRole('heading', {name: 'A bank'})).toBeVisible();
}

test.describe('A reader is sent to their bank', () => {
  test('and comes back: thanks, a clean address, one event with the campaign', async ({
    context,
    money,
    page,
    reader,
  }) => {
    const config = stripeConfig();
    config.campaigns[0]!['variants'] = [{id: 'b', weight: 1}];
    await serveConfig(context, config);
    await page.goto('/articles/the-wall-and-the-spring-tide?from=mail#comments');
    await reader.typeOwnAmount('7.50');
    const {variant} = (await eventsOf(page, 'decision'))[0]!['decision'] as {variant: string | null};
    await goToBank(reader);
    await page.getByRole('button', {name: 'Authorize'}).click();
    await expect(reader.thanks).toBeFocused();
    await expect(page.getByText('Your contribution of $7.50 per month to The Harbour Post has arrived.')).toBeVisible();
    expect(new URL(page.url()).search).toBe('?from=mail');
    const [complete, ...more] = await eventsOf(page, 'complete');
    expect(more).toEqual([]);
    expect(complete).toMatchObject({status: 'paid', campaign: 'article-end', variant});
    expect(await giftOf(page, complete!['id'])).toMatchObject({status: 'paid', minor: 750});
    expect(money.gifts).toHaveLength(1);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await reader.expectSilence();
    expect(await eventsOf(page, 'complete')).toEqual([]);
  });

  test('and comes back refused: the reason, nothing charged, and the same gift again', async ({page, reader}) => {
    await reader.openAsking();
    await reader.frequency('Once').check();
    await reader.amount('$50 once').check();
    await goToBank(reader);
    await page.getByRole('button', {name: 'Refuse'}).click();
    await expect(reader.failure).toBeFocused();
    await expect(page.getByText('Your bank could not confirm that it was you. Nothing was charged.')).toBeVisible();
    expect(page.url()).not.toContain('appeal_session');
    await expect.poll(async () => (await reader.record())?.['gift']).toBeNull();
    await reader.again.click();
    await expect(reader.amount('$50 once')).toBeChecked();
    await reader.give();
  });

  test('and comes back in another browser: the server knows the gift', async ({browser, page, reader, shop}) => {
    await reader.openAsking();
    await goToBank(reader);
    const secret = decodeURIComponent(new URL(page.url()).search.slice(1));
    shop.stripe.account.authenticate(secret, true);
    const back = shop.stripe.account.session(secret).return_url!;
    const context = await browser.newContext();
    const other = await context.newPage();
    await serveConfig(context, stripeConfig());
    await other.goto(back);
    await expect(other.getByText('Your contribution of $5 per month to The Harbour Post has arrived.')).toBeVisible();
    await context.close();
  });

  test('and comes back while no server answers: told so, and not thanked', async ({clean, page, reader}) => {
    clean.expect(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/, /^console: reader-appeal /);
    await reader.openAsking();
    await goToBank(reader);
    await page.route('/appeal/gifts/**', (route) => route.abort('internetdisconnected'));
    await page.clock.install();
    await page.getByRole('button', {name: 'Authorize'}).click();
    await expect(page.getByText(/Welcome back. One moment/)).toBeVisible();
    await expect(reader.pay).toBeHidden();
    for (let step = 0; step < 40; step++) await page.clock.runFor(2_500);
    await expect(page.getByRole('heading', {name: 'We don’t know yet'})).toBeVisible();
    await expect(page.getByText(/Please look for a receipt in your e-mail before you try again/)).toBeVisible();
    expect(await eventsOf(page, 'error')).toMatchObject([{code: 'payment-unknown'}]);
    expect(await eventsOf(page, 'complete')).toEqual([]);
  });

  test('an address with a made-up gift changes nothing but the address', async ({clean, page, reader}) => {
    clean.expect(/status of 404/);
    await page.goto('/articles/the-wall-and-the-spring-tide?appeal_session=cs_test_madeup');
    await expect(reader.heading).toBeVisible();
    await expect(reader.goOn).toBeVisible();
    expect(page.url()).not.toContain('appeal_session');
    await expect.poll(async () => (await reader.record())?.['gift']).toBeNull();
  });
});

test.describe('Stripe’s script does not come', () => {
  const TROUBLES = {
    'is blocked': {status: null, body: ''},
    'is stubbed by a blocker': {status: 200, body: ''},
    'is another one': {status: 200, body: 'window.Stripe = () => ({elements() {}}); Stripe.version = "endive";'},
  } as const;

  for (const [what, {status, body}] of Object.entries(TROUBLES)) {
    test(`F24 it ${what}: Stripe’s own page, with the same gift, and back`, async ({
      clean,
      context,
      money,
      page,
      reader,
      shop,
    }) => {
      clean.expect(/js\.stripe\.com/);
      await context.route('https://js.stripe.com/**', (route) =>
        status === null
          ? route.abort('blockedbyclient')
          : route.fulfill({status, body, contentType: 'text/javascript'}),
      );
      await reader.openAsking();
      await reader.amount('$10 per month').check();
      await reader.goOn.click();
      await page.waitForURL('https://checkout.stripe.com/**');
      await expect(page.getByRole('heading', {name: 'Pay 1000 usd'})).toBeVisible();
      await page.getByRole('button', {name: 'Pay'}).click();
      await expect(reader.thanks).toBeFocused();
      await expect(page.getByText('Your contribution of $10 per month to The Harbour Post has arrived.')).toBeVisible();
      expect(page.url()).not.toContain('appeal_session');
      expect(money.gifts).toMatchObject([{page: 'hosted', minor: 1000}]);
      const [complete] = await eventsOf(page, 'complete');
      expect(shop.stripe.account.session(String(complete!['id'])).ui_mode).toBe('hosted_page');
    });
  }

  test('F24 it hangs: Stripe’s own page within ten seconds', async ({clean, context, page, reader}) => {
    clean.expect(/js\.stripe\.com/);
    await context.route('https://js.stripe.com/**', () => undefined);
    await reader.openAsking();
    await reader.goOn.click();
    const since = Date.now();
    await expect(page.getByText('Preparing the payment …')).toBeVisible();
    await reader.goOn.or(reader.pay).first().press('Enter');
    await page.waitForURL('https://checkout.stripe.com/**', {timeout: 15_000});
    expect(Date.now() - since).toBeLessThan(10_500);
  });

  test('F24 its frames do not come: Stripe’s own page within ten seconds', async ({clean, context, page, reader}) => {
    clean.expect(/js\.stripe\.com/);
    await context.route('https://js.stripe.com/fake/payment.html', () => undefined);
    await reader.openAsking();
    await reader.goOn.click();
    const since = Date.now();
    await page.waitForURL('https://checkout.stripe.com/**', {timeout: 15_000});
    expect(Date.now() - since).toBeLessThan(10_500);
  });

  test('a reader who leaves Stripe’s page without paying is asked with the same gift', async ({
    clean,
    context,
    money,
    page,
    reader,
  }) => {
    clean.expect(/js\.stripe\.com/);
    await context.route('https://js.stripe.com/**', (route) => route.abort('blockedbyclient'));
    await reader.openAsking();
    await reader.frequency('Once').check();
    await reader.typeOwnAmount('33');
    await reader.goOn.click();
    await page.waitForURL('https://checkout.stripe.com/**');
    await page.getByRole('link', {name: 'Back'}).click();
    await expect(reader.heading).toBeFocused();
    await expect(reader.ownAmount).toHaveValue('33');
    await expect(reader.frequency('Once')).toBeChecked();
    expect(page.url()).not.toContain('appeal_session');
    expect(await eventsOf(page, 'abandon')).toHaveLength(1);
    await reader.goOn.click();
    await page.waitForURL('https://checkout.stripe.com/**');
    expect(attempts(money.gifts)).toHaveLength(2);
  });

  test('the page can keep a reader from being sent away', async ({clean, context, page, reader}) => {
    clean.expect(/js\.stripe\.com/);
    await context.route('https://js.stripe.com/**', (route) => route.abort('blockedbyclient'));
    await context.addInitScript(() => addEventListener('appeal-redirect', (event) => event.preventDefault()));
    await reader.openAsking();
    await reader.goOn.click();
    await expect(reader.toPaymentPage).toBeVisible();
    const [redirect] = await eventsOf(page, 'redirect');
    expect(redirect).toMatchObject({gift: {frequency: 'monthly'}, method: 'card', campaign: 'article-end'});
    expect(String(redirect!['url'])).toMatch(/^https:\/\/checkout\.stripe\.com\/c\/pay\/cs_test_/);
    expect(page.url()).toContain('/articles/');
    await reader.change.press('Enter');
    await expect(reader.heading).toBeFocused();
  });

  test('F37 a tampered address sends nobody anywhere', async ({clean, context, page, reader}) => {
    clean.expect(/js\.stripe\.com/, /^console: reader-appeal /);
    await context.route('https://js.stripe.com/**', (route) => route.abort('blockedbyclient'));
    for (const url of [
      'https://checkout.stripe.com.evil.example/c/pay/cs_test_1',
      'https://checkout.stripe.com@evil.example/',
      'http://checkout.stripe.com/c/pay/cs_test_1',
      'javascript:alert(1)//https://checkout.stripe.com',
      '//evil.example',
    ]) {
      await context.route('**/appeal/gifts', async (route) => {
        const response = await route.fetch();
        await route.fulfill({response, json: {...((await response.json()) as object), url}});
      });
      await reader.openAsking();
      await reader.goOn.click();
      await expect(reader.failure, url).toBeVisible();
      expect(page.url()).toContain('/articles/');
      await context.unroute('**/appeal/gifts');
    }
  });
});

import {eventsOf} from './support/events.js';
import {attempts, expect, giftOf, test} from './support/stripe.js';

const CARDS = {
  authentication: '4000 0027 6000 3184',
  declined: '4000 0000 0000 0002',
  noFunds: '4000 0000 0000 9995',
};

test.describe('A reader gives through Stripe', () => {
  test('an amount of their own every month, without leaving the article', async ({
    money,
    page,
    reader,
    shop,
    standIn,
  }) => {
    await reader.openAsking();
    await reader.typeOwnAmount('7.50');
    expect(standIn.requests).toEqual([]);
    expect(money.requests).toEqual([]);

    await reader.goOnToPay();
    await expect(reader.gift).toBeFocused();
    await expect(reader.pay).toHaveAccessibleName('Give $7.50 per month');
    await reader.fillCard();
    const address = page.url();
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    await expect(page.getByText('Your contribution of $7.50 per month to The Harbour Post has arrived.')).toBeVisible();
    await expect(page.getByText('A receipt goes to reader@example.org.')).toBeVisible();
    expect(page.url()).toBe(address);

    const [complete, ...more] = await eventsOf(page, 'complete');
    expect(more).toEqual([]);
    expect(complete).toMatchObject({status: 'paid', campaign: 'article-end', gift: {frequency: 'monthly'}});
    const session = shop.stripe.account.session(String(complete!['id']));
    expect(session).toMatchObject({mode: 'subscription', amount_total: 750, currency: 'usd', status: 'complete'});
    expect(session.customer_details?.email).toBe('reader@example.org');
    expect(await giftOf(page, complete!['id'])).toMatchObject({status: 'paid', minor: 750, frequency: 'monthly'});
    expect(money.gifts).toHaveLength(1);
    await page.reload();
    await reader.expectSilence();
  });

  test('once, and yearly: each as the session that it needs', async ({page, reader, shop}) => {
    await reader.openAsking();
    await reader.frequency('Once').check();
    await reader.amount('$50 once').check();
    await reader.give();
    await expect(page.getByText('Your contribution of $50 once to The Harbour Post has arrived.')).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await reader.openAsking();
    await reader.frequency('Yearly').check();
    await reader.give();
    await expect(page.getByText(/Your contribution of \$60 per year/)).toBeVisible();
    const sent = shop.stripe.requests
      .filter(({operation}) => operation === 'checkout.sessions.create')
      .slice(-2)
      .map(({fields}) => JSON.stringify(fields));
    expect(sent[0]).toContain('"mode":"payment"');
    expect(sent[0]).not.toContain('recurring');
    expect(sent[1]).toContain('"mode":"subscription"');
    expect(sent[1]).toContain('"interval":"year"');
  });

  test('another gift after going back: a new attempt, a new session, the total that is shown', async ({
    money,
    page,
    reader,
    shop,
  }) => {
    await reader.openAsking();
    await reader.goOnToPay();
    await reader.fillCard();
    await reader.change.press('Enter');
    await expect(reader.heading).toBeFocused();
    await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCount(0);
    await reader.frequency('Once').check();
    await reader.amount('$100 once').check();
    await reader.goOnToPay();
    await reader.change.press('Enter');
    await reader.frequency('Yearly').check();
    await reader.amount('$120 per year').check();
    await reader.give();
    await expect(page.getByText(/Your contribution of \$120 per year/)).toBeVisible();
    expect(money.gifts.map(({frequency, minor}) => [frequency, minor])).toEqual([
      ['monthly', 500],
      ['once', 10000],
      ['yearly', 12000],
    ]);
    expect(attempts(money.gifts)).toHaveLength(3);
    const paid = await eventsOf(page, 'complete');
    expect(paid).toHaveLength(1);
    expect(shop.stripe.account.session(String(paid[0]!['id'])).amount_total).toBe(12_000);
  });

  test('the same gift after going back: the same attempt, and the same session', async ({money, reader, shop}) => {
    await reader.openAsking();
    await reader.goOnToPay();
    await reader.change.press('Enter');
    await reader.give();
    expect(money.gifts).toHaveLength(2);
    expect(attempts(money.gifts)).toHaveLength(1);
    const [first, second] = shop.stripe.requests.filter(({operation}) => operation.endsWith('create')).slice(-2);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(second?.replayed).toBe(true);
  });

  test('with another card after a refusal: the same session', async ({money, page, reader}) => {
    await reader.prepareCard(CARDS.declined);
    await reader.send();
    const message = page.getByRole('alert').filter({hasText: 'Your bank declined the payment. Nothing was charged.'});
    await expect(message).toBeFocused();
    expect(await eventsOf(page, 'decline')).toMatchObject([{code: 'card-declined'}]);
    await expect(reader.email).toHaveValue('reader@example.org');
    await reader.form.getByLabel('Card number').fill(CARDS.noFunds);
    await reader.send();
    await expect(page.getByText('The card has too little credit for this. Nothing was charged.')).toBeFocused();
    await reader.form.getByLabel('Card number').fill('4242 4242 4242 4242');
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    expect(money.gifts).toHaveLength(1);
    expect(await eventsOf(page, 'complete')).toHaveLength(1);
  });

  test('through the bank’s question, which lies over everything and is announced', async ({money, page, reader}) => {
    await reader.prepareCard(CARDS.authentication);
    await reader.send();
    await expect(page.getByRole('status').filter({hasText: 'Your bank may ask you to confirm it.'})).toBeVisible();
    await expect(reader.thanks).toBeHidden();
    await reader.bank.getByRole('button', {name: 'Complete authentication'}).click();
    await expect(reader.thanks).toBeFocused();
    await expect(page.locator('iframe[title="3-D Secure"]')).toHaveCount(0);
    expect(money.gifts).toHaveLength(1);
  });

  test('after failing the bank’s question once: the reason, the focus, the same session', async ({
    money,
    page,
    reader,
  }) => {
    await reader.openAsking();
    await reader.frequency('Once').check();
    await reader.goOnToPay();
    await reader.fillCard(CARDS.authentication);
    await reader.send();
    await reader.bank.getByRole('button', {name: 'Fail authentication'}).click();
    await expect(page.getByText('Your bank could not confirm that it was you. Nothing was charged.')).toBeFocused();
    await reader.send();
    await reader.bank.getByRole('button', {name: 'Complete authentication'}).click();
    await expect(reader.thanks).toBeFocused();
    expect(money.gifts).toHaveLength(1);
  });

  test('by a bank debit: first on its way, then arrived', async ({page, reader, shop}) => {
    await reader.openAsking();
    await reader.method('Bank debit (SEPA)').check();
    await reader.goOnToPay();
    await expect(reader.form.getByRole('radio').first()).toHaveAccessibleName(/SEPA/);
    await reader.email.fill('reader@example.org');
    await reader.form.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    await expect(page.getByText(/is on its way. Your bank takes a few days to confirm it./)).toBeVisible();
    await expect(page.getByText(/has arrived\./)).toBeHidden();
    const [complete] = await eventsOf(page, 'complete');
    shop.stripe.account.settle(String(complete!['id']), true);
    await expect(page.getByText(/has arrived\./)).toBeVisible({timeout: 10_000});
    expect((await eventsOf(page, 'complete')).map(({status}) => status)).toEqual(['processing', 'paid']);
  });

  test('by a bank debit that the bank gives back, and is told so', async ({page, reader, shop}) => {
    await reader.openAsking();
    await reader.method('Bank debit (SEPA)').check();
    await reader.goOnToPay();
    await reader.email.fill('reader@example.org');
    await reader.form.getByLabel('IBAN').fill('DE89370400440532013000');
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    const [complete] = await eventsOf(page, 'complete');
    shop.stripe.account.settle(String(complete!['id']), false);
    await expect(page.getByText(/Nothing was charged/)).toBeVisible({timeout: 10_000});
    await expect.poll(async () => (await reader.record())?.['gift']).toBeNull();
  });

  test('only with everything filled in: ours is said at our field, Stripe’s in Stripe’s form', async ({
    money,
    page,
    reader,
  }) => {
    await reader.openAsking();
    await reader.goOnToPay();
    await reader.send();
    await expect(reader.email).toBeFocused();
    await reader.email.fill('reader@example.org');
    await reader.send();
    await expect(reader.form.getByLabel('Card number')).toBeFocused();
    await expect(reader.pay).not.toHaveAttribute('aria-disabled', 'true');
    await reader.fillCard(undefined, 'reader@refused.example');
    await reader.send();
    await expect(reader.email).toBeFocused();
    await expect(page.getByText(/^Error: Please enter an e-mail address/)).toBeVisible();
    await reader.email.fill('reader@example.org');
    await reader.send();
    await expect(reader.thanks).toBeFocused();
    expect(money.gifts).toHaveLength(1);
  });

  test('once, however often they click', async ({money, page, reader, standIn}) => {
    await reader.openAsking();
    await reader.goOn.dblclick();
    await reader.formStands();
    await reader.fillCard();
    await reader.pay.click({clickCount: 3});
    await expect(reader.thanks).toBeVisible();
    expect(money.gifts).toHaveLength(1);
    expect(standIn.requests.filter((path) => path.endsWith('/confirm'))).toHaveLength(1);
    expect(await eventsOf(page, 'complete')).toHaveLength(1);
  });

  test('nothing but what is shown, should Stripe mean to charge something else', async ({
    clean,
    context,
    page,
    reader,
    standIn,
  }) => {
    clean.expect(/^console: reader-appeal /);
    await context.route('https://api.stripe.com/fake/session', async (route) => {
      const {session} = standIn.perform('session', route.request().postDataJSON() as Record<string, unknown>) as {
        session: {total: {total: {minorUnitsAmount: number}}};
      };
      session.total.total.minorUnitsAmount += 100;
      await route.fulfill({json: {session}, headers: {'Access-Control-Allow-Origin': '*'}});
    });
    await reader.openAsking();
    await reader.goOn.click();
    await expect(reader.failure).toBeFocused();
    await expect(page.getByText('Nothing was charged.')).toBeVisible();
    expect(await eventsOf(page, 'error')).toMatchObject([{code: 'server'}]);
    await expect(page.locator('iframe[title="Secure payment input frame"]')).toHaveCount(0);
  });
});

test.describe('A reader with a wallet', () => {
  test.use({wallet: true});

  test('gives with it, and the receipt goes where the wallet says', async ({money, page, reader, standIn}) => {
    await reader.openAsking();
    await reader.goOnToPay();
    await reader.wallet.getByRole('button', {name: 'Fake Pay'}).press('Enter');
    await expect(reader.thanks).toBeFocused();
    await expect(page.getByText('A receipt goes to wallet@post.example.')).toBeVisible();
    await expect(page.locator('iframe[title="Wallet"]')).toHaveCount(0);
    expect(money.gifts).toHaveLength(1);
    expect(standIn.requests.filter((path) => path.endsWith('/confirm'))).toHaveLength(1);
    expect(await eventsOf(page, 'complete')).toMatchObject([{status: 'paid'}]);
  });

  test('can do without it', async ({page, reader}) => {
    await reader.openAsking();
    await reader.goOnToPay();
    await expect(page.getByText('Or pay another way')).toBeVisible();
    await reader.fillCard();
    await reader.send();
    await expect(page.getByText('A receipt goes to reader@example.org.')).toBeVisible();
  });
});

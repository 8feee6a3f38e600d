import {eventsOf, takeDownEvents} from './support/events.js';
import {Money} from './support/money.js';
import {CARDS, IBANS, Newspaper, OTHER_ARTICLES} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('A reader gives', () => {
  test('an amount of their own every month, and is asked no more, in any tab', async ({
    context,
    newspaper,
    page,
    request,
  }) => {
    const money = new Money(context);
    await takeDownEvents(context);
    const second = new Newspaper(await context.newPage());
    await second.openAsking(OTHER_ARTICLES[0]);
    await newspaper.openAsking();
    await newspaper.readMore.scrollIntoViewIfNeeded();

    await expect(newspaper.highlight).toContainText('from just $2 a month');
    await expect(newspaper.frequency('Monthly')).toBeChecked();
    expect(await newspaper.presets()).toEqual(['$2 per month', '$5 per month', '$10 per month', '$20 per month']);
    await expect(newspaper.amount('$5 per month')).toBeChecked();
    await newspaper.typeOwnAmount('7.50');
    await expect(newspaper.other).toBeChecked();
    await newspaper.method('Card').check();
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $7.50 per month');
    expect(money.requests).toEqual([]);

    await newspaper.goOnToPay();
    await expect(newspaper.gift).toBeFocused();
    await expect(newspaper.pay).toHaveAccessibleName('Give $7.50 per month');
    await newspaper.fillCard();
    await newspaper.pay.click();

    await expect(newspaper.thanks).toBeFocused();
    await expect(page.getByText('Your contribution of $7.50 per month to The Harbour Post has arrived.')).toBeVisible();
    await expect(page.getByText('A receipt goes to reader@example.org.')).toBeVisible();
    await expect(newspaper.number).toBeHidden();
    expect(money.gifts).toMatchObject([{minor: 750, currency: 'usd', frequency: 'monthly', method: 'card'}]);
    expect(money.payments).toEqual([{number: CARDS.success, email: 'reader@example.org'}]);

    const [complete, ...more] = await eventsOf(page, 'complete');
    expect(more).toEqual([]);
    expect(complete).toMatchObject({
      gift: {frequency: 'monthly', amount: {minor: 750, currency: 'usd'}},
      status: 'paid',
      campaign: 'article-end',
    });
    const known = await request.get(`/appeal/gifts/${String(complete!['id'])}`);
    expect(await known.json()).toMatchObject({status: 'paid', minor: 750, currency: 'usd', frequency: 'monthly'});

    await expect(second.heading).toBeHidden();
    await second.expectSilence();
    await expect(newspaper.thanks).toBeVisible();

    await page.reload();
    await newspaper.expectSilence();
    for (const path of [OTHER_ARTICLES[1], '/live/', '/live/tides']) {
      await newspaper.open(path);
      await newspaper.expectSilence();
    }
  });

  test('a suggested amount once, and the total is that of the new frequency', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.openAsking();
    await newspaper.frequency('Once').check();
    await expect.poll(() => newspaper.presets()).toEqual(['$10 once', '$25 once', '$50 once', '$100 once']);
    await newspaper.amount('$50 once').check();
    await expect(page.getByText('pays for an hour of our lawyer, who is kind to us')).toBeVisible();
    await newspaper.give();
    await expect(page.getByText('Your contribution of $50 once to The Harbour Post has arrived.')).toBeVisible();
    expect(money.gifts).toMatchObject([{minor: 5000, currency: 'usd', frequency: 'once'}]);
  });

  test('what they chose, however quick they were', async ({context, newspaper, page}) => {
    const money = new Money(context);
    let send: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (send = resolve));
    await page.route('**/acting-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await newspaper.openAsking();
    await newspaper.frequency('Once').check();
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $25 once');
    await newspaper.frequency('Monthly').check();
    await newspaper.amount('$10 per month').check();
    // What is picked is what the button says, before anything more has come.
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $10 per month');
    await newspaper.method('Bank debit (SEPA)').check();
    await newspaper.goOn.click();
    send();
    await expect(newspaper.pay).toHaveAccessibleName('Give $10 per month');
    await expect(newspaper.iban).toBeVisible();
    expect(money.gifts).toMatchObject([{minor: 1000, frequency: 'monthly', method: 'sepa_debit'}]);
  });

  test('only after the amount can be used', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.openAsking();
    await newspaper.typeOwnAmount('1');
    await newspaper.goOn.click();
    await expect(newspaper.ownAmount).toBeFocused();
    await expect(page.getByText('Error: Please enter at least $2.')).toBeVisible();
    await expect(newspaper.ownAmount).toHaveValue('1');
    await expect(newspaper.ownAmount).toHaveAccessibleDescription(/From \$2 to \$500.*at least \$2/);
    await newspaper.ownAmount.fill('1.234');
    await newspaper.ownAmount.blur();
    await expect(page.getByText(/^Error: /)).toContainText('Do you mean $');
    expect(money.requests).toEqual([]);
    await newspaper.ownAmount.fill('12');
    await expect(page.getByText(/^Error: /)).toBeHidden();
    await newspaper.goOnToPay();
    expect(money.gifts).toMatchObject([{minor: 1200}]);
  });

  test('only with an e-mail address', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.prepareCard();
    await newspaper.email.fill('nobody');
    await newspaper.pay.click();
    await expect(newspaper.email).toBeFocused();
    await expect(page.getByText(/^Error: Please enter an e-mail address/)).toBeVisible();
    await expect(newspaper.email).toHaveAccessibleDescription(/Error: Please enter an e-mail address/);
    expect(money.payments).toEqual([]);
    await newspaper.email.fill('reader@example.org');
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeVisible();
  });

  test('another amount after going back, and pays that one', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await takeDownEvents(context);
    await newspaper.openAsking();
    await newspaper.goOnToPay();
    await newspaper.change.click();
    await expect(newspaper.heading).toBeFocused();
    await expect(newspaper.banner).toBeHidden();
    await newspaper.amount('$20 per month').check();
    await newspaper.give();
    await expect(page.getByText(/Your contribution of \$20 per month/)).toBeVisible();
    const [first, second] = money.gifts;
    expect([first?.minor, second?.minor]).toEqual([500, 2000]);
    expect(second?.attempt).not.toBe(first?.attempt);
    expect(money.payments).toHaveLength(1);
    expect(await eventsOf(page, 'abandon')).toHaveLength(1);
  });

  test('through the bank’s question', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.prepareCard(CARDS.authentication);
    await newspaper.pay.click();
    await expect(newspaper.challenge).toBeVisible();
    await expect(newspaper.thanks).toBeHidden();
    await page.getByRole('button', {name: 'Complete authentication'}).click();
    await expect(newspaper.thanks).toBeFocused();
    await expect(newspaper.challenge).toBeHidden();
    expect(money.gifts).toHaveLength(1);
  });

  test('after failing the bank’s question once', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.prepareCard(CARDS.authentication);
    await newspaper.pay.click();
    await page.getByRole('button', {name: 'Fail authentication'}).click();
    await expect(page.getByText('Your bank could not confirm that it was you. Nothing was charged.')).toBeFocused();
    await newspaper.pay.click();
    await page.getByRole('button', {name: 'Complete authentication'}).click();
    await expect(newspaper.thanks).toBeVisible();
    expect(money.gifts).toHaveLength(1);
  });

  test('with another card after a refusal: one gift, one attempt', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await takeDownEvents(context);
    await newspaper.prepareCard(CARDS.declined);
    await newspaper.pay.click();
    const message = page.getByRole('alert').filter({hasText: 'Your bank declined the payment. Nothing was charged.'});
    await expect(message).toBeFocused();
    await expect(message).toHaveText(/^\s*Error: /);
    expect(await eventsOf(page, 'decline')).toMatchObject([{code: 'card-declined'}]);
    await expect(newspaper.email).toHaveValue('reader@example.org');
    await newspaper.fillCard(CARDS.success);
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeVisible();
    expect(new Set(money.gifts.map(({attempt}) => attempt)).size).toBe(1);
    expect(money.gifts).toHaveLength(1);
    expect(money.payments.map(({number}) => number)).toEqual([CARDS.declined, CARDS.success]);
    expect(await eventsOf(page, 'complete')).toHaveLength(1);
  });

  test('nothing while the card has too little credit', async ({newspaper, page}) => {
    await newspaper.prepareCard(CARDS.noFunds);
    await newspaper.pay.click();
    await expect(page.getByText('The card has too little credit for this. Nothing was charged.')).toBeFocused();
    await expect(newspaper.pay).toBeVisible();
    await expect.poll(async () => (await newspaper.record())?.['gift']).toBeNull();
  });

  test('by bank debit: first on its way, then arrived', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await takeDownEvents(context);
    await newspaper.openAsking();
    await newspaper.method('Bank debit (SEPA)').check();
    await newspaper.goOnToPay();
    await newspaper.email.fill('reader@example.org');
    await newspaper.iban.fill(IBANS.paid);
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeFocused();
    await expect(page.getByText(/is on its way. Your bank takes a few days to confirm it./)).toBeVisible();
    await expect(page.getByText(/has arrived\./)).toBeHidden();
    await expect(page.getByText(/has arrived\./)).toBeVisible({timeout: 10_000});
    expect((await eventsOf(page, 'complete')).map(({status}) => status)).toEqual(['processing', 'paid']);
    expect(money.gifts).toMatchObject([{method: 'sepa_debit'}]);
  });

  test('by bank debit that fails in the end, and is told so', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.method('Bank debit (SEPA)').check();
    await newspaper.goOnToPay();
    await newspaper.email.fill('reader@example.org');
    await newspaper.iban.fill(IBANS.failed);
    await newspaper.pay.click();
    const onItsWay = page.getByText(/to The Harbour Post is on its way/);
    await expect(onItsWay).toBeVisible();
    await expect(page.getByText(/Nothing was charged/)).toBeVisible({timeout: 10_000});
    await expect(onItsWay).toBeHidden();
  });

  test('again after the session expired', async ({clean, context, newspaper, page}) => {
    clean.expect(/status of 410/, /^console: reader-appeal .*too long/s);
    const money = new Money(context);
    await newspaper.prepareCard(CARDS.sessionExpired);
    await newspaper.pay.click();
    await expect(newspaper.failure).toBeFocused();
    await expect(page.getByText('This took too long and the payment has expired. Nothing was charged.')).toBeVisible();
    await newspaper.again.click();
    await newspaper.give();
    const [expired, paid] = money.gifts;
    expect(paid?.attempt).not.toBe(expired?.attempt);
  });

  test('once, however often they click', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await takeDownEvents(context);
    await newspaper.openAsking();
    await newspaper.goOn.dblclick();
    await expect(newspaper.banner).toBeVisible();
    await newspaper.fillCard();
    await newspaper.pay.click({clickCount: 3});
    await expect(newspaper.thanks).toBeVisible();
    expect(money.gifts).toHaveLength(1);
    expect(money.payments).toHaveLength(1);
    expect(await eventsOf(page, 'complete')).toHaveLength(1);
  });

  test('without ever sending a card that is not on the list', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.prepareCard('4111111111111111');
    await newspaper.pay.click();
    await expect(newspaper.number).toBeFocused();
    await expect(page.getByText(/This is not one of the test numbers below. It was not sent./)).toBeVisible();
    await expect(newspaper.number).toHaveAccessibleDescription(/^Error: /);
    await expect(newspaper.pay).not.toHaveAttribute('aria-disabled', 'true');
    expect(money.payments).toEqual([]);
    expect(money.requests.filter(({body}) => body.includes('4111'))).toEqual([]);
  });
});

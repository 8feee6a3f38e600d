import type {Page} from '@playwright/test';

import {Money} from './support/money.js';
import {ARTICLE, CARDS, type Newspaper} from './support/newspaper.js';
import {expect, test} from './support/test.js';

/** Tabs through the page until the appeal has the focus. */
async function tabToAppeal(newspaper: Newspaper, page: Page): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await newspaper.frequency('Monthly').evaluate((radio) => radio.matches(':focus'))) return;
  }
  await expect(newspaper.frequency('Monthly')).toBeFocused();
}

test.describe('With nothing but the keyboard a reader', () => {
  test('gives an amount of their own', async ({context, newspaper, page}) => {
    const money = new Money(context);
    await newspaper.openAsking();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    await tabToAppeal(newspaper, page);

    // How often: arrows choose, and do nothing else.
    await press('ArrowRight');
    await expect(newspaper.frequency('Once')).toBeFocused();
    await expect(newspaper.frequency('Once')).toBeChecked();
    await expect(newspaper.amount('$25 once')).toBeChecked();
    await expect(page.getByRole('status').filter({hasText: 'Amounts: $10 once'})).toHaveCount(1);
    await press('ArrowRight');
    await expect(newspaper.frequency('Yearly')).toBeFocused();
    await press('ArrowRight');
    await expect(newspaper.frequency('Monthly')).toBeFocused();
    await expect(newspaper.frequency('Monthly')).toBeChecked();
    await expect(newspaper.heading).toBeVisible();
    expect(money.requests).toEqual([]);

    // How much: in at the chosen one, on to “other”, whose field comes next.
    await press('Tab');
    await expect(newspaper.amount('$5 per month')).toBeFocused();
    for (const name of ['$10 per month', '$20 per month']) {
      await press('ArrowRight');
      await expect(newspaper.amount(name)).toBeFocused();
      await expect(newspaper.amount(name)).toBeChecked();
    }
    await press('ArrowRight');
    await expect(newspaper.other).toBeFocused();
    await expect(newspaper.other).toBeChecked();
    await expect(newspaper.ownAmount).toBeVisible();
    await expect(newspaper.other).toBeFocused();
    await press('Tab');
    await expect(newspaper.ownAmount).toBeFocused();
    await page.keyboard.type('7.50');

    // How, and on.
    await press('Tab');
    await expect(newspaper.method('Card')).toBeFocused();
    await press('ArrowDown');
    await expect(newspaper.method('Bank debit (SEPA)')).toBeChecked();
    await press('ArrowUp');
    await expect(newspaper.method('Card')).toBeChecked();
    await press('Tab');
    await expect(newspaper.goOn).toBeFocused();
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $7.50 per month');
    await press('Enter');

    // Paying.
    await expect(newspaper.gift).toBeFocused();
    await expect(newspaper.banner).toBeVisible();
    await press('Tab');
    await expect(newspaper.change).toBeFocused();
    await press('Tab');
    await expect(newspaper.email).toBeFocused();
    await page.keyboard.type('reader@example.org');
    await press('Tab');
    await expect(newspaper.number).toBeFocused();
    await page.keyboard.type(CARDS.authentication);
    await press('Tab');
    await expect(newspaper.expiry).toBeFocused();
    await page.keyboard.type('1234');
    await press('Tab');
    await expect(newspaper.code).toBeFocused();
    await page.keyboard.type('123');
    await press('Tab');
    await expect(page.getByText('Test numbers', {exact: true})).toBeFocused();
    await press('Tab');
    await expect(newspaper.pay).toBeFocused();
    await press('Space');

    // The bank’s question holds the focus and gives it back.
    const complete = page.getByRole('button', {name: 'Complete authentication'});
    await expect(complete).toBeFocused();
    await press('Tab');
    await expect(page.getByRole('button', {name: 'Fail authentication'})).toBeFocused();
    await press('Tab');
    await expect(complete).toBeFocused();
    await press('Enter');
    await expect(newspaper.thanks).toBeFocused();
    expect(money.gifts).toMatchObject([{minor: 750, frequency: 'monthly'}]);
  });

  test('closes the reminders with Escape, comes back to the button, and snoozes', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await tabToAppeal(newspaper, page);
    for (const next of [
      newspaper.amount('$5 per month'),
      newspaper.method('Card'),
      newspaper.goOn,
      newspaper.remindMe,
    ]) {
      await page.keyboard.press('Tab');
      await expect(next).toBeFocused();
    }
    await expect(newspaper.remindMe).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await expect(newspaper.remindMe).toHaveAttribute('aria-expanded', 'true');
    const tomorrow = page.getByRole('button', {name: 'Tomorrow'});
    await expect(tomorrow).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(tomorrow).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(tomorrow).toBeHidden();
    await expect(newspaper.remindMe).toBeFocused();
    await page.keyboard.press('Space');
    await expect(tomorrow).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({hasText: 'All right'})).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(newspaper.undo).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(newspaper.heading).toBeFocused();
  });

  test('keeps the focus on the button while the payment is made', async ({newspaper, page}) => {
    await newspaper.prepareCard();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/sandbox\/pay$/, async (route) => {
      await held;
      await route.continue();
    });
    await newspaper.pay.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({hasText: 'your payment is being made'})).toBeVisible();
    await expect(newspaper.pay).toHaveAttribute('aria-disabled', 'true');
    await expect(newspaper.pay).toBeFocused();
    answer();
    await expect(newspaper.thanks).toBeFocused();
  });

  test('never has the focus taken away by an appeal that comes by itself', async ({newspaper, page}) => {
    await newspaper.openAsking(ARTICLE);
    await expect(page.locator('body')).toBeFocused();
  });
});

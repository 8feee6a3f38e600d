import {HEADING} from './support/newspaper.js';
import {APPEAL, openOwnPage} from './support/own-page.js';
import {expect, test} from './support/test.js';

test.describe('A trigger', () => {
  test('opens the appeal with its frequency and amount, and takes the reader there', async ({newspaper, page}) => {
    await newspaper.open('/support');
    await page.getByRole('button', {name: 'Give $60 a year'}).click();
    await expect(newspaper.heading).toBeFocused();
    await expect(newspaper.heading).toBeInViewport();
    await expect(newspaper.frequency('Yearly')).toBeChecked();
    await expect(newspaper.amount('$60 per year')).toBeChecked();
    await page.getByRole('button', {name: 'Give $25 once'}).click();
    await expect(newspaper.amount('$25 once')).toBeChecked();
  });

  test('opens it in a dialog on a page that has no place for it', async ({newspaper, page}) => {
    await newspaper.open('/');
    await expect(newspaper.heading).toBeHidden();
    await newspaper.support.click();
    await expect(newspaper.heading).toBeFocused();
    await expect(newspaper.heading).toBeInViewport();
    await expect(page.getByRole('dialog', {name: HEADING})).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(newspaper.heading).toBeHidden();
    await expect(newspaper.support).toBeFocused();
    await expect(page.locator('reader-appeal')).toHaveCount(0);
    await newspaper.support.click();
    await newspaper.give();
  });

  test('opens it for a reader who has given before', async ({newspaper}) => {
    await newspaper.openAsking();
    await newspaper.give();
    await newspaper.open('/support');
    await newspaper.page.getByRole('button', {name: 'Give $25 once'}).click();
    await expect(newspaper.amount('$25 once')).toBeChecked();
    await newspaper.give();
  });

  test('takes an amount that is no preset, and passes over one that makes no sense', async ({newspaper, page}) => {
    const button = (amount: string): string =>
      `<button data-appeal-open="article-end" data-appeal-frequency="monthly" data-appeal-amount="${amount}"><b>Give ${amount}</b></button>`;
    await openOwnPage(page, {body: APPEAL + button('7.5') + button('-3') + button('1e9') + button('many')});
    await expect(newspaper.heading).toBeVisible();
    for (const nonsense of ['-3', '1e9', 'many']) {
      await page.getByRole('button', {name: `Give ${nonsense}`}).click();
      await expect(newspaper.heading).toBeFocused();
      await expect(newspaper.amount('$5 per month')).toBeChecked();
      await newspaper.amount('$20 per month').check();
    }
    await page.getByRole('button', {name: 'Give 7.5'}).click();
    await expect(newspaper.ownAmount).toHaveValue('7.50');
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $7.50 per month');
  });

  test('leaves a payment under way alone', async ({newspaper}) => {
    await newspaper.prepareCard();
    await newspaper.support.click();
    await expect(newspaper.number).toHaveValue(/4242/);
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeVisible();
  });
});

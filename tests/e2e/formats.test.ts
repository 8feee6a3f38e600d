import {eventsOf, takeDownEvents} from './support/events.js';
import {FormatPage, FORMATS} from './support/formats.js';
import {Money} from './support/money.js';
import {CARDS} from './support/newspaper.js';
import {unaskedShifts, watchShiftsHere} from './support/shifts.js';
import {expect, test} from './support/test.js';

/** What is kept of a campaign that was closed. */
const CLOSED = /^\w*\.[1-9]/;

for (const format of FORMATS) {
  test.describe(`In a ${format} a reader`, () => {
    test('gives with the mouse, past the bank’s question, and nothing moves by itself', async ({context, page}) => {
      const reader = new FormatPage(page, format);
      const money = new Money(context);
      await page.addInitScript(watchShiftsHere);
      await reader.openAsking(reader.path);
      expect(await unaskedShifts(page)).toEqual([]);
      if (format === 'bar') await reader.more.click();
      await reader.amount('$10 per month').check();
      expect(money.requests).toEqual([]);
      await reader.goOnToPay();
      await reader.fillCard(CARDS.authentication);
      await reader.pay.click();
      const complete = page.getByRole('button', {name: 'Complete authentication'});
      await expect(complete).toBeFocused();
      // Playwright clicks only what is on top.
      await complete.click();
      await expect(reader.thanks).toBeFocused();
      await expect(page.getByText(/of \$10 per month (for|to) The Harbour Post has arrived/)).toBeInViewport();
      expect(money.gifts).toMatchObject([{minor: 1000, frequency: 'monthly', campaign: format}]);
      expect(await unaskedShifts(page)).toEqual([]);
      if (format === 'gate') await expect(reader.lastWords).toBeVisible();
      else {
        await reader.close.click();
        await expect(reader.thanks).toBeHidden();
      }
      await page.reload();
      await reader.expectSilence();
    });

    test('gives with nothing but the keyboard', async ({context, page}) => {
      const reader = new FormatPage(page, format);
      const money = new Money(context);
      await reader.openAsking(reader.path);
      if (format === 'dialog') await expect(reader.heading).toBeFocused();
      else await expect(page.locator('body')).toBeFocused();
      if (format === 'bar') {
        await reader.tabTo(reader.more);
        await page.keyboard.press('Enter');
      }
      await reader.tabTo(reader.amount('$5 per month'));
      await page.keyboard.press('ArrowRight');
      await reader.tabTo(reader.goOn);
      await page.keyboard.press('Enter');
      await expect(reader.gift).toBeFocused();
      await expect(reader.banner).toBeVisible();
      await reader.tabTo(reader.email);
      await page.keyboard.type('reader@example.org');
      await page.keyboard.press('Tab');
      await page.keyboard.type(CARDS.authentication);
      await page.keyboard.press('Tab');
      await page.keyboard.type('1234');
      await page.keyboard.press('Tab');
      await page.keyboard.type('123');
      await reader.tabTo(reader.pay);
      await page.keyboard.press('Space');
      await expect(page.getByRole('button', {name: 'Complete authentication'})).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('button', {name: 'Fail authentication'})).toBeFocused();
      // Escape here is the bank's: what is behind stays.
      await page.keyboard.press('Escape');
      await expect(page.getByText(/could not confirm that it was you/)).toBeVisible();
      await reader.tabTo(reader.pay);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', {name: 'Complete authentication'})).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(reader.thanks).toBeFocused();
      expect(money.gifts.at(-1)).toMatchObject({minor: 1000, frequency: 'monthly'});
    });

    test('snoozes, takes it back, snoozes again, and is left alone', async ({page}) => {
      const reader = new FormatPage(page, format);
      await reader.begin();
      await reader.snooze('Next week');
      await expect(page.getByRole('status').filter({hasText: 'All right'})).toBeFocused();
      if (format === 'gate') await expect(reader.lastWords).toBeVisible();
      await reader.undo.click();
      await expect(reader.heading).toBeFocused();
      if (format === 'gate') await expect(reader.lastWords).toBeHidden();
      await reader.snooze('Next week');
      await expect(reader.undo).toBeVisible();
      await page.reload();
      await reader.expectSilence();
      if (format === 'gate') await expect(reader.lastWords).toBeVisible();
    });

    test('is asked once, however often the page is looked at: what lies over it is no new place', async ({
      context,
      page,
    }) => {
      await takeDownEvents(context);
      const reader = new FormatPage(page, format);
      await reader.openAsking(reader.path);
      const decided = await eventsOf(page, 'decision');
      // Longer than a look takes to come.
      await page.waitForTimeout(700);
      expect(await eventsOf(page, 'decision')).toEqual(decided);
    });

    test('turns it down, finds the way back, and is not asked on the next page', async ({context, page}) => {
      await takeDownEvents(context);
      const reader = new FormatPage(page, format);
      await reader.begin();
      if (format === 'gate') {
        await reader.readOn.click();
        await expect(reader.lastWords).toBeVisible();
        await expect(page.getByText('Lucinda Farrow, who teaches seven-year-olds')).toBeFocused();
        await expect(page.getByText('Lucinda Farrow, who teaches seven-year-olds')).toBeInViewport();
      } else {
        await reader.amount('$20 per month').check();
        await reader.close.click();
        await expect(reader.box).toBeHidden();
        await expect(reader.more).toBeFocused();
        await reader.more.click();
        await expect(reader.heading).toBeFocused();
        await expect(reader.amount('$20 per month')).toBeChecked();
        await page.keyboard.press('Escape');
        if (format === 'bar') {
          await expect(reader.less).toBeHidden();
          await expect(reader.more).toBeFocused();
          await page.keyboard.press('Escape');
        }
        await expect(reader.box).toBeHidden();
        await expect(reader.more).toBeFocused();
      }
      const [dismissed] = await eventsOf(page, 'dismiss');
      expect(dismissed).toMatchObject({campaign: format, variant: null});
      await expect.poll(() => reader.record()).toMatchObject({asks: {[format]: expect.stringMatching(CLOSED)}});
      await page.reload();
      await reader.expectSilence();
    });

    test('finds an ask that a page has forbidden to close where it was', async ({page}) => {
      const reader = new FormatPage(page, format);
      await page.addInitScript(() => document.addEventListener('appeal-dismiss', (event) => event.preventDefault()));
      await reader.begin();
      await (format === 'gate' ? reader.readOn : reader.close).click();
      await expect(reader.goOn).toBeVisible();
      const kept = async (): Promise<unknown> => ((await reader.record())?.['asks'] as Record<string, string>)[format];
      await expect.poll(kept).toBeTruthy();
      expect(await kept()).not.toMatch(CLOSED);
    });
  });
}

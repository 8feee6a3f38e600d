import {readFile} from 'node:fs/promises';

import {eventsOf, takeDownEvents} from './support/events.js';
import {ARTICLE, CARDS, Newspaper, OBITUARY, OTHER_ARTICLES} from './support/newspaper.js';
import {expect, test} from './support/test.js';
import {DAY, MINUTE, travel, writtenDay} from './support/time.js';

test.describe('A reader says “later”', () => {
  for (const [choice, days] of [
    ['Tomorrow', 1],
    ['Next week', 7],
  ] as const) {
    test(`“${choice}” names the day, is silent until then, and asks again after it`, async ({
      context,
      newspaper,
      page,
    }) => {
      await takeDownEvents(context);
      await newspaper.openAsking();
      await newspaper.snooze(choice);
      const day = writtenDay(Date.now() + days * DAY);
      const status = page.getByRole('status').filter({hasText: 'All right'});
      await expect(status).toContainText(`we’ll ask again on ${day}`);
      await expect(status).toBeFocused();
      await expect(newspaper.heading).toBeHidden();
      const [event] = await eventsOf(page, 'snooze');
      expect(Math.abs(Number(event?.['until']) - (Date.now() + days * DAY))).toBeLessThan(MINUTE);

      await page.reload();
      await newspaper.decided();
      await newspaper.readMore.scrollIntoViewIfNeeded();
      await expect(page.getByRole('status').filter({hasText: `You asked us to wait until ${day}.`})).toBeVisible();
      await expect(newspaper.changedMind).toBeVisible();
      await expect(newspaper.heading).toBeHidden();
      await expect(newspaper.fallback).toBeHidden();

      await travel(page, days * DAY - MINUTE);
      await newspaper.open(OTHER_ARTICLES[0]);
      await newspaper.readMore.scrollIntoViewIfNeeded();
      await expect(newspaper.changedMind).toBeVisible();
      await expect(newspaper.heading).toBeHidden();

      await travel(page, 2 * MINUTE);
      await newspaper.openAsking(OTHER_ARTICLES[1]);
    });
  }

  test('“Next month” is a month of the calendar', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.snooze('Next month');
    const now = new Date();
    const due = new Date(now);
    due.setUTCMonth(now.getUTCMonth() + 1);
    if (due.getUTCDate() !== now.getUTCDate()) due.setUTCDate(0);
    await expect(page.getByRole('status').filter({hasText: 'All right'})).toContainText(writtenDay(due.getTime()));
  });

  test('“After 5 more articles” is back with the fifth', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.snooze('After 5 more articles');
    await expect(page.getByText('All right: we’ll ask again after 5 more articles.')).toBeFocused();
    let left = 5;
    for (const path of OTHER_ARTICLES) {
      await newspaper.open(path);
      // Reading the same page again is no further article.
      if (left === 5) await page.reload();
      left--;
      await newspaper.readMore.scrollIntoViewIfNeeded();
      const wait = left > 1 ? `for ${left} more articles` : 'for one more article';
      await expect(page.getByText(`You asked us to wait ${wait}.`)).toBeVisible();
      await expect(newspaper.heading).toBeHidden();
    }
    await newspaper.openAsking(ARTICLE);
  });

  test('and finds the gift again that they had picked', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.frequency('Yearly').check();
    await newspaper.amount('$120 per year').check();
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    await travel(page, 7 * DAY + MINUTE);
    await newspaper.openAsking(OTHER_ARTICLES[0]);
    await expect(newspaper.frequency('Yearly')).toBeChecked();
    await expect(newspaper.amount('$120 per year')).toBeChecked();
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $120 per year');
  });

  test('and finds an amount of their own again', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.frequency('Once').check();
    await newspaper.typeOwnAmount('7.5');
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    await travel(page, 7 * DAY + MINUTE);
    await newspaper.openAsking();
    await expect(newspaper.frequency('Once')).toBeChecked();
    await expect(newspaper.other).toBeChecked();
    await expect(newspaper.ownAmount).toHaveValue('7.50');
    await expect(newspaper.goOn).toHaveAccessibleName('Continue with $7.50 once');
  });

  test('and takes it back at once', async ({context, newspaper, page}) => {
    await takeDownEvents(context);
    await newspaper.openAsking();
    await newspaper.amount('$10 per month').check();
    await newspaper.snooze('Next week');
    await newspaper.undo.click();
    await expect(newspaper.heading).toBeFocused();
    await expect(newspaper.amount('$10 per month')).toBeChecked();
    expect(await eventsOf(page, 'resume')).toHaveLength(1);
    await page.reload();
    await expect(newspaper.heading).toBeVisible();
  });

  test('and changes their mind on a later page, and gives', async ({newspaper}) => {
    await newspaper.openAsking();
    await newspaper.snooze('Next month');
    await expect(newspaper.undo).toBeVisible();
    await newspaper.open(OTHER_ARTICLES[0]);
    await newspaper.readMore.scrollIntoViewIfNeeded();
    await newspaper.changedMind.click();
    await expect(newspaper.heading).toBeFocused();
    await newspaper.give(CARDS.success);
    await newspaper.open(OTHER_ARTICLES[1]);
    await newspaper.expectSilence();
  });

  test('F10 in one tab, and every tab hears it, both ways', async ({context, newspaper}) => {
    const second = new Newspaper(await context.newPage());
    await second.openAsking(OTHER_ARTICLES[0]);
    await newspaper.openAsking();
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    await expect(second.heading).toBeHidden();
    await expect(second.changedMind.or(second.undo)).toBeVisible();
    await newspaper.undo.click();
    await expect(second.heading).toBeVisible();
  });

  test('while paying in another tab, which is left alone', async ({context, newspaper}) => {
    const second = new Newspaper(await context.newPage());
    await second.openAsking(OTHER_ARTICLES[0]);
    await second.goOnToPay();
    await second.fillCard();
    await newspaper.openAsking();
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    await expect(second.number).toHaveValue(/4242/);
    await second.pay.click();
    await expect(second.thanks).toBeVisible();
  });

  test('and puts it into their calendar', async ({browserName, newspaper, page}) => {
    test.skip(browserName === 'firefox', 'Firefox’s driver tells of no downloads.');
    await newspaper.openAsking();
    await newspaper.snooze('Next week');
    const due = Date.now() + 7 * DAY;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: 'Add to your calendar'}).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.ics$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text.trimEnd()).toMatch(/END:VCALENDAR$/);
    // RFC 5545: long lines are folded.
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
    const event = lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT'));
    const value = (name: string): string | undefined =>
      event.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '');
    expect(value('SUMMARY')).toBe('Support The Harbour Post');
    expect(value('URL')).toContain(ARTICLE);
    expect(value('UID')).toBeTruthy();
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value('DTSTART') ?? '') ?? [];
    const start = Date.UTC(...([year, month, day, hour, minute, second].map(Number) as [number, number]));
    const monthsAreCountedFromZero = new Date(start);
    monthsAreCountedFromZero.setUTCMonth(monthsAreCountedFromZero.getUTCMonth() - 1);
    expect(Math.abs(monthsAreCountedFromZero.getTime() - due)).toBeLessThan(MINUTE);
  });

  test('and an obituary stays as silent as before', async ({newspaper}) => {
    await newspaper.openAsking();
    await newspaper.snooze('Tomorrow');
    await expect(newspaper.undo).toBeVisible();
    await newspaper.open(OBITUARY);
    await newspaper.readMore.scrollIntoViewIfNeeded();
    await newspaper.expectSilence();
  });
});

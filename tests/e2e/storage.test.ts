import {ARTICLE} from './support/newspaper.js';
import {expect, test} from './support/test.js';
import {DAY, MINUTE, writtenDay} from './support/time.js';

test.describe('The browser’s storage is not what it should be', () => {
  test('F01 storage that throws: the appeal stays inline, and a snooze lasts for the page', async ({
    newspaper,
    page,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    });
    await newspaper.openAsking('/live/');
    await newspaper.snooze('Next week');
    await expect(page.getByRole('status').filter({hasText: 'All right'})).toContainText('on this page only');
    await page.getByRole('link', {name: 'Tides', exact: true}).click();
    await expect(page.getByRole('heading', {name: /^Tides, and the gauge/})).toBeVisible();
    await expect(newspaper.changedMind.or(newspaper.undo)).toBeVisible();
    await expect(newspaper.heading).toBeHidden();
    await newspaper.openAsking(ARTICLE);
    await newspaper.give();
  });

  test('F04 storage that is full: the same, and nothing else is thrown away', async ({newspaper, page}) => {
    await page.goto('/plain');
    const before = await page.evaluate(() => {
      for (let size = 1 << 22, at = 0; size > 0; at++) {
        try {
          localStorage.setItem(`other-${at}`, 'x'.repeat(size));
        } catch {
          size >>= 1;
        }
      }
      return localStorage.length;
    });
    await newspaper.openAsking();
    await newspaper.snooze('Tomorrow');
    await expect(page.getByRole('status').filter({hasText: 'All right'})).toContainText('on this page only');
    expect(await page.evaluate(() => localStorage.length)).toBe(before);
    await page.reload();
    await expect(newspaper.heading).toBeVisible();
  });

  for (const [what, text] of [
    ['cut off', '{"v":1,"reads":[17'],
    ['no object', '"later"'],
    ['null', 'null'],
    ['a list', '[1,2]'],
    ['of wrong types', '{"v":1,"reads":9,"asks":7,"snooze":{"at":"soon"},"picked":9,"gift":true}'],
    [
      'of wrong types inside',
      '{"v":1,"reads":[null,"a"],"views":{"article-end":"x"},"closed":{"article-end":{}},"snooze":{},"gift":{}}',
    ],
  ] as const) {
    test(`F05 F11 a record that is ${what} is dropped, and nothing of the page’s own`, async ({newspaper, page}) => {
      await page.goto('/plain');
      await page.evaluate((stored) => {
        localStorage.setItem('reader-appeal:1:harbour-post', stored);
        localStorage.setItem('reader-appeal:2:harbour-post', 'newer');
        localStorage.setItem('theirs', 'kept');
      }, text);
      await newspaper.openAsking();
      await newspaper.snooze('Next week');
      await expect(newspaper.undo).toBeVisible();
      await expect.poll(() => newspaper.record()).toMatchObject({v: 1, snooze: {articles: 0}, gift: null});
      const {snooze} = (await newspaper.record()) as {snooze: {span: number}};
      expect(Math.abs(snooze.span - 7 * DAY)).toBeLessThan(MINUTE);
      expect(
        await page.evaluate(() => [localStorage['theirs'], localStorage['reader-appeal:2:harbour-post']] as unknown),
      ).toEqual(['kept', 'newer']);
    });
  }

  test('F07 a clock that went back by years does not silence the appeal for longer than was asked', async ({
    newspaper,
    page,
  }) => {
    await page.goto('/plain');
    await page.evaluate((later) => {
      const at = Date.now() + later;
      const record = {
        v: 1,
        read: 1,
        reads: `${at.toString(36)}\u5000`,
        asks: {'article-end': `1.....${at.toString(36)}`},
        snooze: {at, span: 864e5, articles: 0},
        picked: null,
        gift: null,
      };
      localStorage.setItem('reader-appeal:1:harbour-post', JSON.stringify(record));
    }, 3650 * DAY);
    await newspaper.open();
    await newspaper.readMore.scrollIntoViewIfNeeded();
    await expect(newspaper.changedMind).toBeVisible();
    await expect(page.getByText(`You asked us to wait until ${writtenDay(Date.now() + DAY)}.`)).toBeVisible();
  });
});

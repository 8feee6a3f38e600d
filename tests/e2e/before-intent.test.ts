import type {Page} from '@playwright/test';

import {ARTICLE, OBITUARY} from './support/newspaper.js';
import {expect, test} from './support/test.js';

/** Every request to the script’s folder and the server, in the order in which they were made, without hashes. */
function takeDownRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const {pathname} = new URL(request.url());
    if (!/^\/(?:reader-appeal|appeal)/.test(pathname)) return;
    paths.push(pathname.replace(/-[\w-]{6,8}\.js$/, '.js').replace(/\/\d+\.\d+\.\d+\//, '/'));
  });
  return paths;
}

test.describe('Before anybody means to give', () => {
  test('an article that asks loads the script, the config and the stage, and nothing else', async ({
    newspaper,
    page,
  }) => {
    const requests = takeDownRequests(page);
    await newspaper.openAsking();
    await newspaper.goOn.scrollIntoViewIfNeeded();
    // Seen for a second, and counted.
    await expect.poll(async () => (await newspaper.record())?.['asks']).toHaveProperty('article-end');
    await page.waitForLoadState('networkidle');
    expect(requests.slice(0, 3)).toEqual(['/reader-appeal/appeal.js', '/appeal.json', '/reader-appeal/stage.js']);
    // What counts a view may come with the view.
    expect(requests.slice(3).filter((path) => !/\/(acting|remember)\.js$/.test(path))).toEqual([]);
  });

  test('the stage is on its way while the record is kept by another tab, and shows nothing before', async ({
    newspaper,
    page,
  }) => {
    const requests = takeDownRequests(page);
    await page.addInitScript((key) => {
      // The empty page that comes first has no locks in Firefox.
      const {locks} = navigator as Partial<Navigator>;
      void locks?.request(key, () => new Promise((free) => Object.assign(window, {free})));
    }, 'reader-appeal:1:harbour-post');
    await page.goto(ARTICLE, {waitUntil: 'commit'});
    await expect.poll(() => requests).toContain('/reader-appeal/stage.js');
    await expect(newspaper.heading).toBeHidden();
    await page.evaluate(() => (window as unknown as {free: () => void}).free());
    await expect(newspaper.heading).toBeVisible();
    expect(requests).toEqual(['/reader-appeal/appeal.js', '/appeal.json', '/reader-appeal/stage.js']);
  });

  test('a reader who only tries what there is to choose meets no checkout', async ({newspaper, page}) => {
    const requests = takeDownRequests(page);
    await newspaper.openAsking();
    expect(requests).toEqual(['/reader-appeal/appeal.js', '/appeal.json', '/reader-appeal/stage.js']);
    await newspaper.frequency('Once').check();
    await newspaper.amount('$50 once').check();
    await newspaper.method('Bank debit (SEPA)').check();
    await newspaper.remindMe.click();
    await expect(page.getByRole('button', {name: 'Tomorrow'})).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(requests.slice(3).sort()).toEqual(['/reader-appeal/acting.js', '/reader-appeal/remember.js']);
  });

  test('an obituary loads the script and the config only', async ({newspaper, page}) => {
    const requests = takeDownRequests(page);
    await newspaper.open(OBITUARY);
    await newspaper.readMore.scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    await newspaper.expectSilence();
    expect(requests).toEqual(['/reader-appeal/appeal.js', '/appeal.json']);
  });

  test('after a snooze the stage comes no sooner than the reader does', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    const requests = takeDownRequests(page);
    await newspaper.open();
    await page.waitForLoadState('networkidle');
    expect(requests).toEqual(['/reader-appeal/appeal.js', '/appeal.json']);
    await newspaper.readMore.scrollIntoViewIfNeeded();
    await expect(newspaper.changedMind).toBeVisible();
    expect(requests).toContain('/reader-appeal/stage.js');
  });

  test('the front page loads the script and the config only, until its button is pressed', async ({
    newspaper,
    page,
  }) => {
    const requests = takeDownRequests(page);
    await newspaper.open('/');
    await page.waitForLoadState('networkidle');
    expect(requests).toEqual(['/reader-appeal/appeal.js', '/appeal.json']);
    await newspaper.support.click();
    await expect(newspaper.heading).toBeVisible();
    expect(requests).toContain('/reader-appeal/stage.js');
  });
});

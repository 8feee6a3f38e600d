import type {Page} from '@playwright/test';

import {demoConfig, serveConfig} from './support/config.js';
import {ARTICLE} from './support/newspaper.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow & {answer(...given: unknown[]): void};

/** The demo, with all that counts tied to consent. */
function config(consent: object): ReturnType<typeof demoConfig> {
  return {...demoConfig(), consent: {meter: 'required', supporter: 'required', ...consent}};
}

/** A consent platform as it stands on a page: it knows its listeners, and answers when the test says so. */
async function platform(page: Page, name: '__tcfapi' | '__gpp'): Promise<void> {
  await page.addInitScript((name) => {
    const listeners: ((...given: unknown[]) => void)[] = [];
    const last: unknown[] = [];
    Object.assign(window, {
      [name]: (command: string, ...rest: unknown[]) => {
        if (command !== 'addEventListener') return;
        const listener = rest.find((each) => typeof each === 'function') as (...given: unknown[]) => void;
        listeners.push(listener);
        if (last.length) listener(...last);
      },
      answer(data: unknown) {
        last.splice(0, 2, data, true);
        for (const listener of listeners) listener(data, true);
      },
    });
  }, name);
}

const answer = (page: Page, data: unknown): Promise<void> => page.evaluate((data) => window.answer(data), data);

test.describe('What the reader consents to', () => {
  test('TCF: nothing is counted before there is an answer, and this page is, after it', async ({newspaper, page}) => {
    await platform(page, '__tcfapi');
    await serveConfig(page, config({adapter: 'tcf', deadlineMs: 200}));
    await page.goto(ARTICLE);
    // The deadline has passed: an undecided reader is asked all the same, and nothing is kept.
    await expect(newspaper.heading).toBeVisible();
    await answer(page, {eventStatus: 'cmpuishown', gdprApplies: true, purpose: {consents: {}}});
    await newspaper.goOn.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_300);
    expect(await newspaper.record()).toBeNull();
    await answer(page, {eventStatus: 'useractioncomplete', gdprApplies: true, purpose: {consents: {1: true}}});
    await expect.poll(() => newspaper.record()).toMatchObject({v: 1});
    expect(await count(page)).toBe(1);
  });

  test('TCF: withdrawing deletes what was counted, and leaves what the reader asked for', async ({newspaper, page}) => {
    await platform(page, '__tcfapi');
    await page.addInitScript(() => {
      window.answer({eventStatus: 'tcloaded', gdprApplies: true, purpose: {consents: {1: true}}});
    });
    await serveConfig(page, config({adapter: 'tcf'}));
    await newspaper.openAsking();
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    await expect.poll(() => newspaper.record()).toMatchObject({snooze: {articles: 0}});
    expect(await count(page)).toBe(1);
    await answer(page, {eventStatus: 'useractioncomplete', gdprApplies: true, purpose: {consents: {1: false}}});
    await expect.poll(() => count(page)).toBe(0);
    await expect.poll(() => newspaper.record()).toMatchObject({snooze: {articles: 0}});
  });

  test('GPP: who opts out of anything in the United States is not counted', async ({newspaper, page}) => {
    await platform(page, '__gpp');
    await page.addInitScript(() => {
      const sections = {applicableSections: [7], parsedSections: {usnat: [{SaleOptOut: 1, SharingOptOut: 2}]}};
      window.answer({pingData: {signalStatus: 'ready', ...sections}});
    });
    await serveConfig(page, config({adapter: 'gpp'}));
    await newspaper.openAsking();
    expect(await newspaper.record()).toBeNull();
    await answer(page, {
      pingData: {signalStatus: 'ready', applicableSections: [7], parsedSections: {usnat: [{SaleOptOut: 2}]}},
    });
    await expect.poll(() => count(page)).toBe(1);
  });

  test('GPC: whoever sends it is not counted', async ({newspaper, page}) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', {value: true}));
    await serveConfig(page, config({adapter: 'gpc'}));
    await newspaper.openAsking();
    expect(await newspaper.record()).toBeNull();
  });

  test('a function of the page says it, and says it anew', async ({newspaper, page}) => {
    await page.addInitScript(() => {
      const queue: unknown[] = [];
      const stub = Object.assign((...call: unknown[]) => queue.push(call), {q: queue});
      Object.assign(window, {readerAppeal: stub});
      stub('init', {
        config: '/appeal.json',
        consent: (tell: unknown) => Object.assign(window, {answer: tell}),
      });
    });
    await serveConfig(page, config({deadlineMs: 100}));
    await page.goto(ARTICLE);
    await expect(newspaper.heading).toBeVisible();
    expect(await newspaper.record()).toBeNull();
    await answer(page, {meter: true});
    await expect.poll(() => count(page)).toBe(1);
    await answer(page, {meter: false});
    await expect.poll(() => count(page)).toBe(0);
  });

  test('a module of another site is not asked, and the page goes on', async ({clean, newspaper, page}) => {
    clean.expect(/^console: reader-appeal /);
    await serveConfig(page, config({adapter: '//elsewhere.example/consent.js'}));
    await newspaper.openAsking();
    expect(clean.seen(/is not on this site/)).toHaveLength(1);
    expect(clean.seen(/^stranger/)).toEqual([]);
  });
});

/** How many articles this browser remembers, by what the page is told. */
function count(page: Page): Promise<number> {
  return page.evaluate(() => {
    const {record} = window.readerAppeal['state']!() as {record: {reads: ArrayLike<unknown>; read?: number}};
    return record.read ?? record.reads.length;
  });
}

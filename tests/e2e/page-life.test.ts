import {chromium, type Page} from '@playwright/test';
import puppeteer from 'puppeteer-core';

import {chromiumFlags, findChromium} from '../../scripts/lib/chromium.mjs';
import {demoConfig, serveConfig} from './support/config.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {ARTICLE, HEADING, Newspaper, OTHER_ARTICLES} from './support/newspaper.js';
import {APPEAL, openOwnPage, scriptTag} from './support/own-page.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow;

const KEY = 'reader-appeal:1:harbour-post';

/** How many articles this browser remembers. */
const articles = (page: Page): Promise<number> =>
  page.evaluate((key) => {
    const record = JSON.parse(localStorage.getItem(key) ?? '{"read":0}') as {read: number};
    return record.read;
  }, KEY);

test.describe('A page before and after it is looked at', () => {
  test('F14 counts nothing and asks nobody until a prerendered page is opened', async ({baseURL, browserName}) => {
    test.skip(browserName === 'firefox', 'Firefox does not prerender pages.');
    const browser = await puppeteer.launch({
      ...{headless: true, args: [...chromiumFlags]},
      executablePath: findChromium() ?? chromium.executablePath(),
    });
    try {
      const page = await browser.newPage();
      // The rules that prerender are the test's, not the page's.
      await page.setBypassCSP(true);
      await page.goto(`${baseURL}/plain`);
      const known = (): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY);
      await page.evaluate((path) => {
        const rules = document.createElement('script');
        rules.type = 'speculationrules';
        rules.textContent = JSON.stringify({prerender: [{urls: [path], eagerness: 'immediate'}]});
        document.head.append(rules);
        const link = document.createElement('a');
        Object.assign(link, {href: path, id: 'next', textContent: 'On'});
        document.body.prepend(link);
      }, ARTICLE);
      // Long enough for everything that a page view does.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await known()).toBeNull();
      await page.click('#next');
      // The page that was prerendered takes the place of this one, and for a moment there is none to ask.
      const isOpen = (): Promise<boolean> =>
        page
          .evaluate(() => document.visibilityState === 'visible' && location.pathname !== '/plain')
          .catch(() => false);
      await expect.poll(isOpen).toBe(true);
      const isPrerendered = (): Promise<boolean> =>
        page
          .evaluate(() => {
            const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
              activationStart: number;
            })[];
            const scripts = performance.getEntriesByType('resource').filter(({name}) => name.endsWith('/appeal.js'));
            return entry!.activationStart > scripts[0]!.startTime;
          })
          .catch(() => false);
      await expect.poll(isPrerendered, 'prerendered, script and all').toBe(true);
      await expect.poll(() => known().catch(() => null)).toContain('"read":1');
      const asks = (): Promise<boolean> => page.$(`::-p-aria(${HEADING})`).then(Boolean, () => false);
      await expect.poll(asks).toBe(true);
    } finally {
      await browser.close();
    }
  });

  test('F15 decides anew when it comes back as it was, and counts no article twice', async ({baseURL, browserName}) => {
    test.skip(browserName === 'firefox', 'Firefox’s driver does not keep the newspaper’s pages in that cache.');
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...{args: [...chromiumFlags], ignoreDefaultArgs: ['--disable-back-forward-cache']},
      ...(executablePath !== undefined && {executablePath}),
    });
    try {
      const context = await browser.newContext(baseURL === undefined ? {} : {baseURL});
      await takeDownEvents(context);
      const page = await context.newPage();
      const newspaper = new Newspaper(page);
      await newspaper.openAsking();
      await page.evaluate(() => Object.assign(window, {isTheSame: true}));
      expect(await articles(page)).toBe(1);
      await newspaper.goOn.scrollIntoViewIfNeeded();
      await expect.poll(() => eventsOf(page, 'view')).toHaveLength(1);

      await page.goto(OTHER_ARTICLES[0]);
      await expect(newspaper.heading).toBeVisible();
      await page.goBack({waitUntil: 'commit'});
      expect(await page.evaluate(() => (window as {isTheSame?: boolean}).isTheSame), 'the page was kept').toBe(true);
      await expect(newspaper.heading).toBeVisible();
      expect(await articles(page)).toBe(2);
      // It is another view of the ask, and counts as one.
      await newspaper.goOn.scrollIntoViewIfNeeded();
      await expect.poll(() => eventsOf(page, 'view')).toHaveLength(2);

      // What was promised elsewhere meanwhile holds on the page that was kept.
      await page.goto(OTHER_ARTICLES[1]);
      await newspaper.openAsking(OTHER_ARTICLES[1]);
      await newspaper.snooze('Next week');
      await expect(newspaper.undo).toBeVisible();
      await page.goBack({waitUntil: 'commit'});
      await newspaper.decided();
      await expect(newspaper.heading).toBeHidden();
    } finally {
      await browser.close();
    }
  });

  test('F16 counts nothing in a tab behind, and all of it once it is in front', async ({context, newspaper, page}) => {
    await takeDownEvents(context);
    await page.addInitScript(() => {
      let behind = true;
      Object.defineProperty(Document.prototype, 'hidden', {get: () => behind});
      Object.defineProperty(Document.prototype, 'visibilityState', {get: () => (behind ? 'hidden' : 'visible')});
      Object.assign(window, {
        show(front: boolean) {
          behind = !front;
          document.dispatchEvent(new Event('visibilitychange'));
        },
      });
    });
    const show = (front: boolean): Promise<void> =>
      page.evaluate((front) => (window as unknown as {show(front: boolean): void}).show(front), front);
    await page.goto(ARTICLE);
    await expect.poll(() => eventsOf(page, 'ready')).toHaveLength(1);
    await page.waitForTimeout(500);
    expect(await eventsOf(page, 'decision')).toEqual([]);
    expect(await newspaper.record()).toBeNull();
    await show(true);
    await expect(newspaper.heading).toBeVisible();
    expect(await articles(page)).toBe(1);

    // Gone again before anybody can have seen the ask: that is no view, until it is back.
    await newspaper.goOn.scrollIntoViewIfNeeded();
    await show(false);
    await page.waitForTimeout(1_500);
    expect(await eventsOf(page, 'view')).toEqual([]);
    await show(true);
    await expect.poll(() => eventsOf(page, 'view')).toHaveLength(1);
    expect(await articles(page)).toBe(1);
  });
});

test.describe('A page that is another without a reload', () => {
  for (const [how, without] of [
    ['the Navigation API', false],
    ['a look now and then, where there is no Navigation API', true],
  ] as const) {
    test(`F17 decides once for each, with ${how}`, async ({context, newspaper, page}) => {
      await takeDownEvents(context);
      if (without) await page.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
      // However long it is looked at, each page asks.
      const config = demoConfig();
      config.campaigns[0]!['pacing'] = {maxViews: 50, minDaysBetween: 0};
      await serveConfig(page, config);
      await openOwnPage(page);
      await expect(newspaper.heading).toBeVisible();
      expect(await page.evaluate(() => 'navigation' in window)).toBe(!without);
      const decided = async (pages: number): Promise<void> => {
        await expect.poll(() => articles(page)).toBe(pages);
        await expect(newspaper.heading).toBeVisible();
        // Once more would come by now.
        await page.waitForTimeout(700);
        expect(await articles(page)).toBe(pages);
      };
      await decided(1);
      const go = (act: string, path = ''): Promise<void> =>
        page.evaluate(
          ([act, path]) => {
            if (act === 'back') history.back();
            else history[act as 'pushState' | 'replaceState'](null, '', path);
          },
          [act, path] as const,
        );
      await go('pushState', '/own-page/2');
      await decided(2);
      await go('replaceState', '/own-page/3');
      await decided(3);
      await go('back');
      await decided(4);
      // Neither a place on the page nor what others hang onto an address is another page; a route in a hash is.
      await go('pushState', '/own-page#comments');
      await go('replaceState', '/own-page?utm_source=letter#comments');
      await decided(4);
      await go('pushState', '/own-page#/two');
      await decided(5);
    });
  }

  test('F17 takes down what was shown, and sees the ask of each page', async ({context, newspaper, page}) => {
    await takeDownEvents(context);
    const config = demoConfig();
    config.campaigns[0]!['pages'] = {excludeTags: ['obituary']};
    await serveConfig(page, config);
    await openOwnPage(page);
    await expect(newspaper.heading).toBeVisible();
    await expect.poll(() => eventsOf(page, 'view')).toHaveLength(1);
    await page.evaluate(() => history.pushState(null, '', '/own-page/2'));
    await expect.poll(() => eventsOf(page, 'view')).toHaveLength(2);
    await page.evaluate(() => {
      const tag = document.createElement('meta');
      tag.setAttribute('property', 'article:tag');
      tag.content = 'obituary';
      document.head.append(tag);
      history.pushState(null, '', '/own-page/3');
    });
    await expect(newspaper.heading).toBeHidden();
  });

  test('an appeal that comes late is looked at, where none was before', async ({newspaper, page}) => {
    await openOwnPage(page, {body: ''});
    await newspaper.decided();
    await page.evaluate(() => {
      const element = document.createElement('reader-appeal');
      element.setAttribute('placement', 'article-end');
      document.querySelector('main')!.append(element);
    });
    await expect(newspaper.heading).toBeVisible();
  });
});

test.describe('The end', () => {
  test('destroy leaves nothing that listens, and nothing that is shown', async ({newspaper, page}) => {
    await page.addInitScript(() => {
      const held: unknown[][] = [];
      Object.assign(window, {held});
      const {addEventListener, removeEventListener} = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        const at = [this, type, listener];
        const {signal, once} = Object(options) as AddEventListenerOptions;
        const ours = this === window || this === document || !(this instanceof Node);
        if (ours && !once && !(this instanceof AbortSignal)) {
          held.push(at);
          signal?.addEventListener('abort', () => held.splice(held.indexOf(at), 1));
        }
        addEventListener.call(this, type, listener, options);
      };
      EventTarget.prototype.removeEventListener = function (type, listener, options) {
        const found = held.findIndex((at) => at[0] === this && at[1] === type && at[2] === listener);
        if (found >= 0) held.splice(found, 1);
        removeEventListener.call(this, type, listener, options);
      };
    });
    const left = (): Promise<string[]> =>
      page.evaluate(() =>
        (window as unknown as {held: unknown[][]}).held.map(([at, type]) => `${String(at)} ${String(type)}`),
      );
    await openOwnPage(page, {head: scriptTag(''), body: APPEAL});
    await page.waitForFunction(() => typeof window.readerAppeal === 'function');
    const before = await left();
    await page.evaluate(() => window.readerAppeal['init']!({config: '/appeal.json'}));
    await expect(newspaper.heading).toBeVisible();
    await newspaper.frequency('Once').check();
    await page.evaluate(() => window.readerAppeal['on']!('complete', () => undefined));
    expect((await left()).length).toBeGreaterThan(before.length + 5);
    await page.evaluate(() => window.readerAppeal['destroy']!());
    await expect(newspaper.heading).toBeHidden();
    await expect.poll(left).toEqual(before);
    await page.evaluate(() => history.pushState(null, '', '/own-page/2'));
    await page.waitForTimeout(700);
    await expect(newspaper.heading).toBeHidden();

    await page.evaluate(() => window.readerAppeal['init']!({config: '/appeal.json'}));
    await expect(newspaper.heading).toBeVisible();
  });
});

import {demoConfig, serveConfig} from './support/config.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {ARTICLE} from './support/newspaper.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow;

/** What a driver can't pass on. */
const NO_WORDS = 'Firefox’s driver passes on of a logged error no more than that it is one.';

function worded(browserName: string, line: RegExp): RegExp {
  return browserName === 'firefox' ? /^console: reader-appeal / : line;
}

test.describe('Something is wrong with the config', () => {
  test('F20 a missing config leaves the page as it is without us', async ({
    browserName,
    clean,
    context,
    newspaper,
    page,
  }) => {
    clean.expect(/status of 404/, /^console: reader-appeal /);
    await takeDownEvents(context);
    await page.route('/appeal.json', (route) => route.fulfill({status: 404, body: 'Not found'}));
    await page.goto(ARTICLE);
    await expect.poll(() => eventsOf(page, 'error')).toMatchObject([{code: 'config-unavailable'}]);
    await expect(newspaper.fallback).toBeVisible();
    expect(clean.seen(/^console: reader-appeal /)).toHaveLength(1);
    expect(clean.seen(worded(browserName, /^console: reader-appeal .*appeal\.json/s))).toHaveLength(1);
  });

  test('a config with mistakes is explained once: path, value, expectation, all of them', async ({
    browserName,
    clean,
    context,
    newspaper,
    page,
  }) => {
    test.skip(browserName === 'firefox', NO_WORDS);
    clean.expect(/^console: reader-appeal /);
    await takeDownEvents(context);
    const config = demoConfig();
    config['frequencies'] = ['weekly'];
    (config['checkout'] as Record<string, unknown>)['methods'] = 'card';
    await serveConfig(page, config);
    await page.goto(ARTICLE);
    await expect.poll(() => eventsOf(page, 'error')).toMatchObject([{code: 'config-invalid'}]);
    await expect(newspaper.fallback).toBeVisible();
    const [line, ...more] = clean.seen(/^console: reader-appeal /);
    expect(more).toEqual([]);
    expect(line).toMatch(/frequencies\.0.*one of monthly, once, yearly.*"weekly"/);
    expect(line).toMatch(/checkout\.methods.*"card"/);
  });

  test('F22 a campaign with a mistake silences itself only', async ({browserName, clean, context, newspaper, page}) => {
    clean.expect(/^console: reader-appeal /);
    await takeDownEvents(context);
    const config = demoConfig();
    config.campaigns.unshift({id: 'broken', priority: 99, pacing: {maxViews: 'many'}});
    await serveConfig(page, config);
    await newspaper.openAsking();
    await expect.poll(() => eventsOf(page, 'error')).toMatchObject([{code: 'config-invalid'}]);
    const line = worded(browserName, /^console: reader-appeal .*campaigns\.0\.pacing\.maxViews.*"many"/s);
    await expect.poll(() => clean.seen(line)).toHaveLength(1);
    await newspaper.give();
  });

  test('one that is not JSON', async ({clean, context, newspaper, page}) => {
    clean.expect(/^console: reader-appeal /);
    await takeDownEvents(context);
    await page.route('/appeal.json', (route) =>
      route.fulfill({body: '{"version": 1,', contentType: 'application/json'}),
    );
    await page.goto(ARTICLE);
    await expect.poll(() => eventsOf(page, 'error')).toMatchObject([{code: 'config-unavailable'}]);
    await expect(newspaper.fallback).toBeVisible();
    expect(clean.seen(/^console: reader-appeal /)).toHaveLength(1);
  });
});

test.describe('Something does not come', () => {
  test('F20 F26 without the script the link stays', async ({clean, newspaper, page}) => {
    clean.expect(/ERR_BLOCKED_BY_CLIENT/, /None of the “sha384” hashes/);
    await page.route('**/appeal.js', (route) => route.abort('blockedbyclient'));
    await page.goto(ARTICLE);
    await newspaper.fallback.scrollIntoViewIfNeeded();
    await expect(newspaper.fallback).toBeVisible();
    await expect(newspaper.fallback).toHaveAttribute('href', '/support');
  });

  test('F20 without the stage the link stays, and the page is told', async ({clean, context, newspaper, page}) => {
    clean.expect(/ERR_BLOCKED_BY_CLIENT/, /^console: reader-appeal /);
    await takeDownEvents(context);
    await page.route('**/stage-*.js', (route) => route.abort('blockedbyclient'));
    await page.goto(ARTICLE);
    await expect.poll(() => eventsOf(page, 'error')).toHaveLength(1);
    await expect(newspaper.fallback).toBeVisible();
    expect(clean.seen(/^uncaught/)).toEqual([]);
    expect(clean.seen(/^console: reader-appeal /)).toHaveLength(1);
  });

  test('without the payment’s chunks the reader is told, and can try again', async ({
    clean,
    context,
    newspaper,
    page,
  }) => {
    clean.expect(/ERR_BLOCKED_BY_CLIENT/, /^console: reader-appeal /);
    await takeDownEvents(context);
    await newspaper.openAsking();
    await newspaper.frequency('Once').check();
    await expect(newspaper.amount('$25 once')).toBeChecked();
    // What answers the reader has come: it is what takes the gift that does not.
    await newspaper.remindMe.click();
    await expect(page.getByRole('button', {name: 'Next week'})).toBeVisible();
    await page.route('**/reader-appeal/**', (route) => route.abort('blockedbyclient'));
    await newspaper.goOn.click();
    await expect.poll(() => eventsOf(page, 'error')).toHaveLength(1);
    expect(clean.seen(/^uncaught/)).toEqual([]);
    await expect(newspaper.goOn.or(newspaper.again).first()).toBeVisible();
  });

  test('F20 a script that comes late runs what was queued', async ({newspaper, page}) => {
    let send: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (send = resolve));
    await page.route('**/appeal.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/', {waitUntil: 'domcontentloaded'});
    await page.evaluate(() => window.readerAppeal('open', {frequency: 'once'}));
    await expect(newspaper.heading).toBeHidden();
    send();
    await expect(newspaper.frequency('Once')).toBeChecked();
  });
});

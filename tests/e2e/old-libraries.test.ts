import {readFileSync} from 'node:fs';

import {findFile, sayMissing} from '../support/servers.js';
import {APPEAL, openOwnPage, scriptTag, STUB} from './support/own-page.js';
import type {PageWindow} from './support/page-window.js';
import {expect, test} from './support/test.js';

declare const window: PageWindow;

/** Libraries as pages have had them for twenty years, and what shows that each is at work. */
const LIBRARIES = [
  {
    name: 'Prototype.js 1.7.3',
    found: findFile('libjs-prototype', '/usr/share/javascript/prototype/prototype.js'),
    atWork: () => 'inject' in Array.prototype && 'Prototype' in window,
  },
  {
    name: 'MooTools 1.4.5',
    found: findFile('libjs-mootools', '/usr/share/javascript/mootools/mootools-core-nc.js'),
    atWork: () => 'associate' in Array.prototype && 'MooTools' in window,
  },
  {
    name: 'jQuery 1.12',
    found: {path: 'node_modules/jquery/dist/jquery.js'},
    atWork: () => 'jQuery' in window,
  },
  {
    name: 'a bundle of polyfills (core-js)',
    found: {path: 'node_modules/core-js-bundle/index.js'},
    atWork: () => '__core-js_shared__' in window,
  },
  {
    name: 'zone.js',
    found: {path: 'node_modules/zone.js/bundles/zone.umd.js'},
    atWork: () => 'Zone' in window,
  },
] as const;
/** A page of their time has no policy. */
const NONE = "base-uri 'self'";

test.describe('F27 on a page with', () => {
  for (const {name, found, atWork} of LIBRARIES) {
    if ('missing' in found) {
      test.skip(sayMissing(found, `F27 on a page with ${name}`), () => undefined);
      continue;
    }
    test(`${name} a reader says “later”, and gives`, async ({newspaper, page}) => {
      await page.route('/library.js', (route) =>
        route.fulfill({body: readFileSync(found.path, 'utf8'), contentType: 'text/javascript'}),
      );
      await openOwnPage(page, {head: `<script src="/library.js"></script>${scriptTag()}`, policy: NONE});
      await expect(newspaper.heading).toBeVisible();
      expect(await page.evaluate(atWork)).toBe(true);
      await newspaper.snooze('Next week');
      await newspaper.undo.click();
      await newspaper.give();
      await newspaper.open();
      await newspaper.expectSilence();
    });
  }
});

test('F11 F18 F19 two versions of ours on one page: the first is there, asks once, and says what it is', async ({
  clean,
  newspaper,
  page,
}) => {
  await page.route('**/reader-appeal/0.0.1/**', async (route) => {
    const response = await route.fetch({url: route.request().url().replace('/0.0.1/', '/latest/')});
    const body = (await response.text()).replaceAll('0.1.0', '0.0.1');
    await route.fulfill({response, body});
  });
  const older = scriptTag().replace('/latest/', '/0.0.1/').replace(' async', '');
  await openOwnPage(page, {head: `${STUB}${older}${scriptTag()}`, policy: NONE});
  await expect(newspaper.heading).toBeVisible();
  await newspaper.give();
  expect(
    await page.evaluate(() => [window.readerAppeal['version'], document.querySelectorAll('reader-appeal').length]),
  ).toEqual(['0.0.1', 1]);
  expect(clean.unexpected).toEqual([]);
});

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin', 'allow-scripts allow-forms']) {
  test(`F02 F28 in a frame with sandbox="${sandbox}" nothing is thrown, and the appeal or its link is there`, async ({
    baseURL,
    clean,
    page,
  }) => {
    // A frame without an origin may not read the config.
    clean.expect(/^(?!uncaught)/);
    await page.route('/framed', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Framed</title>${scriptTag().replace('src="', `src="${baseURL}`)}${APPEAL}`,
      }),
    );
    await openOwnPage(page, {
      head: '',
      body: `<iframe title="Framed" sandbox="${sandbox}" src="/framed" width="800" height="900"></iframe>`,
      policy: NONE,
    });
    const frame = page.frameLocator('iframe');
    const appeal = frame.getByRole('heading', {name: 'Somebody has to sit through the meeting'});
    await expect(appeal.or(frame.getByRole('link', {name: 'Support our journalism'})).first()).toBeVisible();
    expect(clean.seen(/^uncaught/)).toEqual([]);
  });
}

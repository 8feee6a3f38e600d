import {writeFile} from 'node:fs/promises';
import {pathToFileURL} from 'node:url';

import {PATCHES, POLLUTION} from '../support/patches.js';
import {APPEAL, openOwnPage, scriptTag, strictPolicy} from './support/own-page.js';
import {ARTICLE} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('A page that is not like others', () => {
  test('F02 sandboxed by its policy: nothing is thrown, and the appeal or its link is there', async ({
    clean,
    newspaper,
    page,
  }) => {
    clean.expect(/^(?!uncaught)/);
    await openOwnPage(page, {policy: `${strictPolicy('R')}; sandbox allow-scripts`});
    await expect(newspaper.heading.or(newspaper.fallback).first()).toBeVisible();
    expect(clean.seen(/^uncaught/)).toEqual([]);
  });

  test('F03 from a disk: nothing is thrown, and the appeal or its link is there', async ({
    baseURL,
    clean,
    newspaper,
    page,
  }, info) => {
    clean.expect(/^(?!uncaught)/);
    const file = info.outputPath('page.html');
    const script = scriptTag(`data-config="${baseURL}/appeal.json"`).replace('src="', `src="${baseURL}`);
    await writeFile(file, `<!doctype html><title>A page</title>${script}${APPEAL}`);
    await page.goto(pathToFileURL(file).href);
    await page.waitForLoadState('load');
    await expect(newspaper.heading.or(newspaper.fallback).first()).toBeVisible();
    expect(clean.seen(/^uncaught/)).toEqual([]);
  });

  test('F09 whose storage was wiped meanwhile asks anew', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await newspaper.openAsking();
  });

  test('F27 whose libraries have changed the built-in objects: a reader gives, and says “later”', async ({
    newspaper,
    page,
  }) => {
    await page.addInitScript(PATCHES);
    await newspaper.openAsking(ARTICLE);
    await newspaper.snooze('Next week');
    await newspaper.undo.click();
    await newspaper.give();
  });

  test('F27 where every object inherits a name: nothing is thrown, and the appeal or its link is there', async ({
    clean,
    newspaper,
    page,
  }) => {
    clean.expect(/^console: reader-appeal /);
    await page.addInitScript(PATCHES + POLLUTION);
    await page.goto(ARTICLE);
    await page.waitForLoadState('load');
    await expect(newspaper.heading.or(newspaper.fallback).first()).toBeVisible();
  });

  test('F38 whose copy of the script has been altered: it is refused, and the link stays', async ({
    clean,
    newspaper,
    page,
  }) => {
    clean.expect(/integrity|None of the “sha384” hashes/);
    await page.route('**/appeal.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({response, body: `${await response.text()}\n`});
    });
    await page.goto(ARTICLE);
    await page.waitForLoadState('load');
    await expect(newspaper.fallback).toBeVisible();
    expect(
      await page.evaluate(() => typeof (window as {readerAppeal?: {version?: string}}).readerAppeal?.version),
    ).toBe('undefined');
  });
});

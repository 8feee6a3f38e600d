/** axe over every part, state and look, in two directions, in light, dark and forced colours. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import type {Page} from '@playwright/test';
import type {AxeResults} from 'axe-core';

import {expect, test} from '../e2e/support/test.js';
import {openGallery} from './support.js';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, by cell; many appeals on one page are the gallery's doing, so their names may be alike. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const {axe} = window as unknown as {axe: {run(context: Node, options: object): Promise<AxeResults>}};
    const {violations} = await axe.run(document, {
      resultTypes: ['violations'],
      rules: {'landmark-unique': {enabled: false}},
    });
    return violations.flatMap(({id, help, nodes}) => nodes.map(({target}) => `${id} (${help}): ${String(target)}`));
  });
}

const STATES = 'ask,own,wrong,later,payment,declined,thanks,snoozed,error,fallback';
const COLOURS = [
  ['light', {colorScheme: 'light'}],
  ['dark', {colorScheme: 'dark'}],
  ['forced', {forcedColors: 'active'}],
] as const;

for (const [colours, options] of COLOURS) {
  for (const lang of ['en', 'ar']) {
    test(`axe finds nothing in ${lang}, in ${colours} colours`, async ({page}) => {
      await page.emulateMedia(options);
      await openGallery(page, {part: 'all', state: STATES, theme: 'all', lang, picture: 'yes', goal: 'money'});
      expect(await page.locator('.cell').count()).toBeGreaterThan(30);
      expect(await violations(page)).toEqual([]);
    });

    test(`axe finds nothing in a bar, a dialog, at a gate and behind a button, in ${lang}, in ${colours} colours`, async ({
      page,
    }) => {
      await page.emulateMedia(options);
      const format = 'bar,dialog,gate,button';
      await openGallery(page, {format, state: STATES, theme: 'all', lang, picture: 'yes', goal: 'heads'});
      expect(await page.locator('.cell').count()).toBe(93);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('axe finds nothing in any language', async ({page}) => {
  await openGallery(page, {state: 'ask,later,payment,thanks', theme: 'plain', lang: 'all', goal: 'heads'});
  expect(await page.locator('.cell').count()).toBe(60);
  expect(await violations(page)).toEqual([]);
});

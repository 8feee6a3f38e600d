/**
 * What the appeal looks like, held against what it looked like when somebody last looked at it (docs/decisions/0037):
 * boxes and computed looks, in a font in which every character is the same box on every machine.
 *
 * After a change that was meant: `UPDATE_LOOKS=1 npm run test:gallery -- looks`, then read what has changed in looks.json.
 */
import {readFileSync, writeFileSync} from 'node:fs';

import {expect, test} from '../e2e/support/test.js';
import {changes, dressInBoxes, look, type Seen} from './look.js';
import {openGallery, THEMES} from './support.js';

const KNOWN = new URL('looks.json', import.meta.url);
const updating = process.env['UPDATE_LOOKS'] === '1';

const CELLS: readonly {state: string; lang: string; width: string; format?: string; goal?: string}[] = [
  {state: 'ask', lang: 'en', width: '375'},
  {state: 'ask', lang: 'en', width: '1280'},
  {state: 'ask', lang: 'ar', width: '375', goal: 'heads'},
  {state: 'ask', lang: 'long', width: '320'},
  {state: 'wrong', lang: 'en', width: '375'},
  {state: 'payment', lang: 'en', width: '375'},
  {state: 'thanks', lang: 'en', width: '375'},
  {state: 'snoozed', lang: 'en', width: '375'},
  {format: 'bar', state: 'ask', lang: 'en', width: '375'},
  {format: 'bar', state: 'ask', lang: 'ar', width: '1280'},
  {format: 'bar', state: 'payment', lang: 'en', width: '1280'},
  {format: 'dialog', state: 'ask', lang: 'en', width: '375'},
  {format: 'dialog', state: 'thanks', lang: 'ar', width: '1280', goal: 'money'},
  {format: 'gate', state: 'ask', lang: 'en', width: '375'},
  {format: 'button', state: 'ask', lang: 'en', width: '375'},
];

const known = JSON.parse(readFileSync(KNOWN, 'utf8')) as Record<string, Seen[]>;

test('the appeal looks as it did', async ({page}) => {
  await page.clock.setFixedTime('2026-03-07T12:00:00Z');
  await page.emulateMedia({reducedMotion: 'reduce'});
  const found: Record<string, Seen[]> = {};
  for (const theme of THEMES) {
    for (const cell of CELLS) {
      await page.setViewportSize({width: Number(cell.width), height: 900});
      await openGallery(page, {theme, ...cell, bare: '1'});
      await dressInBoxes(page);
      const {format = '', goal = '', state, lang, width} = cell;
      found[[theme, format, state, lang, width, goal].filter(Boolean).join(' ')] = await look(page);
    }
  }
  if (updating) {
    const lines = Object.entries(found).map(
      ([cell, seen]) => `${JSON.stringify(cell)}: [\n${seen.map((each) => JSON.stringify(each)).join(',\n')}\n]`,
    );
    writeFileSync(KNOWN, `{\n${lines.join(',\n')}\n}\n`);
  } else {
    const changed = Object.entries(found).map(([cell, seen]) => [cell, changes(known[cell] ?? [], seen)]);
    expect(Object.fromEntries(changed.filter(([, list]) => list?.length))).toEqual({});
    expect(Object.keys(known)).toEqual(Object.keys(found));
  }
});

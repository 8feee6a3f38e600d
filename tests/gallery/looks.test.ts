/**
 * What the appeal looks like, held against what it looked like when somebody last looked at it (docs/decisions/0037):
 * boxes and computed looks, in a font in which every character is the same box on every machine.
 *
 * After a change that was meant: `UPDATE_LOOKS=1 npm run test:gallery -- looks`, then read what has changed in looks.json.
 */
import {readFileSync, writeFileSync} from 'node:fs';

import type {Page} from '@playwright/test';

import {expect, test} from '../e2e/support/test.js';
import {openGallery, THEMES} from './support.js';

const KNOWN = new URL('looks.json', import.meta.url);
const FONT = readFileSync(new URL('box.ttf', import.meta.url)).toString('base64');
const updating = process.env['UPDATE_LOOKS'] === '1';
/** How far a box may be off, in px: engines round differently. */
const SLACK = 1;

/** One line for each thing that is seen: name, box in the appeal, looks. */
interface Seen {
  readonly name: string;
  readonly box: readonly number[];
  readonly looks: string;
}

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

async function look(page: Page): Promise<Seen[]> {
  await page.evaluate(async (font) => {
    const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace('Box', bytes).load());
    const place = document.querySelector<HTMLElement>('.cell > div');
    for (const name of ['font-family', '--appeal-font', '--appeal-heading-font']) place?.style.setProperty(name, 'Box');
    await document.fonts.ready;
    await new Promise(requestAnimationFrame);
  }, FONT);
  return page.evaluate(() => {
    const appeal = document.querySelector('reader-appeal');
    if (!appeal) return [];
    const origin = appeal.getBoundingClientRect();
    const inside = (root: Element | ShadowRoot): Element[] =>
      [...root.children].flatMap((each) => [each, ...inside(each.shadowRoot ?? each)]);
    return inside(appeal.shadowRoot ?? appeal)
      .filter((each) => each.localName !== 'slot' && each.checkVisibility())
      .map((each) => {
        const {x, y, width, height} = each.getBoundingClientRect();
        const style = getComputedStyle(each);
        const looks = [
          style.color,
          style.backgroundColor,
          `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
          style.borderStartStartRadius,
          `${style.fontSize} ${style.fontWeight}`,
          style.boxShadow,
        ].join('; ');
        const name = [each.localName, ...each.classList].join('.');
        return {name, box: [x - origin.x, y - origin.y, width, height].map(Math.round), looks};
      })
      .filter(({box}) => Number(box[2]) * Number(box[3]) > 0);
  });
}

/** What is not as it was, in words. */
function changes(before: readonly Seen[], now: readonly Seen[]): string[] {
  if (before.map(({name}) => name).join() !== now.map(({name}) => name).join()) {
    return [`there is ${now.map(({name}) => name).join(' ')}, and there was ${before.map(({name}) => name).join(' ')}`];
  }
  return now.flatMap(({name, box, looks}, at) => {
    const was = before[at];
    const moved = box.some((each, side) => Math.abs(each - (was?.box[side] ?? NaN)) > SLACK);
    return [
      ...(moved ? [`${name} (${at}) is at ${box.join(' ')}, and was at ${was?.box.join(' ')}`] : []),
      ...(looks === was?.looks ? [] : [`${name} (${at}) has ${looks}, and had ${was?.looks}`]),
    ];
  });
}

const known = JSON.parse(readFileSync(KNOWN, 'utf8')) as Record<string, Seen[]>;

test('the appeal looks as it did', async ({page}) => {
  await page.clock.setFixedTime('2026-03-07T12:00:00Z');
  await page.emulateMedia({reducedMotion: 'reduce'});
  const found: Record<string, Seen[]> = {};
  for (const theme of THEMES) {
    for (const cell of CELLS) {
      await page.setViewportSize({width: Number(cell.width), height: 900});
      await openGallery(page, {theme, ...cell, bare: '1'});
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

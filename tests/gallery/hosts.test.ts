/**
 * An appeal has the same boxes on every page, whatever the page's own style sheet says: frameworks, themes of publishing
 * systems, resets. What it takes from the page on purpose (font, size and colour of the text) is the same in all of them.
 */
import type {Page} from '@playwright/test';

import {expect, test} from '../e2e/support/test.js';
import {hostPages} from './host-pages.js';
import {changes, dressInBoxes, look} from './look.js';
import {openGallery} from './support.js';

const CELLS = [
  {format: 'inline', state: 'ask', picture: 'yes', goal: 'heads'},
  {format: 'inline', state: 'wrong'},
  {format: 'inline', state: 'later'},
  {format: 'inline', state: 'payment'},
  {format: 'inline', state: 'thanks'},
  {format: 'bar', state: 'ask'},
  {format: 'bar', state: 'payment'},
  {format: 'dialog', state: 'ask', goal: 'heads'},
  {format: 'gate', state: 'ask'},
  {format: 'button', state: 'ask'},
] as const;

/** Classes that such sheets are made for. */
const CLASSES = 'entry-content wp-block-group alignwide gh-content gh-canvas c-content container card-body prose';

/** Holds still what an appeal takes from the page on purpose: where it stands, its font, its colour. */
async function holdPlace(page: Page): Promise<void> {
  await page.evaluate((classes) => {
    const place = document.querySelector<HTMLElement>('.cell > div');
    place?.classList.add(...classes.split(' '));
    const held = {
      ...{position: 'absolute', inset: '0 auto auto 0', width: '375px', 'min-width': '0', 'max-width': 'none'},
      ...{display: 'block', margin: '0', padding: '0', border: '0', float: 'none', 'min-height': '0'},
      ...{font: '16px/1.5 Box', color: '#111', 'box-sizing': 'border-box'},
    };
    for (const [name, value] of Object.entries(held)) place?.style.setProperty(name, value, 'important');
    // What floats before it would make it narrower, as it does with all that stands in a page.
    for (const each of place?.querySelectorAll<HTMLElement>(':scope > p') ?? [])
      each.style.setProperty('float', 'none', 'important');
  }, CLASSES);
}

async function wear(page: Page, css: string): Promise<void> {
  await page.evaluate(async (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
    await new Promise(requestAnimationFrame);
  }, css);
}

test('every format has the same boxes and looks under the style sheets of others as on a blank page', async ({
  page,
}) => {
  const pages = await hostPages();
  test.info().annotations.push(
    ...Object.keys(pages)
      .filter((name) => !pages[name])
      .map((name) => ({type: 'not here', description: name})),
  );
  await page.clock.setFixedTime('2026-03-07T12:00:00Z');
  await page.emulateMedia({reducedMotion: 'reduce'});
  await page.setViewportSize({width: 375, height: 800});
  const found: Record<string, string[]> = {};
  for (const cell of CELLS) {
    await openGallery(page, {theme: 'plain', lang: 'en', bare: '1', ...cell});
    await dressInBoxes(page);
    await holdPlace(page);
    await wear(page, '');
    const blank = await look(page);
    expect(blank.length).toBeGreaterThan(0);
    for (const [name, css] of Object.entries(pages)) {
      if (!css) continue;
      await wear(page, css);
      const changed = changes(blank, await look(page));
      if (changed.length) found[`${cell.format} ${cell.state} in ${name}`] = changed;
    }
  }
  expect(found).toEqual({});
});

/** What is seen of an appeal, in words and numbers that can be held against each other. */
import {readFileSync} from 'node:fs';

import type {Page} from '@playwright/test';

/** In which every character is the same box, on every machine. */
const FONT = readFileSync(new URL('box.ttf', import.meta.url)).toString('base64');
/** How far a box may be off, in px: engines round differently. */
const SLACK = 1;

/** One line for each thing that is seen: name, box in the appeal, looks. */
export interface Seen {
  readonly name: string;
  readonly box: readonly number[];
  readonly looks: string;
}

/** Sets the cell in that font. */
export async function dressInBoxes(page: Page): Promise<void> {
  await page.evaluate(async (font) => {
    const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace('Box', bytes).load());
    const place = document.querySelector<HTMLElement>('.cell > div');
    for (const name of ['font-family', '--appeal-font', '--appeal-heading-font']) place?.style.setProperty(name, 'Box');
    await document.fonts.ready;
    await new Promise(requestAnimationFrame);
  }, FONT);
}

/** All that is to be seen of the one appeal of a page. */
export async function look(page: Page): Promise<Seen[]> {
  return page.evaluate(() => {
    const appeal = document.querySelector('reader-appeal');
    if (!appeal) return [];
    const origin = appeal.getBoundingClientRect();
    const inside = (root: Element | ShadowRoot): Element[] =>
      [...root.children].flatMap((each) => [
        each,
        ...(each.shadowRoot ? inside(each.shadowRoot) : []),
        ...inside(each),
      ]);
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
export function changes(before: readonly Seen[], now: readonly Seen[]): string[] {
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

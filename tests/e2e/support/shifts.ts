import type {Page} from '@playwright/test';

interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly what: readonly string[];
}
declare const window: typeof globalThis & {shifts: Shift[]};

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {readonly node?: Node}[];
}

/** Runs in the page: takes down every shift of the layout from now on. */
export function watchShiftsHere(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const {value, hadRecentInput, sources} of list.getEntries() as LayoutShift[]) {
      const what = sources.map(({node}) => (node instanceof Element ? node.tagName.toLowerCase() : 'text'));
      window.shifts.push({value, hadRecentInput, what});
    }
  }).observe({type: 'layout-shift'});
}

/** The shifts so far that no hand of the reader's has caused. */
export function unaskedShifts(page: Page): Promise<Shift[]> {
  return page.evaluate(async () => {
    // Entries come after the frame that they tell of.
    for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
    return window.shifts.filter(({hadRecentInput}) => !hadRecentInput);
  });
}

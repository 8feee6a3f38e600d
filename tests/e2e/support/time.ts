import type {BrowserContext, Page} from '@playwright/test';

export const DAY = 864e5;
export const MINUTE = 60_000;

/** A day as the demo’s pages write it. */
export function writtenDay(time: number): string {
  return new Intl.DateTimeFormat('en', {dateStyle: 'full'}).format(time);
}

/** From the next page load on, the browser's clock is so much later than it was. Timers run as ever. */
export async function travel(target: BrowserContext | Page, ms: number): Promise<void> {
  await target.addInitScript((later) => {
    const now = Date.now;
    window.Date = new Proxy(Date, {
      construct: (date, given) => Reflect.construct(date, given.length ? given : [now() + later]) as object,
      get: (date, name) => (name === 'now' ? () => now() + later : (Reflect.get(date, name) as unknown)),
    });
  }, ms);
}

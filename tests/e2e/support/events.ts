import type {BrowserContext, Page} from '@playwright/test';

/** An event as far as it can leave the page. */
export type Seen = Readonly<Record<string, unknown>> & {readonly type: string};

const TYPES =
  'ready decision view frequency-change amount-change method-change checkout redirect complete decline abandon snooze resume dismiss error';

/** Takes down every `appeal-…` event that reaches `document`, from the first page on. */
export async function takeDownEvents(context: BrowserContext): Promise<void> {
  await context.addInitScript((types) => {
    const seen: unknown[] = [];
    Object.assign(window, {seenEvents: seen});
    for (const type of types) {
      document.addEventListener(`appeal-${type}`, (event) => {
        const fields: Record<string, unknown> = {type: event.type};
        for (const key of Object.keys(event)) {
          if (key !== 'isTrusted' && key !== 'cause') fields[key] = (event as unknown as Record<string, unknown>)[key];
        }
        seen.push(JSON.parse(JSON.stringify(fields)));
      });
    }
  }, TYPES.split(' '));
}

/** The events of this page so far, of one type or all. */
export async function eventsOf(page: Page, type?: string): Promise<Seen[]> {
  const seen = await page.evaluate(() => (window as unknown as {seenEvents: Seen[]}).seenEvents);
  return type === undefined ? seen : seen.filter((event) => event.type === `appeal-${type}`);
}

import {KEPT_READS, READ, type ReaderRecord} from './record.js';
import {stampOf, textOf} from './stamps.js';

/** The record of a reader of whom nothing is known. */
export function emptyRecord(): ReaderRecord {
  return {v: 1, seed: null, read: 0, reads: '', asks: {}, snooze: null, picked: null, gift: null};
}

/**
 * One of 20,000 letters for a page (Chinese ones, there is no such number of others in a row): enough to tell the few
 * articles apart that are kept, too few to know a page by.
 */
export function markOf(page: string): string {
  let hash = 0;
  for (const letter of page) hash = (hash * 31 + letter.charCodeAt(0)) % 20_000;
  return String.fromCharCode(0x4e00 + hash);
}

/** The mark of an article of which nothing is known: it is never the same as another. */
export const NO_MARK = '-';

/**
 * The record after an article was opened. One that is among those that are kept is not counted again.
 *
 * @param mark `markOf` its canonical address.
 */
export function withArticle(record: ReaderRecord, now: number, mark: string): ReaderRecord {
  const reads = textOf(record.reads);
  if (reads.includes(mark) && mark !== NO_MARK) return record;
  return {...record, read: record.read + 1, reads: (reads + stampOf(now) + mark).slice(-KEPT_READS * READ)};
}

/**
 * Reads a written record at a glance, as the page view does: what lies in the future counts as now, and damage is left to
 * rules that don't trip over it. `readRecord` checks it all.
 *
 * @param fetch gives the stored text, or `null`; may throw, as blocked storage does.
 * @param now epoch ms.
 */
export function glanceRecord(fetch: () => string | null, now: number): ReaderRecord {
  const latest = stampOf(now);
  let stored: object | null = null;
  try {
    stored = JSON.parse(fetch() ?? '', (_, value: unknown) => {
      if (typeof value === 'string') return value.replace(/[\da-z]{8}/g, (stamp) => (stamp > latest ? latest : stamp));
      return (value as number) > now ? now : (value ?? undefined);
    }) as object;
  } catch {
    // Blocked, nothing stored, or damaged beyond reading: start anew.
  }
  return {...emptyRecord(), ...stored};
}

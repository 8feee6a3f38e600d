import {KEPT_READS, READ, type ReaderRecord} from './record.js';
import {stampOf, textOf} from './stamps.js';

/** The record of a reader of whom nothing is known. */
export function emptyRecord(): ReaderRecord {
  return {v: 1, read: 0, reads: '', asks: {}, snooze: null, picked: null, gift: null};
}

/**
 * One of 20,000 letters for a page (Chinese ones, there is no such number of others in a row): enough to tell the few
 * articles apart that are kept, too few to know a page by.
 */
export function markOf(page: string): string {
  // eslint-disable-next-line @typescript-eslint/no-misused-spread -- it need not be one that anybody else understands
  return String.fromCharCode([...page].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 2e4, 0) + 2e4);
}

/**
 * The record after an article was opened. One that is among those that are kept already is no other one.
 *
 * @param mark `markOf` its canonical address.
 */
export function withArticle(record: ReaderRecord, now: number, mark: string): ReaderRecord {
  const {reads: kept} = record;
  const reads = textOf(kept);
  const opened = reads.includes(mark) ? reads : (reads + stampOf(now) + mark).slice(-KEPT_READS * READ);
  return {...record, read: record.read + 1, reads: opened};
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
  let stored: object | undefined;
  try {
    // Nothing stored is nothing wrong: an error, thrown and caught, is a tenth of a page view.
    stored = JSON.parse(fetch() ?? '0', (_, value: unknown) => {
      if (typeof value === 'string') return value.replace(/[\da-z]{8}/g, (stamp) => (stamp > latest ? latest : stamp));
      return (value as number) > now ? now : (value ?? undefined);
    }) as object;
  } catch {
    // Blocked, nothing stored, or damaged beyond reading: start anew.
  }
  return {...emptyRecord(), ...stored};
}

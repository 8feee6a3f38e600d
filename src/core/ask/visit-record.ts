import type {Frequency} from '../gift/gift.js';
import type {ReaderRecord} from './record.js';

/** How many openings of articles are kept. */
export const KEPT_READS = 40;

/** The record of a reader of whom nothing is known. */
export function emptyRecord(): ReaderRecord {
  return {v: 1, reads: [], views: {}, closed: {}, snooze: null, picked: null, gift: null};
}

/** The record after an article was opened. */
export function withArticle(record: ReaderRecord, now: number): ReaderRecord {
  return {...record, reads: ([] as number[]).concat(record.reads, now).slice(-KEPT_READS)};
}

/** The record after a gift: nothing is left to be reminded of. */
export function withGift(record: ReaderRecord, frequency: Frequency, now: number, quietDays = 0): ReaderRecord {
  return {...record, snooze: null, picked: null, gift: {at: now, frequency, ...(quietDays && {quietDays})}};
}

/**
 * Reads a written record at a glance, as the page view does: stamps from the future count as now (no number in a
 * record is larger), and damage is left to rules that don't trip over it. `readRecord` checks it all.
 *
 * @param fetch gives the stored text, or `null`; may throw, as blocked storage does.
 * @param now epoch ms.
 */
export function glanceRecord(fetch: () => string | null, now: number): ReaderRecord {
  let stored: object | null = null;
  try {
    stored = JSON.parse(fetch() ?? '', (_, value: unknown) =>
      (value as number) > now ? now : (value ?? undefined),
    ) as object;
  } catch {
    // Blocked, nothing stored, or damaged beyond reading: start anew.
  }
  return {...emptyRecord(), ...stored};
}

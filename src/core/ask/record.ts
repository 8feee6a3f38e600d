import type {Frequency} from '../gift/gift.js';

/** A gift as it was picked before a snooze, to be offered again. */
export interface PickedGift {
  readonly frequency: Frequency;
  /** Minor units of `currency`. */
  readonly minor: number;
  readonly currency: string;
}

/** The reader's “remind me later”. Due when its time has come or its articles are read. */
export interface Snooze {
  /** When it was asked for, epoch ms. */
  readonly at: number;
  /** Due so many ms later. A span, so that it keeps its length whatever happens to the clock. */
  readonly span: number;
  /** When not 0: due after so many further articles, whatever the span. */
  readonly articles: number;
}

/**
 * All that a browser remembers of its reader: times of day-to-day happenings, no address, no identity, no page.
 * Plain JSON, never longer than 2 KB (`remember` sees to that).
 */
export interface ReaderRecord {
  readonly v: 1;
  /** When articles were opened, epoch ms, oldest first, the last {@link KEPT_READS}. */
  readonly reads: readonly number[];
  /** When each campaign's ask was seen, epoch ms, oldest first. */
  readonly views: Readonly<Record<string, readonly number[]>>;
  /** When each campaign's ask was last closed, epoch ms. */
  readonly closed: Readonly<Record<string, number>>;
  readonly snooze: Snooze | null;
  readonly picked: PickedGift | null;
  /** The last gift made from this browser: when (epoch ms) and how often. */
  readonly gift: {readonly at: number; readonly frequency: Frequency} | null;
}

/** How many openings of articles are kept. */
export const KEPT_READS = 40;
/** A day in ms. Days are 24 hours of UTC: the one rule for all spans, through every change of clocks. */
export const DAY = 864e5;

/** The record of a reader of whom nothing is known. */
export function emptyRecord(): ReaderRecord {
  return {v: 1, reads: [], views: {}, closed: {}, snooze: null, picked: null, gift: null};
}

/** Whether a snooze has run out and its promise, to ask again, is open. */
export function isDue(record: ReaderRecord, now: number): boolean {
  const {snooze} = record;
  if (!snooze) return false;
  return !(snooze.articles ? readsSince(record, snooze.at) < snooze.articles : now < snooze.at + snooze.span);
}

/** How many articles were opened after a moment (epoch ms). */
export function readsSince({reads}: ReaderRecord, time: number): number {
  return ([] as number[]).concat(reads).filter((read) => read > time).length;
}

/** The record after an article was opened. */
export function withArticle(record: ReaderRecord, now: number): ReaderRecord {
  return {...record, reads: [...record.reads, now].slice(-KEPT_READS)};
}

/** The record after a gift: nothing is left to be reminded of. */
export function withGift(record: ReaderRecord, frequency: Frequency, now: number): ReaderRecord {
  return {...record, snooze: null, picked: null, gift: {at: now, frequency}};
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
    stored = JSON.parse(fetch() ?? '', (_, value: unknown) => ((value as number) > now ? now : value)) as object;
  } catch {
    // Blocked, nothing stored, or damaged beyond reading: start anew.
  }
  return {...emptyRecord(), ...stored};
}

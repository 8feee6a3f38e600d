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
  readonly gift: {
    readonly at: number;
    readonly frequency: Frequency;
    /** The days of silence that the reader has chosen, or that a promise brings; 0 or nothing: the config's. */
    readonly quietDays?: number;
  } | null;
}

/** A day in ms. Days are 24 hours of UTC: the one rule for all spans, through every change of clocks. */
export const DAY = 864e5;

/** How many articles were opened after a moment (epoch ms). */
export function readsSince({reads}: ReaderRecord, time: number): number {
  return ([] as number[]).concat(reads).filter((read) => read > time).length;
}

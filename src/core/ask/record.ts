import type {Frequency} from '../gift/gift.js';
import {countSince} from './stamps.js';

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
  /** Due so many ms later; 0 where articles are counted. A span, so that it keeps its length whatever the clock does. */
  readonly span: number;
  /** When not 0: due after so many further articles, whatever the span … */
  readonly articles: number;
  /** … from this count of the record's `read` on. */
  readonly from?: number;
}

/**
 * All that a browser remembers of its reader: counts and times of day-to-day happenings, no address, no identity.
 * Plain JSON, never longer than 2 KB (`remember` sees to that). Times inside texts are stamps (`stamps.ts`).
 */
export interface ReaderRecord {
  readonly v: 1;
  /** One of 16,384 numbers, thrown once, that divides readers over variants; not there before there are any. */
  readonly seed?: number;
  /** How many articles were opened in all, one that is opened again counted again. */
  readonly read: number;
  /** The newest 40 of them, oldest first, {@link READ} characters each: a stamp, and a mark of the page. */
  readonly reads: string;
  /** What is kept of each campaign, as `log.ts` reads it. */
  readonly asks: Readonly<Record<string, string>>;
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

/** How many characters an article takes in a record: a stamp of eight and a mark. */
export const READ = 9;
/** And how many bytes: the mark has three. */
export const READ_BYTES = 11;

/** How many of a campaign's views are kept at most: no limit in a config is higher. */
export const KEPT_VIEWS = 50;
/** How many openings of articles are kept. */
export const KEPT_READS = 40;
/** The most that a written record takes, in bytes. */
export const RECORD_BYTES = 2048;
/** What all of it takes but articles and campaigns, at its longest. */
export const FIXED_BYTES = 300;

/** How many seeds there are: so few that thousands of readers share each, so many that shares are exact to 0.01 %. */
export const SEEDS = 2 ** 14;

/** How many different articles were opened after a moment (epoch ms). */
export function readsSince(record: ReaderRecord, time: number): number {
  return countSince(record.reads, time, READ);
}

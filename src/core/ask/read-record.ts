import {ID} from '../id.js';
import {DAY, type ReaderRecord, type Snooze} from './record.js';
import {emptyRecord, KEPT_READS} from './visit-record.js';

/** A snooze is never longer than this, whatever the clock did. */
export const LONGEST_SNOOZE_DAYS = 366;
/** Nor is a silence after a gift. */
export const LONGEST_QUIET_DAYS = 3660;
/** Nor for more articles than this: with more than are kept it would never end. */
export const MOST_SNOOZE_ARTICLES = KEPT_READS - 1;

/**
 * What a record looks like, to hold a stored one against: numbers, texts, lists and maps (`{'': …}`) of them.
 * An object whose first field is missing is none.
 */
const SHAPE = {
  v: 1,
  reads: [0],
  views: {'': [0]},
  closed: {'': 0},
  snooze: {at: 0, span: 0, articles: 0},
  picked: {minor: 0, frequency: '', currency: ''},
  gift: {at: 0, frequency: '', quietDays: 0},
} satisfies Record<keyof ReaderRecord, unknown>;

/**
 * Mends a record that was only glanced at. Whatever is damaged is dropped and the rest kept; stamps from the future
 * count as now (no number in a record is larger). Never throws.
 *
 * @param stored anything at all.
 * @param now epoch ms.
 */
export function mendRecord(stored: unknown, now: number): ReaderRecord {
  const record = (fit(stored, SHAPE, now) as ReaderRecord | null) ?? emptyRecord();
  const {snooze, gift} = record;
  return {
    ...record,
    snooze: snooze && capped(snooze),
    gift: gift && hushed(gift),
  };
}

/** A snooze within what a snooze may be. */
export function capped({at, span, articles}: Snooze): Snooze {
  return {
    at,
    span: Math.min(span, LONGEST_SNOOZE_DAYS * DAY),
    articles: Math.min(articles, MOST_SNOOZE_ARTICLES),
  };
}

/** A gift whose silence ends some day; without one of its own, the config's counts. */
function hushed({quietDays = 0, ...gift}: NonNullable<ReaderRecord['gift']>): ReaderRecord['gift'] {
  return {...gift, ...(quietDays && {quietDays: Math.min(quietDays, LONGEST_QUIET_DAYS)})};
}

/**
 * Reads a written record as {@link mendRecord} mends it.
 *
 * @param text what was stored, or `null`.
 */
export function readRecord(text: string | null, now: number): ReaderRecord {
  try {
    return mendRecord(JSON.parse(text ?? ''), now);
  } catch {
    // Nothing stored, or damaged beyond reading: start anew.
    return emptyRecord();
  }
}

/** The part of a value that has the given shape. */
function fit(value: unknown, shape: unknown, now: number): unknown {
  if (typeof shape === 'number') return (value as number) > 0 ? Math.min(value as number, now) : 0;
  if (typeof shape === 'string') return String(value).slice(0, 7);
  if (Array.isArray(shape)) return Array.isArray(value) ? value.map((each) => fit(each, shape[0], now)) : [];
  const shapes = shape as Fields;
  const given = Object(value) as Fields;
  const map = '' in shapes;
  const keys = map ? Object.keys(given).filter((key) => ID.test(key)) : Object.keys(shapes);
  const fitting = keys.map((key) => [key, fit(given[key], shapes[map ? '' : key], now)] as const);
  return map || fitting[0]?.[1] ? Object.fromEntries(fitting) : null;
}

type Fields = Readonly<Record<string, unknown>>;

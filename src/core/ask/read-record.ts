import {DAY, emptyRecord, type ReaderRecord} from './record.js';

/** What ids look like, of campaigns and all else that a config names. */
export const ID = /^[a-z\d][\w-]{0,31}$/i;

/** A snooze is never longer than this, whatever the clock did. */
export const LONGEST_SNOOZE_DAYS = 366;

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
  gift: {at: 0, frequency: ''},
} satisfies Record<keyof ReaderRecord, unknown>;

/**
 * Reads a written record. Whatever is damaged is dropped and the rest kept; stamps from the future count as now
 * (no number in a record is larger). Never throws.
 *
 * @param text what was stored, or `null`.
 * @param now epoch ms.
 */
export function readRecord(text: string | null, now: number): ReaderRecord {
  try {
    const record = (fit(JSON.parse(text ?? ''), SHAPE, now) as ReaderRecord | null) ?? emptyRecord();
    const {snooze} = record;
    return {...record, snooze: snooze && {...snooze, span: Math.min(snooze.span, LONGEST_SNOOZE_DAYS * DAY)}};
  } catch {
    // Nothing stored, or damaged beyond reading: start anew.
    return emptyRecord();
  }
}

/** The part of a value that has the given shape. */
function fit(value: unknown, shape: unknown, now: number): unknown {
  if (typeof shape === 'number') return (value as number) > 0 ? Math.min(value as number, now) : 0;
  if (typeof shape === 'string') return `${value as string}`.slice(0, 7);
  if (Array.isArray(shape)) return Array.isArray(value) ? value.map((each) => fit(each, shape[0], now)) : [];
  const shapes = shape as Fields;
  const given = Object(value) as Fields;
  const map = '' in shapes;
  const keys = map ? Object.keys(given).filter((key) => ID.test(key)) : Object.keys(shapes);
  const fitting = keys.map((key) => [key, fit(given[key], shapes[map ? '' : key], now)] as const);
  return map || fitting[0]?.[1] ? Object.fromEntries(fitting) : null;
}

type Fields = Readonly<Record<string, unknown>>;

import {ID} from '../id.js';
import {countText} from './log.js';
import {DAY, KEPT_READS, KEPT_VIEWS, READ, SEEDS, type ReaderRecord, type Snooze} from './record.js';
import {numberOf, STAMP, stampOf, textOf} from './stamps.js';
import {trimmed} from './trim-record.js';
import {emptyRecord} from './visit-record.js';

/** A snooze is never longer than this, whatever the clock did. */
export const LONGEST_SNOOZE_DAYS = 366;
/** Nor is a silence after a gift. */
export const LONGEST_QUIET_DAYS = 3660;
/** Nor for more articles than this: with more than are kept it would never end. */
export const MOST_SNOOZE_ARTICLES = KEPT_READS - 1;

/**
 * What a record looks like, but for what is in texts: numbers, texts, and objects of them. An object whose first field is
 * missing is none.
 */
const SHAPE = {
  read: 0,
  snooze: {at: 0, span: 0, articles: 0, from: 0},
  picked: {minor: 0, frequency: '', currency: ''},
  gift: {at: 0, frequency: '', quietDays: 0},
};

/**
 * Mends a record that was only glanced at. Whatever is damaged is dropped and the rest kept; stamps from the future
 * count as now (no number in a record is larger). Never throws.
 *
 * @param stored anything at all.
 * @param now epoch ms.
 */
export function mendRecord(stored: unknown, now: number): ReaderRecord {
  const given = Object(stored) as Partial<Record<keyof ReaderRecord, unknown>>;
  if (given.v !== 1) return emptyRecord();
  const {read, snooze, picked, gift} = fitAll(given, SHAPE, now) as unknown as ReaderRecord;
  const reads = mendReads(given.reads, now);
  const total = Math.max(read, reads.length / READ);
  return {
    v: 1,
    ...(isSeed(given.seed) && {seed: given.seed}),
    read: total,
    reads,
    asks: mendAsks(given.asks, now),
    snooze: snooze && capped({...snooze, from: Math.min(snooze.from ?? 0, total)}),
    picked,
    gift: gift && hushed(gift),
  };
}

function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < SEEDS;
}

function mendReads(reads: unknown, now: number): string {
  const entries: string[] = textOf(reads).match(/[\da-z]{8}[\u4e20-\u9dff]/g) ?? [];
  return entries
    .map((entry) => past(entry.slice(0, STAMP), now) + entry.slice(STAMP))
    .sort()
    .slice(-KEPT_READS)
    .join('');
}

function mendAsks(asks: unknown, now: number): ReaderRecord['asks'] {
  const logs = Object.entries((Array.isArray(asks) ? {} : Object(asks)) as object)
    .filter(([id, log]) => ID.test(id) && typeof log === 'string' && typeof asks === 'object')
    .map(([id, log]) => [id, mendLog((log as string).split('.'), now)] as const);
  return trimmed(Object.fromEntries(logs.filter(([, log]) => log)));
}

/** A log as it can be gone on with; empty when there is nothing in it. */
function mendLog([seen, closes, closed, gifts, given, views = '']: readonly string[], now: number): string {
  const stamps = views.match(/[\da-z]{8}/g) ?? [];
  const [viewed = 0, closings = 0, made = 0] = [seen, closes, gifts].map(wholeIn);
  const [shut, got] = [closed, given].map((stamp = '') => (/^[\da-z]{8}$/.test(stamp) ? past(stamp, now) : ''));
  const newest = stamps
    .map((stamp) => past(stamp, now))
    .sort()
    .slice(-KEPT_VIEWS)
    .join('');
  const counts = [
    Math.max(viewed, newest.length / STAMP),
    Math.max(closings, shut ? 1 : 0),
    Math.max(made, got ? 1 : 0),
  ];
  const [a = '', b = '', c = ''] = counts.map(countText);
  const log = [a, b, shut, c, got, newest].join('.');
  return log === '.....' ? '' : log;
}

function wholeIn(count: string | undefined): number {
  return /^[\da-z]{1,4}$/.test(count ?? '') ? numberOf(count) : 0;
}

/** A stamp that is not in the future. */
function past(stamp: string, now: number): string {
  const latest = stampOf(now);
  return stamp > latest ? latest : stamp;
}

/** A snooze within what a snooze may be. */
export function capped({at, span, articles, from = 0}: Snooze): Snooze {
  return {
    at,
    span: articles ? 0 : Math.min(span, LONGEST_SNOOZE_DAYS * DAY),
    articles: Math.min(articles, MOST_SNOOZE_ARTICLES),
    ...(articles && {from}),
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

type Shape = number | string | {readonly [key: string]: Shape};

/** The part of a value that has the given shape. */
function fit(value: unknown, shape: Shape, now: number): unknown {
  if (typeof shape === 'number') return typeof value === 'number' && value > 0 ? Math.min(value, now) : 0;
  if (typeof shape === 'string') return textOf(value).slice(0, 7);
  const fitting = fitAll(Object(value) as object, shape, now);
  return Object.values(fitting)[0] ? fitting : null;
}

function fitAll(given: object, shapes: {readonly [key: string]: Shape}, now: number): Record<string, unknown> {
  const entries = Object.entries(shapes);
  return Object.fromEntries(
    entries.map(([key, shape]) => [key, fit((given as Readonly<Record<string, unknown>>)[key], shape, now)]),
  );
}

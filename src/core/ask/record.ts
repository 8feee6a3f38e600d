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
  /** Due from this moment on, epoch ms; absent when articles decide. */
  readonly until?: number;
  /** Due when `ReaderRecord.articles` reaches this count. */
  readonly articles?: number;
}

/**
 * All that a browser remembers of its reader: counts and times, no address, no identity, no page.
 * Plain JSON; always at most {@link RECORD_BYTES} when written.
 */
export interface ReaderRecord {
  readonly v: 1;
  /** Articles read in all. */
  readonly articles: number;
  /** A 16-bit hash of the last article's address, so that a reload is not a second article. */
  readonly last: number;
  /** Articles per day: UTC day number and count, oldest first, at most {@link KEPT_DAYS} days back. */
  readonly days: readonly (readonly [day: number, count: number])[];
  /** When each campaign's ask was seen, epoch ms, oldest first. */
  readonly views: Readonly<Record<string, readonly number[]>>;
  /** When each campaign's ask was last closed, epoch ms. */
  readonly closed: Readonly<Record<string, number>>;
  readonly snooze: Snooze | null;
  readonly picked: PickedGift | null;
  /** The last gift made from this browser: when (epoch ms) and how often. */
  readonly gift: {readonly at: number; readonly frequency: Frequency} | null;
}

/** Something to be remembered. Explicit opens are none: they never count. */
export type Happening =
  /** An article was opened; `page` is its address, of which only a short hash is kept. */
  | {readonly kind: 'article'; readonly page?: string}
  /** An ask was seen (at least half of it for a second). */
  | {readonly kind: 'view'; readonly campaign: string}
  | {readonly kind: 'dismiss'; readonly campaign: string}
  /** `until` in epoch ms, or `articles` still to be read. */
  | {readonly kind: 'snooze'; readonly until?: number; readonly articles?: number; readonly gift?: PickedGift}
  /** The snooze is taken back. */
  | {readonly kind: 'resume'}
  | {readonly kind: 'gift'; readonly frequency: Frequency};

/** The most that a written record takes, in bytes. */
export const RECORD_BYTES = 2048;
/** How far back articles are counted by day. */
export const KEPT_DAYS = 40;
/** How many views are kept over all campaigns. */
export const KEPT_VIEWS = 50;
/** How many campaigns' views, and how many campaigns' closings, are kept. */
export const KEPT_CAMPAIGNS = 6;
/** A snooze is never longer than this, whatever the clock did. */
export const LONGEST_SNOOZE_DAYS = 366;

/** A day in ms. Days are 24 hours of UTC: the one rule for all spans, through every change of clocks. */
export const DAY = 864e5;

/** Stamps further ahead than this were made by a wrong clock. */
const CLOCK_SLACK = 3e5;

/** The record of a reader of whom nothing is known. */
export function emptyRecord(): ReaderRecord {
  return {v: 1, articles: 0, last: 0, days: [], views: {}, closed: {}, snooze: null, picked: null, gift: null};
}

/** Takes note of a happening. Pure: the record given stays as it is. An unknown kind changes nothing. */
export function remember(record: ReaderRecord, happening: Happening, now: number): ReaderRecord {
  switch (happening.kind) {
    case 'article':
      return withArticle(record, hash(happening.page), now);
    case 'view':
      return trimmed({
        ...record,
        views: {...record.views, [happening.campaign]: [...(record.views[happening.campaign] ?? []), now]},
        snooze: isDue(record, now) ? null : record.snooze,
      });
    case 'dismiss':
      return trimmed({...record, closed: {...record.closed, [happening.campaign]: now}});
    case 'snooze': {
      const {until, articles, gift} = happening;
      return {
        ...record,
        snooze: {
          at: now,
          ...(articles === undefined
            ? {until: Math.min(until ?? now, now + LONGEST_SNOOZE_DAYS * DAY)}
            : {articles: record.articles + articles}),
        },
        picked: gift ?? record.picked,
      };
    }
    case 'resume':
      return {...record, snooze: null};
    case 'gift':
      return {...record, snooze: null, picked: null, gift: {at: now, frequency: happening.frequency}};
    default:
      return record;
  }
}

/** Whether a snooze has run out and its promise, to ask again, is open. */
export function isDue({snooze, articles}: ReaderRecord, now: number): boolean {
  return !!snooze && (snooze.articles === undefined ? now >= (snooze.until ?? 0) : articles >= snooze.articles);
}

/** How many articles were opened in the last `days` days, today included. */
export function articlesWithin(record: ReaderRecord, days: number, now: number): number {
  const first = Math.floor(now / DAY) - days + 1;
  return record.days.reduce((sum, [day, count]) => (day >= first ? sum + count : sum), 0);
}

function withArticle(record: ReaderRecord, page: number, now: number): ReaderRecord {
  if (page && page === record.last) return record;
  const today = Math.floor(now / DAY);
  const days = record.days.filter(([day]) => day !== today && day > today - KEPT_DAYS);
  const before = record.days.find(([day]) => day === today)?.[1] ?? 0;
  return {...record, articles: record.articles + 1, last: page, days: [...days, [today, Math.min(before + 1, 999)]]};
}

/** Short on purpose: it tells a reload from another page and can't tell which page it was. */
function hash(page = ''): number {
  let sum = 0;
  for (let at = 0; at < page.length; at++) sum = (sum * 31 + page.charCodeAt(at)) & 0xffff;
  return sum;
}

type Unknown = Readonly<Record<string, unknown>>;

/**
 * Reads a written record. Whatever is damaged is dropped and the rest kept; stamps from the future count as now;
 * a snooze made under a wrong clock keeps its length. Never throws.
 *
 * @param text what was stored, or `null`.
 * @param now epoch ms.
 */
export function readRecord(text: string | null, now: number): ReaderRecord {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    // Damaged beyond reading: start anew.
  }
  const given = plain(stored);
  const at = (value: unknown): number | undefined => stamp(value, now);
  const gift = plain(given.gift);
  const giftAt = at(gift.at);
  const picked = plain(given.picked);
  return trimmed({
    v: 1,
    articles: count(given.articles),
    last: count(given.last),
    days: list(given.days)
      .map((entry) => list(entry))
      .map(([day, read]): [number, number] => [Math.min(count(day), Math.floor(now / DAY)), count(read, 999)])
      .filter(([, read]) => read),
    views: stamps(given.views, (times) => list(times).flatMap((time) => at(time) ?? [])),
    closed: stamps(given.closed, at),
    snooze: readSnooze(plain(given.snooze), now),
    picked:
      /^[a-z]{3}$/.test(String(picked.currency)) && count(picked.minor)
        ? {frequency: frequency(picked.frequency), minor: count(picked.minor), currency: String(picked.currency)}
        : null,
    gift: giftAt === undefined ? null : {at: giftAt, frequency: frequency(gift.frequency)},
  });
}

/** The record as it is stored: ASCII, at most {@link RECORD_BYTES}. The oldest views and days go first. */
export function writeRecord(record: ReaderRecord): string {
  return JSON.stringify(trimmed(record));
}

function readSnooze(given: Unknown, now: number): Snooze | null {
  const made = number(given.at);
  if (made === undefined) return null;
  const at = stamp(made, now) ?? now;
  const articles = count(given.articles);
  if (articles) return {at, articles};
  const until = number(given.until);
  if (until === undefined) return null;
  return {at, until: at + Math.min(Math.max(until - made, 0), LONGEST_SNOOZE_DAYS * DAY)};
}

/** Keeps the newest views, closings and days, so many that the whole is never longer than {@link RECORD_BYTES}. */
function trimmed(record: ReaderRecord): ReaderRecord {
  const views: Record<string, number[]> = {};
  const newest = Object.entries(record.views)
    .flatMap(([campaign, times]) => times.map((time) => [campaign, time] as const))
    .sort(([, one], [, other]) => other - one)
    .slice(0, KEPT_VIEWS);
  for (const [campaign, time] of newest) {
    const times = views[campaign];
    if (times) times.unshift(time);
    else if (Object.keys(views).length < KEPT_CAMPAIGNS) views[campaign] = [time];
  }
  const closed = Object.entries(record.closed)
    .sort(([, one], [, other]) => other - one)
    .slice(0, KEPT_CAMPAIGNS);
  return {...record, views, closed: Object.fromEntries(closed), days: record.days.slice(-KEPT_DAYS)};
}

/** A stamp within reason: a number, and not from the future. */
function stamp(value: unknown, now: number): number | undefined {
  const time = number(value);
  return time !== undefined && time > now + CLOCK_SLACK ? now : time;
}

function stamps<T>(given: unknown, read: (value: unknown) => T | undefined): Record<string, T> {
  const kept: Record<string, T> = {};
  for (const [campaign, value] of Object.entries(plain(given))) {
    const time = read(value);
    if (isName(campaign) && time !== undefined) kept[campaign] = time;
  }
  return kept;
}

function number(value: unknown): number | undefined {
  return Number.isFinite(value) && (value as number) >= 0 ? Math.floor(value as number) : undefined;
}

function count(value: unknown, most = 1e8): number {
  return Math.min(number(value) ?? 0, most);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function plain(value: unknown): Unknown {
  return value && typeof value === 'object' ? (value as Unknown) : {};
}

function frequency(value: unknown): Frequency {
  return value === 'monthly' || value === 'yearly' ? value : 'once';
}

/** Ids as configs may have them: short, and never the name of something that objects inherit. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z\d][\w-]{0,31}$/i.test(value) && !(value in {});
}

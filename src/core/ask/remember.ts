import type {Frequency} from '../gift/gift.js';
import {capped} from './read-record.js';
import {type PickedGift, type ReaderRecord} from './record.js';
import {isDue, withArticle, withGift} from './visit-record.js';

/** Something to be remembered. Explicit opens are none: they never count. */
export type Happening =
  /** An article was opened. */
  | {readonly kind: 'article'}
  /** An ask was seen (at least half of it for a second). */
  | {readonly kind: 'view'; readonly campaign: string}
  | {readonly kind: 'dismiss'; readonly campaign: string}
  /** `until` in epoch ms, or `articles` still to be read. */
  | {readonly kind: 'snooze'; readonly until?: number; readonly articles?: number; readonly gift?: PickedGift}
  /** The snooze is taken back. */
  | {readonly kind: 'resume'}
  | {readonly kind: 'gift'; readonly frequency: Frequency};

/** The most that a written record takes, in bytes: what the numbers below add up to at their longest. */
export const RECORD_BYTES = 2048;
/** How many views are kept over all campaigns. */
export const KEPT_VIEWS = 50;
/** How many campaigns' views, and how many campaigns' closings, are kept. */
export const KEPT_CAMPAIGNS = 6;

/** Takes note of a happening. Pure: the record given stays as it is. An unknown kind changes nothing. */
export function remember(record: ReaderRecord, happening: Happening, now: number): ReaderRecord {
  switch (happening.kind) {
    case 'article':
      return withArticle(record, now);
    case 'view':
      return trimmed({
        ...record,
        views: {...record.views, [happening.campaign]: [...viewsOf(record, happening.campaign), now]},
        snooze: isDue(record, now) ? null : record.snooze,
      });
    case 'dismiss':
      return trimmed({...record, closed: {...record.closed, [happening.campaign]: now}});
    case 'snooze': {
      const {until = now, articles = 0, gift} = happening;
      const span = Math.max(until - now, 0);
      return {...record, snooze: capped({at: now, span, articles}), picked: gift ?? record.picked};
    }
    case 'resume':
      return {...record, snooze: null};
    case 'gift':
      return withGift(record, happening.frequency, now);
    default:
      return record;
  }
}

/** Keeps the newest views and closings, so many that the whole is never longer than {@link RECORD_BYTES}. */
export function trimmed(record: ReaderRecord): ReaderRecord {
  const views = new Map<string, number[]>();
  const newest = Object.entries(record.views)
    .flatMap(([campaign, times]) => times.map((time) => [campaign, time] as const))
    .sort(([, one], [, other]) => other - one)
    .slice(0, KEPT_VIEWS);
  for (const [campaign, time] of newest) {
    const times = views.get(campaign);
    if (times) times.unshift(time);
    else if (views.size < KEPT_CAMPAIGNS) views.set(campaign, [time]);
  }
  const closed = Object.entries(record.closed)
    .sort(([, one], [, other]) => other - one)
    .slice(0, KEPT_CAMPAIGNS);
  return {...record, views: Object.fromEntries(views), closed: Object.fromEntries(closed)};
}

/** Ids are the publisher's: one may be called `constructor`. */
function viewsOf({views}: ReaderRecord, campaign: string): readonly number[] {
  return Object.hasOwn(views, campaign) ? (views[campaign] ?? []) : [];
}

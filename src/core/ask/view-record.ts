import type {ReaderRecord} from './record.js';
import {isDue} from './due.js';

/** How many views are kept over all campaigns. */
export const KEPT_VIEWS = 50;
/** How many campaigns' views, and how many campaigns' closings, are kept. */
export const KEPT_CAMPAIGNS = 6;

/** The record after an ask was seen. A reminder that was due is kept by that. */
export function withView(record: ReaderRecord, campaign: string, now: number): ReaderRecord {
  const seen = Object.hasOwn(record.views, campaign) ? (record.views[campaign] ?? []) : [];
  return trimmed({
    ...record,
    views: {...record.views, [campaign]: ([] as number[]).concat(seen, now)},
    snooze: isDue(record, now) ? null : record.snooze,
  });
}

/** Keeps the newest views and closings, so many that the whole is never longer than {@link RECORD_BYTES}. */
export function trimmed(record: ReaderRecord): ReaderRecord {
  const views = new Map<string, number[]>();
  const newest = Object.entries(record.views)
    // The record may only have been glanced at: what should be a list may be anything.
    .flatMap(([campaign, times]) => ([] as number[]).concat(times).map((time) => [campaign, time] as const))
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

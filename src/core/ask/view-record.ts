import {countText, logOf} from './log.js';
import type {ReaderRecord} from './record.js';
import {numberOf, STAMP, stampOf} from './stamps.js';
import {isDue} from './due.js';

/** How many of a campaign's views are kept at most: no limit in a config is higher. */
export const KEPT_VIEWS = 50;

/** The record after an ask was seen. A reminder that was due is kept by that. */
export function withView(record: ReaderRecord, campaign: string, now: number): ReaderRecord {
  const [seen, closes, closed, gifts, given, views = ''] = logOf(record.asks, campaign);
  const newest = (views + stampOf(now)).slice(-KEPT_VIEWS * STAMP);
  const log = [countText((numberOf(seen) || 0) + 1), closes, closed, gifts, given, newest].join('.');
  return {...record, asks: {...record.asks, [campaign]: log}, snooze: isDue(record, now) ? null : record.snooze};
}

import type {AskConfig} from './ask-config.js';
import {countText, logOf} from './log.js';
import type {ReaderRecord} from './record.js';
import {numberOf, STAMP, stampOf} from './stamps.js';
import {isDue} from './due.js';
import {trimmed} from './trim-record.js';

/** How many of a campaign's views are kept at most: no limit in a config is higher. */
export const KEPT_VIEWS = 50;

/**
 * The record after an ask was seen. A reminder that was due is kept by that.
 *
 * @param config whose limits say what has to be kept where there is not room for all.
 */
export function withView(record: ReaderRecord, campaign: string, now: number, config?: AskConfig): ReaderRecord {
  const [seen, closes, closed, gifts, given, views = ''] = logOf(record.asks, campaign);
  const newest = (views + stampOf(now)).slice(-KEPT_VIEWS * STAMP);
  const log = [countText((numberOf(seen) || 0) + 1), closes, closed, gifts, given, newest].join('.');
  const asks = trimmed({...record.asks, [campaign]: log}, config);
  return {...record, asks, snooze: isDue(record, now) ? null : record.snooze};
}

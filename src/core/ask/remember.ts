import type {Frequency} from '../gift/gift.js';
import {capped} from './read-record.js';
import {type PickedGift, type ReaderRecord} from './record.js';
import {trimmed, withView} from './view-record.js';
import {withArticle, withGift} from './visit-record.js';

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
  /** `quietDays`: of silence, if not as many as the config says. */
  | {readonly kind: 'gift'; readonly frequency: Frequency; readonly quietDays?: number}
  /** The reader has chosen for how many days the last gift silences every ask. */
  | {readonly kind: 'quiet'; readonly days: number}
  /** The gift did not come through in the end. */
  | {readonly kind: 'ungift'};

/** The most that a written record takes, in bytes: what the numbers below add up to at their longest. */
export const RECORD_BYTES = 2048;
/** Takes note of a happening. Pure: the record given stays as it is. An unknown kind changes nothing. */
export function remember(record: ReaderRecord, happening: Happening, now: number): ReaderRecord {
  switch (happening.kind) {
    case 'article':
      return withArticle(record, now);
    case 'view':
      return withView(record, happening.campaign, now);
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
      return withGift(record, happening.frequency, now, happening.quietDays);
    case 'quiet':
      return {...record, gift: record.gift && {...record.gift, quietDays: happening.days}};
    case 'ungift':
      return {...record, gift: null};
    default:
      return record;
  }
}

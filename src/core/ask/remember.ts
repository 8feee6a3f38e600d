import type {Frequency} from '../gift/gift.js';
import {ID} from '../id.js';
import type {AskConfig} from './ask-config.js';
import {countText, logOf} from './log.js';
import {isDue} from './due.js';
import {capped, mendRecord} from './read-record.js';
import {KEPT_VIEWS, READ, type PickedGift, type ReaderRecord} from './record.js';
import {numberOf, STAMP, stampOf, textOf} from './stamps.js';
import {withSeed} from './seeds.js';
import {trimmed} from './trim-record.js';
import {markOf, withArticle} from './visit-record.js';

/** Something to be remembered. Explicit opens are none: they never count. */
export type Happening =
  /** An article was opened. `page`: its canonical address, so that it is counted once. */
  | {readonly kind: 'article'; readonly page?: string}
  /** `dice` in [0, 1): what divides readers over variants from now on, if nothing does so far. */
  | {readonly kind: 'seed'; readonly dice: number}
  /** An ask was seen (at least half of it for a second). */
  | {readonly kind: 'view'; readonly campaign: string}
  | {readonly kind: 'dismiss'; readonly campaign: string}
  /** `until` in epoch ms, or `articles` still to be read. */
  | {readonly kind: 'snooze'; readonly until?: number; readonly articles?: number; readonly gift?: PickedGift}
  /** The snooze is taken back. */
  | {readonly kind: 'resume'}
  /** `quietDays`: of silence, if not as many as the config says; `campaign`: the one that it came of. */
  | {readonly kind: 'gift'; readonly frequency: Frequency; readonly quietDays?: number; readonly campaign?: string}
  /** The reader has chosen for how many days the last gift silences every ask. */
  | {readonly kind: 'quiet'; readonly days: number}
  /** The gift did not come through in the end. */
  | {readonly kind: 'ungift'};

/** The last moment that a stamp can say, in 2059. */
const LATEST = 36 ** STAMP - 1;

/**
 * Takes note of a happening. Pure: the record given stays as it is. An unknown kind changes nothing, and neither does a
 * campaign whose name is no id.
 *
 * @param config whose limits say what has to be kept where there is not room for all; if left out, campaigns share alike.
 */
export function remember(record: ReaderRecord, happening: Happening, at: number, config?: AskConfig): ReaderRecord {
  const now = Math.min(Math.max(Math.floor(at), 0), LATEST) || 0;
  // A clock that was ahead and is right again: what it left behind counts as now. Nor is what is damaged gone on with.
  const known = isOff(record, now) ? mendRecord(record, now) : record;
  const {campaign = ''} = happening as {campaign?: string};
  switch (happening.kind) {
    case 'article':
      return withArticle(known, now, happening.page ? markOf(happening.page) : unknownMark(known));
    case 'seed':
      return withSeed(known, happening.dice);
    case 'view':
      return withView(known, campaign, now, config);
    case 'dismiss': {
      const [seen, closes, , gifts, given, views] = logOf(known.asks, campaign);
      return withLog(known, campaign, [seen, more(closes), stampOf(now), gifts, given, views], config);
    }
    case 'snooze': {
      const {until = now, articles = 0, gift} = happening;
      const span = Math.max(until - now, 0);
      return {...known, snooze: capped({at: now, span, articles, from: known.read}), picked: gift ?? known.picked};
    }
    case 'resume':
      return {...known, snooze: null};
    case 'gift':
      return withGift(known, happening, now, config);
    case 'quiet':
      return {...known, gift: known.gift && {...known.gift, quietDays: happening.days}};
    case 'ungift':
      return {...known, gift: null};
    default:
      return known;
  }
}

/** The record after an ask was seen. A reminder that was due is kept by that. */
function withView(record: ReaderRecord, campaign: string, now: number, config?: AskConfig): ReaderRecord {
  const [seen, closes, closed, gifts, given, views = ''] = logOf(record.asks, campaign);
  const newest = (views + stampOf(now)).slice(-KEPT_VIEWS * STAMP);
  const viewed = withLog(record, campaign, [more(seen), closes, closed, gifts, given, newest], config);
  return isDue(record, now) ? {...viewed, snooze: null} : viewed;
}

/** The record after a gift: nothing is left to be reminded of. */
function withGift(
  record: ReaderRecord,
  {frequency, quietDays = 0, campaign = ''}: Extract<Happening, {kind: 'gift'}>,
  now: number,
  config?: AskConfig,
): ReaderRecord {
  const gift = {at: now, frequency, ...(quietDays && {quietDays})};
  const given = {...record, snooze: null, picked: null, gift};
  const [seen, closes, closed, gifts, , views] = logOf(record.asks, campaign);
  return withLog(given, campaign, [seen, closes, closed, more(gifts), stampOf(now), views], config);
}

type Part = string | undefined;
/** What is kept of a campaign, part by part, as `log.ts` has it. */
type Log = readonly [seen: Part, closes: Part, closed: Part, gifts: Part, given: Part, views: Part];

/** The record with another log of a campaign; as it is where that has no id. */
function withLog(record: ReaderRecord, campaign: string, log: Log, config?: AskConfig): ReaderRecord {
  if (!ID.test(campaign)) return record;
  return {...record, asks: trimmed({...record.asks, [campaign]: log.join('.')}, config)};
}

/** A mark that no page has, and that no article has which is still kept: who says no address opens another article. */
function unknownMark({read}: ReaderRecord): string {
  return String.fromCharCode(0x9d00 + (read % 100));
}

function more(count: string | undefined): string {
  return countText((numberOf(count) || 0) + 1);
}

/** Whether something was taken down by a clock that was further ahead, or is no log, in a record that was only glanced at. */
function isOff({reads, asks, gift, snooze}: ReaderRecord, now: number): boolean {
  const latest = stampOf(now);
  return (
    (gift?.at ?? 0) > now ||
    (snooze?.at ?? 0) > now ||
    textOf(reads).slice(-READ, STAMP - READ) > latest ||
    Object.values(asks).some((log: unknown) => textOf(log) !== log || log.slice(-STAMP) > latest)
  );
}

import type {Frequency} from '../gift/gift.js';
import {ID} from '../id.js';
import type {AskConfig} from './ask-config.js';
import {countText, logOf} from './log.js';
import {capped, mendRecord} from './read-record.js';
import {READ, type PickedGift, type ReaderRecord} from './record.js';
import {numberOf, STAMP, stampOf, textOf} from './stamps.js';
import {withSeed} from './seeds.js';
import {trimmed} from './trim-record.js';
import {withView} from './view-record.js';
import {markOf, withArticle} from './visit-record.js';

/** Something to be remembered. Explicit opens are none: they never count. */
export type Happening =
  /**
   * An article was opened. `page`: its canonical address, so that it is counted once; `dice` in [0, 1): what divides readers
   * over variants from now on, if nothing does so far.
   */
  | {readonly kind: 'article'; readonly page?: string; readonly dice?: number}
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
  // A clock that was ahead and is right again: what it left behind counts as now.
  const known = isAhead(record, now) ? mendRecord(record, now) : record;
  const {campaign = ''} = happening as {campaign?: string};
  const log = (): readonly (string | undefined)[] => logOf(known.asks, campaign);
  switch (happening.kind) {
    case 'article':
      return withSeed(
        withArticle(known, now, happening.page ? markOf(happening.page) : unknownMark(known)),
        happening.dice,
      );
    case 'view':
      return ID.test(campaign) ? withView(known, campaign, now, config) : known;
    case 'dismiss': {
      if (!ID.test(campaign)) return known;
      const [seen, closes, , ...others] = log();
      return withLog(known, campaign, [seen, more(closes), stampOf(now), ...others], config);
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

/** The record after a gift: nothing is left to be reminded of. */
function withGift(
  record: ReaderRecord,
  {frequency, quietDays = 0, campaign = ''}: Extract<Happening, {kind: 'gift'}>,
  now: number,
  config?: AskConfig,
): ReaderRecord {
  const gift = {at: now, frequency, ...(quietDays && {quietDays})};
  const given = {...record, snooze: null, picked: null, gift};
  if (!ID.test(campaign)) return given;
  const [seen, closes, closed, gifts, , views] = logOf(record.asks, campaign);
  return withLog(given, campaign, [seen, closes, closed, more(gifts), stampOf(now), views], config);
}

/** The record with another log of a campaign. */
function withLog(
  record: ReaderRecord,
  campaign: string,
  log: readonly (string | undefined)[],
  config?: AskConfig,
): ReaderRecord {
  return fitting(
    {...record, asks: {...record.asks, [campaign]: Array.from({length: 6}, (_, part) => log[part] ?? '').join('.')}},
    config,
  );
}

function fitting(record: ReaderRecord, config?: AskConfig): ReaderRecord {
  return {...record, asks: trimmed(record.asks, config)};
}

/** A mark that no page has, and that no article has which is still kept: who says no address opens another article. */
function unknownMark({read}: ReaderRecord): string {
  return String.fromCharCode(0x9d00 + (read % 100));
}

function more(count: string | undefined): string {
  return countText((numberOf(count) || 0) + 1);
}

/** Whether something was taken down by a clock that was further ahead. */
function isAhead({reads, asks, gift, snooze}: ReaderRecord, now: number): boolean {
  const latest = stampOf(now);
  return (
    (gift?.at ?? 0) > now ||
    (snooze?.at ?? 0) > now ||
    textOf(reads).slice(-READ, STAMP - READ) > latest ||
    Object.values(asks).some((log) => log.slice(-STAMP) > latest)
  );
}

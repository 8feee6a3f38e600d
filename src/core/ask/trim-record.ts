import type {AskConfig} from './ask-config.js';
import {logOf} from './log.js';
import {READ_BYTES, type ReaderRecord, FIXED_BYTES, KEPT_READS, RECORD_BYTES} from './record.js';
import {STAMP} from './stamps.js';
import {viewsNeeded} from './views-needed.js';

/** The most that is kept of all campaigns, in bytes: what the articles that are always kept leave free. */
export const ASKS_BYTES = RECORD_BYTES - FIXED_BYTES - KEPT_READS * READ_BYTES;

/**
 * Drops the oldest views until what is kept of campaigns is short enough: with a config the oldest of those that no
 * limit counts on, without one the oldest of the campaign that has the most.
 */
export function trimmed(asks: ReaderRecord['asks'], config?: AskConfig): ReaderRecord['asks'] {
  if (JSON.stringify(asks).length <= ASKS_BYTES) return asks;
  const logs = Object.keys(asks).map((id) => {
    const log = logOf(asks, id);
    const views = log[5] ?? '';
    return {id, log, views, spare: views.length / STAMP - (config ? viewsNeeded(config, id) : 0)};
  });
  const {id, log, views} = logs.reduce((one, other) =>
    (config && one.spare > 0 === other.spare > 0 ? other.views < one.views : other.spare > one.spare) ? other : one,
  );
  const {[id]: _, ...rest} = asks;
  return trimmed(views ? {...asks, [id]: [...log.slice(0, 5), views.slice(STAMP)].join('.')} : rest, config);
}

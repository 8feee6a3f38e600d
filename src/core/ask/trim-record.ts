import type {AskConfig} from './ask-config.js';
import {logOf} from './log.js';
import {READ_BYTES, type ReaderRecord, FIXED_BYTES, KEPT_READS, RECORD_BYTES} from './record.js';
import {STAMP} from './stamps.js';
import {viewsNeeded} from './views-needed.js';

/** The most that is kept of all campaigns, in bytes: what the articles that are always kept leave free. */
export const ASKS_BYTES = RECORD_BYTES - FIXED_BYTES - KEPT_READS * READ_BYTES;
/** What a campaign takes in JSON beside its name and its log. */
export const ASK_BYTES = 6;
/** More campaigns than there is room for: only a damaged record has them. */
const MOST_LOGS = 100;

interface Log {
  readonly id: string;
  readonly head: readonly string[];
  views: string;
  /** How many of its views no limit counts on. */
  spare: number;
}

/**
 * Drops the oldest views until what is kept of campaigns is short enough: with a config first those that no limit counts
 * on, without one the oldest of the campaign that has the most.
 */
export function trimmed(asks: ReaderRecord['asks'], config?: AskConfig): ReaderRecord['asks'] {
  if (bytesOf(asks) <= ASKS_BYTES) return asks;
  const ids = Object.keys(asks).slice(-MOST_LOGS);
  let over = bytesOf(asks, ids) - ASKS_BYTES;
  const logs = ids.map((id): Log => {
    const [seen = '', closes = '', closed = '', gifts = '', given = '', views = ''] = logOf(asks, id);
    return {id, head: [seen, closes, closed, gifts, given], views, spare: 0};
  });
  const since = sharedSince(logs, config);
  for (const log of logs) log.spare = spareOf(log, since, config);
  while (over > 0 && logs.length) {
    const log = logs.reduce((one, other) => (isLessMissed(other, one, config) ? other : one));
    if (log.views) {
      log.views = log.views.slice(STAMP);
      log.spare -= 1;
      over -= STAMP;
    } else {
      logs.splice(logs.indexOf(log), 1);
      over -= log.id.length + written(log).length + ASK_BYTES;
    }
  }
  return Object.fromEntries(logs.map((log) => [log.id, written(log)]));
}

function written({head, views}: Log): string {
  return [...head, views].join('.');
}

function bytesOf(asks: ReaderRecord['asks'], ids: readonly string[] = Object.keys(asks)): number {
  return ids.reduce((sum, id) => sum + id.length + `${asks[id]}`.length + ASK_BYTES, 1);
}

/** Whether the oldest that is kept of one can rather be done without. */
function isLessMissed(one: Log, other: Log, config: AskConfig | undefined): boolean {
  if (config && one.spare > 0 && other.spare > 0) return one.views < other.views;
  return one.spare === other.spare ? one.views < other.views : one.spare > other.spare;
}

/** Of a campaign that is not in the config, its log itself is spare, too. */
function spareOf({id, views}: Log, since: string, config: AskConfig | undefined): number {
  const count = views.length / STAMP;
  if (!config) return count;
  const shared = views.match(/.{8}/g)?.filter((stamp) => stamp >= since).length ?? 0;
  return count - Math.max(viewsNeeded(config, id), shared);
}

/** From which stamp on a limit that campaigns share may count a view. */
function sharedSince(logs: readonly Log[], config: AskConfig | undefined): string {
  const {maxViews, of} = config?.pacing ?? {};
  if (!maxViews) return 'z'.repeat(STAMP + 1);
  // To each campaign, its own views may count for nothing: then older ones of others count in their place.
  const nobody = {id: ''};
  const stamps = (of === 'others' ? logs : [nobody]).map(
    ({id}) =>
      logs
        .filter((other) => other.id !== id)
        .flatMap(({views}) => views.match(/.{8}/g) ?? [])
        .sort()
        .at(-maxViews) ?? '',
  );
  return stamps.sort()[0] ?? '';
}

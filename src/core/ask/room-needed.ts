import type {AskConfig} from './ask-config.js';
import {STAMP} from './stamps.js';
import {ASK_BYTES} from './trim-record.js';
import {viewsNeeded} from './views-needed.js';

/** A log's dots, counts of up to four, two and two figures, and two stamps. */
const HEAD = 5 + 4 + 2 + 2 + 2 * STAMP;

/** How many bytes of a record a config's limits count on at most, of {@link ASKS_BYTES} that there are. */
export function roomNeeded(config: AskConfig): number {
  const needs = config.campaigns.map(({id}) => viewsNeeded(config, id));
  const {maxViews = 0, of} = config.pacing ?? {};
  // At the worst, one campaign has seen all that a shared limit counts; where its own don't count, another one as many.
  const shared = Math.max(0, maxViews - Math.min(...needs)) * (of === 'others' ? 2 : 1);
  const fixed = config.campaigns.reduce((sum, {id}) => sum + id.length + HEAD + ASK_BYTES, 1);
  return fixed + STAMP * (needs.reduce((sum, need) => sum + need, 0) + shared);
}

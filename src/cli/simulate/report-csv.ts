import {MEASURES, type Measure, type Spread} from './tally.js';
import type {Simulated} from './simulate.js';

const COLUMNS = ['total', 'readers', 'mean', 'p50', 'p90', 'p99', 'max'] as const satisfies readonly (keyof Spread)[];

/** A line for each measure of all, of each campaign and of each variant (RFC 4180). No field needs quotes: ids have none. */
export function csvOf({measures, campaigns, variants}: Simulated): string {
  const rows = [{campaign: '', variant: null, measures}, ...campaigns, ...variants].flatMap((outcome) =>
    MEASURES.map((measure: Measure) => {
      const spread = outcome.measures[measure];
      return [outcome.campaign, outcome.variant ?? '', measure, ...COLUMNS.map((column) => spread[column])];
    }),
  );
  return [['campaign', 'variant', 'measure', ...COLUMNS], ...rows].map((row) => row.join(',')).join('\r\n');
}

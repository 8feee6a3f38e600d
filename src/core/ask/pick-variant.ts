import {SEEDS} from './record.js';
import type {AskCampaign, AskVariant} from './ask-config.js';
import type {Visit} from './visit.js';
import {shareOf} from './share.js';

/** Where a reader stands in a campaign's experiment. */
export interface Placing {
  /** In [0, 1); below the campaign's `holdout`, the reader is never asked. */
  readonly share: number;
  readonly variant: AskVariant | undefined;
}

/**
 * Divides readers over a campaign's variants by weight, those apart whom it never asks.
 * Where the record has no seed, the dice decide for this page.
 */
export function placeOf({id, holdout = 0, variants}: AskCampaign, {dice = 0, record}: Visit): Placing {
  const {seed} = record;
  const share = shareOf(Number.isInteger(seed) ? (seed as number) : Math.floor(dice * SEEDS), id);
  const all = ([] as AskVariant[]).concat(variants ?? []);
  let left = ((share - holdout) / (1 - holdout)) * all.reduce((sum, {weight}) => sum + weight, 0);
  return {share, variant: all.find(({weight}) => (left -= weight) < 0)};
}

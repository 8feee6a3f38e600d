import type {AppealConfig} from '../../core/config/config.js';
import {chanceOf} from './chi-square.js';
import type {Simulated} from './simulate.js';

/** What can be said of a campaign's variants. */
export interface Experiment {
  readonly campaign: string;
  readonly arms: readonly Arm[];
  /** How likely such unequal arms are by chance. Below 0.001, something is wrong with how readers are dealt out. */
  readonly sampleRatio: number;
  /** Readers that each arm needs, for a change of {@link DETECTED} to be seen; `null` where nobody gave. */
  readonly needed: number | null;
}

/** One variant. */
export interface Arm {
  readonly variant: string;
  readonly weight: number;
  /** Readers who were asked by it. */
  readonly readers: number;
  /** Of those, the share who gave. */
  readonly rate: number;
}

/** The relative change that is looked for: a fifth more, or a fifth less. */
export const DETECTED = 0.2;
/** Below this a sample ratio is a mismatch. */
export const MISMATCH = 0.001;
/** Standard normal quantiles for a two-sided 5 % and a power of 80 %. */
const [Z_ALPHA, Z_BETA] = [1.959964, 0.841621];

/** How the variants came out, and whether that can be believed. */
export function experimentsOf({campaigns}: AppealConfig, {variants}: Simulated): readonly Experiment[] {
  return campaigns.flatMap(({id, variants: given}) => {
    const arms = given
      .filter(({weight}) => weight > 0)
      .map(({id: variant, weight}): Arm => {
        const measures = variants.find((each) => each.campaign === id && each.variant === variant)?.measures;
        const readers = measures?.asks.readers ?? 0;
        return {variant, weight, readers, rate: readers ? (measures?.gifts.readers ?? 0) / readers : 0};
      });
    if (arms.length < 2) return [];
    const sampleRatio = chanceOf(
      arms.map(({readers}) => readers),
      arms.map(({weight}) => weight),
    );
    const asked = arms.reduce((sum, {readers}) => sum + readers, 0);
    const gave = arms.reduce((sum, {readers, rate}) => sum + readers * rate, 0);
    return [{campaign: id, arms, sampleRatio, needed: readersNeeded(asked ? gave / asked : 0)}];
  });
}

/** Readers in each of two arms, so that a change of {@link DETECTED} is seen 4 times out of 5, and none 19 out of 20. */
function readersNeeded(rate: number): number | null {
  const other = rate * (1 + DETECTED);
  if (rate <= 0 || other >= 1) return null;
  const spread = rate * (1 - rate) + other * (1 - other);
  return Math.ceil(((Z_ALPHA + Z_BETA) ** 2 * spread) / (other - rate) ** 2);
}

import type {Frequency} from './gift.js';
import type {Money} from './money.js';

/** The amounts offered for one frequency in one currency. All sums are minor units of that currency. */
export interface Ladder {
  /** Suggested amounts, smallest first; at least one. */
  readonly presets: readonly number[];
  /** The one chosen at first; one of `presets`. */
  readonly default: number;
  /** The least that a reader may enter. */
  readonly min: number;
  /** The most that a reader may enter. */
  readonly max: number;
  /** The one that the publication suggests, and says so: one of `presets`. */
  readonly recommended?: number;
  /** What a gift pays for, by suggested amount. */
  readonly impact: Readonly<Record<number, string>>;
}

/** Every ladder, by currency and frequency. */
export type Ladders = Readonly<Record<string, Readonly<Partial<Record<Frequency, Ladder>>>>>;

/** The smallest amount that can be picked with one click: what “from just …” may promise. */
export function lowest(ladder: Ladder, currency: string): Money {
  return {minor: ladder.presets[0] ?? ladder.min, currency};
}

/** Whether a gift of `minor` is inside the ladder's limits. */
export function withinLimits(ladder: Ladder, minor: number): boolean {
  return minor >= ladder.min && minor <= ladder.max;
}

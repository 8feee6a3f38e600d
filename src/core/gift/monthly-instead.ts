import type {Ladder} from './ladder.js';

/**
 * What may be suggested each month in place of a single gift: the largest suggested amount that is no more than a quarter of
 * it, else the smallest that is no more than all of it.
 *
 * @param once the single gift, in minor units.
 * @param ladder the monthly one.
 * @returns minor units, or `null` where every month would cost more than the gift.
 */
export function monthlyInstead(once: number, {presets}: Ladder): number | null {
  const [least] = presets;
  const fitting = presets.filter((preset) => preset * 4 <= once).at(-1);
  return fitting ?? (least !== undefined && least <= once ? least : null);
}

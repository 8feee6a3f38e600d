import {lognormal, picker, type Random} from '../random.js';

/** How many visits readers make: draws one reader's mean number in 30 days. */
export type Visits = (random: Random) => number;

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;

/**
 * Reads how visits are spread over readers, in visits per 30 days:
 * `8` for all alike, `60%x1,30%x8,10%x40` for a mix, `lognormal:4,1.2` for a median and a spread.
 *
 * @returns `null` when it can't be read.
 */
export function parseVisits(text: string): Visits | null {
  const [, median, sigma] = new RegExp(`^lognormal:${NUMBER},${NUMBER}$`).exec(text) ?? [];
  if (median !== undefined && sigma !== undefined) return (random) => lognormal(random, Number(median), Number(sigma));
  const parts = text.split(',').map((part) => new RegExp(`^(?:${NUMBER}%x)?${NUMBER}$`).exec(part.trim()));
  if (parts.length > 1 && parts.some((part) => part?.[1] === undefined)) return null;
  const shares = parts.map((part): [number, number] => [Number(part?.[2]), Number(part?.[1] ?? 100)]);
  if (shares.some(([visits, share]) => !(visits >= 0) || !(share >= 0))) return null;
  const pick = picker(shares);
  return (random) => pick(random) ?? 0;
}

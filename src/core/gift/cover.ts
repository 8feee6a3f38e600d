import {stepOf} from './currency.js';
import {fromMajor, type Money} from './money.js';

/** What a payment costs the publisher, by their own estimate. */
export interface Fee {
  /** Of the whole payment, e.g. `2.9`; 0 to 20, four decimals count. */
  readonly percent: number;
  /** Beside that, in major units, e.g. `0.3`. */
  readonly fixed?: number;
}

/** Millionths: what is left of a percentage with four decimals when it is a whole number. */
const WHOLE = 1e6;

/** More than this is no fee but a mistake (`parse-config` says so, too). */
const MOST_PERCENT = 20;

/**
 * What has to be put on top of a gift so that it arrives whole: (net + fixed) / (1 − percent) − net, rounded up to what can
 * be charged. Exact: whole numbers only, and none above 2⁵³.
 *
 * @returns minor units of the gift's currency; 0 where nothing can be estimated.
 */
export function coverFor({minor, currency}: Money, {percent, fixed = 0}: Fee): number {
  const extra = fixed ? fromMajor(fixed, currency) : 0;
  const kept = WHOLE - Math.round(percent * 1e4);
  if (extra === null || !(percent >= 0 && percent <= MOST_PERCENT)) return 0;
  const step = stepOf(currency);
  return Math.ceil(((minor + extra) * WHOLE) / (kept * step)) * step - minor;
}

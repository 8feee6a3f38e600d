/**
 * How many decimals each currency is written with, and in which steps it can be charged: the half of the currency table
 * that pages need. The other half is `currencies`.
 *
 * Decimals are ISO 4217's, except where card networks charge whole units only (`mga`, as Stripe lists it).
 * They are never taken from `Intl`, which differs between browsers and from the networks for huf, isk, ugx,
 * idr, cop, pkr and others (docs/decisions/0003-money.md names the sources).
 */

/** ISO 4217 codes that have no minor unit: 500 is ¥500. */
export const WHOLE = 'bif clp djf gnf isk jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf';

/** ISO 4217 codes with three decimals; networks charge them in tens of the minor unit. */
export const THOUSANDTHS = 'bhd jod kwd omr tnd';

/** The most that can be charged: eight digits of the minor unit (same source). */
export const MOST_MINOR = 99_999_999;

/** Digits after the decimal mark: 0, 2 or 3. A code that is not in the table counts as having 2. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (WHOLE.includes(currency)) return 0;
  return THOUSANDTHS.includes(currency) ? 3 : 2;
}

/** Chargeable amounts are multiples of this many minor units: 10 for three-decimal currencies, else 1. */
export function stepOf(currency: string): 1 | 10 {
  return decimalsOf(currency) === 3 ? 10 : 1;
}

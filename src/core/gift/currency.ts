/**
 * The currency table: how many decimals each currency is written with, in which steps it can be charged, and
 * the least that can be charged.
 *
 * Decimals are ISO 4217's, except where card networks charge whole units only (`mga`, as Stripe lists it).
 * They are never taken from `Intl`, which differs between browsers and from the networks for huf, isk, ugx,
 * idr, cop, pkr and others (docs/decisions/0003-money.md names the sources).
 */

/** ISO 4217 codes that have no minor unit: 500 is ¥500. */
const WHOLE = 'bif clp djf gnf isk jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf';

/** ISO 4217 codes with three decimals; networks charge them in tens of the minor unit. */
const THOUSANDTHS = 'bhd jod kwd omr tnd';

/** Every other currency that Stripe can present (docs.stripe.com/currencies, read November 2026). */
const HUNDREDTHS =
  'aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc ' +
  'cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd ' +
  'kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php ' +
  'pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs ' +
  'wst xcd yer zar zmw';

/**
 * The least that can be charged, in minor units, by settlement currency (docs.stripe.com/currencies
 * #minimum-and-maximum-charge-amounts, read November 2026). A currency that is not listed has the
 * provider's converted minimum, which only the provider knows.
 */
const LEAST: Readonly<Record<string, number>> = {
  usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30, hkd: 400,
  huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300, sgd: 50,
  thb: 1000,
}; // prettier-ignore

/** The most that can be charged: eight digits of the minor unit (same source). */
export const MOST_MINOR = 99_999_999;

/** Whether `code` is a lower-case ISO 4217 code that gifts can be made in. */
export function isCurrency(code: string): boolean {
  return /^[a-z]{3}$/.test(code) && `${WHOLE} ${THOUSANDTHS} ${HUNDREDTHS}`.includes(code);
}

/** Digits after the decimal mark: 0, 2 or 3. A code that is not in the table counts as having 2. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (WHOLE.includes(currency)) return 0;
  return THOUSANDTHS.includes(currency) ? 3 : 2;
}

/** Chargeable amounts are multiples of this many minor units: 10 for three-decimal currencies, else 1. */
export function stepOf(currency: string): 1 | 10 {
  return decimalsOf(currency) === 3 ? 10 : 1;
}

/** The least chargeable amount in minor units; one step where the networks name none. */
export function leastOf(currency: string): number {
  return LEAST[currency] ?? stepOf(currency);
}

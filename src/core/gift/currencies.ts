import {stepOf, THOUSANDTHS, WHOLE} from './currency.js';

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

const CODES: ReadonlySet<string> = new Set(`${WHOLE} ${THOUSANDTHS} ${HUNDREDTHS}`.split(' '));

/** Whether `code` is a lower-case ISO 4217 code that gifts can be made in. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** The least chargeable amount in minor units; one step where the networks name none. */
export function leastOf(currency: string): number {
  return LEAST[currency] ?? stepOf(currency);
}

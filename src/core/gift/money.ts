import {knownLocale} from '../locale.js';
import {decimalsOf, MOST_MINOR, stepOf} from './currency.js';

/** A sum in the currency's smallest unit: 500 is €5.00 but ¥500. Never a float. */
export interface Money {
  /** Whole number of minor units. */
  readonly minor: number;
  /** ISO 4217 code, lower case. */
  readonly currency: string;
}

/**
 * Writes a sum the way the locale does: `$5`, `$5.50`, `1.234,50 €`. Decimals are left out of whole sums.
 * The number of decimals comes from our own table. Never throws: what is no currency code is written behind the number: `5.00 xx`.
 */
export function formatMoney(money: Money, locale: string): string {
  const {currency} = money;
  const {major, digits} = inMajor(money);
  const tag = knownLocale(locale);
  const short = major >= 0 && major < 1000 && shortly(major.toFixed(digits), currency, tag);
  if (short) return short;
  try {
    const format = (formats[`${tag} ${currency} ${digits}`] ??= new Intl.NumberFormat(tag, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }));
    // In a text from right to left, the sign of “US$” would be written on its other side.
    return format.format(major).replace(/[A-Z]\$$/, '$&\u200e');
  } catch {
    return `${toDecimal(money)} ${currency}`;
  }
}

/**
 * What `Intl` says in the languages that most readers of dollars and euros read. The first format that a page makes takes as
 * long as all else between the stage's arrival and the painted appeal: the browser reads its tables for it.
 *
 * @param number from 0 to below a thousand, with a point.
 */
function shortly(number: string, currency: string, tag: string): string | false {
  if (/^en(-US)?$/.test(tag)) return currency === 'usd' && `$${number}`;
  return (
    currency === 'eur' && /^(de(-DE)?|fr(-FR)?|es(-ES)?|it(-IT)?)$/.test(tag) && `${number.replace('.', ',')}\u00a0€`
  );
}

/** Making a format takes longer than all else here. */
const formats: Record<string, Intl.NumberFormat> = {};

/** The amount as people write it in JSON and in form fields, without grouping: `"7.50"`, `"500"`. */
export function toDecimal(money: Money): string {
  const {major, digits} = inMajor(money);
  return major.toFixed(digits);
}

/** Exact as far as can be charged: a quotient of so few digits is off by less than any of them. */
function inMajor({minor, currency}: Money): {major: number; digits: number} {
  const decimals = decimalsOf(currency);
  const major = minor / 10 ** decimals;
  return {major, digits: Number.isInteger(major) ? 0 : decimals};
}

/**
 * Turns an amount as configs write it (major units, e.g. `7.5`) into minor units.
 *
 * @returns whole minor units, or `null` when the number is not finite, not positive, or has more decimals than
 * the currency.
 */
export function fromMajor(major: number, currency: string): number | null {
  const scaled = major * 10 ** decimalsOf(currency);
  const minor = Math.round(scaled);
  // 19.99 × 100 is 1998.9999999999998: off by rounding only, not by a further decimal.
  const exact = Math.abs(scaled - minor) < 1e-6 && minor % stepOf(currency) === 0;
  return exact && minor > 0 && minor <= MOST_MINOR ? minor : null;
}

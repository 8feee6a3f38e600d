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
  const decimals = decimalsOf(money.currency);
  const major = money.minor / 10 ** decimals;
  const digits = Number.isInteger(major) ? 0 : decimals;
  if (!FORMATTABLE.test(money.currency)) return `${major.toFixed(digits)} ${money.currency}`;
  return moneyFormat(knownLocale(locale), money.currency, digits).format(major);
}

/** The amount as people write it in JSON and in form fields, without grouping: `"7.50"`, `"500"`. Exact. */
export function toDecimal({minor, currency}: Money): string {
  const decimals = decimalsOf(currency);
  const digits = String(minor).padStart(decimals + 1, '0');
  const fraction = decimals ? digits.slice(-decimals) : '';
  const whole = decimals ? digits.slice(0, -decimals) : digits;
  return /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
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

/** What `Intl` takes for a currency, known or not. */
const FORMATTABLE = /^[a-z]{3}$/;

const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

import {knownLocale} from '../core/locale.js';

/** A date with its weekday, as the locale writes it. */
export function sayDate(locale: string, time: number): string {
  return new Intl.DateTimeFormat(knownLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(time);
}

/** A currency's name, e.g. “US dollars”. */
export function sayCurrency(locale: string, currency: string): string {
  const tag = knownLocale(locale);
  try {
    // Of the plural forms of Slavic languages none stands by itself; elsewhere “dollars” reads better than “dollar”.
    if (new Intl.PluralRules(tag).select(2) === 'few') {
      return new Intl.DisplayNames(tag, {type: 'currency'}).of(currency.toUpperCase()) ?? currency;
    }
    const parts = new Intl.NumberFormat(tag, {
      style: 'currency',
      currency,
      currencyDisplay: 'name',
    }).formatToParts(2);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency.toUpperCase();
  }
}

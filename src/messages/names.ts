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
  try {
    const parts = new Intl.NumberFormat(knownLocale(locale), {
      style: 'currency',
      currency,
      currencyDisplay: 'name',
    }).formatToParts(2);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency.toUpperCase();
  }
}

import type {Frequency, Gift} from '../core/gift/gift.js';
import {formatMoney} from '../core/gift/money.js';
import {knownLocale} from '../core/locale.js';
import type {Catalogue, MessageKey, Messages} from './catalogue.js';
import {en} from './en.js';

/** Values for a message's `{tokens}`; `count` also picks the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

const catalogues = new Map<string, Messages>([['en', en]]);

/** Makes a language known, e.g. `addMessages('de', de)`. Later calls add to earlier ones. */
export function addMessages(language: string, messages: Messages): void {
  catalogues.set(language, {...catalogues.get(language), ...messages});
}

/**
 * A message in the reader's language.
 *
 * @param locale BCP 47; its language picks the catalogue, all of it how numbers are written.
 */
export function say(locale: string, key: MessageKey, values: MessageValues = {}): string {
  const tag = knownLocale(locale);
  const known = (language = ''): Catalogue => catalogues.get(language) ?? {};
  const message = known(tag)[key] ?? known(tag.split('-')[0])[key] ?? known('en')[key] ?? '';
  const text =
    typeof message === 'string'
      ? message
      : (message[new Intl.PluralRules(tag).select(Number(values.count))] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (token, name: string) => values[name]?.toLocaleString(tag) ?? token);
}

const PERIODS = {monthly: 'perMonth', yearly: 'perYear', once: 'perOnce'} as const satisfies Record<
  Frequency,
  MessageKey
>;

/** A gift's exact sum and period: “$10 per month”. */
export function sayGift(locale: string, {frequency, amount}: Gift): string {
  return say(locale, PERIODS[frequency], {amount: formatMoney(amount, locale)});
}

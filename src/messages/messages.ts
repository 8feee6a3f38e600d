import type {Frequency, Gift} from '../core/gift/gift.js';
import {formatMoney} from '../core/gift/money.js';
import {knownLocale} from '../core/locale.js';
import {bring, type Part} from './bring.js';
import type {Message, MessageKey, Messages} from './catalogue.js';
import {en} from './en.js';

/** Values for a message's `{tokens}`; `count` also picks the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

const catalogues: Record<string, Messages | undefined> = {en};

/** Makes a language known, e.g. `addMessages('de', de)`. Later calls add to earlier ones. */
export function addMessages(language: string, messages: Messages): void {
  catalogues[language] = {...catalogues[language], ...messages};
}

/** Makes messages known that stand behind all that are known already: a catalogue's, behind a publisher's own. */
export function addWords(language: string, messages: Messages): void {
  addMessages(language, {...messages, ...catalogues[language]});
}

const brought: Record<string, Promise<void> | undefined> = {};

/**
 * Brings a language, once. Where it can't be had, it is English that is said.
 *
 * @param own what the config says in other words, by language; goes before.
 * @returns when all of it is there that will be; never rejects.
 */
export function bringWords(locale: string, part: Part = '', own?: object): Promise<unknown> {
  const [language = ''] = knownLocale(locale).split('-');
  return Promise.allSettled([
    (brought[language + part] ??= bring(language, part)?.then(({words}) => addWords(language, words))),
    own && import('./own-words.js').then(({addOwnWords}) => addOwnWords(own)),
  ]);
}

/**
 * A message in the reader's language.
 *
 * @param locale BCP 47; its language picks the catalogue, all of it how numbers are written.
 */
export function say(locale: string, key: MessageKey, values: MessageValues = {}): string {
  const tag = knownLocale(locale);
  const known = (language = ''): Message | undefined => catalogues[language]?.[key];
  const message = known(tag) ?? known(tag.split('-')[0]) ?? known('en') ?? '';
  const text =
    typeof message === 'string'
      ? message
      : (message[values.count as 1] ??
        message[new Intl.PluralRules(tag).select(Number(values.count))] ??
        message.other);
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

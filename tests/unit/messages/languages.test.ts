import {describe, expect, test} from 'vitest';
import {bring} from '../../../src/messages/bring.js';
import type {Message, MessageKey, Messages} from '../../../src/messages/catalogue.js';
import {en} from '../../../src/messages/locales/en.js';
import {addMessages, bringWords, say, sayGift} from '../../../src/messages/messages.js';
import {sayCurrency, sayDate} from '../../../src/messages/names.js';
import {untranslated} from '../../../src/messages/untranslated.js';

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt', 'ru', 'tr', 'uk'];
const RIGHT_TO_LEFT = ['ar', 'he'];

const ENGLISH: Readonly<Record<MessageKey, Message>> = en;
const WAITING: readonly string[] = untranslated;
const KEYS = (Object.keys(ENGLISH) as MessageKey[]).filter((key) => !WAITING.includes(key));

/** The same word in that language, and so no English that was left. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  transferIban: LANGUAGES,
  transferBic: LANGUAGES,
  transferBank: ['de', 'nl', 'pl'],
  error: ['es'],
  privacy: ['it', 'nl'],
  makeMonthlyNo: ['es', 'it'],
  goalMoney: [],
};

const catalogues = new Map<string, Messages>();
for (const language of LANGUAGES) catalogues.set(language, (await bring(language, ''))!.words);

const messageOf = (language: string, key: MessageKey): Message => catalogues.get(language)![key]!;
const formsOf = (message: Message): [string, string][] =>
  typeof message === 'string' ? [['other', message]] : Object.entries(message);
const tokensOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
const textsOf = (language: string): [string, string][] =>
  KEYS.flatMap((key) =>
    formsOf(messageOf(language, key)).map(([form, text]): [string, string] => [`${key}.${form}`, text]),
  );

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(KEYS)('“%s” has words of its own, with the same values as in English', (key) => {
    const message = messageOf(language, key);
    const english = ENGLISH[key];
    expect(typeof message).toBe(typeof english);
    const wanted = [...new Set(formsOf(english).flatMap(([, text]) => tokensOf(text)))].sort();
    for (const [, text] of formsOf(message)) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(wanted).toEqual(expect.arrayContaining(tokensOf(text)));
      expect(new Set(tokensOf(text)).size).toBe(tokensOf(text).length);
    }
    expect([...new Set(formsOf(message).flatMap(([, text]) => tokensOf(text)))].sort()).toEqual(wanted);
    if (!SAME[key]?.includes(language) && wanted.join() !== 'reached,target') expect(message).not.toEqual(english);
  });

  test('no key is there that English has not', () => {
    expect(Object.keys(catalogues.get(language)!).sort()).toEqual([...KEYS].sort());
  });

  test('every count has its own plural form, and none leaves the number out that more than one has', () => {
    const rules = new Intl.PluralRules(language);
    for (const key of KEYS) {
      const message = messageOf(language, key);
      if (typeof message === 'string') continue;
      const counts = new Map<string, number[]>();
      for (let count = 1; count <= 1200; count++) {
        const form = String(count) in message ? String(count) : rules.select(count);
        counts.set(form, [...(counts.get(form) ?? []), count]);
      }
      for (const [form, all] of counts) {
        const text = (message as Readonly<Record<string, string>>)[form];
        expect(text, `${key} × ${all[0]}: ${form}`).toBeTypeOf('string');
        if (all.length > 1) expect(tokensOf(text!), `${key}.${form} says ${all.slice(0, 3).join()}`).toContain('count');
      }
      // Other browsers may know of more forms, or fewer: the general one is always there.
      expect(message).toHaveProperty('other');
    }
  });

  test('is typeset', () => {
    for (const [key, text] of textsOf(language)) {
      expect(text, key).not.toMatch(/ {2}|\.\.\.|["']|<|&\w+;|\u00ad/);
      // ja, ar: punctuation of their own.
      if (language === 'ja') expect(text, key).not.toMatch(/[,.!?:;()] ?(?!\w)/);
      if (language === 'ar') expect(text, key).not.toMatch(/[,;?]/);
      if (language === 'es') {
        expect((text.match(/\?/g) ?? []).length, key).toBe((text.match(/¿/g) ?? []).length);
        expect((text.match(/!/g) ?? []).length, key).toBe((text.match(/¡/g) ?? []).length);
      }
      if (language === 'fr') expect(text, key).not.toMatch(/[^\u00a0\u202f][?!:;»]|«[^\u00a0\u202f]/);
      else expect(text, key).not.toMatch(/\s[?!:;.,]/);
    }
  });

  test('has no word of English left', () => {
    const left = /\b(the|your|you|please|payment|amount|gift|with|that|again)\b/i;
    for (const [key, text] of textsOf(language)) expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(left);
  });

  test('is written in its own script', () => {
    const scripts: Readonly<Record<string, RegExp>> = {
      ar: /\p{Script=Arabic}/u,
      he: /\p{Script=Hebrew}/u,
      ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
      ru: /\p{Script=Cyrillic}/u,
      uk: /\p{Script=Cyrillic}/u,
    };
    const script = scripts[language] ?? /\p{Script=Latin}/u;
    for (const [key, text] of textsOf(language)) {
      if (!/^(transferIban|transferBic|goalMoney)\b/.test(key)) expect(text, key).toMatch(script);
      // Letters that look alike in both.
      if (language === 'ru' || language === 'uk')
        expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[а-яёіїєґ][a-z]|[a-z][а-яёіїєґ]/i);
    }
  });

  test('isolates what is filled in where it is written from right to left, and nowhere else', () => {
    for (const [key, text] of textsOf(language)) {
      const bare = text.match(/(?<!\u2068)\{\w+\}|\{\w+\}(?!\u2069)/g) ?? [];
      expect(bare.length, key).toBe(RIGHT_TO_LEFT.includes(language) ? 0 : tokensOf(text).length);
      expect((text.match(/\u2068/g) ?? []).length, key).toBe((text.match(/\u2069/g) ?? []).length);
    }
  });
});

describe('a language', () => {
  test('is brought once, for every region, and stands behind a publisher’s own words', async () => {
    addMessages('de', {goOn: 'Los geht’s'});
    expect(say('de', 'once')).toBe('Once');
    await bringWords('de-AT');
    expect(say('de-AT', 'once')).toBe('Einmalig');
    expect(say('de-CH', 'goOn')).toBe('Los geht’s');
    addMessages('de-AT', {goOn: 'Gemma'});
    expect(say('de-AT', 'goOn')).toBe('Gemma');
    expect(say('de', 'goOn')).toBe('Los geht’s');
  });

  test('that nobody has made is English', async () => {
    await bringWords('zh-Hant-TW');
    await bringWords('not a tag');
    expect(say('zh-Hant-TW', 'goOn')).toBe('Continue');
  });

  test.each([
    ['pl', 1, 'Jutro'],
    ['pl', 2, 'Za 2 dni'],
    ['pl', 5, 'Za 5 dni'],
    ['ru', 1, 'Завтра'],
    ['ru', 2, 'Через 2 дня'],
    ['ru', 5, 'Через 5 дней'],
    ['ru', 21, 'Через 21 день'],
    ['uk', 31, 'Через 31 день'],
    ['ja', 1, '明日'],
    ['ja', 3, '3日後'],
    ['tr', 1, 'Yarın'],
    ['ar', 2, 'بعد يومين'],
    ['he', 2, 'בעוד יומיים'],
    ['pt-BR', 1, 'Amanhã'],
  ])('counts days as it does: %s × %i', async (locale, count, words) => {
    await bringWords(locale);
    expect(say(locale, 'day', {count})).toBe(words);
  });

  test.each([
    [3, 'أيام'],
    [11, 'يومًا'],
    [100, 'يوم'],
  ])('has in Arabic a word for days that goes with %i', async (count, word) => {
    await bringWords('ar');
    expect(
      say('ar', 'day', {count})
        .replace(/[\u2068\u2069]/g, '')
        .split(' ')
        .at(-1),
    ).toBe(word);
  });

  test('writes sums and digits as its region does', async () => {
    await bringWords('ar');
    const gift = {frequency: 'monthly', amount: {minor: 500, currency: 'usd'}} as const;
    expect(sayGift('ar-EG', gift)).toMatch(/\u2068.*٥.*\u2069 شهريًا/);
    await bringWords('de');
    expect(sayGift('de', {...gift, amount: {minor: 123450, currency: 'eur'}})).toBe('1.234,50\u00a0€ pro Monat');
  });

  test.each(['ru', 'uk'])('has dates in %s that bring their own full stop', async (language) => {
    await bringWords(language);
    const date = sayDate(language, Date.UTC(2026, 8, 21, 12));
    for (const key of KEYS.filter((each) => tokensOf(formsOf(ENGLISH[each])[0]![1]).includes('date'))) {
      expect(say(language, key, {date}), key).not.toMatch(/\.\./);
    }
  });

  test.each([
    ['pl', 'dolar amerykański'],
    ['ru', 'доллар США'],
    ['uk', 'долар США'],
    ['fr', 'dollars des États-Unis'],
  ])('calls in %s a currency by a name that can stand alone: %s', (locale, name) => {
    expect(sayCurrency(locale, 'usd')).toBe(name);
  });
});

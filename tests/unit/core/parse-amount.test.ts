import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  decimalsOf,
  formatMoney,
  fromMajor,
  isCurrency,
  MOST_MINOR,
  parseAmount,
  stepOf,
  toDecimal,
} from '../../../src/core/index.js';
import {CURRENCIES, LOCALES} from './support.js';

describe('what readers type', () => {
  test.each([
    ['5', 'usd', 'en-US', 500],
    ['05', 'usd', 'en-US', 500],
    ['0', 'usd', 'en-US', 0],
    ['5,5', 'eur', 'de-DE', 550],
    ['5,5', 'usd', 'en-US', 550],
    ['5.50', 'usd', 'en-US', 550],
    ['5.50', 'eur', 'de-DE', 550],
    ['.5', 'usd', 'en-US', 50],
    [',50', 'eur', 'fr-FR', 50],
    ['0.500', 'usd', 'en-US', 50],
    ['5.5000', 'usd', 'en-US', 550],
    ['19.99', 'usd', 'en-US', 1999],
    ['1.10', 'usd', 'en-US', 110],
    ['75,00', 'eur', 'de-DE', 7500],
    ['2.500', 'eur', 'de-DE', 250_000],
    ['1,000', 'usd', 'en-US', 100_000],
    ['1 234,50', 'eur', 'fr-FR', 123_450],
    ['1\u00a0234,50', 'eur', 'fr-FR', 123_450],
    ['1\u202f234,50', 'eur', 'fr-FR', 123_450],
    ['1’234.50', 'chf', 'de-CH', 123_450],
    ["1'234.50", 'chf', 'de-CH', 123_450],
    ['1.234,56', 'eur', 'de-DE', 123_456],
    ['1.234,56', 'usd', 'en-US', 123_456],
    ['1,234.56', 'usd', 'en-US', 123_456],
    ['1,234.56', 'eur', 'de-DE', 123_456],
    ['1.234', 'eur', 'de-DE', 123_400],
    ['1.234', 'eur', 'de', 123_400],
    ['1.234', 'eur', 'de-AT', 123_400],
    ['1.234', 'eur', 'es-ES', 123_400],
    ['123.456', 'eur', 'de-DE', 12_345_600],
    ['1,234,5', 'usd', 'en-US', 'invalid'],
    ['100,000.5', 'usd', 'en-US', 10_000_050],
    ['1,50,000', 'inr', 'en-IN', 15_000_000],
    ['₹1,50,000.50', 'inr', 'en-IN', 15_000_050],
    ['999999.99', 'usd', 'en-US', 99_999_999],
    ['1000000', 'usd', 'en-US', 'too-large'],
  ])('%j in %s, %s, is %s', (text, currency, locale, expected) => {
    const amount = parseAmount(text, currency, locale);
    expect('problem' in amount ? amount.problem : amount.minor).toBe(expected);
    if (!('problem' in amount)) expect(amount.currency).toBe(currency);
  });

  test.each([
    ['٥٠', 'egp', 'ar-EG', 5000],
    ['٥٠٫٥', 'egp', 'ar-EG', 5050],
    ['١٬٢٣٤٫٥٠', 'egp', 'ar-EG', 123_450],
    ['۵۰', 'usd', 'fa-IR', 5000],
    ['۱٬۲۳۴', 'usd', 'fa-IR', 123_400],
    ['५०', 'inr', 'hi-IN', 5000],
    ['५०.५', 'inr', 'mr-IN', 5050],
    ['৫০', 'bdt', 'bn-BD', 5000],
    ['๕๐', 'thb', 'th-TH', 5000],
    ['５', 'jpy', 'ja-JP', 5],
    ['５００', 'jpy', 'ja-JP', 500],
    ['５．５０', 'usd', 'ja-JP', 550],
  ])('digits of every script: %s in %s, %s, is %i', (text, currency, locale, minor) => {
    expect(parseAmount(text, currency, locale)).toEqual({minor, currency});
  });

  test.each([
    ['$5', 'usd', 'en-US'],
    ['5$', 'usd', 'en-US'],
    ['$ 5', 'usd', 'en-US'],
    ['USD 5', 'usd', 'en-US'],
    ['5 usd', 'usd', 'en-US'],
    ['US$5', 'usd', 'en-CA'],
    ['$5', 'usd', 'en-CA'],
    ['5 €', 'eur', 'de-DE'],
    ['5€', 'eur', 'de-DE'],
    ['€5', 'eur', 'en-IE'],
    ['5\u00a0€', 'eur', 'fr-FR'],
    ['5\u202f€', 'eur', 'fr-FR'],
    ['£5', 'gbp', 'en-GB'],
    ['5 zł', 'pln', 'pl-PL'],
    ['5 Kč', 'czk', 'cs-CZ'],
    ['kr 5', 'sek', 'sv-SE'],
    ['R$5', 'brl', 'pt-BR'],
    ['\u200e$۵', 'usd', 'fa-IR'],
    ['\u200f5\u00a0US$\u200e', 'usd', 'ar-EG'],
    ['$٥', 'usd', 'ar-EG'],
    ['5 kr', 'dkk', 'da-DK'],
    ['5 kr.', 'dkk', 'da-DK'],
    ['\u2068$5\u2069', 'usd', 'en-US'],
    ['\u202a5\u202c', 'usd', 'en-US'],
    ['  5  ', 'usd', 'en-US'],
    ['\t5\n', 'usd', 'en-US'],
  ])('the currency itself, spaces and direction marks are no obstacle: %j in %s, %s', (text, currency, locale) => {
    expect(parseAmount(text, currency, locale)).toEqual({minor: 500, currency});
  });

  test.each([
    ['500', 'jpy', 'ja-JP', 500],
    ['￥500', 'jpy', 'ja-JP', 500],
    ['¥500', 'jpy', 'en-US', 500],
    ['1,000', 'jpy', 'ja-JP', 1000],
    ['500.00', 'jpy', 'ja-JP', 500],
    ['500.5', 'jpy', 'ja-JP', 'too-precise'],
    ['500', 'isk', 'is-IS', 500],
    ['1.500', 'isk', 'is-IS', 1500],
    ['500', 'krw', 'ko-KR', 500],
    ['175', 'huf', 'hu-HU', 17_500],
    ['17 500', 'huf', 'hu-HU', 1_750_000],
    ['175,5', 'huf', 'hu-HU', 17_550],
    ['5', 'kwd', 'en-KW', 5000],
    ['5.25', 'kwd', 'en-KW', 5250],
    ['5.250', 'kwd', 'en-KW', 5250],
    ['5.251', 'kwd', 'en-KW', 'too-precise'],
    ['1.234', 'kwd', 'de-DE', 1_234_000],
    ['12,500', 'kwd', 'de-DE', 12_500],
    ['5.2501', 'kwd', 'en-KW', 'too-precise'],
  ])('decimals are the currency’s own: %s in %s, %s, is %s', (text, currency, locale, expected) => {
    const amount = parseAmount(text, currency, locale);
    expect('problem' in amount ? amount.problem : amount.minor).toBe(expected);
  });

  test.each([
    ['1.234', 'usd', 'en-US'],
    ['1,234', 'eur', 'de-DE'],
    ['1.000', 'usd', 'en-US'],
    ['1.234', 'eur', 'fr-FR'],
    ['1,234', 'eur', 'fr-FR'],
    ['1.234', 'jpy', 'ja-JP'],
    ['1.234', 'chf', 'de-CH'],
    ['$1.234', 'usd', 'en-US'],
    ['12.345', 'usd', 'en'],
    ['123.456', 'usd', 'nonsense tag!'],
  ])('asks, never guesses: %s in %s, %s', (text, currency, locale) => {
    const amount = parseAmount(text, currency, locale);
    expect(amount).toMatchObject({problem: 'ambiguous'});
    const whole = Number(text.replace(/\D/g, ''));
    expect('readings' in amount && amount.readings).toContainEqual({
      minor: whole * 10 ** decimalsOf(currency),
      currency,
    });
  });

  test.each([
    ['1e3', 'invalid'],
    ['0x10', 'invalid'],
    ['-5', 'invalid'],
    ['−5', 'invalid'],
    ['+5', 'invalid'],
    ['(5)', 'invalid'],
    ['1.2.3', 'invalid'],
    ['1..2', 'invalid'],
    ['5٫5.0', 'invalid'],
    ['5.5٫0', 'invalid'],
    ['1,2.3,4', 'invalid'],
    ['1 2', 'invalid'],
    ['5 0', 'invalid'],
    ['1.234 567', 'invalid'],
    ['5.', 'invalid'],
    ['.', 'invalid'],
    ['NaN', 'invalid'],
    ['Infinity', 'invalid'],
    ['five', 'invalid'],
    ['5%', 'invalid'],
    ['€5', 'invalid'],
    ['5 GBP', 'invalid'],
    ['A$5', 'invalid'],
    ['½', 'invalid'],
    ['5²', 'invalid'],
    ['$5⁰⁰', 'invalid'],
    ['①', 'invalid'],
    ['Ⅴ', 'invalid'],
    ['5\u0000', 'invalid'],
    ['5.555', 'ambiguous'],
    ['5555.555', 'too-precise'],
    ['0.555', 'too-precise'],
    ['5.5555', 'too-precise'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['$', 'empty'],
    ['\u200e', 'empty'],
    ['9'.repeat(40), 'too-large'],
    [`0.${'3'.repeat(40)}`, 'too-precise'],
    ['99999999', 'too-large'],
  ])('refuses %j in US dollars: %s', (text, problem) => {
    expect(parseAmount(text, 'usd', 'en-US')).toMatchObject({problem});
  });

  test.each([
    ['en_US', 'usd'],
    ['', 'usd'],
    ['x', 'usd'],
    ['☃', 'usd'],
    ['en-US', 'USD'],
  ])('a locale of %j and a currency of %j are mended', (locale, currency) => {
    expect(parseAmount('7.50', currency, locale)).toEqual({minor: 750, currency: 'usd'});
  });

  test.each(['US', '', 'dollars', '$', 'éur'])('a currency of %j never throws', (currency) => {
    expect(() => parseAmount('5 $', currency, 'en_US')).not.toThrow();
  });
});

/** Any sum that can be charged, in a currency with any number of decimals. */
const money = fc.constantFrom(...CURRENCIES).chain((currency) =>
  fc.integer({min: 1, max: Math.floor(MOST_MINOR / stepOf(currency))}).map((steps) => ({
    minor: steps * stepOf(currency),
    currency,
  })),
);

describe('for every sum, currency and locale', () => {
  test('what is written can be read back, or is asked about; never read as something else', () => {
    fc.assert(
      fc.property(money, fc.constantFrom(...LOCALES), (sum, locale) => {
        const written = formatMoney(sum, locale);
        const read = parseAmount(written, sum.currency, locale);
        if ('problem' in read) {
          // Only a whole sum in thousands, where the locale’s own mark is no proof.
          expect(read, written).toMatchObject({problem: 'ambiguous', readings: [sum]});
        } else expect(read, written).toEqual(sum);
      }),
      {numRuns: 1500},
    );
  });

  test('the way the locale itself writes thousands is never asked about', () => {
    fc.assert(
      fc.property(fc.integer({min: 1000, max: 99_999}), fc.constantFrom(...LOCALES), (whole, locale) => {
        const sum = {minor: whole * 100, currency: 'eur'};
        expect(parseAmount(formatMoney(sum, locale), 'eur', locale)).toEqual(sum);
      }),
      {numRuns: 1000},
    );
  });

  test('what forms and JSON hold can be read back', () => {
    fc.assert(
      fc.property(money, fc.constantFrom(...LOCALES), (sum, locale) => {
        const decimal = toDecimal(sum);
        // Three decimals after at most three digits may mean thousands.
        fc.pre(!/^[1-9]\d{0,2}\.\d{3}$/.test(decimal));
        expect(parseAmount(decimal, sum.currency, locale)).toEqual(sum);
      }),
      {numRuns: 1000},
    );
  });

  test('a plain number means what integer arithmetic says', () => {
    const digits = fc.stringMatching(/^\d{1,6}$/);
    fc.assert(
      fc.property(
        digits,
        fc.option(fc.tuple(fc.constantFrom('.', ','), fc.stringMatching(/^\d{1,2}$/)), {nil: null}),
        fc.constantFrom(...LOCALES),
        (whole, rest, locale) => {
          const [mark, decimals] = rest ?? ['', ''];
          const minor = Number(BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0') || '0'));
          expect(parseAmount(whole + mark + decimals, 'usd', locale)).toEqual({minor, currency: 'usd'});
        },
      ),
      {numRuns: 1000},
    );
  });

  test('no text at all makes it throw, and whatever it reads has the digits that were typed', () => {
    const pieces = fc.constantFrom(
      ...['0', '5', '12', '000', '500', '.', ',', "'", ' ', '\u00a0', '\u202f', '٥', '٫', '٬', '$', '€', '-', 'e', '²'],
      ...['USD', '\u200f', 'ﷺ', '\u0000', '½', '५', '５', 'İ', '\ud800'],
    );
    const text = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.array(pieces, {maxLength: 10}).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...CURRENCIES), fc.constantFrom(...LOCALES), (typed, currency, locale) => {
        const amount = parseAmount(typed, currency, locale);
        if ('problem' in amount) return;
        expect(Number.isInteger(amount.minor) && amount.minor >= 0 && amount.minor <= MOST_MINOR).toBe(true);
        expect(amount.minor % stepOf(currency)).toBe(0);
        const figures = [...typed.matchAll(/\p{N}/gu)].map(([digit]) => digit.normalize('NFKC')).join('');
        const western = figures.replace(/\p{Nd}/gu, (digit) => String(westernDigit(digit)));
        const trimmed = (value: string): string => value.replace(/^0+/, '').replace(/0+$/, '');
        expect(trimmed(String(amount.minor))).toBe(trimmed(western));
      }),
      {numRuns: 1500},
    );
  });
});

/** Where a digit stands in its script: every script has its ten in a row. */
function westernDigit(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

describe('amounts in configs', () => {
  test.each([
    [7.5, 'usd', 750],
    [19.99, 'usd', 1999],
    [1.005, 'usd', null],
    [0.29, 'usd', 29],
    [1.1, 'usd', 110],
    [500, 'jpy', 500],
    [0.5, 'jpy', null],
    [5.25, 'kwd', 5250],
    [5.251, 'kwd', null],
    [0, 'usd', null],
    [-5, 'usd', null],
    [999_999.99, 'usd', 99_999_999],
    [1_000_000, 'usd', null],
    [1e300, 'usd', null],
    [NaN, 'usd', null],
    [Infinity, 'usd', null],
    [-Infinity, 'usd', null],
  ])('%f %s is %s minor units', (major, currency, minor) => {
    expect(fromMajor(major, currency)).toBe(minor);
  });

  test.each([
    [750, 'usd', '7.50'],
    [500, 'usd', '5'],
    [5, 'usd', '0.05'],
    [0, 'usd', '0'],
    [500, 'jpy', '500'],
    [5250, 'kwd', '5.250'],
    [99_999_999, 'usd', '999999.99'],
  ])('%i minor units of %s are written %s', (minor, currency, decimal) => {
    expect(toDecimal({minor, currency})).toBe(decimal);
  });

  test('every sum makes the round trip through JSON', () => {
    fc.assert(
      fc.property(money, (sum) => {
        expect(fromMajor(JSON.parse(toDecimal(sum)) as number, sum.currency)).toBe(sum.minor);
      }),
      {numRuns: 1500},
    );
  });

  test('every currency that the tests go by is one', () => {
    expect(CURRENCIES.filter((currency) => !isCurrency(currency))).toEqual([]);
  });
});

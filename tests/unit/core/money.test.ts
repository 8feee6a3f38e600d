import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {WHOLE, THOUSANDTHS} from '../../../src/core/gift/currency.js';
import {decimalsOf, formatMoney, isCurrency, leastOf, MOST_MINOR, stepOf} from '../../../src/core/index.js';
import {CURRENCIES, LOCALES} from './support.js';

/** Every code of three letters that counts as a currency. */
const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const KNOWN = letters
  .flatMap((first) => letters.flatMap((second) => letters.map((third) => first + second + third)))
  .filter(isCurrency);

/** docs.stripe.com/currencies, read November 2026. */
const LEAST = {
  ...{usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30},
  ...{hkd: 400, huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300},
  ...{sgd: 50, thb: 1000},
};

describe('the currency table', () => {
  test('names no code twice', async () => {
    const {readFile} = await import('node:fs/promises');
    const source = await readFile(new URL('../../../src/core/gift/currencies.ts', import.meta.url), 'utf8');
    const hundredths = [...source.slice(0, source.indexOf('LEAST')).matchAll(/'([a-z ]+)'/g)].map(
      ([, codes]) => codes!,
    );
    const codes = `${WHOLE} ${THOUSANDTHS} ${hundredths.join('')}`.split(' ').filter(Boolean);
    expect(codes.length).toBeGreaterThan(130);
    expect(codes.filter((code, at) => codes.indexOf(code) < at)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z]{3}$/.test(code))).toEqual([]);
    expect([...codes].sort()).toEqual(KNOWN);
  });

  test.each(Object.entries(LEAST))('the least in %s is %i', (code, least) => {
    expect(isCurrency(code)).toBe(true);
    expect(leastOf(code)).toBe(least);
  });

  test('where the networks name no least, one step is', () => {
    const others = KNOWN.filter((code) => !(code in LEAST));
    expect(others.filter((code) => leastOf(code) !== stepOf(code))).toEqual([]);
    expect(leastOf('kwd')).toBe(10);
    expect(leastOf('zar')).toBe(1);
  });

  test('decimals are the ones of the lists, and nothing else decides them', () => {
    const whole = 'bif clp djf gnf isk jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' ');
    const thousandths = 'bhd jod kwd omr tnd'.split(' ');
    expect(KNOWN.filter((code) => decimalsOf(code) === 0)).toEqual(whole);
    expect(KNOWN.filter((code) => decimalsOf(code) === 3)).toEqual(thousandths);
    expect(KNOWN.filter((code) => stepOf(code) === 10)).toEqual(thousandths);
    expect(decimalsOf('huf')).toBe(2);
    expect(decimalsOf('idr')).toBe(2);
  });

  test.each(['', 'us', 'US', 'USD', 'usdx', 'xxx', 'f c', 'p d', 'lp ', '__proto__', 'constructor', 'éur'])(
    '%j is no currency',
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );
});

/** What is left of a text when all but digits and the marks between them is taken out; digits in western form. */
function figures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[^\d]/g, '');
}

describe('how sums are written', () => {
  test.each([
    [500, 'usd', 'en-US', '5', '$'],
    [550, 'usd', 'en-US', '550', '$'],
    [500, 'usd', 'en-CA', '5', 'US$'],
    [123_450, 'eur', 'de-DE', '123450', '€'],
    [123_450, 'eur', 'de-AT', '123450', '€'],
    [123_450, 'eur', 'fr-FR', '123450', '€'],
    [15_000_000, 'inr', 'en-IN', '150000', '₹'],
    [500, 'jpy', 'ja-JP', '500', '¥'],
    [5050, 'egp', 'ar-EG', '5050', 'ج.م.'],
    [5000, 'usd', 'fa-IR', '50', '$'],
    [17_500, 'huf', 'hu-HU', '175', 'Ft'],
    [17_550, 'huf', 'hu-HU', '17550', 'Ft'],
    [1500, 'isk', 'is-IS', '1500', 'kr'],
    [5250, 'kwd', 'en-US', '5250', 'KWD'],
    [5, 'usd', 'en-US', '005', '$'],
    [MOST_MINOR, 'usd', 'en-US', '99999999', '$'],
  ])('%i minor units of %s in %s: the digits %s and the sign %s', (minor, currency, locale, digits, sign) => {
    const written = formatMoney({minor, currency}, locale);
    expect(figures(written)).toBe(digits);
    expect(written.normalize('NFKC')).toContain(sign);
  });

  test.each([
    [1999, '$19.99'],
    [500, '$5'],
    [550, '$5.50'],
    [100_000, '$1,000'],
  ])('%i US cents are %s to Americans', (minor, written) => {
    expect(formatMoney({minor, currency: 'usd'}, 'en-US')).toBe(written);
  });

  test.each([
    ['usd', 'ar', 'US$\u200e'],
    ['cad', 'ar-EG', 'CA$\u200e'],
    ['usd', 'en-CA', '5'],
    ['eur', 'ar', '€'],
  ])('%s in %s ends in %j: the sign stays behind its letters from right to left, too', (currency, locale, end) => {
    expect(formatMoney({minor: 500, currency}, locale).endsWith(end)).toBe(true);
  });

  test.each(
    ['en', 'en_US', 'en-GB', 'en-CA', 'de', 'de-DE', 'de-AT', 'de-CH', 'fr', 'fr-FR', 'fr-CA', 'es', 'es-ES', 'es-MX']
      .concat('it', 'it-IT', 'it-CH', 'nl', 'pt', 'en-u-nu-arab', 'de-Latn')
      .flatMap((locale) => ['usd', 'eur', 'gbp', 'jpy'].map((currency) => [locale, currency] as const)),
  )('in %s, sums of %s are what Intl makes of them, those that are written without it, too', (locale, currency) => {
    const tag = locale.replace('_', '-');
    fc.assert(
      fc.property(fc.oneof(fc.integer({min: 1, max: 120_000}), fc.constantFrom(99_999, 100_000, 50, 5)), (minor) => {
        const major = minor / 10 ** decimalsOf(currency);
        const digits = Number.isInteger(major) ? 0 : decimalsOf(currency);
        const options = {style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits};
        // The mark of a direction aside, which is ours.
        expect(formatMoney({minor, currency}, locale).replace('\u200e', '')).toBe(
          new Intl.NumberFormat(tag, options as Intl.NumberFormatOptions).format(major),
        );
      }),
      {numRuns: 60},
    );
  });

  test('Indian thousands go by two', () => {
    expect(formatMoney({minor: 15_000_000, currency: 'inr'}, 'en-IN')).toContain('1,50,000');
  });

  test('the digits are the language’s own', () => {
    expect(formatMoney({minor: 5050, currency: 'egp'}, 'ar-EG')).toMatch(/٥٠٫٥٠/);
    expect(formatMoney({minor: 5000, currency: 'usd'}, 'fa-IR')).toMatch(/۵۰/);
  });

  test('a loss keeps its sign', () => {
    expect(formatMoney({minor: -550, currency: 'usd'}, 'en-US')).toMatch(/^[-−]\$5\.50$/);
  });

  test.each(['US', 'xx', '', 'dollars'])('what is no currency (%j) is written behind the number', (currency) => {
    expect(formatMoney({minor: 550, currency}, 'en-US')).toMatch(new RegExp(`^5(50|\\.50) ${currency}$`));
  });

  test.each(['en_US', '', 'x', 'not a tag', '☃'])('a locale of %j does not throw', (locale) => {
    expect(formatMoney({minor: 550, currency: 'usd'}, locale)).toBe('$5.50');
  });

  test('whole sums have no decimals, all others have every one', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: MOST_MINOR}),
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom(...LOCALES),
        (minor, currency, locale) => {
          const decimals = decimalsOf(currency);
          const whole = minor % 10 ** decimals === 0;
          const digits = whole ? String(minor / 10 ** decimals) : String(minor).padStart(decimals + 1, '0');
          const western = `${locale.replace('_', '-')}-u-nu-latn`;
          expect(figures(formatMoney({minor, currency}, western))).toBe(digits);
        },
      ),
      {numRuns: 1000},
    );
  });
});

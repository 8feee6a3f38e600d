import {knownLocale} from '../locale.js';
import {decimalsOf, MOST_MINOR, stepOf} from './currency.js';
import type {Money} from './money.js';

/** Why a typed amount could not be read. */
export interface AmountProblem {
  /**
   * `empty`: nothing typed; `invalid`: not one plain amount; `ambiguous`: may be thousands or decimals, so ask;
   * `too-precise`: more decimals than the currency has; `too-large`: more than can be charged.
   */
  readonly problem: 'empty' | 'invalid' | 'ambiguous' | 'too-precise' | 'too-large';
  /** With `ambiguous`: what may have been meant. */
  readonly readings?: readonly Money[];
}

/**
 * Reads what a reader typed into an amount field.
 *
 * Understands every digit script of the languages we ship, grouping by space, apostrophe, comma or full stop, and
 * the currency's own symbol or code on either side.
 *
 * @param text digits with at most one decimal mark, e.g. `"12.50"`.
 * @param currency ISO 4217 code; decides how many decimals are allowed.
 * @param locale BCP 47 tag; decides whether `1.234` is a grouped number. Unknown tags count as `en`.
 * @returns the amount, or why it cannot be read (`ambiguous` asks, it never guesses). Never throws.
 */
export function parseAmount(text: string, currency: string, locale: string): Money | AmountProblem {
  const code = currency.toLowerCase();
  // Raised, circled and the like: NFKC would make 52 of 5² and 500 of 5⁰⁰.
  if (/[\p{No}\p{Nl}]/u.test(text)) return {problem: 'invalid'};
  const typed = withoutSymbol(plainDigits(text), code, locale);
  if (!typed) return {problem: 'empty'};
  const split = splitDecimals(typed, code, locale);
  if (!split) return {problem: 'invalid'};
  if (split.ambiguous) {
    const grouped = toMoney(split.whole + split.decimals, '', code);
    return {problem: 'ambiguous', readings: 'problem' in grouped ? [] : [grouped]};
  }
  return toMoney(split.whole, split.decimals, code);
}

/** First code points of the digit scripts that NFKC leaves alone: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Western digits, one kind of space and apostrophe, no direction marks. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((start) => code >= start && code < start + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Takes the currency's own code or symbol off either end. Another currency's stays, and so is refused. */
function withoutSymbol(text: string, code: string, locale: string): string {
  const names = [code];
  if (/^[a-z]{3}$/.test(code)) {
    const own = knownLocale(locale);
    // Arabic writes US$ and Danish kr., and readers still type $ and kr.
    for (const [where, display] of [
      [own, 'symbol'],
      [own, 'narrowSymbol'],
      ['en', 'narrowSymbol'],
    ] as const) {
      const parts = new Intl.NumberFormat(where, {
        style: 'currency',
        currency: code,
        currencyDisplay: display,
      }).formatToParts(0);
      const symbol = parts.find((part) => part.type === 'currency')?.value;
      if (symbol) names.push(plainDigits(symbol).toLowerCase());
    }
  }
  // Longest first, so that “US$” goes before “$”.
  for (const name of names.sort((a, b) => b.length - a.length)) {
    const lower = text.toLowerCase();
    if (lower.startsWith(name)) return text.slice(name.length).trim();
    if (lower.endsWith(name)) return text.slice(0, -name.length).trim();
  }
  return text;
}

interface Split {
  whole: string;
  decimals: string;
  ambiguous?: boolean;
}

/** Finds the decimal mark, if any, and takes the grouping out; `null` when the text is no plain number. */
function splitDecimals(text: string, currency: string, locale: string): Split | null {
  if (!/^\d[\d .,'٬٫]*$|^[.,٫]\d+$/.test(text) || !/\d$/.test(text)) return null;
  const marks = text.match(/[.,٫]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return grouped(text, '');
  const at = text.lastIndexOf(last);
  const whole = text.slice(0, at);
  const decimals = text.slice(at + 1);
  const once = marks.filter((mark) => mark === last).length === 1;
  if (!once) return marks.every((mark) => mark === last) && last !== '٫' ? grouped(text, '') : null;
  if (!/^\d+$/.test(decimals)) return null;
  const maybeGroup = last !== '٫' && marks.length === 1 && /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3;
  if (!maybeGroup) return grouped(whole || '0', decimals);
  const local = numberMarks(locale);
  if (last === local.group) return {whole: whole + decimals, decimals: ''};
  const ambiguous = !(last === local.decimal && decimalsOf(currency) === 3);
  return {whole, decimals, ambiguous};
}

/** `1,234,567`, `1 234 567`, or the Indian `1,50,000`; one kind of mark throughout. */
function grouped(whole: string, decimals: string): Split | null {
  const mark = whole.match(/[ .,'٬]/)?.[0];
  if (mark === undefined) return /^\d+$/.test(whole) ? {whole, decimals} : null;
  const [head = '', ...groups] = whole.split(mark);
  const tail = groups.at(-1) ?? '';
  const even = groups.every((group) => /^\d{3}$/.test(group)) && /^\d{1,3}$/.test(head);
  const indian =
    mark === ',' &&
    groups.slice(0, -1).every((group) => /^\d{2}$/.test(group)) &&
    /^\d{3}$/.test(tail) &&
    /^\d{1,2}$/.test(head);
  return even || indian ? {whole: head + groups.join(''), decimals} : null;
}

function toMoney(whole: string, decimals: string, currency: string): Money | AmountProblem {
  const allowed = decimalsOf(currency);
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > allowed) return {problem: 'too-precise'};
  const digits = (whole + kept.padEnd(allowed, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > 8 || Number(digits) > MOST_MINOR) return {problem: 'too-large'};
  const minor = Number(digits);
  return minor % stepOf(currency) ? {problem: 'too-precise'} : {minor, currency};
}

/** The decimal and grouping marks that a locale writes sums with, in western digits. Austria's are not its numbers'. */
function numberMarks(locale: string): {decimal: string; group: string} {
  const format = new Intl.NumberFormat(knownLocale(locale), {style: 'currency', currency: 'EUR'});
  const parts = format.formatToParts(1234567.8);
  const mark = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {decimal: mark('decimal'), group: mark('group')};
}

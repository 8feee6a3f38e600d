import type {Frequency} from '../../core/gift/gift.js';
import type {Money} from '../../core/gift/money.js';
import {parseAmount, type AmountProblem} from '../../core/gift/parse-amount.js';

/** A sum that a text names. */
export interface WrittenSum {
  /** As it stands there. */
  readonly written: string;
  /** What it comes to, in minor units, in each currency that it may be in. */
  readonly minor: Readonly<Record<string, number>>;
  /** Which of the given currencies it may be in; none: another one. */
  readonly currencies: readonly string[];
  /** How often, where the words behind it say so. */
  readonly frequency: Frequency | null;
  /** Whether the words before it promise that it is enough: “just”, “from”. */
  readonly from: boolean;
}

/** Signs that stand before or behind a number. What `Intl` writes for a config's own currencies comes to these. */
const SIGNS = ['$', '€', '£', '¥', '₹', '₩', '₽', '₺', '₴', '₪', '₫', '฿', '₱', '₦', 'zł', 'kr', 'Kč', 'Ft', 'R$'];
const NUMBER = String.raw`\d[\d.,’'\u00a0\u202f ]*\d|\d`;
/** What makes a number many times as large. */
const MULTIPLE =
  /^\s?(?:[kmb]n?\b|tsd|thousand|million|billion|mio|mrd|milliard|millon|millione|miljoen|mln|%|percent)/i;
const ENOUGH =
  /(?<!\p{L})(?:from|just|only|as little as|starting at|ab|nur|schon ab|dès|à partir de|seulement|desde|solo|sólo|vanaf|slechts|a partir de|apenas|od|tylko|från|bara|fra|kun)\s+(?:just\s+|only\s+|nur\s+)?$/iu;

/** The words for a month and for a year, in the languages that the appeal speaks; most of them are but a stem. */
const PERIODS: readonly (readonly [Frequency, RegExp])[] = [
  [
    'monthly',
    /(?<!\p{L})(?:month|monat|mois|mensuel|mes(?!\p{L})|mensual|mese|mensil|maand|mês|mies|måned|månad|kuukau)/iu,
  ],
  [
    'yearly',
    /(?<!\p{L})(?:year|annual|jahr|jähr|par an(?!\p{L})|année|año|anno|jaar|ano(?!\p{L})|rok|rocz|år(?!\p{L})|årlig|vuo)/iu,
  ],
  ['once', /(?<!\p{L})(?:once|one-?off|one-?time|einmalig|une fois|ponctuel|una vez|una tantum|eenmalig)/iu],
];
/** How many characters behind a sum still belong to it. */
const NEAR = 24;

/** The sums that a text names. */
export function sumsIn(text: string, currencies: readonly string[], locale: string): readonly WrittenSum[] {
  const codes = [...new Set([...currencies, 'usd', 'eur', 'gbp'])].map((code) => code.toUpperCase());
  const marks = [...new Set([...SIGNS, ...currencies.map(signOf), ...codes])].sort(
    (one, other) => other.length - one.length,
  );
  const mark = marks.map((each) => each.replace(/[$.]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(${mark})\\s?(${NUMBER})|(${NUMBER})\\s?(${mark})(?![\\p{L}])`, 'gu');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [written, before, first, second, behind] = match;
    const end = match.index + written.length;
    if (MULTIPLE.test(text.slice(end)) || /[\p{L}\d]$/u.test(text.slice(0, match.index))) return [];
    const sign = before ?? behind ?? '';
    const own = currencies.filter((code) => signOf(code) === sign || code.toUpperCase() === sign);
    const minor = minorIn(first ?? second ?? '', own, locale);
    // A number that nobody can read for sure is nothing to be held to.
    if (own.length && !Object.keys(minor).length) return [];
    const from = ENOUGH.test(text.slice(0, match.index));
    return {written, minor, currencies: own, frequency: periodAfter(text, end), from};
  });
}

/** How often, as the words say that stand right behind a place in a text, up to the sentence's end. */
export function periodAfter(text: string, at: number): Frequency | null {
  const near = /^[^.!?;,(]*/.exec(text.slice(at, at + NEAR))?.[0] ?? '';
  return PERIODS.find(([, pattern]) => pattern.test(near))?.[0] ?? null;
}

function minorIn(number: string, currencies: readonly string[], locale: string): Record<string, number> {
  const read = currencies.map((code) => parseAmount(number, code, locale === 'auto' ? 'en' : locale));
  return Object.fromEntries(read.filter(isMoney).map(({currency, minor}) => [currency, minor]));
}

function isMoney(read: Money | AmountProblem): read is Money {
  return 'minor' in read;
}

/** A currency's sign, e.g. `$` for Canadian dollars as well. */
function signOf(code: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1);
  return parts.find(({type}) => type === 'currency')?.value ?? code;
}

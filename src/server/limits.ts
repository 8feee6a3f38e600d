import {MOST_MINOR, stepOf} from '../core/gift/currency.js';
import {isCurrency, leastOf} from '../core/gift/currencies.js';
import {FREQUENCIES, type Frequency} from '../core/gift/gift.js';
import {isFrequency} from '../core/gift/is-frequency.js';
import type {ConfigProblem} from '../core/errors.js';

/** The least and the most that is taken, in minor units, both inclusive. */
export interface Limit {
  readonly min: number;
  readonly max: number;
}

/** Limits by currency and frequency. What is not in the table is not taken. */
export type LimitTable = Readonly<Record<string, Readonly<Partial<Record<Frequency, Limit>>>>>;

/** Finds the limit for a currency and a frequency; `null` where such gifts are not taken. */
export type LimitRule = (currency: string, frequency: Frequency) => Limit | null;

/** Either way of saying it. */
export type Limits = LimitTable | LimitRule;

/**
 * Used where a publisher sets none: from the networks' own least charge to 20,000 times that ($10,000, ¥1,000,000),
 * and never above what can be charged at all.
 */
export const defaultLimits: LimitRule = (currency) => {
  const least = leastOf(currency);
  const most = least > stepOf(currency) ? Math.min(MOST_MINOR, least * 20_000) : MOST_MINOR;
  return {min: least, max: most - (most % stepOf(currency))};
};

/**
 * Makes one rule of it that never falls below the networks' least charge, nor outside what the provider can take.
 * Unknown currencies have no limit.
 */
export function limitRule(
  limits: Limits = defaultLimits,
  bounds: (currency: string) => Limit = networkBounds,
): LimitRule {
  const find: LimitRule = typeof limits === 'function' ? limits : (...key) => lookUp(limits, ...key);
  return (currency, frequency) => {
    const limit = isCurrency(currency) ? find(currency, frequency) : null;
    return limit && cut(cut(limit, networkBounds(currency)), bounds(currency));
  };
}

function networkBounds(currency: string): Limit {
  return {min: leastOf(currency), max: MOST_MINOR};
}

/** What a rule leaves out, or gets wrong, is as the bounds have it. */
function cut({min, max}: Partial<Limit>, bounds: Limit): Limit {
  const or = (value: number | undefined, bound: number): number => (Number.isFinite(value) ? Number(value) : bound);
  return {min: Math.max(or(min, bounds.min), bounds.min), max: Math.min(or(max, bounds.max), bounds.max)};
}

/** What is wrong with a table; nothing is known about a function before it is asked. */
export function limitProblems(limits: Limits | undefined): ConfigProblem[] {
  if (limits === undefined || typeof limits === 'function') return [];
  return Object.entries(limits).flatMap(([currency, row]) => {
    const path = `limits.${currency}`;
    if (!isCurrency(currency)) return [{path, value: currency, expected: 'a lower-case ISO 4217 code, e.g. `usd`'}];
    return Object.entries(row).flatMap(([frequency, limit]) => limitProblem(path, currency, frequency, limit));
  });
}

function limitProblem(row: string, currency: string, frequency: string, limit: unknown): ConfigProblem[] {
  const path = `${row}.${frequency}`;
  if (!isFrequency(frequency)) return [{path, value: frequency, expected: FREQUENCIES.join(', ')}];
  return isLimit(limit, currency) ? [] : [{path, value: limit, expected: words(currency)}];
}

function isLimit(limit: unknown, currency: string): boolean {
  const {min, max} = (limit ?? {}) as Partial<Limit>;
  return (
    Number.isSafeInteger(min) &&
    Number.isSafeInteger(max) &&
    Number(min) >= leastOf(currency) &&
    Number(max) >= Number(min) &&
    Number(max) <= MOST_MINOR
  );
}

function words(currency: string): string {
  return `whole minor units, ${leastOf(currency)} ≤ min ≤ max ≤ ${MOST_MINOR}`;
}

function lookUp(table: LimitTable, currency: string, frequency: Frequency): Limit | null {
  const row = Object.hasOwn(table, currency) ? table[currency] : undefined;
  return (row && Object.hasOwn(row, frequency) && row[frequency]) || null;
}

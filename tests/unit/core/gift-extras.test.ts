import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  coverFor,
  monthlyInstead,
  otherReadings,
  stepOf,
  withinLimits,
  type Frequency,
  type Ladder,
} from '../../../src/core/index.js';

const ladder = (presets: readonly number[], more: Partial<Ladder> = {}): Ladder => ({
  presets,
  default: presets[1] ?? presets[0]!,
  min: presets[0]!,
  max: presets.at(-1)! * 50,
  impact: {},
  ...more,
});

describe('covering the fee', () => {
  test.each([
    // 100 at 2.9 % + 0.30 → 103.30 (facts of Stripe's own support pages).
    [10_000, 'usd', {percent: 2.9, fixed: 0.3}, 330],
    [500, 'usd', {percent: 2.9, fixed: 0.3}, 46],
    [500, 'eur', {percent: 1.5, fixed: 0.25}, 33],
    [970, 'usd', {percent: 3}, 30],
    [500, 'jpy', {percent: 3.6}, 19],
    // Three decimals are charged in tens.
    [5000, 'kwd', {percent: 2.9, fixed: 0.1}, 260],
    [500, 'usd', {percent: 0, fixed: 0}, 0],
    [500, 'usd', {percent: 0, fixed: 0.3}, 30],
    [500, 'usd', {percent: 2.9, fixed: 0.001}, 0],
    [500, 'usd', {percent: 20}, 125],
    [500, 'usd', {percent: 20.1}, 0],
    [500, 'usd', {percent: NaN}, 0],
    [500, 'usd', {percent: -1}, 0],
    [500, 'usd', {percent: 100}, 0],
  ])('%i %s at %j takes %i more', (minor, currency, fee, more) => {
    expect(coverFor({minor, currency}, fee)).toBe(more);
  });

  test('leaves the whole gift after the fee, and is never more than one step too much', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 9_999_999}),
        fc.integer({min: 0, max: 200_000}),
        fc.integer({min: 0, max: 500}),
        fc.constantFrom('usd', 'jpy', 'kwd'),
        (units, millionths, fixed, currency) => {
          const step = stepOf(currency);
          const decimals = {usd: 100, jpy: 1, kwd: 1000}[currency];
          const minor = units * step;
          const fee = {percent: millionths / 1e4, fixed: (fixed * step) / decimals};
          const cover = coverFor({minor, currency}, fee);
          // In whole numbers, so that the test rounds nothing either.
          const left = (gross: number): bigint =>
            BigInt(gross) * 1_000_000n - BigInt(gross) * BigInt(millionths) - BigInt(fixed * step) * 1_000_000n;
          const wanted = BigInt(minor) * 1_000_000n;
          expect(cover % step).toBe(0);
          expect(left(minor + cover)).toBeGreaterThanOrEqual(wanted);
          expect(left(minor + cover - step)).toBeLessThan(wanted);
        },
      ),
      {numRuns: 2000},
    );
  });
});

describe('a monthly gift in place of a single one', () => {
  const MONTHLY = ladder([200, 500, 1000, 2000]);

  test.each([
    [10_000, 2000],
    [4000, 1000],
    [3999, 500],
    [2500, 500],
    [1000, 200],
    [200, 200],
    [199, null],
  ])('of %i is %j', (once, monthly) => {
    expect(monthlyInstead(once, MONTHLY)).toBe(monthly);
  });
});

describe('an own amount that is far from what is suggested', () => {
  const LADDERS = {
    monthly: ladder([200, 500, 1000, 2000]),
    once: ladder([1000, 2500, 5000]),
    yearly: ladder([2500, 5000, 10_000], {min: 500}),
  };
  const readings = (frequency: Frequency, minor: number, ladders: typeof LADDERS | object = LADDERS): string[] =>
    otherReadings({frequency, amount: {minor, currency: 'usd'}}, ladders).map(
      ({frequency: meant, amount}) => `${meant} ${amount.minor} ${amount.currency}`,
    );

  test.each<[Frequency, number, string[]]>([
    ['monthly', 500, []],
    ['monthly', 2000, []],
    ['monthly', 2400, []],
    ['monthly', 2500, ['yearly 2500 usd']],
    ['monthly', 5000, ['yearly 5000 usd', 'monthly 500 usd']],
    ['monthly', 20_000, ['yearly 20000 usd', 'monthly 2000 usd']],
    ['monthly', 50_000, ['yearly 50000 usd', 'monthly 500 usd']],
    // No nought that could be one too many.
    ['monthly', 5005, ['yearly 5005 usd']],
    ['once', 20_000, []],
    ['once', 25_000, ['once 2500 usd']],
    ['once', 250_000, ['once 2500 usd']],
    ['yearly', 500, ['monthly 500 usd']],
    ['yearly', 2000, ['monthly 2000 usd']],
    ['yearly', 2400, []],
    ['yearly', 2500, []],
    ['yearly', 50_000, ['yearly 5000 usd']],
  ])('%s %i may have been meant as %j', (frequency, minor, expected) => {
    expect(readings(frequency, minor)).toEqual(expected);
  });

  test('a frequency that is not offered is not meant', () => {
    const {monthly} = LADDERS;
    expect(readings('monthly', 5000, {monthly})).toEqual(['monthly 500 usd']);
    expect(readings('yearly', 5000, {monthly})).toEqual([]);
  });

  test('is never read as what cannot be given, nor as what was typed', () => {
    const frequencies = ['monthly', 'once', 'yearly'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...frequencies), fc.integer({min: 1, max: 600_000}), (frequency, minor) => {
        const found = otherReadings({frequency, amount: {minor, currency: 'usd'}}, LADDERS);
        for (const reading of found) {
          expect(withinLimits(LADDERS[reading.frequency], reading.amount.minor)).toBe(true);
          expect(reading).not.toEqual({frequency, amount: {minor, currency: 'usd'}});
        }
        expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(found.length);
      }),
      {numRuns: 2000},
    );
  });
});

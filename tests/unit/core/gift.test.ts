import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isFrequency} from '../../../src/core/gift/is-frequency.js';
import {FREQUENCIES, lowest, withinLimits, yearlyEquivalent, type Ladder} from '../../../src/core/index.js';

const LADDER: Ladder = {presets: [200, 500, 1000], default: 500, min: 100, max: 50_000, impact: {}};

describe('a ladder', () => {
  test('promises no less than what can be picked with one click', () => {
    expect(lowest(LADDER, 'usd')).toEqual({minor: 200, currency: 'usd'});
  });

  test('without presets promises the least that can be entered', () => {
    expect(lowest({...LADDER, presets: []}, 'usd')).toEqual({minor: 100, currency: 'usd'});
  });

  test.each([
    [99, false],
    [100, true],
    [101, true],
    [50_000, true],
    [50_001, false],
    [0, false],
    [NaN, false],
  ])('%i is inside 100 to 50,000: %s', (minor, inside) => {
    expect(withinLimits(LADDER, minor)).toBe(inside);
  });
});

describe('a gift in a year', () => {
  test.each([
    ['monthly', 500, 6000],
    ['yearly', 500, 500],
  ] as const)('%s %i comes to %i', (frequency, minor, yearly) => {
    expect(yearlyEquivalent({frequency, amount: {minor, currency: 'usd'}})).toEqual({minor: yearly, currency: 'usd'});
  });

  test('is nothing that a single gift has', () => {
    expect(yearlyEquivalent({frequency: 'once', amount: {minor: 500, currency: 'usd'}})).toBeNull();
  });

  test('is a whole number of minor units', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 99_999_999}), fc.constantFrom(...FREQUENCIES), (minor, frequency) => {
        const yearly = yearlyEquivalent({frequency, amount: {minor, currency: 'usd'}});
        expect(yearly === null ? frequency === 'once' : yearly.minor % minor === 0).toBe(true);
      }),
    );
  });
});

test.each([
  ['monthly', true],
  ['once', true],
  ['yearly', true],
  ['weekly', false],
  ['toString', false],
  ['__proto__', false],
  ['', false],
  [null, false],
  [undefined, false],
  [1, false],
])('%j names a frequency: %s', (value, names) => {
  expect(isFrequency(value)).toBe(names);
});

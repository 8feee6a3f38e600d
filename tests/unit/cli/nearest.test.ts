import fc from 'fast-check';
import {expect, test} from 'vitest';
import {nearest} from '../../../src/cli/check/nearest.js';
import {en} from '../../../src/messages/locales/en.js';

const KEYS = Object.keys(en);

test.each([
  ['headng', 'heading'],
  ['Heading', 'heading'],
  ['goOnWit', 'goOnWith'],
  ['privacyy', 'privacy'],
  ['perMonht', 'perMonth'],
])('%s is a slip of %s', (given, meant) => {
  expect(nearest(given, KEYS)).toBe(meant);
});

test.each(['', 'x', 'completelyDifferent', '支援'])('%j is near no text', (given) => {
  expect(nearest(given, KEYS)).toBeUndefined();
});

test('one slip in any name leads back to a name that is no further away', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KEYS.filter(({length}) => length > 5)), fc.nat(), (key, at) => {
      const slip = key.slice(0, at % key.length) + key.slice((at % key.length) + 1);
      expect(nearest(slip, [key])).toBe(key);
    }),
  );
});

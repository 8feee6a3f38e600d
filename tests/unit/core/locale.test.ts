import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isRightToLeft, knownLocale} from '../../../src/core/locale.js';

test.each([
  ['en-US', 'en-US'],
  ['en_US', 'en-US'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['DE-de', 'de-DE'],
  ['iw', 'he'],
  ['', 'en'],
  ['e', 'en'],
  ['not a tag', 'en'],
  ['en-US-', 'en'],
  ['☃', 'en'],
])('%j is read as %s', (tag, known) => {
  expect(knownLocale(tag)).toBe(known);
});

test('whatever it is given, it gives a tag that Intl takes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{1,9}([_-][A-Za-z0-9]{1,9}){0,3}$/)), (tag) => {
      expect(() => new Intl.NumberFormat(knownLocale(tag))).not.toThrow();
    }),
  );
});

test.each([
  ['ar', true],
  ['ar-EG', true],
  ['ar_EG', true],
  ['he-IL', true],
  ['iw', true],
  ['fa', true],
  ['ur-PK', true],
  ['ckb', true],
  ['yi', true],
  ['en', false],
  ['arn', false],
  ['fab', false],
  ['de-AR', false],
  ['', false],
])('%j is written from right to left: %s', (tag, rightToLeft) => {
  expect(isRightToLeft(tag)).toBe(rightToLeft);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';

import {cardNumber, expiry, iban, securityCode, type Format} from '../../../src/checkout/sandbox/grouping.js';

/** `|` is the caret. */
function typed(format: Format, marked: string): string {
  const {text, caret} = format({text: marked.replace('|', ''), caret: marked.indexOf('|')});
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

test.each([
  ['4242|', '4242|'],
  ['42424|', '4242 4|'],
  ['4242424242424242|', '4242 4242 4242 4242|'],
  ['4242-4242-4242-4242|', '4242 4242 4242 4242|'],
  ['4242 4|42', '4242 4|42'],
  ['42942| 42', '4294 2|42'],
  ['4242|4', '4242| 4'],
  ['|4242 4242', '|4242 4242'],
  ['４２４２４|', '4242 4|'],
  ['card 4242 4242|', '4242 4242|'],
  ['12345678901234567890|', '1234 5678 9012 3456 789|'],
  ['|', '|'],
])('a card number typed as %s becomes %s', (before, after) => {
  expect(typed(cardNumber, before)).toBe(after);
});

test.each([
  ['1|', '1|'],
  ['12|', '12|'],
  ['123|', '12 / 3|'],
  ['12 / 34|', '12 / 34|'],
  ['12 / |', '12|'],
  ['1/|', '01|'],
  ['1/34|', '01 / 34|'],
  ['12/2034|', '12 / 34|'],
  ['122034|', '12 / 34|'],
  ['12 / 345|', '12 / 34|'],
])('an expiry date typed as %s becomes %s', (before, after) => {
  expect(typed(expiry, before)).toBe(after);
});

test.each([
  ['de89370400440532013000|', 'DE89 3704 0044 0532 0130 00|'],
  ['DE89 37x|04', 'DE89 37X|0 4'],
  ['DE89.3704|', 'DE89 3704|'],
])('an IBAN typed as %s becomes %s', (before, after) => {
  expect(typed(iban, before)).toBe(after);
});

test('a security code has four digits at most', () => {
  expect(typed(securityCode, '12 3x45|')).toBe('1234|');
});

describe.each([
  ['card number', cardNumber],
  ['IBAN', iban],
  ['expiry date', expiry],
  ['security code', securityCode],
] as const)('whatever is typed as %s', (_, format) => {
  const anything = fc
    .oneof(fc.string({unit: 'binary'}), fc.stringMatching(/^[\d /-]{0,24}$/))
    .chain((text) => fc.record({text: fc.constant(text), caret: fc.nat(text.length)}));

  test('is settled after one pass, with the caret inside', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const once = format(input);
        expect(once.caret).toBeGreaterThanOrEqual(0);
        expect(once.caret).toBeLessThanOrEqual(once.text.length);
        expect(format(once)).toEqual(once);
      }),
    );
  });
});

import {describe, expect, test} from 'vitest';
import {isEmail} from '../../../src/core/email.js';
import {AppealError} from '../../../src/core/index.js';
import {ATTEMPT, GIFT_ID} from '../../../src/core/protocol.js';

describe('an e-mail address', () => {
  test.each([
    'a@b.co',
    'first.last+tag@sub.example.org',
    "o'hara@example.ie",
    'UPPER@EXAMPLE.COM',
    'x@1-2.example',
    'a!#$%&*/=?^_`{|}~-b@example.org',
    `${'a'.repeat(64)}@example.org`,
  ])('%s is one', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  test.each([
    '',
    'a',
    '@example.org',
    'a@',
    'a@b',
    'a@localhost',
    'a b@example.org',
    'a@exa mple.org',
    'a@-example.org',
    'a@example-.org',
    'a@example..org',
    'a@.example.org',
    'a@b@example.org',
    'a@example.org\n',
    'a@example.org, b@example.org',
    'Name <a@example.org>',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `${'a'.repeat(60)}@${`${'b'.repeat(60)}.`.repeat(4)}org`,
  ])('%j is none', (text) => {
    expect(isEmail(text)).toBe(false);
  });

  test('a long one is judged at once', () => {
    const start = performance.now();
    isEmail(`a@${'a.'.repeat(100_000)}`);
    isEmail(`a@${'a-'.repeat(120)}!`);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

test.each([
  ['a'.repeat(16), true],
  ['A-_9'.repeat(16), true],
  ['a'.repeat(15), false],
  ['a'.repeat(65), false],
  [`${'a'.repeat(16)}\n`, false],
  ['a.'.repeat(8), false],
])('%j has the form of an attempt: %s', (text, right) => {
  expect(ATTEMPT.test(text)).toBe(right);
});

test.each([
  ['a.b_c-D9', true],
  ['', false],
  ['a/b', false],
  ['a'.repeat(1025), false],
])('%j has the form of a gift id: %s', (text, right) => {
  expect(GIFT_ID.test(text)).toBe(right);
});

describe('an error', () => {
  test('has a code, its cause, and nothing that nobody gave it', () => {
    const cause = new TypeError('inner');
    const error = new AppealError('network', 'outer', {cause});
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({name: 'AppealError', code: 'network', message: 'outer', cause, problems: []});
    expect(error.refusal).toBeNull();
  });

  test('carries the problems and the refusal that it was given', () => {
    const problems = [{path: 'a.b', value: 1, expected: 'a text'}];
    const refusal = {code: 'amount-out-of-range', message: '', retryable: false, min: 1} as const;
    expect(new AppealError('config-invalid', '', {problems}).problems).toBe(problems);
    expect(new AppealError('server', '', {refusal}).refusal).toBe(refusal);
  });
});

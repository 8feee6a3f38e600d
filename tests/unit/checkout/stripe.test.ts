import {readFileSync} from 'node:fs';
import {runInNewContext} from 'node:vm';

import type {StripeCheckoutSession} from '@stripe/stripe-js';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';

import {SCRIPTS} from '../../../src/checkout/bring-script.js';
import {assertShown, giftRequest, returnUrl} from '../../../src/checkout/gift-request.js';
import type {CheckoutRequest} from '../../../src/checkout/checkout.js';
import {declineOf} from '../../../src/checkout/stripe/declines.js';
import {formLocale} from '../../../src/checkout/stripe/locale.js';
import {looksOf} from '../../../src/checkout/stripe/looks.js';
import {isSameTotal} from '../../../src/checkout/stripe/same-total.js';
import {within} from '../../../src/checkout/within.js';
import type {Frequency, Gift} from '../../../src/core/gift/gift.js';
import {declineOf as serverDeclineOf} from '../../../src/server/stripe/declines.js';
import {toStripeAmount} from '../../../src/server/stripe/amount.js';
import {loadOptionChecks} from '../../support/stripe/web/option-checks.js';

/** What the installed package lets through. */
const checks = runInNewContext(`${loadOptionChecks()}; checks`) as Record<string, (options: unknown) => string | null>;

describe('Stripe’s script', () => {
  test('is asked for where the installed loader of Stripe’s looks for it', () => {
    const loader = readFileSync(
      new URL('../../../node_modules/@stripe/stripe-js/dist/pure.mjs', import.meta.url),
      'utf8',
    );
    const [, train] = /RELEASE_TRAIN = '(\w+)'/.exec(loader) ?? [];
    expect(SCRIPTS.Stripe).toBe(`https://js.stripe.com/${train}/stripe.js`);
  });
});

describe('the language of Stripe’s forms', () => {
  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['en-GB', 'en-GB'],
    ['de-AT', 'de'],
    ['pt-BR', 'pt-BR'],
    ['pt', 'pt'],
    ['es-MX', 'es-419'],
    ['es-ES', 'es-ES'],
    ['es', 'es'],
    ['zh-TW', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-HK'],
    ['zh-CN', 'zh'],
    ['nn-NO', 'nb'],
    ['ar-EG', 'ar'],
    ['he', 'he'],
    ['fil-PH', 'fil'],
    ['uk', 'auto'],
    ['not a tag', 'auto'],
    ['', 'auto'],
  ])('for %s is %s', (tag, locale) => {
    expect(formLocale(tag)).toBe(locale);
  });

  test('is one that Stripe has, whatever the tag', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)), (tag) => {
        expect(checks['constructorOptions']!({locale: formLocale(tag)})).toBeNull();
      }),
    );
  });
});

describe('a bank’s reason', () => {
  test.each([
    ['insufficient_funds', 'insufficient-funds'],
    ['expired_card', 'expired-card'],
    ['incorrect_cvc', 'incorrect-card'],
    ['invalid_account', 'incorrect-card'],
    ['authentication_required', 'authentication-failed'],
    ['issuer_not_available', 'processing-error'],
    ['generic_decline', 'card-declined'],
    ['lost_card', 'card-declined'],
    ['stolen_card', 'card-declined'],
    ['fraudulent', 'card-declined'],
    ['', 'card-declined'],
    ['constructor', 'card-declined'],
  ])('%s is %s, in the page as on the server', (bank, code) => {
    expect(declineOf(bank)).toBe(code);
    expect(serverDeclineOf({decline_code: bank})).toBe(code);
  });
});

describe('the total that Stripe is about to charge', () => {
  const session = (total: number, currency: string, more: object = {}): StripeCheckoutSession =>
    ({
      total: {total: {minorUnitsAmount: total, amount: ''}},
      minorUnitsAmountDivisor: 100,
      currency,
      recurring: null,
      livemode: false,
      ...more,
    }) as unknown as StripeCheckoutSession;
  const gift = (minor: number, currency: string, frequency: Frequency = 'once'): Gift => ({
    frequency,
    amount: {minor, currency},
  });
  const every = (interval: string, intervalCount = 1): object => ({recurring: {interval, intervalCount}});

  test.each([
    ['the same', session(500, 'usd'), gift(500, 'usd'), true],
    ['one cent more', session(501, 'usd'), gift(500, 'usd'), false],
    ['another currency', session(500, 'eur'), gift(500, 'usd'), false],
    ['whole yen', session(500, 'jpy', {minorUnitsAmountDivisor: 1}), gift(500, 'jpy'), true],
    ['a hundredth of the yen', session(5, 'jpy', {minorUnitsAmountDivisor: 1}), gift(500, 'jpy'), false],
    ['krónur, which Stripe counts in hundredths', session(50_000, 'isk'), gift(500, 'isk'), true],
    ['krónur, a hundred times too few', session(500, 'isk'), gift(500, 'isk'), false],
    ['dinars', session(5_000, 'bhd', {minorUnitsAmountDivisor: 1000}), gift(5_000, 'bhd'), true],
    ['every month', session(500, 'usd', every('month')), gift(500, 'usd', 'monthly'), true],
    ['every month for a one-off', session(500, 'usd', every('month')), gift(500, 'usd', 'once'), false],
    ['once for every month', session(500, 'usd'), gift(500, 'usd', 'monthly'), false],
    ['every year for every month', session(500, 'usd', every('year')), gift(500, 'usd', 'monthly'), false],
    ['every third month', session(500, 'usd', every('month', 3)), gift(500, 'usd', 'monthly'), false],
    ['every year', session(500, 'usd', every('year')), gift(500, 'usd', 'yearly'), true],
    ['real money for a test', session(500, 'usd', {livemode: true}), gift(500, 'usd'), false],
  ])('%s', (_, theirs, ours, same) => {
    expect(isSameTotal(theirs, ours, false)).toBe(same);
  });

  test('agrees with what the server sends to Stripe, for every currency that Stripe counts in its own way', () => {
    const divisors = {usd: 100, jpy: 1, isk: 100, ugx: 100, bhd: 1000};
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(divisors)), fc.integer({min: 1, max: 999_999}), (unit, minor) => {
        const [currency, minorUnitsAmountDivisor] = unit;
        const sent = session(toStripeAmount(minor, currency), currency, {minorUnitsAmountDivisor});
        expect(isSameTotal(sent, gift(minor, currency), false)).toBe(true);
        expect(isSameTotal(sent, gift(minor + 1, currency), false)).toBe(false);
      }),
    );
  });
});

describe('the looks that Stripe’s forms are given', () => {
  const values = {
    '--appeal-accent': 'rgb(15, 95, 102)',
    '--appeal-on-accent': 'rgb(255, 255, 255)',
    '--appeal-surface': 'rgb(240, 244, 243)',
    '--appeal-text': 'rgb(20, 30, 40)',
    '--appeal-muted': 'rgb(80, 90, 100)',
    '--appeal-border': 'rgb(120, 130, 140)',
    '--appeal-focus': 'rgb(0, 80, 90)',
    '--appeal-radius': '3px',
    '--appeal-font': 'Georgia, serif',
    '--appeal-font-size': '17px',
  };

  test('are the appeal’s, in words that the installed package knows', () => {
    const appearance = looksOf(values);
    expect(checks['init']!({elementsOptions: {appearance}})).toBeNull();
    expect(appearance).toMatchObject({
      theme: 'stripe',
      variables: {
        colorPrimary: 'rgb(15, 95, 102)',
        colorBackground: 'rgb(240, 244, 243)',
        borderRadius: '3px',
        fontFamily: 'Georgia, serif',
        focusOutline: '3px solid rgb(0, 80, 90)',
      },
    });
  });

  test('are dark where the appeal is', () => {
    expect(looksOf({...values, '--appeal-surface': 'rgb(20, 30, 40)'}).theme).toBe('night');
    expect(looksOf({...values, '--appeal-surface': 'rgb(200, 200, 60)'}).theme).toBe('stripe');
  });

  test('are Stripe’s own where nothing is known', () => {
    expect(checks['init']!({elementsOptions: {appearance: looksOf({})}})).toBeNull();
    expect(looksOf({}).variables).not.toHaveProperty('colorPrimary');
  });
});

describe('what the server is asked for', () => {
  const request = {
    gift: {frequency: 'monthly', amount: {minor: 750, currency: 'usd'}},
    method: 'card',
    attempt: 'attempt-0123456789',
    locale: 'en',
    campaign: 'article-end',
    variant: null,
    placement: null,
  } as unknown as CheckoutRequest;

  test('leaves out what nobody knows', () => {
    expect(giftRequest(request)).toEqual({
      ...{attempt: 'attempt-0123456789', frequency: 'monthly', minor: 750, currency: 'usd'},
      ...{method: 'card', locale: 'en', campaign: 'article-end'},
    });
  });

  test.each([
    ['https://post.example/a?from=mail#comments', 'https://post.example/a?from=mail'],
    ['https://post.example/a?appeal_session=cs_1&b=2', 'https://post.example/a?b=2'],
    ['https://post.example/a?appeal_session=cancelled', 'https://post.example/a'],
  ])('comes back from %s to %s', (address, back) => {
    expect(returnUrl(address)).toBe(back);
  });

  test.each([{minor: 751}, {currency: 'eur'}, {frequency: 'once' as const}])('is refused as %o', (other) => {
    const reply = {id: 'a', status: 'open', minor: 750, currency: 'usd', frequency: 'monthly'} as const;
    expect(() => assertShown(reply, request)).not.toThrow();
    expect(() => assertShown({...reply, ...other}, request)).toThrow(
      expect.objectContaining({name: 'AppealError', code: 'server'}),
    );
  });
});

describe('waiting', () => {
  test('ends with what was waited for', async () => {
    await expect(within(1000, 'It', Promise.resolve(1))).resolves.toBe(1);
    await expect(within(1000, 'It', Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  test('ends when it takes too long, and when nobody waits any more', async () => {
    const never = new Promise<never>(() => undefined);
    await expect(within(10, 'It', never)).rejects.toThrow('It took longer than 10 ms.');
    const stop = new AbortController();
    const waiting = within(60_000, 'It', never, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow('Nobody waits for It any more.');
    await expect(within(60_000, 'It', never, stop.signal)).rejects.toThrow('Nobody waits');
  });
});

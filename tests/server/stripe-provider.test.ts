import {describe, expect, test} from 'vitest';

import {AppealError} from '../../src/core/errors.js';
import {RETURN_CANCELLED, RETURN_PARAMETER, type GiftReply} from '../../src/core/protocol.js';
import type {Refusal} from '../../src/server/index.js';
import {stripeProvider, type StripeOptions} from '../../src/server/index.js';
import type {GiftOrder} from '../../src/server/provider.js';
import {declineOf} from '../../src/server/stripe/declines.js';
import {stripeLocale} from '../../src/server/stripe/locale.js';
import {FAKE_KEYS, type Trouble} from '../support/stripe/fake-stripe.js';
import {RAW_TEXT} from '../support/stripe/replies.js';
import {get, GIFT, openGift, post, read, refusalOf, tokenOf} from '../unit/server/support.js';
import {bench, door, ORDER, type Bench} from './support.js';

const HOUR_MS = 3_600_000;
const EMAIL = 'reader@post.example';

async function opened(parts: Bench, order: Partial<GiftOrder> = {}): Promise<GiftReply> {
  return parts.provider.create({...ORDER, ...order}, parts.context());
}

async function known(parts: Bench, id: string): Promise<GiftReply | null> {
  return parts.provider.read(id, parts.context());
}

describe('a gift', () => {
  test('in the page has a client secret and no address; on Stripe’s page an address and no secret', async () => {
    const parts = bench();
    const inPage = await opened(parts);
    expect(inPage.clientSecret).toMatch(/^cs_test_\w+_secret_\w+$/);
    expect(inPage).not.toHaveProperty('url');
    const hosted = await opened(parts, {page: 'hosted'});
    expect(hosted.url).toMatch(/^https:\/\/checkout\.stripe\.com\//);
    expect(hosted).not.toHaveProperty('clientSecret');
  });

  test('tells what it is for, on the session and on the payment or the subscription', async () => {
    const parts = bench();
    const noted = {
      appeal: '1',
      appeal_attempt: ORDER.attempt,
      appeal_method: 'card',
      appeal_cover: '52',
      appeal_campaign: 'article-end',
      appeal_variant: 'b',
      appeal_placement: 'inline',
    };
    const labels = {cover: 52, campaign: 'article-end', variant: 'b', placement: 'inline'};
    for (const frequency of ['once', 'yearly'] as const) {
      const gift = await opened(parts, {...labels, frequency});
      const metadata = {...noted, appeal_frequency: frequency};
      const session = parts.stripe.account.session(gift.id);
      expect(session.metadata).toEqual(metadata);
      expect(session.inner).toEqual(metadata);
      expect(session.client_reference_id).toBe(ORDER.attempt);
    }
  });

  test('comes back to the page that it was made on, with its id, once', async () => {
    const parts = bench();
    const returnUrl = `https://www.post.example/a?x=1&${RETURN_PARAMETER}=old`;
    const {id} = await opened(parts, {returnUrl});
    expect(parts.stripe.account.session(id).return_url).toBe(
      `https://www.post.example/a?x=1&${RETURN_PARAMETER}=${id}`,
    );
    const hosted = await opened(parts, {returnUrl: 'https://www.post.example/a', page: 'hosted'});
    const session = parts.stripe.account.session(hosted.id);
    expect(session.success_url).toBe(`https://www.post.example/a?${RETURN_PARAMETER}=${hosted.id}`);
    expect(session.cancel_url).toBe(`https://www.post.example/a?${RETURN_PARAMETER}=${RETURN_CANCELLED}`);
  });

  test('needs somewhere to come back to', async () => {
    const {returnUrl: _, ...order} = ORDER;
    const {provider, context} = bench();
    await expect(provider.create(order, context())).rejects.toMatchObject({code: 'bad-request'});
  });

  test('says “give” on Stripe’s button only where a gift is called so', async () => {
    const button = async (gift: StripeOptions['gift'], order: Partial<GiftOrder>): Promise<unknown> => {
      const parts = bench(gift && {gift});
      await opened(parts, order);
      return parts.stripe.requests[0]?.fields['submit_type'];
    };
    expect(await button('donation', {frequency: 'once', page: 'hosted'})).toBe('donate');
    expect(await button('contribution', {frequency: 'once', page: 'hosted'})).toBe('pay');
    expect(await button(undefined, {frequency: 'once', page: 'hosted'})).toBe('pay');
    expect(await button('donation', {frequency: 'once'})).toBeUndefined();
    expect(await button('donation', {page: 'hosted'})).toBeUndefined();
  });
});

describe('one attempt is one gift (F56)', () => {
  test('50 in parallel are one session', async () => {
    const parts = bench();
    parts.stripe.delayMs = 5;
    const gifts = await Promise.all(Array.from({length: 50}, () => opened(parts)));
    expect(new Set(gifts.map(({id}) => id)).size).toBe(1);
    expect(
      parts.stripe.requests.filter(({operation, replayed}) => operation.endsWith('create') && !replayed),
    ).toHaveLength(1);
  });

  test('a lost answer, and the same attempt again, are one session', async () => {
    const parts = bench();
    parts.stripe.trouble('lose', 2);
    await expect(opened(parts)).rejects.toThrow();
    const gift = await opened(parts);
    expect(gift.clientSecret).toBeDefined();
    const made = parts.stripe.requests.filter(({replayed, operation}) => !replayed && operation.endsWith('create'));
    expect(made).toHaveLength(1);
  });

  test('the SDK’s own second try has the same key', async () => {
    const parts = bench();
    parts.stripe.trouble({status: 500, type: 'api_error'});
    await opened(parts);
    parts.stripe.trouble('lose');
    await opened(parts, {attempt: 'attempt-of-another'});
    const creations = parts.stripe.requests.filter(({operation}) => operation.endsWith('create'));
    expect(creations).toHaveLength(3);
    expect(new Set(creations.map(({idempotencyKey}) => idempotencyKey)).size).toBe(2);
  });

  test('across the hour it is the same session, and later it is refused', async () => {
    const parts = bench();
    const first = await opened(parts);
    parts.clock.now += HOUR_MS;
    expect((await opened(parts)).id).toBe(first.id);
    parts.clock.now += HOUR_MS;
    await expect(opened(parts)).rejects.toMatchObject({code: 'attempt-conflict', status: 409});
  });

  test('an attempt whose session has ended is told to start again', async () => {
    const parts = bench();
    const {id} = await opened(parts);
    parts.stripe.account.expire(id);
    await expect(opened(parts)).rejects.toMatchObject({code: 'gift-expired'});
  });

  test('an attempt that was paid says so, and leads nowhere to pay again', async () => {
    const parts = bench();
    const {id} = await opened(parts);
    parts.stripe.account.confirm(id, {result: 'paid'}, EMAIL);
    expect(await opened(parts)).toEqual({id, status: 'paid', frequency: 'monthly', minor: 750, currency: 'usd'});
  });

  test.each([
    ['another sum', {minor: 800}],
    ['another frequency', {frequency: 'once'}],
    ['Stripe’s own page', {page: 'hosted'}],
    ['another attempt', {attempt: 'attempt-9876543210'}],
  ] satisfies [string, Partial<GiftOrder>][])('%s is another session', async (_, change) => {
    const parts = bench();
    expect((await opened(parts, change)).id).not.toBe((await opened(parts)).id);
  });

  test('keys are long enough, short enough and tell nothing', async () => {
    const parts = bench();
    await opened(parts, {email: EMAIL});
    const key = parts.stripe.requests[0]?.idempotencyKey ?? '';
    expect(key).toMatch(/^appeal-[0-9a-f]{64}$/);
    expect(key).not.toContain(ORDER.attempt);
  });
});

describe('how a gift stands', () => {
  test.each(['once', 'monthly'] as const)('%s: open, then paid when Stripe says so', async (frequency) => {
    const parts = bench();
    const {id, clientSecret} = await opened(parts, {frequency});
    expect(await known(parts, id)).toEqual({id, status: 'open', frequency, minor: 750, currency: 'usd'});
    parts.stripe.account.confirm(clientSecret!, {result: 'paid'}, EMAIL);
    expect(await known(parts, id)).toMatchObject({status: 'paid', frequency});
  });

  test.each(['once', 'monthly'] as const)('%s: complete is not paid while a bank takes its time', async (frequency) => {
    const parts = bench();
    const {id} = await opened(parts, {frequency});
    parts.stripe.account.confirm(id, {result: 'processing'}, EMAIL);
    expect(parts.stripe.account.session(id).status).toBe('complete');
    expect(await known(parts, id)).toMatchObject({status: 'processing'});
    parts.stripe.account.settle(id, true);
    expect(await known(parts, id)).toMatchObject({status: 'paid'});
  });

  test.each(['once', 'monthly'] as const)('%s: a debit that the bank gives back has failed', async (frequency) => {
    const parts = bench();
    const {id} = await opened(parts, {frequency});
    parts.stripe.account.confirm(id, {result: 'processing'}, EMAIL);
    parts.stripe.account.settle(id, false, 'insufficient_funds');
    expect(await known(parts, id)).toMatchObject({status: 'failed', decline: 'insufficient-funds'});
  });

  test('a decline leaves it open and says why; the same gift can be paid after it', async () => {
    const parts = bench();
    const {id} = await opened(parts, {frequency: 'once'});
    parts.stripe.account.confirm(id, {result: 'declined', declineCode: 'expired_card'}, EMAIL);
    expect(await known(parts, id)).toMatchObject({status: 'open', decline: 'expired-card'});
    parts.stripe.account.confirm(id, {result: 'paid'}, EMAIL);
    const paid = await known(parts, id);
    expect(paid).toMatchObject({status: 'paid'});
    expect(paid).not.toHaveProperty('decline');
  });

  test('a bank that asks leaves it open; a reader who fails there can try again', async () => {
    const parts = bench();
    const {id} = await opened(parts, {frequency: 'once'});
    parts.stripe.account.confirm(id, {result: 'authenticate'}, EMAIL);
    const asked = await known(parts, id);
    expect(asked).toMatchObject({status: 'open'});
    expect(asked).not.toHaveProperty('decline');
    parts.stripe.account.authenticate(id, false);
    expect(await known(parts, id)).toMatchObject({status: 'open', decline: 'authentication-failed'});
  });

  test('nobody paid in time: expired', async () => {
    const parts = bench();
    const {id} = await opened(parts);
    parts.clock.now += 2 * HOUR_MS;
    expect(await known(parts, id)).toMatchObject({status: 'expired'});
  });

  test('a session that this server did not make is none of its gifts', async () => {
    const parts = bench();
    const {id} = await opened(parts);
    const session = parts.stripe.account.session(id);
    session.metadata = {shop: 'T-shirts'};
    expect(await known(parts, id)).toBeNull();
  });

  test.each(['cs_test_unknown', 'cs_live_0', 'pi_1', 'cs_test_../charges', '', 'cs_test_1?expand=x'])(
    'there is no gift “%s”',
    async (id) => {
      expect(await known(bench(), id)).toBeNull();
    },
  );

  test('reading never gives away how to pay', async () => {
    const parts = bench();
    const {id} = await opened(parts);
    expect(Object.keys((await known(parts, id))!).sort()).toEqual(['currency', 'frequency', 'id', 'minor', 'status']);
  });
});

describe('what Stripe refuses (F60)', () => {
  const refused: [string, Trouble, Partial<Refusal> & {retryable?: boolean}][] = [
    [
      'too many calls',
      {status: 429, type: 'invalid_request_error', code: 'rate_limit', headers: {'retry-after': '7'}},
      {code: 'provider-unavailable', headers: {'Retry-After': '7'}, retryable: true},
    ],
    [
      'too many calls, without a time',
      {status: 429, type: 'api_error'},
      {code: 'provider-unavailable', headers: {'Retry-After': '5'}, retryable: true},
    ],
    [
      'another server with the same attempt',
      {
        status: 409,
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        headers: {'stripe-should-retry': 'false'},
      },
      {code: 'provider-unavailable', retryable: true},
    ],
    [
      'an amount below the converted minimum',
      {status: 400, type: 'invalid_request_error', code: 'amount_too_small'},
      {code: 'amount-out-of-range', retryable: false},
    ],
    [
      'an amount above',
      {status: 400, type: 'invalid_request_error', code: 'amount_too_large'},
      {code: 'amount-out-of-range', retryable: false},
    ],
    [
      'an address that Stripe does not take',
      {status: 400, type: 'invalid_request_error', code: 'email_invalid', param: 'customer_email'},
      {code: 'email-invalid', retryable: false},
    ],
    [
      'a return address that Stripe does not take',
      {status: 400, type: 'invalid_request_error', code: 'url_invalid'},
      {code: 'return-url-forbidden', retryable: false},
    ],
    [
      'a currency that the account does not take',
      {status: 400, type: 'invalid_request_error', param: 'line_items[0][price_data][currency]'},
      {code: 'currency-unsupported', retryable: false},
    ],
    [
      'a parameter that is gone',
      {status: 400, type: 'invalid_request_error', code: 'payment_method_types_no_longer_supported'},
      {code: 'provider-unavailable', retryable: false},
    ],
    [
      'a key that is revoked',
      {status: 401, type: 'invalid_request_error', code: 'api_key_expired'},
      {code: 'provider-unavailable', retryable: false},
    ],
    [
      'a key without the right',
      {status: 403, type: 'invalid_request_error'},
      {code: 'provider-unavailable', retryable: false},
    ],
  ];
  test.each(refused)('%s', async (_, trouble, {retryable, ...expected}) => {
    const {stripe, handler} = door();
    const token = await tokenOf(handler);
    stripe.trouble(trouble);
    const response = await handler(post('/gifts', {...GIFT, token, returnUrl: ORDER.returnUrl}));
    const {headers, code} = expected;
    if (headers) for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name)).toBe(value);
    const text = await response.text();
    expect(text).not.toContain(RAW_TEXT);
    expect(JSON.parse(text)).toMatchObject({error: {code, retryable}});
  });

  test('too small says a least that is more than what was asked for', async () => {
    const parts = bench();
    parts.stripe.trouble({status: 400, type: 'invalid_request_error', code: 'amount_too_small'});
    const error: unknown = await opened(parts, {currency: 'inr', minor: 60}).catch((thrown: unknown) => thrown);
    expect((error as Refusal).toReply().error).toMatchObject({min: 61, max: 99_999_999});
  });

  test('a Stripe that is down is unavailable, and asked once more only', async () => {
    const {stripe, handler} = door();
    const token = await tokenOf(handler);
    stripe.trouble({status: 500, type: 'api_error'}, 2);
    const response = await handler(post('/gifts', {...GIFT, token, returnUrl: ORDER.returnUrl}));
    expect(response.status).toBe(503);
    expect(await refusalOf(response)).toMatchObject({code: 'provider-unavailable', retryable: true});
    expect(response.headers.get('retry-after')).toBe('5');
    expect(stripe.requests).toHaveLength(0);
  });

  test('a Stripe that stalls is given up within the time (F57)', async () => {
    const {stripe, handler} = door({timeouts: {providerMs: 1_500}}, {tryMs: 200});
    const token = await tokenOf(handler);
    stripe.trouble('stall', 2);
    const started = Date.now();
    const response = await handler(post('/gifts', {...GIFT, token, returnUrl: ORDER.returnUrl}));
    expect(response.status).toBe(503);
    expect(Date.now() - started).toBeLessThan(1_500);
  });
});

describe('declines', () => {
  test.each([
    [{code: 'card_declined', decline_code: 'insufficient_funds'}, 'insufficient-funds'],
    [{code: 'card_declined', decline_code: 'lost_card'}, 'card-declined'],
    [{code: 'card_declined', decline_code: 'fraudulent'}, 'card-declined'],
    [{code: 'expired_card', decline_code: 'expired_card'}, 'expired-card'],
    [{code: 'expired_card'}, 'expired-card'],
    [{code: 'incorrect_cvc', decline_code: 'incorrect_cvc'}, 'incorrect-card'],
    [{code: 'incorrect_number'}, 'incorrect-card'],
    [{code: 'payment_intent_authentication_failure'}, 'authentication-failed'],
    [{code: 'card_declined', decline_code: 'authentication_required'}, 'authentication-failed'],
    [{code: 'processing_error', decline_code: 'processing_error'}, 'processing-error'],
    [{code: 'constructor', decline_code: 'toString'}, 'card-declined'],
    [{}, 'card-declined'],
  ])('%o is %s', (refusal, code) => {
    expect(declineOf(refusal)).toBe(code);
  });
});

describe('languages', () => {
  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['en-gb', 'en-GB'],
    ['de-AT', 'de'],
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['fr-CA', 'fr-CA'],
    ['es-MX', 'es-419'],
    ['es-419', 'es-419'],
    ['es-ES', 'es'],
    ['zh-Hans-CN', 'zh'],
    ['zh-Hant-TW', 'zh-TW'],
    ['zh-TW', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-HK'],
    ['zh-HK', 'zh-HK'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['hi', 'hi-IN'],
    ['tl', 'fil'],
    ['ar', 'auto'],
    ['tlh', 'auto'],
    ['', 'auto'],
    ['not a tag', 'auto'],
    [undefined, 'auto'],
  ])('%s is %s', (tag, locale) => {
    expect(stripeLocale(tag)).toBe(locale);
  });
});

describe('keys (F59)', () => {
  const start = (change: Record<string, unknown>): (() => unknown) => {
    return () => stripeProvider({...FAKE_KEYS, productName: 'The Post', ...change});
  };
  const SECRET = 'sk_test_canary4711';

  test.each([
    ['a secret key where a publishable one belongs', {publishableKey: SECRET}, 'publishableKey', 'a test secret key'],
    [
      'a publishable key where a secret one belongs',
      {secretKey: 'pk_test_canary4711'},
      'secretKey',
      'a test publishable key',
    ],
    ['a live key beside a test key', {secretKey: 'sk_live_canary4711'}, 'publishableKey', 'a test publishable key'],
    [
      'a test key beside a live key',
      {publishableKey: 'pk_live_canary4711'},
      'publishableKey',
      'a live publishable key',
    ],
    ['a signing secret where a key belongs', {secretKey: 'whsec_canary4711'}, 'secretKey', 'a signing secret'],
    ['a key where a signing secret belongs', {webhookSecrets: [SECRET]}, 'webhookSecrets.0', 'a test secret key'],
    ['a key with a line break', {secretKey: `${SECRET}\n`}, 'secretKey', 'a text with a space or a line break in it'],
    ['an empty key', {secretKey: ''}, 'secretKey', 'an empty text'],
    ['no key', {secretKey: undefined}, 'secretKey', 'nothing'],
    ['something else', {secretKey: 'canary4711'}, 'secretKey', 'something else'],
    [
      'live keys without a signing secret',
      {secretKey: 'sk_live_canary4711', publishableKey: 'pk_live_canary4711', webhookSecrets: []},
      'webhookSecrets',
      'an empty list',
    ],
    ['no list of signing secrets', {webhookSecrets: 'whsec_canary4711'}, 'webhookSecrets', null],
  ])('%s is refused, and not quoted', (_, change, path, value) => {
    let error: unknown;
    try {
      start(change)();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AppealError);
    expect((error as AppealError).problems).toContainEqual(expect.objectContaining({path, value}));
    expect(JSON.stringify(error) + String(error)).not.toContain('canary4711');
  });

  test.each([
    ['no name', {productName: ' '}],
    ['a name that is too long', {productName: 'x'.repeat(251)}],
    ['a word that is none', {gift: 'tribute'}],
    ['a time that is no number', {tryMs: NaN}],
    ['a portal that is no https address', {portalUrl: 'javascript:alert(1)'}],
  ])('%s is refused', (_, change) => {
    expect(start(change)).toThrow(AppealError);
  });

  test.each([
    ['restricted keys', {secretKey: 'rk_test_4711'}, false],
    ['live keys', {secretKey: 'sk_live_4711', publishableKey: 'pk_live_4711'}, true],
    ['no signing secret', {webhookSecrets: []}, false],
  ])('%s are taken', (_, change, live) => {
    expect(start(change)()).toMatchObject({name: 'stripe', live, hosted: true});
  });

  test('no part of the provider holds a secret', () => {
    expect(JSON.stringify(stripeProvider({...FAKE_KEYS, productName: 'The Post'}))).not.toMatch(/sk_|whsec_/);
  });

  test('a package that is there is ready', async () => {
    await expect(bench().provider.ready?.()).resolves.toBeUndefined();
  });
});

describe('through the door', () => {
  test('a gift is opened, paid and read', async () => {
    const {stripe, handler} = door({}, {portalUrl: 'https://billing.stripe.com/p/login/test_1'});
    const config: unknown = await (await handler(get('/config'))).json();
    expect(config).toMatchObject({
      ...{provider: 'stripe', live: false, publishableKey: FAKE_KEYS.publishableKey},
      ...{hosted: true, manage: true},
    });
    const gift = await openGift(handler, {returnUrl: ORDER.returnUrl});
    stripe.account.confirm(gift.clientSecret!, {result: 'paid'}, EMAIL);
    const paid = await read(handler, gift.id);
    expect(paid).toMatchObject({status: 'paid'});
    expect(paid).not.toHaveProperty('cover');
    const covered = await openGift(handler, {returnUrl: ORDER.returnUrl, attempt: 'attempt-with-the-fee', cover: 52});
    expect(covered).toMatchObject({minor: 750, cover: 52});
    expect(await read(handler, covered.id)).toMatchObject({status: 'open', minor: 750, cover: 52});
    const manage = await handler(get('/manage'));
    expect(manage.headers.get('location')).toBe('https://billing.stripe.com/p/login/test_1');
  });

  test.each([
    ['isk', 999_999, 1_000_000],
    ['jpy', 1_000_000, 1_000_001],
  ])('%s: %i is taken, %i is more than Stripe can count', async (currency, most, more) => {
    const {handler} = door();
    const token = await tokenOf(handler);
    const give = async (minor: number): Promise<number> =>
      (
        await handler(
          post('/gifts', {
            ...GIFT,
            token,
            currency,
            minor,
            attempt: `attempt-${currency}-${minor}`,
            returnUrl: ORDER.returnUrl,
          }),
        )
      ).status;
    expect(await give(most)).toBe(200);
    expect(await give(more)).toBe(422);
  });
});

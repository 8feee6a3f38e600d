import fc from 'fast-check';
import {afterEach, describe, expect, test, vi} from 'vitest';

import {SANDBOX_INSTRUMENTS} from '../../../src/core/sandbox.js';
import {sandboxProvider, type LogEntry} from '../../../src/server/index.js';
import {get, GIFT, handlerWith, NOON, openGift, pay, post, read, refusalOf, SECRET, tokenOf} from './support.js';

const EMAIL = 'canary.reader@post.example';

function payment(id: string, body: unknown, action = 'pay'): Request {
  return post(`/gifts/${id}/sandbox/${action}`, body);
}

afterEach(() => vi.unstubAllEnvs());

describe('every test number plays its part', () => {
  test.each([
    ['4242424242424242', 'card', 'paid', undefined],
    ['4242 4242 4242 4242', 'card', 'paid', undefined],
    ['4242-4242-4242-4242', 'card', 'paid', undefined],
    ['4000002760003184', 'card', 'open', undefined],
    ['4000000000000002', 'card', 'failed', 'card-declined'],
    ['4000000000009995', 'card', 'failed', 'insufficient-funds'],
    ['4000000000000069', 'card', 'failed', 'expired-card'],
    ['4000000000000127', 'card', 'failed', 'incorrect-card'],
    ['4000000000000119', 'card', 'failed', 'processing-error'],
    ['DE89370400440532013000', 'sepa_debit', 'processing', undefined],
    ['de89 3704 0044 0532 0130 00', 'sepa_debit', 'processing', undefined],
    ['AT861904300235473202', 'sepa_debit', 'processing', undefined],
  ])('%s by %s is %s', async (number, method, status, decline) => {
    const {handler} = handlerWith();
    const accepted = await pay(handler, number, {method});
    expect(accepted.status).toBe(status === 'open' ? 'open' : 'processing');
    const answer = await read(handler, accepted.id);
    expect(answer).toMatchObject({id: accepted.id, status, minor: 750, currency: 'usd', frequency: 'monthly'});
    expect(answer.decline).toBe(decline);
  });

  test.each([
    ['DE89370400440532013000', 'paid', undefined],
    ['AT861904300235473202', 'failed', 'insufficient-funds'],
  ])('a debit from %s takes four seconds to be %s', async (number, status, decline) => {
    const {handler, clock} = handlerWith();
    const {id} = await pay(handler, number, {method: 'sepa_debit'});
    clock.now = NOON + 3_999;
    expect((await read(handler, id)).status).toBe('processing');
    clock.now = NOON + 4_000;
    const settled = await read(handler, id);
    expect([settled.status, settled.decline]).toEqual([status, decline]);
  });

  test('a session that has expired takes no payment', async () => {
    const {handler} = handlerWith();
    const {id} = await openGift(handler);
    const response = await handler(payment(id, {number: '4000000000000410', email: EMAIL}));
    expect(response.status).toBe(410);
    expect(await refusalOf(response)).toMatchObject({code: 'gift-expired', retryable: false});
  });

  test('a lost answer is found again: paid, by the id that the browser knows', async () => {
    const {handler, clock} = handlerWith();
    const {id, status} = await pay(handler, '4000000000000408');
    expect(status).toBe('processing');
    const lost = await handler(get(`/gifts/${id}`));
    expect(lost.status).toBe(503);
    expect((await refusalOf(lost)).retryable).toBe(true);
    clock.now += 1_500;
    expect(await read(handler, id)).toMatchObject({id, status: 'paid'});
  });

  test('covers every listed number', async () => {
    const {handler} = handlerWith();
    for (const {number, method, scenario} of SANDBOX_INSTRUMENTS) {
      const {id} = await openGift(handler, {method});
      const {status} = await handler(payment(id, {number, email: EMAIL}));
      expect([scenario, status]).toEqual([scenario, scenario === 'session-expired' ? 410 : 200]);
    }
  });
});

describe('3-D Secure', () => {
  async function challenged(): Promise<{id: string} & ReturnType<typeof handlerWith>> {
    const made = handlerWith();
    const {id} = await pay(made.handler, '4000002760003184');
    return {...made, id};
  }

  test.each([
    [true, 'paid', undefined],
    [false, 'failed', 'authentication-failed'],
  ])('answered with %s is %s', async (passed, status, decline) => {
    const {handler, id} = await challenged();
    const reply = (await (await handler(payment(id, {passed}, 'authenticate'))).json()) as {id: string};
    expect(reply).toMatchObject({status: 'processing'});
    const settled = await read(handler, reply.id);
    expect([settled.status, settled.decline]).toEqual([status, decline]);
    expect((await read(handler, id)).status).toBe('open');
  });

  test('that is not answered expires', async () => {
    const {handler, id, clock} = await challenged();
    clock.now += 10 * 60_000;
    expect((await read(handler, id)).status).toBe('expired');
    expect((await handler(payment(id, {passed: true}, 'authenticate'))).status).toBe(410);
  });

  test.each([undefined, 'true', 1, null])('is not answered with %o', async (passed) => {
    const {handler, id} = await challenged();
    expect((await refusalOf(await handler(payment(id, {passed}, 'authenticate')))).field).toBe('passed');
  });

  test('cannot be answered where nobody asked', async () => {
    const {handler} = handlerWith();
    const opened = await openGift(handler);
    const declined = await pay(handler, '4000000000000002');
    for (const {id} of [opened, declined]) {
      expect((await handler(payment(id, {passed: true}, 'authenticate'))).status).toBe(404);
    }
  });
});

describe('what it does not take', () => {
  test('any number that is not listed', async () => {
    const {handler} = handlerWith();
    const {id} = await openGift(handler);
    const listed = SANDBOX_INSTRUMENTS.map(({number}) => number);
    const digits = fc.stringMatching(/^\d{12,19}$/).filter((number) => !listed.includes(number));
    await fc.assert(
      fc.asyncProperty(fc.oneof(digits, fc.string()), async (number) => {
        const response = await handler(payment(id, {number, email: EMAIL}));
        expect((await refusalOf(response)).code).toBe('card-not-listed');
      }),
      {numRuns: 50},
    );
  });

  test('a listed number of another method', async () => {
    const {handler} = handlerWith();
    const {id} = await openGift(handler, {method: 'sepa_debit'});
    const response = await handler(payment(id, {number: '4242424242424242', email: EMAIL}));
    expect(await refusalOf(response)).toMatchObject({code: 'card-not-listed', field: 'number'});
  });

  test.each([
    '',
    'reader',
    'reader@',
    '@post.example',
    'reader@post',
    'a b@post.example',
    `${'a'.repeat(250)}@post.example`,
  ])('the e-mail “%s”', async (email) => {
    const {handler} = handlerWith();
    const {id} = await openGift(handler);
    const response = await handler(payment(id, {number: '4242424242424242', email}));
    expect(response.status).toBe(422);
    expect(await refusalOf(response)).toMatchObject({code: 'email-invalid', field: 'email'});
  });

  test.each([
    {email: EMAIL},
    {number: 4242424242424242, email: EMAIL},
    {number: '4242424242424242'},
    {number: '4242424242424242', email: {}},
  ])('a payment of %o', async (body) => {
    const {handler} = handlerWith();
    const {id} = await openGift(handler);
    expect((await handler(payment(id, body))).status).toBe(400);
  });

  test('a second payment on top of a payment', async () => {
    const {handler} = handlerWith();
    const {id} = await pay(handler, '4242424242424242');
    expect((await handler(payment(id, {number: '4242424242424242', email: EMAIL}))).status).toBe(404);
  });

  test('methods of its own invention', async () => {
    const {handler} = handlerWith();
    const response = await handler(post('/gifts', {...GIFT, method: 'ideal', token: await tokenOf(handler)}));
    expect((await refusalOf(response)).code).toBe('method-unsupported');
  });
});

describe('ids are all the memory there is (F56)', () => {
  test('fifty posts of one attempt at once are one gift', async () => {
    const {handler} = handlerWith();
    const gifts = await Promise.all(Array.from({length: 50}, () => openGift(handler)));
    expect(new Set(gifts.map(({id}) => id)).size).toBe(1);
  });

  test('an attempt that is sent again later, with another token, to another server, is the same gift', async () => {
    const {handler, clock} = handlerWith();
    const first = await openGift(handler);
    clock.now += 3_600_000;
    expect((await openGift(handler)).id).toBe(first.id);
    expect((await openGift(handlerWith().handler)).id).toBe(first.id);
  });

  test('another attempt, sum, frequency, currency or method is another gift', async () => {
    const {handler} = handlerWith();
    const others = [
      {},
      {attempt: 'attempt-9876543210'},
      {minor: 751},
      {frequency: 'once'},
      {currency: 'eur'},
      {method: 'sepa_debit'},
    ];
    const gifts = await Promise.all(others.map((fields) => openGift(handler, fields)));
    expect(new Set(gifts.map(({id}) => id)).size).toBe(others.length);
  });

  test('what does not change the gift does not change its id', async () => {
    const {handler} = handlerWith();
    const ids = await Promise.all([openGift(handler), openGift(handler, {locale: 'de', campaign: 'c', variant: 'b'})]);
    expect(ids[0].id).toBe(ids[1].id);
  });

  test('each payment for a gift shows which gift it is for', async () => {
    const {handler} = handlerWith();
    const gift = (await openGift(handler)).id.split('.').slice(0, 6).join('.');
    const declined = await pay(handler, '4000000000000002');
    const paid = await pay(handler, '4242424242424242');
    expect(declined.id.startsWith(`${gift}.`)).toBe(true);
    expect(paid.id.startsWith(`${gift}.`)).toBe(true);
  });

  test('any gift is read back as it was made', async () => {
    const {handler} = handlerWith();
    const gifts = fc.record({
      attempt: fc.stringMatching(/^[\w-]{16,64}$/),
      frequency: fc.constantFrom('monthly', 'once', 'yearly'),
      minor: fc.integer({min: 50, max: 1_000_000}),
      currency: fc.constantFrom('usd', 'eur', 'jpy'),
      method: fc.constantFrom('card', 'sepa_debit'),
    });
    await fc.assert(
      fc.asyncProperty(gifts, async (gift) => {
        const opened = await openGift(handler, gift);
        expect(opened.id).toMatch(/^[\w.-]{1,1024}$/);
        expect(opened).toMatchObject({frequency: gift.frequency, minor: gift.minor, currency: gift.currency});
        expect(await read(handler, opened.id)).toEqual(opened);
      }),
      {numRuns: 50},
    );
  });

  test('an id that was changed anywhere is nobody’s', async () => {
    const {handler} = handlerWith();
    const {id} = await pay(handler, '4000000000000002');
    const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.';
    await fc.assert(
      fc.asyncProperty(fc.nat(id.length - 1), fc.constantFrom(...alphabet.split(/(?:)/)), async (at, char) => {
        fc.pre(id[at] !== char);
        const changed = id.slice(0, at) + char + id.slice(at + 1);
        expect((await handler(get(`/gifts/${changed}`))).status).toBe(404);
      }),
      {numRuns: 200},
    );
  });

  test('a decline cannot be turned into a payment, nor a signature carried over', async () => {
    const {handler} = handlerWith();
    const {id} = await pay(handler, '4000000000000002');
    const opened = await openGift(handler);
    const signature = id.split('.').at(-1) ?? '';
    const token = await tokenOf(handler);
    for (const forged of [
      id.replace('declined', 'success'),
      opened.id.replace(/[^.]+$/, signature),
      id.replace(/[^.]+$/, token.split('.')[1] ?? ''),
      id.slice(0, -44),
      `${id}.`,
      `.${id}`,
    ]) {
      expect((await handler(get(`/gifts/${forged}`))).status).toBe(404);
    }
  });

  test('of another secret are nobody’s', async () => {
    const other = sandboxProvider({secret: `${SECRET} of another`, environment: {}});
    const {id} = await openGift(handlerWith({provider: other}).handler);
    expect((await handlerWith().handler(get(`/gifts/${id}`))).status).toBe(404);
  });
});

test('canary: no secret, number, e-mail, token or id is logged, and none but ids and tokens answered (F49, F59)', async () => {
  const log: LogEntry[] = [];
  const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
  const {handler} = handlerWith({log: (entry) => log.push(entry)});
  const token = await tokenOf(handler);
  const {id} = await openGift(handler);
  const numbers = [...SANDBOX_INSTRUMENTS.map(({number}) => number), '5555341244441115'];
  const requests = [
    ...numbers.map((number) => payment(id, {number, email: EMAIL})),
    payment(id, {number: numbers[0], email: `${EMAIL} `}),
    payment(id, `{"number": "${numbers[0]}", "email": "${EMAIL}"`),
    post('/gifts', {...GIFT, token, attempt: numbers[0], returnUrl: `https://evil.example/${EMAIL}`}),
    post('/gifts', {...GIFT, token: `${token}${EMAIL}`, currency: numbers[0]}),
    post('/gifts', {...GIFT, token, [`${numbers[0]}`]: EMAIL, method: EMAIL}),
    get(`/gifts/${numbers[0]}`),
    get(`/${EMAIL}/${numbers[0]}?secret=${SECRET}`, {authorization: SECRET, cookie: EMAIL}),
    get('/config', {origin: `https://${numbers[0]}.example`}),
    new Request('https://give.post.example/appeal/config', {method: 'CANARY4242424242424242'}),
  ];
  const answers = await Promise.all(
    requests.map(async (request) => {
      const response = await handler(request);
      return JSON.stringify([...response.headers]) + (await response.text());
    }),
  );
  const canaries = [SECRET, 'canary', ...numbers];
  for (const canary of canaries) {
    for (const answer of answers) expect(answer.toLowerCase()).not.toContain(canary.toLowerCase());
  }
  const written = JSON.stringify(log);
  expect(log.length).toBeGreaterThan(requests.length);
  for (const canary of [...canaries, token, id]) expect(written.toLowerCase()).not.toContain(canary.toLowerCase());
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
});

describe('refuses to start', () => {
  test.each(['', 'short', 'x'.repeat(31)])('with the secret “%s”', (secret) => {
    expect(() => sandboxProvider({secret, environment: {}})).toThrow(
      /sandboxProvider cannot start\. secret: .*at least 32/,
    );
  });

  test.each([
    ['STRIPE_SECRET_KEY', 'sk_live_51abcdefghijklmnop'],
    ['PAYMENTS', 'rk_live_51abcdefghijklmnop'],
    ['NEXT_PUBLIC_KEY', 'pk_live_51abcdefghijklmnop'],
    ['QUOTED', '"sk_live_51abcdefghijklmnop"'],
  ])('beside a live key in the environment (%s)', (name, key) => {
    vi.stubEnv(name, key);
    const start = (): unknown => sandboxProvider({secret: SECRET});
    expect(start).toThrow(expect.objectContaining({code: 'config-invalid'}) as Error);
    expect(start).toThrow(new RegExp(`${name}: "a live key"`));
    expect(start).not.toThrow(/51abcdef/);
  });

  test('beside a live key in its own options', () => {
    const options = {secret: SECRET, environment: {}, secretKey: 'sk_live_51abcdefghijklmnop'};
    expect(() => sandboxProvider(options)).toThrow(/secretKey: "a live key"/);
  });

  test('but not beside test keys', () => {
    vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_51abcdefghijklmnop');
    expect(sandboxProvider({secret: SECRET})).toMatchObject({name: 'sandbox', live: false});
  });
});

import {MOST_MINOR} from '../../src/core/gift/currency.js';
import {limitRule, type Limit} from '../../src/server/limits.js';
import {describe, expect, test, vi} from 'vitest';

import {
  createHandler,
  hcaptcha,
  Refusal,
  sandboxProvider,
  turnstile,
  type Challenge,
  type GiftEvent,
  type HandlerOptions,
  type LogEntry,
  type Provider,
  type RateCounters,
} from '../../src/server/index.js';
import {memoryCounters} from '../../src/server/door/counter.js';
import {createBreaker} from '../../src/server/door/breaker.js';
import {createLogger, logTo} from '../../src/server/pino-log.js';
import {scrub} from '../../src/server/scrub.js';
import {FAKE_KEYS} from '../support/stripe/fake-stripe.js';
import {RAW_TEXT} from '../support/stripe/replies.js';
import {
  get,
  GIFT,
  handlerWith,
  NOON,
  openGift,
  optionsWith,
  post,
  read,
  refusalOf,
  SECRET,
  SERVER,
  tokenOf,
  type Clock,
  type Handler,
} from '../unit/server/support.js';
import {door, ORDER} from './support.js';

const HOUR_MS = 3_600_000;
const EMAIL = 'reader@post.example';

/** A provider that counts what reaches it. */
function counting(parts: Partial<Provider> = {}): {provider: Provider; create: ReturnType<typeof vi.fn>} {
  const create = vi.fn((order: {attempt: string}) =>
    Promise.resolve({
      ...({id: `gift-${order.attempt}`, status: 'open', frequency: 'monthly', minor: 750, currency: 'usd'} as const),
    }),
  );
  const provider = {
    name: 'fake',
    live: false,
    create,
    read: () => Promise.resolve(null),
    ...parts,
  };
  return {provider, create};
}

/** A door that knows its clients by one proxy's word. */
function guarded(options: Partial<HandlerOptions> = {}): {
  handler: Handler;
  clock: Clock;
  create: ReturnType<typeof vi.fn>;
  /** Posts a gift for a client; returns the answer. */
  give(client: string, fields?: Record<string, unknown>): Promise<Response>;
} {
  const {provider, create} = counting();
  const {handler, clock} = handlerWith({provider, clientAddress: 1, ...options});
  let attempts = 0;
  let token: {value: string; at: number} | undefined;
  return {
    handler,
    clock,
    create,
    async give(client, fields = {}) {
      if (!token || clock.now - token.at > HOUR_MS) token = {value: await tokenOf(handler), at: clock.now};
      attempts++;
      const body = {...GIFT, attempt: `attempt-number-${attempts}`, token: token.value, ...fields};
      return handler(post('/gifts', body, {'x-forwarded-for': `6.6.6.6, ${client}`}));
    },
  };
}

const address = (number: number): string => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

describe('card testing (F46)', () => {
  test('10,000 attempts in an hour: ten reach the provider (F46)', async () => {
    const {give, create, clock} = guarded();
    for (let attempt = 0; attempt < 10_000; attempt++) {
      await give('203.0.113.7');
      clock.now += 359;
    }
    expect(create).toHaveBeenCalledTimes(10);
    clock.now += HOUR_MS;
    expect((await give('203.0.113.7')).status).toBe(200);
  });

  test('1,000 attempts at once: ten reach the provider (F46)', async () => {
    const {give, create} = guarded();
    await give('203.0.113.7');
    await Promise.all(Array.from({length: 999}, () => give('203.0.113.7')));
    expect(create).toHaveBeenCalledTimes(10);
  });

  test('a reader who changes the gift before paying it opens one gift, not many (F46)', async () => {
    const {give, create} = guarded();
    const intent = 'a1b2c3d4e5f60718';
    // Ticks the fee, unticks it, picks another amount.
    for (const [number, minor] of [
      [0, 750],
      [1, 803],
      [0, 750],
      [2, 1_000],
    ]) {
      expect((await give('203.0.113.7', {attempt: `${intent}__${number}`, minor})).status).toBe(200);
    }
    // Nine others behind the same address still get through, and the eleventh has to wait.
    for (let other = 0; other < 9; other++) expect((await give('203.0.113.7')).status).toBe(200);
    expect((await give('203.0.113.7')).status).toBe(429);
    // Whoever is at it already may still change it.
    expect((await give('203.0.113.7', {attempt: `${intent}__3`, minor: 1_100})).status).toBe(200);
    expect(create).toHaveBeenCalledTimes(14);
  });

  test.each([
    ['one after another', false],
    ['all at once', true],
  ])('changes are no way around: 1,000 of one gift, %s, come to ten and ten more at most (F46)', async (_, atOnce) => {
    // A store that takes its time, so that all look before anybody adds.
    const counters: RateCounters = (name, rate) => {
      const counter = memoryCounters(() => NOON)(name, rate);
      return {
        async add(key, points) {
          await new Promise((resolve) => setImmediate(resolve));
          return counter.add(key, points);
        },
      };
    };
    const {give, create} = guarded({rateLimits: {counters}});
    await give('203.0.113.7', {attempt: 'a1b2c3d4e5f60718__0'});
    const change = (number: number): Promise<Response> =>
      give('203.0.113.7', {attempt: `a1b2c3d4e5f60718__${number % 1_000}`, minor: 500 + number});
    if (atOnce) await Promise.all(Array.from({length: 1_000}, (_, number) => change(number)));
    else for (let number = 0; number < 1_000; number++) await change(number);
    expect(create.mock.calls.length).toBeLessThanOrEqual(20);
  });

  test('nor are changes of many gifts, nor somebody else’s gift (F46)', async () => {
    const {give, create} = guarded();
    for (let number = 0; number < 1_000; number++) {
      await give('203.0.113.7', {
        attempt: `intent-number-${number % 10}__${Math.floor(number / 10)}`,
        minor: 500 + number,
      });
    }
    expect(create).toHaveBeenCalledTimes(20);
    await Promise.all(
      Array.from({length: 100}, (_, number) => give('203.0.113.8', {attempt: `intent-number-1__${number}`})),
    );
    expect(create.mock.calls.length).toBeLessThanOrEqual(40);
  });

  test('once a card was refused, ten reach the provider with all changes (F46)', async () => {
    const {handler, stripe} = door({clientAddress: 1, onEvent: () => undefined});
    const ask = {'x-forwarded-for': '203.0.113.7'};
    const token = await tokenOf(handler);
    let opened = 0;
    for (let number = 0; number < 40; number++) {
      const fields = {...GIFT, frequency: 'once', returnUrl: ORDER.returnUrl, token, minor: 500 + number};
      const attempt = `intent-number-${number % 4}__${number}`;
      const response = await handler(post('/gifts', {...fields, attempt}, ask));
      if (response.status !== 200) continue;
      opened++;
      if (opened !== 6) continue;
      const {id} = (await response.json()) as {id: string};
      stripe.account.confirm(id, {result: 'declined'}, EMAIL);
      const event = stripe.account.events.findLast(({type}) => type === 'payment_intent.payment_failed')!;
      await handler(await stripe.delivery(event, `${SERVER}/webhooks/stripe`));
    }
    expect(opened).toBe(10);
  });

  test('from 300 machines of ten households: ten for each household (F46)', async () => {
    const {give, create} = guarded();
    for (let attempt = 0; attempt < 900; attempt++) {
      await give(`2001:db8:0:${(attempt % 10).toString(16)}::${((attempt % 300) + 1).toString(16)}`);
    }
    expect(create).toHaveBeenCalledTimes(100);
  });

  test('without an address all are one client (F47)', async () => {
    const {handler, create} = guarded();
    const token = await tokenOf(handler);
    for (let attempt = 0; attempt < 100; attempt++) {
      await handler(post('/gifts', {...GIFT, attempt: `attempt-number-${attempt}`, token}));
    }
    expect(create).toHaveBeenCalledTimes(10);
  });

  test('whoever has to wait is told for how long (F46)', async () => {
    const {give, clock} = guarded();
    for (let attempt = 0; attempt < 10; attempt++) await give('203.0.113.7');
    clock.now += 60_000;
    const response = await give('203.0.113.7');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3540');
    expect(await refusalOf(response)).toMatchObject({code: 'rate-limited', retryable: true});
    expect((await give('203.0.113.8')).status).toBe(200);
  });

  test('what is refused for its form costs nothing', async () => {
    const {give, create} = guarded();
    for (let attempt = 0; attempt < 50; attempt++) expect((await give('203.0.113.7', {minor: 1})).status).toBe(422);
    expect((await give('203.0.113.7')).status).toBe(200);
    expect(create).toHaveBeenCalledTimes(1);
  });

  test('behind one address, three readers an hour give: fewer than one in a thousand is kept waiting (F46)', async () => {
    // Gifts come by chance (a Poisson process); so they do in life, as long as readers do not know of each other.
    let seed = 1_103;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const counter = memoryCounters(() => clock)('attempts', {points: 10, seconds: 3_600});
    let clock = NOON;
    let blocked = 0;
    const readers = 200_000;
    for (let reader = 0; reader < readers; reader++) {
      clock += (-Math.log(1 - random()) * HOUR_MS) / 3;
      if ((await counter.add('the university', 1)).count > 10) blocked++;
    }
    expect(blocked / readers).toBeLessThan(0.001);
  });

  test('from everywhere at once: above a bound all have to wait, and no more than it reaches the provider (F46)', async () => {
    const {give, create} = guarded({rateLimits: {attemptsOfAll: {points: 100, seconds: 600}}});
    for (let attempt = 0; attempt < 1_000; attempt++) await give(address(attempt));
    expect(create).toHaveBeenCalledTimes(100);
  });

  test('refused payments count: five, and the sixth ends it for an hour (F46)', async () => {
    const {handler, clock} = handlerWith({clientAddress: 1});
    const ask = {'x-forwarded-for': '203.0.113.7'};
    const pay = async (attempt: number): Promise<number> => {
      const token = await tokenOf(handler);
      const opened = await handler(post('/gifts', {...GIFT, attempt: `attempt-number-${attempt}`, token}, ask));
      if (opened.status !== 200) return opened.status;
      const {id} = (await opened.json()) as {id: string};
      const paid = await handler(post(`/gifts/${id}/sandbox/pay`, {number: '4000000000000002', email: EMAIL}, ask));
      const payment = (await paid.json()) as {id: string};
      // Read several times: one refusal is one.
      for (let times = 0; times < 3; times++) await handler(get(`/gifts/${payment.id}`, ask));
      return 200;
    };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) statuses.push(await pay(attempt));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    clock.now += HOUR_MS;
    expect(await pay(9)).toBe(200);
  });

  test('while many cards are refused everywhere, each client gets a third (F46)', async () => {
    const {provider, create} = counting({
      read: () =>
        Promise.resolve({
          id: 'x',
          status: 'failed',
          decline: 'card-declined',
          frequency: 'once',
          minor: 1,
          currency: 'usd',
        }),
    });
    const {handler, give} = guarded({provider, rateLimits: {failuresOfAll: {points: 20, seconds: 600}}});
    for (let gift = 0; gift < 25; gift++) await handler(get(`/gifts/gift-${gift}`, {'x-forwarded-for': address(gift)}));
    for (let attempt = 0; attempt < 20; attempt++) await give('203.0.113.7');
    expect(create).toHaveBeenCalledTimes(4);
  });

  test('one gift is not tried with card after card: Stripe is told to end it (F46)', async () => {
    const {handler, stripe} = door({clientAddress: 1, onEvent: () => undefined});
    const gift = await openGift(handler, {frequency: 'once', returnUrl: ORDER.returnUrl});
    const hook = `${SERVER}/webhooks/stripe`;
    let tries = 0;
    while (stripe.account.session(gift.id).status === 'open' && tries < 1_000) {
      stripe.account.confirm(gift.id, {result: 'declined'}, EMAIL);
      tries++;
      const event = stripe.account.events.findLast(({type}) => type === 'payment_intent.payment_failed')!;
      // Twice: a repeated delivery is no second refusal.
      for (let times = 0; times < 2; times++)
        expect((await handler(await stripe.delivery(event, hook))).status).toBe(200);
    }
    expect(tries).toBe(6);
    expect(await read(handler, gift.id)).toMatchObject({status: 'expired'});
  });

  test('gifts that were opened beforehand are closed, too, once their client was refused too often (F46)', async () => {
    const {handler, stripe} = door({clientAddress: 1, onEvent: () => undefined});
    const ask = {'x-forwarded-for': '203.0.113.7'};
    const token = await tokenOf(handler);
    const fields = {...GIFT, frequency: 'once', returnUrl: ORDER.returnUrl, token};
    const ids: string[] = [];
    for (let gift = 0; gift < 10; gift++) {
      const response = await handler(post('/gifts', {...fields, attempt: `attempt-number-${gift}`}, ask));
      ids.push(((await response.json()) as {id: string}).id);
    }
    let borne = 0;
    for (let round = 0; round < 20; round++) {
      for (const id of ids.filter((each) => stripe.account.session(each).status === 'open')) {
        stripe.account.confirm(id, {result: 'declined'}, EMAIL);
        borne++;
        const event = stripe.account.events.findLast(({type}) => type === 'payment_intent.payment_failed')!;
        await handler(await stripe.delivery(event, `${SERVER}/webhooks/stripe`));
      }
    }
    // Five are borne; each gift that is still open may be tried once more, and is closed by that.
    expect(borne).toBeLessThanOrEqual(15);
    expect(ids.map((id) => stripe.account.session(id).status)).toEqual(ids.map(() => 'expired'));
  });

  test('a log that fails later ends neither the gift nor the process', async () => {
    const log = vi.fn(() => Promise.reject(new Error('The log is full.')));
    const {give} = guarded({log: log as unknown as () => void});
    expect((await give('203.0.113.7')).status).toBe(200);
    expect(log).toHaveBeenCalled();
  });

  test.each([
    [{min: 200}, {min: 200, max: MOST_MINOR}],
    [{max: 90_000}, {min: 50, max: 90_000}],
    [
      {min: NaN, max: Infinity},
      {min: 50, max: MOST_MINOR},
    ],
  ])('a rule that says no more than %j is held to what can be charged at all', (says, holds) => {
    expect(limitRule(() => says as Limit)('usd', 'once')).toEqual(holds);
  });

  test('a flood from one address holds nobody else back (F46)', async () => {
    const {give, create} = guarded();
    for (let attempt = 0; attempt < 3_500; attempt++) await give('203.0.113.7');
    expect((await give('203.0.113.8')).status).toBe(200);
    expect(create).toHaveBeenCalledTimes(11);
  });

  test('and what Stripe tells counts for whoever opened the gift (F46)', async () => {
    const {handler, stripe} = door({clientAddress: 1, onEvent: () => undefined});
    const ask = {'x-forwarded-for': '203.0.113.7'};
    const token = await tokenOf(handler);
    const fields = {...GIFT, frequency: 'once', returnUrl: ORDER.returnUrl, token};
    const {id} = (await (await handler(post('/gifts', fields, ask))).json()) as {id: string};
    for (let tries = 0; tries < 6; tries++) {
      stripe.account.confirm(id, {result: 'declined'}, EMAIL);
      const event = stripe.account.events.findLast(({type}) => type === 'payment_intent.payment_failed')!;
      await handler(await stripe.delivery(event, `${SERVER}/webhooks/stripe`));
    }
    expect((await handler(post('/gifts', {...fields, attempt: 'attempt-of-another'}, ask))).status).toBe(429);
    const other = {'x-forwarded-for': '203.0.113.8'};
    expect((await handler(post('/gifts', {...fields, attempt: 'attempt-of-a-third'}, other))).status).toBe(200);
  });

  test('asking how a gift stands is bounded, too', async () => {
    const {handler, clock} = guarded();
    const ask = async (): Promise<number> =>
      (await handler(get('/gifts/x', {'x-forwarded-for': '203.0.113.7'}))).status;
    const statuses: number[] = [];
    for (let times = 0; times < 601; times++) statuses.push(await ask());
    expect(statuses.slice(0, 600).every((status) => status === 404)).toBe(true);
    expect(statuses[600]).toBe(429);
    clock.now += 60_000;
    expect(await ask()).toBe(404);
  });

  test('a sandbox of which nobody said how its clients are known bears everything', async () => {
    const {handler} = handlerWith();
    for (let attempt = 0; attempt < 50; attempt++) await openGift(handler, {attempt: `attempt-number-${attempt}`});
    const {give, create} = guarded({rateLimits: false});
    for (let attempt = 0; attempt < 50; attempt++) await give('203.0.113.7');
    expect(create).toHaveBeenCalledTimes(50);
  });

  test('a counter in memory stays small, whoever comes (F46)', async () => {
    const counter = memoryCounters(() => NOON, 1_000)('attempts', {points: 10, seconds: 3_600});
    for (let number = 0; number < 100_000; number++) await counter.add(address(number), 1);
    expect((await counter.add(address(99_999), 0)).count).toBe(1);
    expect((await counter.add(address(0), 0)).count).toBe(0);
  });
});

describe('a challenge (F46)', () => {
  function challenge(parts: Partial<Challenge> = {}): Challenge {
    return {
      kind: 'turnstile',
      siteKey: '0x4AAA',
      verify: ({token}) => Promise.resolve(token === 'passed'),
      ...parts,
    };
  }

  test('is told of in the config, with its public key only', async () => {
    const {handler} = guarded({challenge: turnstile({siteKey: '0x4AAA', secretKey: 'canary4711'})});
    const text = await (await handler(get('/config'))).text();
    expect(JSON.parse(text)).toMatchObject({challenge: {kind: 'turnstile', siteKey: '0x4AAA', always: false}});
    expect(text).not.toContain('canary4711');
  });

  test('is asked of those who did too much, who may then go on for a while (F46)', async () => {
    const {give, create} = guarded({challenge: challenge()});
    for (let attempt = 0; attempt < 10; attempt++) expect((await give('203.0.113.7')).status).toBe(200);
    const asked = await give('203.0.113.7');
    expect(asked.status).toBe(403);
    expect(await refusalOf(asked)).toMatchObject({code: 'challenge-required', field: 'challenge', retryable: true});
    expect(await refusalOf(await give('203.0.113.7', {challenge: 'guessed'}))).toMatchObject({
      code: 'challenge-failed',
    });
    for (let attempt = 0; attempt < 49; attempt++) {
      expect((await give('203.0.113.7', {challenge: 'passed'})).status).toBe(200);
    }
    expect((await give('203.0.113.7', {challenge: 'passed'})).status).toBe(429);
    expect(create).toHaveBeenCalledTimes(59);
  });

  test('can be asked of everybody (F46)', async () => {
    const {give, create} = guarded({challenge: challenge({always: true})});
    expect((await refusalOf(await give('203.0.113.7'))).code).toBe('challenge-required');
    expect((await give('203.0.113.7', {challenge: 'passed'})).status).toBe(200);
    expect(create).toHaveBeenCalledTimes(1);
  });

  test('opens no more by one proof than by many, whatever sums it is sent with (F46)', async () => {
    for (const always of [true, false]) {
      const {give, create} = guarded({challenge: challenge({always})});
      const same = {attempt: 'attempt-0123456789', challenge: 'passed'};
      for (let gift = 0; gift < 300; gift++) await give('203.0.113.7', {...same, minor: 500 + gift});
      // Ten, as many as five changes of one gift, and fifty by proofs.
      expect(create.mock.calls.length).toBeLessThanOrEqual(always ? 50 : 65);
      expect((await give('203.0.113.7', {...same, minor: 900})).status).toBe(429);
    }
  });

  test('is checked once for the same attempt: its proof can be redeemed once', async () => {
    const verify = vi.fn(() => Promise.resolve(true));
    let down = true;
    const {provider} = counting();
    const create: Provider['create'] = (order, context) =>
      down ? Promise.reject(new Error('down')) : provider.create(order, context);
    const {give} = guarded({provider: {...provider, create}, challenge: challenge({always: true, verify})});
    const fields = {attempt: 'attempt-0123456789', challenge: 'passed'};
    expect((await give('203.0.113.7', fields)).status).toBe(503);
    down = false;
    expect((await give('203.0.113.7', fields)).status).toBe(200);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test.each([['two words'], ['x'.repeat(8_193)], [7], ['ümlaut']])('%s is no proof', async (proof) => {
    const {give} = guarded({challenge: challenge({always: true})});
    expect((await refusalOf(await give('203.0.113.7', {challenge: proof}))).field).toBe('challenge');
  });

  test('whose service is down keeps nobody out without a reason, and nobody in with one', async () => {
    const verify = (): Promise<boolean> => Promise.reject(new Error('down'));
    const {give} = guarded({challenge: challenge({always: true, verify})});
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await give('203.0.113.7', {challenge: 'any'})).status).toBe(200);
    }
    const response = await give('203.0.113.7', {challenge: 'any'});
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });

  describe.each([
    ['turnstile', turnstile, 'https://challenges.cloudflare.com/turnstile/v0/siteverify'],
    ['hcaptcha', hcaptcha, 'https://api.hcaptcha.com/siteverify'],
  ] as const)('%s', (kind, create, address) => {
    const proof = {token: 'proof', attempt: 'attempt-0123456789'};
    const verifier = (reply: unknown, hostnames?: string[], status = 200) => {
      const send = vi.fn(() => Promise.resolve(Response.json(reply, {status})));
      const options = {siteKey: 'site', secretKey: 'secret', fetch: send as unknown as typeof fetch};
      return {send, verifier: create({...options, ...(hostnames && {hostnames})})};
    };
    const signal = new AbortController().signal;

    test('asks its service, with the secret and the proof, and nothing about the reader', async () => {
      const {send, verifier: asked} = verifier({success: true});
      expect(await asked.verify(proof, signal)).toBe(true);
      const [url, init] = send.mock.calls[0] as unknown as [string, RequestInit];
      expect(url).toBe(address);
      const fields = Object.fromEntries(init.body as URLSearchParams);
      expect(fields).toMatchObject({secret: 'secret', response: 'proof'});
      expect(fields).not.toHaveProperty('remoteip');
      expect(asked).toMatchObject({kind, siteKey: 'site', always: false});
      expect(JSON.stringify(asked)).not.toContain('secret');
    });

    test('asks in the same way when the same attempt comes again', async () => {
      const {send, verifier: asked} = verifier({success: true});
      await asked.verify(proof, signal);
      await asked.verify(proof, signal);
      const bodies = send.mock.calls.map((call) =>
        (call as unknown as [string, {body: URLSearchParams}])[1].body.toString(),
      );
      expect(bodies[0]).toBe(bodies[1]);
      if (kind === 'turnstile')
        expect(bodies[0]).toMatch(/idempotency_key=[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
    });

    test.each([[{success: false}], [{success: 'true'}], [{}]])('%o is no proof', async (reply) => {
      expect(await verifier(reply).verifier.verify(proof, signal)).toBe(false);
    });

    test('a proof from another site is none', async () => {
      const reply = {success: true, hostname: 'evil.example'};
      expect(await verifier(reply, ['www.post.example']).verifier.verify(proof, signal)).toBe(false);
      expect(await verifier(reply, ['evil.example']).verifier.verify(proof, signal)).toBe(true);
      expect(await verifier({success: true}, ['www.post.example']).verifier.verify(proof, signal)).toBe(false);
    });

    test('a service that fails has not said no', async () => {
      await expect(verifier({}, undefined, 500).verifier.verify(proof, signal)).rejects.toThrow();
    });
  });

  test('a challenge without keys does not start', () => {
    for (const kind of [turnstile, hcaptcha]) {
      for (const [path, keys] of [
        ['siteKey', {siteKey: '', secretKey: 'canary'}],
        ['secretKey', {siteKey: 'x', secretKey: ' '}],
        ['secretKey', {siteKey: 'x'}],
      ] as const) {
        const start = (): unknown => kind(keys as {siteKey: string; secretKey: string});
        expect(start).toThrow(expect.objectContaining({name: 'AppealError', code: 'config-invalid'}));
        expect(start).toThrow(new RegExp(`challenge\\.${path}`));
        expect(start).not.toThrow(/canary/);
      }
    }
  });
});

describe('the store of the limits (F48)', () => {
  const store = (add: () => Promise<{count: number; resetMs: number}>): RateCounters => {
    return () => ({add});
  };

  test.each([
    ['refuses', () => Promise.reject(new Error('gone'))],
    ['never answers', () => new Promise<never>(() => undefined)],
  ])('that %s: this process counts, and the log says so (F48)', async (_, add) => {
    const entries: LogEntry[] = [];
    const rateLimits = {counters: store(add), attempts: {points: 2, seconds: 3_600}};
    const {give, create} = guarded({rateLimits, log: (entry) => entries.push(entry)});
    for (let attempt = 0; attempt < 4; attempt++) await give('203.0.113.7');
    expect(create).toHaveBeenCalledTimes(2);
    expect(entries.filter(({limiter, route}) => route === '/gifts' && limiter === 'memory')).toHaveLength(4);
  });

  test('that goes away later leaves what was counted (F48)', async () => {
    let away = false;
    const stored = memoryCounters(() => NOON);
    const counters: RateCounters = (name, rate) => {
      const counter = stored(name, rate);
      return {add: (key, points) => (away ? Promise.reject(new Error('gone')) : counter.add(key, points))};
    };
    const {give, create} = guarded({rateLimits: {counters}});
    for (let attempt = 0; attempt < 6; attempt++) await give('203.0.113.7');
    away = true;
    for (let attempt = 0; attempt < 20; attempt++) await give('203.0.113.7');
    expect(create).toHaveBeenCalledTimes(10);
  });

  test('is given no address', async () => {
    const keys: string[] = [];
    const counters: RateCounters = (name, rate) => {
      const counter = memoryCounters(() => NOON)(name, rate);
      return {
        add(key, points) {
          keys.push(key);
          return counter.add(key, points);
        },
      };
    };
    const {give} = guarded({rateLimits: {counters}});
    await give('203.0.113.7');
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toContain('203.0.113');
  });
});

describe('logs (F49)', () => {
  test('nothing personal and nothing secret gets into any line, whatever happens (F49)', async () => {
    const canary = 'canary4711';
    const lines: string[] = [];
    const logger = createLogger({level: 'trace', destination: {write: (line) => void lines.push(line)}});
    const {handler, stripe} = door({
      ...{log: logTo(logger), clientAddress: 1},
      onEvent: () => Promise.reject(new Error(`${canary} ${EMAIL}`)),
    });
    const headers = {
      'x-forwarded-for': '203.0.113.7',
      'user-agent': canary,
      cookie: canary,
      referer: `https://${canary}/`,
    };
    const token = await tokenOf(handler);
    const fields = {
      ...GIFT,
      returnUrl: `https://www.post.example/${canary}`,
      campaign: canary,
      email: `${canary}@post.example`,
    };
    await handler(post('/gifts', {...fields, token}, headers));
    await handler(post('/gifts', {...fields, token: canary}, headers));
    await handler(post('/gifts', {...fields, token, currency: canary}, headers));
    await handler(post('/gifts', canary, headers));
    await handler(get(`/gifts/cs_test_${canary}`, headers));
    await handler(get(`/${canary}?${canary}`, headers));
    await handler(new Request(`${SERVER}/config`, {method: canary, headers}));
    stripe.trouble({status: 400, type: 'invalid_request_error', code: 'parameter_unknown', message: canary});
    await handler(post('/gifts', {...fields, token, attempt: `attempt-${canary}-${canary}`}, headers));
    const {id} = await openGift(handler, {...fields, attempt: 'attempt-of-another'});
    stripe.account.confirm(id, {result: 'paid'}, `${canary}@post.example`);
    for (const event of stripe.account.events) await handler(await stripe.delivery(event, `${SERVER}/webhooks/stripe`));
    expect(lines.length).toBeGreaterThan(10);
    const all = lines.join('');
    for (const forbidden of [
      canary,
      '203.0.113',
      EMAIL,
      token,
      ...Object.values(FAKE_KEYS).flat(),
      SECRET,
      RAW_TEXT,
      'cs_test',
    ]) {
      expect(all).not.toContain(forbidden);
    }
  });

  test('of a failure of Stripe’s it keeps what one can look up there: class, code and request', async () => {
    const entries: LogEntry[] = [];
    const {handler, stripe} = door({log: (entry) => entries.push(entry)});
    const token = await tokenOf(handler);
    stripe.trouble({status: 400, type: 'invalid_request_error', code: 'parameter_unknown'});
    await handler(post('/gifts', {...GIFT, token, returnUrl: ORDER.returnUrl}));
    expect(entries.at(-1)).toMatchObject({
      ...{level: 'error', code: 'provider-unavailable', failure: 'StripeInvalidRequestError'},
      ...{failureCode: 'parameter_unknown', failureRequest: expect.stringMatching(/^req_\w+$/) as string},
    });
  });

  test.each([
    ['sk_live_abc123', 'sk_live_…'],
    ['the key rk_test_abc123, taken', 'the key rk_test_…, taken'],
    ['whsec_abc+/123=', 'whsec_…'],
    ['cs_test_a1b2_secret_c3%20', 'cs_…_secret_…'],
    ['pi_1_secret_x', 'pi_…_secret_…'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
    ['to reader@post.example now', 'to …@… now'],
    ['nothing to hide', 'nothing to hide'],
  ])('“%s” is written as “%s” (F59)', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  test('a publisher’s own line through the same logger is scrubbed, too (F59)', () => {
    const lines: string[] = [];
    const logger = createLogger({destination: {write: (line) => void lines.push(line)}});
    logger.info({email: EMAIL, note: `with ${FAKE_KEYS.secretKey}`}, `mail to ${EMAIL}`);
    expect(lines.join('')).not.toMatch(/reader@|fake0123/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({service: 'reader-appeal', email: '…', msg: 'mail to …@…'});
  });

  test('a log that throws takes nothing with it', async () => {
    const {handler} = handlerWith({
      log: () => {
        throw new Error('disk full');
      },
    });
    expect((await handler(get('/config'))).status).toBe(200);
  });
});

describe('a provider that is slow or down (F57)', () => {
  function slow(options: Partial<HandlerOptions> = {}): {
    handler: Handler;
    clock: Clock;
    create: ReturnType<typeof vi.fn>;
    state: {down: boolean};
  } {
    const state = {down: true};
    const {provider, create} = counting();
    const asked = vi.fn((...call: Parameters<Provider['create']>) =>
      state.down ? Promise.reject(new Error('down')) : provider.create(...call),
    );
    create;
    const {handler, clock} = handlerWith({provider: {...provider, create: asked}, ...options});
    return {handler, clock, create: asked, state};
  }

  async function give(handler: Handler, token: string, attempt: number): Promise<Response> {
    return handler(post('/gifts', {...GIFT, token, attempt: `attempt-number-${attempt}`}));
  }

  test('after five failures in a row it is left alone, and readers are told when to come back (F57)', async () => {
    const {handler, clock, create, state} = slow();
    const token = await tokenOf(handler);
    for (let attempt = 0; attempt < 20; attempt++) expect((await give(handler, token, attempt)).status).toBe(503);
    expect(create).toHaveBeenCalledTimes(5);
    expect((await give(handler, token, 20)).headers.get('retry-after')).toBe('5');
    clock.now += 5_000;
    expect((await give(handler, token, 21)).status).toBe(503);
    expect(create).toHaveBeenCalledTimes(6);
    // Still down: twice as long.
    expect((await give(handler, token, 22)).headers.get('retry-after')).toBe('10');
    clock.now += 10_000;
    state.down = false;
    expect((await give(handler, token, 23)).status).toBe(200);
    expect((await give(handler, token, 24)).status).toBe(200);
  });

  test('after the pause one call goes first; the others wait for it (F57)', async () => {
    const {handler, clock, create} = slow();
    const token = await tokenOf(handler);
    for (let attempt = 0; attempt < 5; attempt++) await give(handler, token, attempt);
    clock.now += 5_000;
    await Promise.all(Array.from({length: 20}, (_, at) => give(handler, token, 100 + at)));
    expect(create).toHaveBeenCalledTimes(6);
  });

  test('a reader’s mistake is no failure of the provider', async () => {
    const create = vi.fn(() => Promise.reject(new Refusal('card-not-listed', 'no')));
    const {provider} = counting({create: create as unknown as Provider['create']});
    const {handler} = handlerWith({provider});
    const token = await tokenOf(handler);
    for (let attempt = 0; attempt < 20; attempt++) await give(handler, token, attempt);
    expect(create).toHaveBeenCalledTimes(20);
  });

  test('a provider that asks for peace gets it (F57)', async () => {
    const create = vi.fn(() => Promise.reject(new Refusal('provider-unavailable', 'busy')));
    const {provider} = counting({create: create as unknown as Provider['create']});
    const {handler} = handlerWith({provider});
    const token = await tokenOf(handler);
    for (let attempt = 0; attempt < 20; attempt++) await give(handler, token, attempt);
    expect(create).toHaveBeenCalledTimes(5);
  });

  test('a provider that opens nothing still says what became of what was opened, and the reverse (F57)', async () => {
    const {provider} = counting();
    const state = {create: true, read: false};
    const down = (): Promise<never> => Promise.reject(new Error('down'));
    const reply = {id: 'x', status: 'paid', frequency: 'once', minor: 1, currency: 'usd'} as const;
    const {handler, clock} = handlerWith({
      provider: {
        ...provider,
        create: (...call) => (state.create ? down() : provider.create(...call)),
        read: () => (state.read ? down() : Promise.resolve(reply)),
      },
    });
    const token = await tokenOf(handler);
    const ask = async (): Promise<number> => (await handler(get('/gifts/x'))).status;
    for (let attempt = 0; attempt < 10; attempt++) await give(handler, token, attempt);
    expect(await ask()).toBe(200);
    // A read that goes well is no sign that gifts can be opened.
    expect((await give(handler, token, 10)).status).toBe(503);
    Object.assign(state, {create: false, read: true});
    clock.now += 60_000;
    for (let times = 0; times < 10; times++) expect(await ask()).toBe(503);
    expect((await give(handler, token, 11)).status).toBe(200);
  });

  test.each([
    ['idempotency_key_in_use', 'idempotency_error'],
    ['lock_timeout', 'invalid_request_error'],
  ])('%s is one gift’s own trouble, and no failure of Stripe’s (F57)', async (code, type) => {
    const {handler, stripe} = door();
    const token = await tokenOf(handler);
    const ask = (attempt: string): Promise<Response> =>
      handler(post('/gifts', {...GIFT, returnUrl: ORDER.returnUrl, token, attempt}));
    // Each is tried once more by Stripe's own package.
    stripe.trouble({status: 409, type, code}, 16);
    const answers = await Promise.all(Array.from({length: 8}, (_, at) => ask(`attempt-number-${at}`)));
    expect(answers.map(({status, headers}) => [status, headers.has('retry-after')])).toEqual(
      answers.map(() => [503, true]),
    );
    expect((await ask('attempt-of-another')).status).toBe(200);
  });

  test('no more calls are under way than it may have (F57)', async () => {
    const create = vi.fn(() => new Promise<never>(() => undefined));
    const {provider} = counting({create: create as unknown as Provider['create']});
    const {handler} = handlerWith({provider, breaker: {most: 10}, timeouts: {providerMs: 300}});
    const token = await tokenOf(handler);
    const answers = await Promise.all(Array.from({length: 100}, (_, at) => give(handler, token, at)));
    expect(create).toHaveBeenCalledTimes(10);
    expect(answers.every(({status, headers}) => status === 503 && headers.has('retry-after'))).toBe(true);
  });

  test('50 of the same attempt at once ask the provider once, and all get its answer (F56)', async () => {
    const {provider, create} = counting();
    const slowly: Provider['create'] = async (order, context) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return provider.create(order, context);
    };
    const {handler} = handlerWith({provider: {...provider, create: slowly}});
    const token = await tokenOf(handler);
    const answers = await Promise.all(Array.from({length: 50}, () => give(handler, token, 1)));
    expect(create).toHaveBeenCalledTimes(1);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as {id: string}).id));
    expect(new Set(ids).size).toBe(1);
  });

  test('the pause never grows above a minute', () => {
    let now = 0;
    const breaker = createBreaker({failures: 1}, () => now);
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      const passage = breaker.enter();
      if (passage.open) passage.settle('failed');
      const after = breaker.enter();
      if (after.open) throw new Error('It should be closed.');
      waits.push(after.retryAfterMs);
      now += after.retryAfterMs;
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000, 60_000]);
  });
});

describe('whether requests should come here (F58)', () => {
  const status = async (options: Partial<HandlerOptions>): Promise<number> =>
    (await handlerWith(options).handler(new Request(`${SERVER}/readyz`))).status;

  test.each([
    ['yes', {}, 200],
    ['not while it ends', {ready: () => false}, 503],
    ['not when it cannot say', {ready: () => Promise.reject(new Error('no'))}, 503],
    [
      'not without the provider’s package',
      {provider: counting({ready: () => Promise.reject(new Error('missing'))}).provider},
      503,
    ],
    ['yes, with it', {provider: counting({ready: () => Promise.resolve()}).provider}, 200],
  ] satisfies [string, Partial<HandlerOptions>, number][])('%s (F58)', async (_, options, expected) => {
    expect(await status(options)).toBe(expected);
    // It lives, whether it is ready or not.
    expect((await handlerWith(options).handler(new Request(`${SERVER}/healthz`))).status).toBe(200);
  });
});

describe('does not start (F58, F59)', () => {
  const live = counting({live: true}).provider;
  test.each([
    ['where money moves and nobody can be told from another', {provider: live}, /clientAddress/],
    ['where money moves and nothing is bounded', {provider: live, clientAddress: 1, rateLimits: false}, /rateLimits/],
    ['with a limit of nothing', {rateLimits: {attempts: {points: 0, seconds: 60}}}, /rateLimits\.attempts/],
    ['with a limit for no time', {rateLimits: {reads: {points: 1, seconds: 0.5}}}, /rateLimits\.reads/],
    [
      'with a secret key for browsers',
      {provider: counting({publishableKey: 'sk_test_canary4711'}).provider},
      /publishableKey/,
    ],
    [
      'with a signing secret for browsers',
      {provider: counting({publishableKey: 'whsec_canary4711'}).provider},
      /publishableKey/,
    ],
    ['with ears for what nobody tells', {onEvent: () => undefined}, /onEvent/],
  ] satisfies [string, Partial<HandlerOptions>, RegExp][])('%s', (_, options, reason) => {
    expect(() => createHandler(optionsWith(options))).toThrow(reason);
    expect(() => createHandler(optionsWith(options))).not.toThrow(/canary/);
  });

  test('and starts where money moves and all is said', () => {
    expect(() => createHandler(optionsWith({provider: live, clientAddress: 'cf-connecting-ip'}))).not.toThrow();
    expect(sandboxProvider({secret: SECRET, environment: {}}).live).toBe(false);
  });
});

describe('what providers say (F60)', () => {
  test('no answer repeats a provider’s words; each has an id to ask for (F60)', async () => {
    const told: GiftEvent[] = [];
    const {handler, stripe} = door({onEvent: (event) => void told.push(event)});
    const token = await tokenOf(handler);
    const troubles = [400, 401, 402, 403, 404, 409, 429, 500, 503].map((status) => ({
      ...{status, type: 'invalid_request_error', code: 'something', message: 'the secret sauce'},
      headers: {'stripe-should-retry': 'false'},
    }));
    for (const [at, trouble] of troubles.entries()) {
      stripe.trouble(trouble);
      const response = await handler(
        post('/gifts', {...GIFT, token, attempt: `attempt-number-${at}`, returnUrl: ORDER.returnUrl}),
      );
      const text = await response.text();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain(RAW_TEXT);
      expect(text).not.toContain('secret sauce');
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect((JSON.parse(text) as {error: {code: string}}).error.code).toMatch(/^[a-z-]+$/);
    }
  });
});

import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import {actOnGift, createGift, fetchConfig, mayComeLater, pollGift, readGift} from '../../../src/checkout/client.js';
import {AppealError} from '../../../src/core/errors.js';
import {GIFT as FIELDS, handlerWith, NOON, PAGE, SERVER, type Clock, type Handler} from '../server/support.js';

const GIFT = {...FIELDS, frequency: 'monthly'} as const;
const EMAIL = 'reader@post.example';

/** What happens to a request on its way; `undefined` lets it through. */
type Weather = (request: Request, count: number) => Promise<Response | undefined> | Response | undefined;

interface World {
  readonly fetch: typeof fetch;
  readonly requests: Request[];
  readonly handler: Handler;
  readonly clock: Clock;
  /** Settles when no request is on its way any more. */
  readonly quiet: () => Promise<void>;
}

/** The real handler behind a network whose weather a test makes. */
function worldWith(weather: Weather = () => undefined): World {
  const {handler, clock} = handlerWith();
  const requests: Request[] = [];
  const travelling = new Set<Promise<unknown>>();
  const travel = async (request: Request): Promise<Response> => {
    const met = await weather(request, requests.length);
    if (met) return met;
    request.headers.set('origin', PAGE);
    return handler(request);
  };
  const send = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted();
    const request = new Request(url, init);
    requests.push(request.clone());
    const answer = travel(request);
    travelling.add(answer);
    const arrived = (): boolean => travelling.delete(answer);
    answer.then(arrived, arrived);
    return Promise.race([answer, aborted(init?.signal)]);
  };
  const quiet = async (): Promise<void> => {
    while (travelling.size) await Promise.allSettled(travelling);
  };
  return {fetch: send, requests, handler, clock, quiet};
}

/** A request that is given up fails at once, wherever it is. */
function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(signal.reason as Error), {once: true}),
  );
}

function lost(): never {
  throw new TypeError('Failed to fetch');
}

function paths({requests}: World): string[] {
  return requests.map(({method, url}) => `${method} ${new URL(url).pathname.replace(/sbx\.[^/]+/, ':id')}`);
}

async function opened(world: World): Promise<string> {
  const {token} = await fetchConfig(SERVER, world);
  return (await createGift(SERVER, GIFT, token, world)).id;
}

async function rejection(promise: Promise<unknown>): Promise<AppealError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppealError);
  return error as AppealError;
}

describe('with a server that answers', () => {
  test('config, gift, payment and answer follow from one another', async () => {
    const world = worldWith();
    const config = await fetchConfig(SERVER, world);
    expect(config).toMatchObject({provider: 'sandbox', live: false});
    const {id, status} = await createGift(SERVER, GIFT, config.token, world);
    expect(status).toBe('open');
    const payment = await actOnGift(SERVER, id, 'sandbox/pay', {number: '4242424242424242', email: EMAIL}, world);
    expect(await readGift(SERVER, payment.id, world)).toMatchObject({status: 'paid', minor: 750, currency: 'usd'});
    expect(paths(world)).toEqual([
      'GET /appeal/config',
      'POST /appeal/gifts',
      'POST /appeal/gifts/:id/sandbox/pay',
      'GET /appeal/gifts/:id',
    ]);
  });

  test('sends no cookies and reads no cache', async () => {
    const send = vi.fn(worldWith().fetch);
    await fetchConfig(SERVER, {fetch: send});
    expect(send.mock.calls[0]?.[1]).toMatchObject({credentials: 'omit', cache: 'no-store'});
  });
});

describe('a form token', () => {
  test('that has expired is fetched anew, and the attempt stays the same', async () => {
    const world = worldWith();
    const {token} = await fetchConfig(SERVER, world);
    world.clock.now = NOON + 3 * 3_600_000;
    const gift = await createGift(SERVER, GIFT, token, world);
    expect(gift.status).toBe('open');
    expect(paths(world).slice(1)).toEqual(['POST /appeal/gifts', 'GET /appeal/config', 'POST /appeal/gifts']);
    const attempts = await Promise.all(
      world.requests.filter(({method}) => method === 'POST').map(async (request) => (await request.json()) as object),
    );
    expect(attempts).toEqual([
      expect.objectContaining({attempt: GIFT.attempt}),
      expect.objectContaining({attempt: GIFT.attempt}),
    ]);
  });

  test('that is never taken is fetched anew only once', async () => {
    const refusal = {error: {code: 'token-invalid', message: '', retryable: true}};
    const world = worldWith(({method}) => (method === 'POST' ? Response.json(refusal, {status: 403}) : undefined));
    const error = await rejection(createGift(SERVER, GIFT, 'nonsense', world));
    expect(error.refusal?.code).toBe('token-invalid');
    expect(world.requests).toHaveLength(3);
  });
});

describe('a network that fails', () => {
  test('once is tried again, and the gift is one', async () => {
    const ids: string[] = [];
    const world: World = worldWith(async (request, count) => {
      if (count !== 2) return undefined;
      // The server got it; only its answer is lost.
      request.headers.set('origin', PAGE);
      ids.push(((await (await world.handler(request)).json()) as {id: string}).id);
      return lost();
    });
    ids.push(await opened(world));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('twice is an error that says so', async () => {
    const world = worldWith(lost);
    const error = await rejection(fetchConfig(SERVER, world));
    expect(error).toMatchObject({code: 'network', refusal: null});
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(world.requests).toHaveLength(2);
    expect(mayComeLater(error)).toBe(true);
  });

  test('never answers is given up on', async () => {
    const fetchNever: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    expect(await rejection(fetchConfig(SERVER, {fetch: fetchNever, timeoutMs: 10}))).toMatchObject({code: 'network'});
  });

  test('breaks off inside an answer is tried again', async () => {
    const broken = new ReadableStream<Uint8Array>({pull: (controller) => controller.error(new TypeError('reset'))});
    const world = worldWith((_, count) => (count === 1 ? new Response(broken) : undefined));
    expect(await fetchConfig(SERVER, world)).toMatchObject({provider: 'sandbox'});
  });
});

describe('an answer that is not the server’s', () => {
  test.each([
    [502, '<html>Bad gateway</html>', 'network', 2],
    [404, '<html>Not found</html>', 'server', 1],
    [200, '<html>Hotel Wi-Fi</html>', 'server', 1],
    [200, '', 'server', 1],
    [200, 'null', 'server', 1],
  ])('%i %s is a %s error after %i tries', async (status, body, code, tries) => {
    const world = worldWith(() => new Response(body, {status}));
    expect((await rejection(fetchConfig(SERVER, world))).code).toBe(code);
    expect(world.requests).toHaveLength(tries);
  });
});

describe('a refusal', () => {
  test('out of range carries the range', async () => {
    const world = worldWith();
    const {token} = await fetchConfig(SERVER, world);
    const error = await rejection(createGift(SERVER, {...GIFT, minor: 1}, token, world));
    expect(error.code).toBe('amount-out-of-range');
    expect(error.refusal).toMatchObject({code: 'amount-out-of-range', field: 'minor', min: 50, max: 1_000_000});
    expect(mayComeLater(error)).toBe(false);
  });

  test.each([
    ['4000000000000410', EMAIL, 'gift-expired', 'gift-expired'],
    ['5555555555554444', EMAIL, 'server', 'card-not-listed'],
    ['4242424242424242', 'nobody', 'server', 'email-invalid'],
  ])('of %s for %s is %s, and %s in the server’s words', async (number, email, code, refusal) => {
    const world = worldWith();
    const id = await opened(world);
    const error = await rejection(actOnGift(SERVER, id, 'sandbox/pay', {number, email}, world));
    expect([error.code, error.refusal?.code]).toEqual([code, refusal]);
  });

  test('is not tried again', async () => {
    const world = worldWith();
    await rejection(readGift(SERVER, 'unknown', world));
    expect(world.requests).toHaveLength(1);
  });

  test('cannot be steered out of its path by an id', async () => {
    const world = worldWith();
    await rejection(readGift(SERVER, '../config?a#b', world));
    expect(new URL(world.requests[0]!.url).pathname).toBe('/appeal/gifts/..%2Fconfig%3Fa%23b');
  });
});

describe('watching a gift', () => {
  beforeEach(() => void vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date']}));
  afterEach(() => void vi.useRealTimers());

  async function paying(number: string, method = 'card', weather?: Weather): Promise<World & {id: string}> {
    const world = worldWith(weather);
    const {token} = await fetchConfig(SERVER, world);
    const {id} = await createGift(SERVER, {...GIFT, method}, token, world);
    const payment = await actOnGift(SERVER, id, 'sandbox/pay', {number, email: EMAIL}, world);
    world.requests.length = 0;
    return {...world, id: payment.id};
  }

  /**
   * Lets timers and the server's clock run together until the promise settles. They stand still while the server works: it
   * takes real time, however much of it a busy machine needs, and no deadline of ours may pass meanwhile.
   */
  async function run<Result>({clock, quiet}: World, promise: Promise<Result>): Promise<Result> {
    const state = {settled: false};
    const mark = (): void => {
      state.settled = true;
    };
    promise.then(mark, mark);
    for (let step = 0; step < 5_000 && !state.settled; step++) {
      await quiet();
      clock.now += 50;
      await vi.advanceTimersByTimeAsync(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return promise;
  }

  test('sees a slow debit arrive, asking ever less often', async () => {
    const world = await paying('DE89370400440532013000', 'sepa_debit');
    const gift = await run(world, pollGift(SERVER, world.id, world));
    expect(gift.status).toBe('paid');
    expect(world.requests.length).toBeGreaterThan(2);
    expect(world.requests.length).toBeLessThan(8);
  });

  test('sees a slow debit fail', async () => {
    const world = await paying('AT861904300235473202', 'sepa_debit');
    const gift = await run(world, pollGift(SERVER, world.id, world));
    expect(gift).toMatchObject({status: 'failed', decline: 'insufficient-funds'});
  });

  test('bears lost answers until the gift is found paid', async () => {
    const world = await paying('4000000000000408');
    const gift = await run(world, pollGift(SERVER, world.id, world));
    expect(gift).toMatchObject({id: world.id, status: 'paid'});
  });

  test('stops at the deadline with what it knows', async () => {
    const world = await paying('4000002760003184');
    const gift = await run(world, pollGift(SERVER, world.id, {...world, deadlineMs: 5_000}));
    expect(gift.status).toBe('open');
  });

  test('stops at the deadline with an error when nothing was ever heard', async () => {
    const world = worldWith(lost);
    const watched = rejection(pollGift(SERVER, 'any', {...world, deadlineMs: 5_000}));
    expect((await run(world, watched)).code).toBe('network');
  });

  test('does not go on after a refusal for good', async () => {
    const world = worldWith();
    const error = await run(world, rejection(pollGift(SERVER, 'unknown', world)));
    expect(error.refusal?.code).toBe('not-found');
    expect(world.requests).toHaveLength(1);
  });

  test('stops at once when the caller gives up', async () => {
    const world = await paying('DE89370400440532013000', 'sepa_debit');
    const controller = new AbortController();
    const watched = rejection(pollGift(SERVER, world.id, {...world, signal: controller.signal}));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect((await run(world, watched)).code).toBe('network');
    const asked = world.requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.requests).toHaveLength(asked);
  });
});

test('a call that was given up before it began is not made', async () => {
  const world = worldWith();
  const error = await rejection(fetchConfig(SERVER, {...world, signal: AbortSignal.abort()}));
  expect(error.code).toBe('network');
  expect(world.requests).toHaveLength(0);
});

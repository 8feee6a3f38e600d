import {describe, expect, test, vi} from 'vitest';

import type {LogEntry, Provider} from '../../../src/server/index.js';
import {createHandler, Refusal} from '../../../src/server/index.js';
import {
  get,
  GIFT,
  handlerWith,
  NOON,
  openGift,
  optionsWith,
  PAGE,
  post,
  read,
  refusalOf,
  SECRET,
  SERVER,
  tokenOf,
} from './support.js';

const HOUR_MS = 3_600_000;

function providerWith(parts: Partial<Provider> = {}): Provider {
  const reply = {id: 'gift-1', status: 'open', frequency: 'monthly', minor: 750, currency: 'usd'} as const;
  return {
    name: 'fake',
    live: false,
    create: () => Promise.resolve(reply),
    read: () => Promise.resolve(reply),
    ...parts,
  };
}

describe('routes', () => {
  test('tells the browser which provider there is, that no money moves, and a token', async () => {
    const {handler} = handlerWith();
    const response = await handler(get('/config'));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      provider: 'sandbox',
      live: false,
      token: expect.stringMatching(/^[0-9a-z]+\.[\w-]{43}$/) as string,
    });
  });

  test('passes the publishable key on and nothing else of the provider', async () => {
    const provider = {...providerWith({publishableKey: 'pk_test_1'}), secretKey: 'sk_test_1'};
    const {handler} = handlerWith({provider});
    expect(Object.keys((await (await handler(get('/config'))).json()) as object).sort()).toEqual([
      'live',
      'provider',
      'publishableKey',
      'token',
    ]);
  });

  test('opens a gift and reads it again', async () => {
    const {handler} = handlerWith();
    const gift = await openGift(handler);
    expect(gift).toEqual({id: gift.id, status: 'open', frequency: 'monthly', minor: 750, currency: 'usd'});
    expect(gift.id).toMatch(/^[\w.-]{1,1024}$/);
    expect(await read(handler, gift.id)).toEqual(gift);
  });

  test.each([
    '',
    '/appeal',
    '/api/v2/appeal',
    '/config',
    '/api/gifts',
    '/gifts/a',
    '/webhooks/stripe',
    '/gifts/config',
  ])('answers wherever it is mounted: “%s”', async (base) => {
    const {handler} = handlerWith();
    const at = (path: string): Promise<Response> => handler(new Request(`https://give.post.example${base}${path}`));
    expect((await at('/config')).status).toBe(200);
    expect(await (await at('/healthz')).text()).toBe('ok');
    expect((await refusalOf(await at('/gifts/unknown'))).code).toBe('not-found');
    const send = (path: string, body: object): Promise<Response> => {
      const headers = {origin: PAGE, 'content-type': 'application/json'};
      return handler(
        new Request(`https://give.post.example${base}${path}`, {method: 'POST', headers, body: JSON.stringify(body)}),
      );
    };
    const {id} = (await (await send('/gifts', {...GIFT, token: await tokenOf(handler)})).json()) as {id: string};
    expect(await (await at(`/gifts/${id}`)).json()).toMatchObject({id, status: 'open'});
    const payment = {number: '4242424242424242', email: 'reader@post.example'};
    expect(await (await send(`/gifts/${id}/sandbox/pay`, payment)).json()).toMatchObject({status: 'processing'});
    expect((await send('/webhooks/stripe', {})).status).toBe(404);
  });

  test.each([
    ['GET', '/nothing', 404, 'not-found'],
    ['GET', '/gifts/a/b', 404, 'not-found'],
    ['POST', '/gifts/a/sandbox/refund', 404, 'not-found'],
    ['POST', '/gifts/a/sandbox/constructor', 404, 'not-found'],
    ['POST', '/gifts/a/stripe/pay', 404, 'not-found'],
    ['GET', '/gifts/%2e%2e%2f', 404, 'not-found'],
    ['GET', `/gifts/${'x'.repeat(1025)}`, 404, 'not-found'],
    ['GET', '/gifts', 405, 'method-not-allowed'],
    ['DELETE', '/gifts/a', 405, 'method-not-allowed'],
    ['PUT', '/gifts', 405, 'method-not-allowed'],
    ['POST', '/config', 405, 'method-not-allowed'],
    ['GET', '/gifts/a/sandbox/pay', 405, 'method-not-allowed'],
  ])('%s %s is answered with %i %s', async (method, path, status, code) => {
    const {handler} = handlerWith();
    const response = await handler(new Request(SERVER + path, {method}));
    expect(response.status).toBe(status);
    expect((await refusalOf(response)).code).toBe(code);
    if (status === 405) expect(response.headers.get('allow')).toMatch(/^(GET, HEAD|POST)$/);
  });

  test('F36 every answer is not to be stored, not to be framed, not to be sniffed and has an id of its own', async () => {
    const {handler} = handlerWith();
    const answers = await Promise.all(
      [get('/config'), get('/nothing'), post('/gifts', '{'), get('/config', {origin: 'null'})].map(handler),
    );
    for (const {headers} of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('vary')).toMatch(/origin/i);
    }
    expect(new Set(answers.map(({headers}) => headers.get('x-request-id'))).size).toBe(answers.length);
  });
});

describe('the provider’s own pages', () => {
  test('are told of in the config, and only where there are any', async () => {
    const {handler} = handlerWith({provider: providerWith({hosted: true, manageUrl: 'https://bank.example/manage'})});
    expect(await (await handler(get('/config'))).json()).toMatchObject({hosted: true, manage: true});
    const plain: unknown = await (await handlerWith().handler(get('/config'))).json();
    expect(plain).not.toHaveProperty('hosted');
    expect(plain).not.toHaveProperty('manage');
  });

  test('supporters are sent on to the page where they manage their support', async () => {
    const {handler} = handlerWith({provider: providerWith({manageUrl: 'https://bank.example/manage'})});
    const response = await handler(new Request(`${SERVER}/manage`));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('https://bank.example/manage');
    expect((await handler(new Request(`${SERVER}/manage`, {method: 'POST'}))).status).toBe(405);
  });

  test('there is nothing to manage where the provider has no page for it', async () => {
    expect((await refusalOf(await handlerWith().handler(get('/manage')))).code).toBe('not-found');
  });

  test('the address to send a reader to is passed on, and so is what was asked for', async () => {
    const reply = {
      ...({id: 'gift-1', status: 'open', frequency: 'monthly', minor: 750, currency: 'usd'} as const),
      ...{url: 'https://bank.example/pay/1', secretKey: 'sk_test_1'},
    };
    const create = vi.fn(() => Promise.resolve(reply));
    const {handler} = handlerWith({provider: providerWith({create, hosted: true})});
    const gift = await openGift(handler, {page: 'hosted', email: 'reader@post.example', cover: 52});
    expect(gift.url).toBe('https://bank.example/pay/1');
    expect(gift).not.toHaveProperty('secretKey');
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({page: 'hosted', email: 'reader@post.example', cover: 52}),
      expect.anything(),
    );
  });
});

describe('origins (F50)', () => {
  test.each([
    'null',
    'https://post.example',
    'https://evil.example',
    'https://www.post.example.evil.example',
    'https://evil-www.post.example',
    'https://sub.www.post.example',
    'http://www.post.example',
    'https://www.post.example:8443',
    'https://WWW.POST.EXAMPLE',
    'https://www.post.example/',
    'https://www.post.example, https://evil.example',
    '*',
    '',
  ])('refuses pages of “%s”', async (origin) => {
    const {handler} = handlerWith();
    const preflight = new Request(`${SERVER}/gifts`, {method: 'OPTIONS', headers: {origin}});
    for (const request of [get('/config', {origin}), post('/gifts', GIFT, {origin}), preflight]) {
      const response = await handler(request);
      expect(response.status).toBe(403);
      expect((await refusalOf(response)).code).toBe('origin-forbidden');
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  test.each([PAGE, 'https://give.post.example'])('lets pages of %s in, by name', async (origin) => {
    const {handler} = handlerWith();
    const response = await handler(get('/config', {origin}));
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('vary')).toMatch(/origin/i);
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('lets refusals be read by the page that asked', async () => {
    const {handler} = handlerWith();
    const response = await handler(post('/gifts', '{'));
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe(PAGE);
  });

  test('answers a preflight with what may be sent', async () => {
    const {handler} = handlerWith();
    const response = await handler(new Request(`${SERVER}/gifts`, {method: 'OPTIONS', headers: {origin: PAGE}}));
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(response.headers.get('access-control-allow-headers')).toBe('Content-Type');
  });

  test('a call without an origin is answered', async () => {
    const {handler} = handlerWith();
    expect((await handler(new Request(`${SERVER}/config`))).status).toBe(200);
  });
});

describe('bodies (F51)', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    'text/json',
    '',
  ])('refuses “%s”', async (type) => {
    const {handler} = handlerWith();
    const response = await handler(post('/gifts', GIFT, {'content-type': type}));
    expect(response.status).toBe(415);
    expect((await refusalOf(response)).code).toBe('unsupported-media-type');
  });

  test('refuses compressed bodies, which could be larger than they look', async () => {
    const {handler} = handlerWith();
    expect((await handler(post('/gifts', GIFT, {'content-encoding': 'gzip'}))).status).toBe(415);
  });

  test.each(['', '{', '[]', '"text"', 'null', '1', '{"attempt":}'])('refuses %s as no JSON object', async (body) => {
    const {handler} = handlerWith();
    const response = await handler(post('/gifts', body));
    expect(response.status).toBe(400);
    expect((await refusalOf(response)).code).toBe('bad-request');
  });

  test('refuses bytes that are not UTF-8', async () => {
    const {handler} = handlerWith();
    const headers = {origin: PAGE, 'content-type': 'application/json'};
    const body = Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    expect((await handler(new Request(`${SERVER}/gifts`, {method: 'POST', headers, body}))).status).toBe(400);
  });

  function streamed(chunks: Iterable<string> | AsyncIterable<string>, headers: Record<string, string> = {}): Request {
    const encoder = new TextEncoder();
    const source = (async function* () {
      yield* chunks;
    })();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const {done, value} = await source.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
    return new Request(`${SERVER}/gifts`, {
      method: 'POST',
      headers: {origin: PAGE, 'content-type': 'application/json', ...headers},
      body,
      duplex: 'half',
    } as RequestInit);
  }

  test('counts a streamed body and stops reading at 16 KB', async () => {
    const {handler} = handlerWith();
    let sent = 0;
    function* endless(): Generator<string> {
      for (;;) {
        sent += 1024;
        yield ' '.repeat(1024);
      }
    }
    const response = await handler(streamed(endless()));
    expect(response.status).toBe(413);
    expect((await refusalOf(response)).code).toBe('payload-too-large');
    expect(sent).toBeLessThan(64 * 1024);
  });

  test('does not believe a length that is too small', async () => {
    const {handler} = handlerWith();
    const response = await handler(streamed([' '.repeat(20_000)], {'content-length': '10'}));
    expect(response.status).toBe(413);
  });

  test('takes exactly 16,384 bytes and not one more', async () => {
    const {handler} = handlerWith();
    const body = JSON.stringify({...GIFT, token: await tokenOf(handler)});
    expect((await handler(post('/gifts', body.padEnd(16_384)))).status).toBe(200);
    expect((await handler(post('/gifts', body.padEnd(16_385)))).status).toBe(413);
  });

  test('gives up on a body that does not come', async () => {
    const {handler} = handlerWith({timeouts: {bodyMs: 20}});
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    });
    const request = new Request(`${SERVER}/gifts`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: stalled,
      duplex: 'half',
    } as RequestInit);
    const response = await handler(request);
    expect(response.status).toBe(408);
    expect((await refusalOf(response)).retryable).toBe(true);
  });

  test('gives up on a body that comes a byte at a time', async () => {
    const {handler} = handlerWith({timeouts: {bodyMs: 40}});
    async function* drip(): AsyncGenerator<string> {
      for (let at = 0; at < 100; at++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        yield ' ';
      }
    }
    expect((await handler(streamed(drip()))).status).toBe(408);
  });

  test('a body that breaks off is an answer, not a throw', async () => {
    const {handler} = handlerWith();
    async function* broken(): AsyncGenerator<string> {
      yield '{';
      await Promise.reject(new Error('connection reset'));
    }
    const response = await handler(streamed(broken()));
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('connection reset');
  });
});

describe('form token', () => {
  test('is good for two hours, then expired', async () => {
    const {handler, clock} = handlerWith();
    const token = await tokenOf(handler);
    clock.now = NOON + 2 * HOUR_MS;
    expect((await handler(post('/gifts', {...GIFT, token}))).status).toBe(200);
    clock.now += 1;
    const response = await handler(post('/gifts', {...GIFT, token}));
    expect(response.status).toBe(403);
    expect(await refusalOf(response)).toMatchObject({code: 'token-expired', retryable: true, field: 'token'});
  });

  test('of another server is refused', async () => {
    const {handler} = handlerWith();
    const other = handlerWith({secret: `${SECRET} of another`});
    const token = await tokenOf(other.handler);
    expect(await refusalOf(await handler(post('/gifts', {...GIFT, token})))).toMatchObject({
      code: 'token-invalid',
      retryable: true,
    });
  });

  test('of a server with the same secret is taken', async () => {
    const {handler} = handlerWith();
    const token = await tokenOf(handlerWith().handler);
    expect((await handler(post('/gifts', {...GIFT, token}))).status).toBe(200);
  });

  test.each([undefined, null, '', 'x', 5, {}, [], '.', 'zzz.zzz', `abc.${'A'.repeat(43)}`])(
    '%o is refused',
    async (token) => {
      const {handler} = handlerWith();
      expect((await refusalOf(await handler(post('/gifts', {...GIFT, token})))).code).toBe('token-invalid');
    },
  );

  test('from the future is refused', async () => {
    const {handler, clock} = handlerWith();
    clock.now = NOON + HOUR_MS;
    const token = await tokenOf(handler);
    clock.now = NOON;
    expect((await refusalOf(await handler(post('/gifts', {...GIFT, token})))).code).toBe('token-invalid');
  });

  test('a changed time is refused, whatever character is changed', async () => {
    const {handler} = handlerWith();
    const token = await tokenOf(handler);
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
      expect((await refusalOf(await handler(post('/gifts', {...GIFT, token: changed})))).code).toBe('token-invalid');
    }
  });
});

describe('what is given (F52)', () => {
  const cases: [string, Record<string, unknown>, string, string | undefined][] = [
    ['no attempt', {attempt: undefined}, 'bad-request', 'attempt'],
    ['a short attempt', {attempt: 'short'}, 'bad-request', 'attempt'],
    ['an attempt of 65 characters', {attempt: 'a'.repeat(65)}, 'bad-request', 'attempt'],
    ['an attempt that is no text', {attempt: 1234567890123456}, 'bad-request', 'attempt'],
    ['an unknown currency', {currency: 'xyz'}, 'currency-unsupported', 'currency'],
    ['upper case', {currency: 'USD'}, 'currency-unsupported', 'currency'],
    ['a currency with a pipe in it', {currency: 'us|'}, 'currency-unsupported', 'currency'],
    ['no currency', {currency: undefined}, 'bad-request', 'currency'],
    ['an inherited currency', {currency: 'constructor'}, 'currency-unsupported', 'currency'],
    ['an unknown frequency', {frequency: 'weekly'}, 'frequency-unsupported', 'frequency'],
    ['an inherited frequency', {frequency: 'toString'}, 'frequency-unsupported', 'frequency'],
    ['a fraction', {minor: 7.5}, 'bad-request', 'minor'],
    ['a text', {minor: '750'}, 'bad-request', 'minor'],
    ['a list', {minor: [750]}, 'bad-request', 'minor'],
    ['nothing', {minor: null}, 'bad-request', 'minor'],
    ['too much to count', {minor: 1e300}, 'bad-request', 'minor'],
    ['less than nothing', {minor: -750}, 'amount-out-of-range', 'minor'],
    ['a cent less than the networks take', {minor: 49}, 'amount-out-of-range', 'minor'],
    ['a cent more than the default limit', {minor: 1_000_001}, 'amount-out-of-range', 'minor'],
    ['half a step of a dinar', {minor: 1005, currency: 'kwd'}, 'bad-request', 'minor'],
    ['an unknown method', {method: 'cheque'}, 'method-unsupported', 'method'],
    ['a method in capitals', {method: 'CARD'}, 'method-unsupported', 'method'],
    ['a locale with markup', {locale: '<b>'}, 'bad-request', 'locale'],
    ['a campaign of 101 characters', {campaign: 'c'.repeat(101)}, 'bad-request', 'campaign'],
    ['a variant with a line break', {variant: 'a\nb'}, 'bad-request', 'variant'],
    ['a placement that is no text', {placement: {}}, 'bad-request', 'placement'],
    ['a page that nobody knows', {page: 'embedded'}, 'bad-request', 'page'],
    ['a page of a provider that has none', {page: 'hosted'}, 'method-unsupported', 'page'],
    ['an e-mail without a domain', {email: 'reader@'}, 'email-invalid', 'email'],
    ['an e-mail that is no text', {email: {}}, 'email-invalid', 'email'],
    ['a fee as large as the gift', {cover: 750}, 'bad-request', 'cover'],
    ['a fee below nothing', {cover: -1}, 'bad-request', 'cover'],
    ['a fee that is no number', {cover: '30'}, 'bad-request', 'cover'],
    ['a fee with a fraction', {cover: 30.5}, 'bad-request', 'cover'],
  ];
  test.each(cases)('%s is refused', async (_, fields, code, field) => {
    const create = vi.fn(providerWith().create);
    const {handler} = handlerWith({provider: providerWith({create, methods: ['card']})});
    const response = await handler(post('/gifts', {...GIFT, token: await tokenOf(handler), ...fields}));
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await refusalOf(response)).toMatchObject({code, field, retryable: false});
    expect(create).not.toHaveBeenCalled();
  });

  test('out of range tells the range', async () => {
    const {handler} = handlerWith({limits: {usd: {monthly: {min: 200, max: 50_000}}}});
    const token = await tokenOf(handler);
    for (const minor of [199, 50_001]) {
      expect(await refusalOf(await handler(post('/gifts', {...GIFT, token, minor})))).toEqual({
        code: 'amount-out-of-range',
        message: expect.any(String) as string,
        field: 'minor',
        min: 200,
        max: 50_000,
        retryable: false,
      });
    }
    for (const minor of [200, 50_000])
      expect((await handler(post('/gifts', {...GIFT, token, minor}))).status).toBe(200);
  });

  test('what a table does not name is not taken', async () => {
    const {handler} = handlerWith({limits: {usd: {monthly: {min: 200, max: 50_000}}}});
    const token = await tokenOf(handler);
    const refused = async (fields: object): Promise<string> =>
      (await refusalOf(await handler(post('/gifts', {...GIFT, token, ...fields})))).code;
    expect(await refused({frequency: 'once'})).toBe('frequency-unsupported');
    expect(await refused({currency: 'eur'})).toBe('currency-unsupported');
  });

  test('limits can be a rule, which never falls below the networks’ own', async () => {
    const limits = vi.fn(() => ({min: 1, max: 10_000}));
    const {handler} = handlerWith({limits});
    const token = await tokenOf(handler);
    expect(await refusalOf(await handler(post('/gifts', {...GIFT, token, minor: 49})))).toMatchObject({
      min: 50,
      max: 10_000,
    });
    expect(limits).toHaveBeenCalledWith('usd', 'monthly');
  });

  test.each([
    ['usd', 50, 1_000_000],
    ['jpy', 50, 1_000_000],
    ['huf', 17_500, 99_999_999],
    ['kwd', 10, 99_999_990],
    ['vnd', 1, 99_999_999],
  ])('by default %s is taken from %i to %i', async (currency, min, max) => {
    const {handler} = handlerWith();
    const token = await tokenOf(handler);
    const refusal = await refusalOf(await handler(post('/gifts', {...GIFT, token, currency, minor: 0})));
    expect(refusal).toMatchObject({code: 'amount-out-of-range', min, max});
    expect((await handler(post('/gifts', {...GIFT, token, currency, minor: max}))).status).toBe(200);
  });

  test('hands the provider what was checked, and nothing that was not asked for', async () => {
    const create = vi.fn(providerWith().create);
    const {handler} = handlerWith({provider: providerWith({create})});
    const known = {locale: 'de-AT', campaign: 'article-end', variant: 'b', placement: 'inline'};
    const body = {
      ...{...GIFT, ...known, token: await tokenOf(handler), returnUrl: `${PAGE}/news/1?a=b#end`},
      ...{status: 'paid', id: 'mine', amount: 1, price: 'price_1', metadata: {a: 1}, live: true},
    };
    await handler(post('/gifts', body));
    expect(create.mock.calls[0]?.[0]).toEqual({...GIFT, ...known, returnUrl: `${PAGE}/news/1?a=b`});
  });

  test('a body cannot reach any prototype', async () => {
    const create = vi.fn(providerWith().create);
    const {handler} = handlerWith({provider: providerWith({create})});
    const token = await tokenOf(handler);
    const inherited = `{"token":"${token}","__proto__":${JSON.stringify(GIFT)},"constructor":{"prototype":{"paid":true}}}`;
    const response = await handler(post('/gifts', inherited));
    expect((await refusalOf(response)).field).toBe('attempt');
    expect(create).not.toHaveBeenCalled();
    expect(({} as Record<string, unknown>)['paid']).toBeUndefined();
  });

  test('optional fields may be null, as browsers send what they do not have', async () => {
    const {handler} = handlerWith();
    expect(await openGift(handler, {campaign: null, variant: null, placement: null, returnUrl: null})).toBeTruthy();
  });
});

describe('return addresses (F37)', () => {
  const prefixes = ['https://www.post.example/news', 'https://post.example/', 'http://localhost:4242/'];
  async function isTaken(returnUrl: unknown): Promise<boolean> {
    const {handler} = handlerWith({returnUrls: prefixes});
    const response = await handler(post('/gifts', {...GIFT, token: await tokenOf(handler), returnUrl}));
    if (response.status === 200) return true;
    expect((await refusalOf(response)).code).toBe('return-url-forbidden');
    return false;
  }

  test.each([
    'https://www.post.example/news',
    'https://www.post.example/news/',
    'https://www.post.example/news/a/b?c=d#e',
    'https://post.example/anything',
    'http://localhost:4242/articles/1',
  ])('%s is taken', async (address) => {
    expect(await isTaken(address)).toBe(true);
  });

  test.each([
    'https://www.post.example/newsletter',
    'https://www.post.example/',
    'https://www.post.example/news/../admin',
    'https://www.post.example/news/%2e%2e/admin',
    'https://www.post.example/news/..%2fadmin',
    'https://www.post.example/news\\..\\admin',
    'https://www.post.example.evil.example/news',
    'https://www.post.example@evil.example/news',
    'https://user:word@post.example/',
    'https://post.example:8443/',
    'http://post.example/',
    '//post.example/',
    '/news',
    'javascript:alert(1)//https://post.example/',
    'data:text/html,https://post.example/',
    ' ',
    '',
    5,
    {href: 'https://post.example/'},
    `https://post.example/${'a'.repeat(2048)}`,
  ])('%s is refused', async (address) => {
    expect(await isTaken(address)).toBe(false);
  });
});

describe('the provider (F57, F60)', () => {
  const RAW = 'No such customer: cus_123; key sk_test_secret';

  test.each([
    ['rejects', () => Promise.reject(new TypeError(RAW))],
    [
      'throws at once',
      () => {
        throw new TypeError(RAW);
      },
    ],
  ])('that %s is answered for, without its words', async (_, create) => {
    const log: LogEntry[] = [];
    const {handler} = handlerWith({provider: providerWith({create, read: create}), log: (entry) => log.push(entry)});
    const token = await tokenOf(handler);
    for (const request of [post('/gifts', {...GIFT, token}), get('/gifts/any')]) {
      const response = await handler(request);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      const body = await response.text();
      expect(body).not.toContain('cus_123');
      expect((JSON.parse(body) as {error: unknown}).error).toMatchObject({
        code: 'provider-unavailable',
        retryable: true,
      });
    }
    expect(JSON.stringify(log)).not.toContain('cus_123');
    expect(log.at(-1)).toMatchObject({level: 'error', code: 'provider-unavailable', failure: 'TypeError'});
  });

  test('that does not answer is given up on and told so', async () => {
    let given: AbortSignal | undefined;
    const create: Provider['create'] = (_, {signal}) => {
      given = signal;
      return new Promise(() => undefined);
    };
    const {handler} = handlerWith({provider: providerWith({create}), timeouts: {providerMs: 20}});
    const response = await handler(post('/gifts', {...GIFT, token: await tokenOf(handler)}));
    expect(response.status).toBe(503);
    expect(given?.aborted).toBe(true);
  });

  test('may refuse in its own right', async () => {
    const create = (): never => {
      throw new Refusal('attempt-conflict', 'Another gift was made of this attempt.');
    };
    const {handler} = handlerWith({provider: providerWith({create})});
    const response = await handler(post('/gifts', {...GIFT, token: await tokenOf(handler)}));
    expect(response.status).toBe(409);
    expect(await refusalOf(response)).toMatchObject({code: 'attempt-conflict', retryable: false});
  });

  test('can say more than a browser gets to see', async () => {
    const reply = {id: 'g', status: 'open', frequency: 'once', minor: 500, currency: 'eur', customer: 'cus_1'} as const;
    const {handler} = handlerWith({provider: providerWith({read: () => Promise.resolve(reply)})});
    expect(await read(handler, 'g')).toEqual({id: 'g', status: 'open', frequency: 'once', minor: 500, currency: 'eur'});
  });

  test('has its own steps, behind the same guards', async () => {
    const reply = await providerWith().read('x', {} as never);
    const refund = vi.fn(() => Promise.resolve(reply ?? Promise.reject(new Error())));
    const {handler} = handlerWith({provider: providerWith({actions: {refund}})});
    expect((await handler(post('/gifts/gift-1/fake/refund', {a: 1}))).status).toBe(200);
    expect(refund).toHaveBeenCalledWith('gift-1', {a: 1}, expect.objectContaining({now: NOON}));
    expect((await handler(post('/gifts/gift-1/fake/refund', {a: 1}, {origin: 'null'}))).status).toBe(403);
    expect((await handler(post('/gifts/gift-1/fake/refund', 'a', {'content-type': 'text/plain'}))).status).toBe(415);
    expect(refund).toHaveBeenCalledTimes(1);
  });
});

describe('the log (F49)', () => {
  test('gets the pattern of the route, the status and the reason', async () => {
    const log: LogEntry[] = [];
    const {handler} = handlerWith({log: (entry) => log.push(entry)});
    await handler(get('/gifts/some-id'));
    await handler(get('/config'));
    await handler(get('/../../etc/passwd?4242424242424242'));
    await handler(post('/gifts/some-id/sandbox/pay', {}));
    expect(log.map(({route, status, code}) => [route, status, code])).toEqual([
      ['/gifts/:id', 404, 'not-found'],
      ['/config', 200, undefined],
      ['none', 404, 'not-found'],
      ['/gifts/:id/:provider/:action', 404, 'not-found'],
    ]);
  });

  test('names the request as the answer does, and not as the browser wishes', async () => {
    const log: LogEntry[] = [];
    const {handler} = handlerWith({log: (entry) => log.push(entry)});
    const response = await handler(get('/config', {'x-request-id': '4242424242424242'}));
    expect(log[0]?.requestId).toBe(response.headers.get('x-request-id'));
    expect(log[0]?.requestId).not.toBe('4242424242424242');
  });

  test('that throws hurts nobody', async () => {
    const {handler} = handlerWith({
      log: () => {
        throw new Error('disk full');
      },
    });
    expect((await handler(get('/config'))).status).toBe(200);
  });
});

test('what nobody thought of is an answer too', async () => {
  const {handler} = handlerWith({
    limits: () => {
      throw new Error('a publisher’s mistake');
    },
  });
  const response = await handler(post('/gifts', {...GIFT, token: await tokenOf(handler)}));
  expect(response.status).toBe(500);
  expect(await refusalOf(response)).toEqual({code: 'internal', message: expect.any(String) as string, retryable: true});
});

describe('does not start', () => {
  test.each([
    ['without a secret', {secret: ''}, 'secret'],
    ['with a secret of 31 characters', {secret: 'x'.repeat(31)}, 'secret'],
    ['with a time that is no number', {timeouts: {providerMs: NaN}}, 'timeouts.providerMs'],
    ['with no time at all', {timeouts: {bodyMs: 0}}, 'timeouts.bodyMs'],
    ['with a negative time', {timeouts: {challengeMs: -1}}, 'timeouts.challengeMs'],
    ['with an endless time', {timeouts: {providerMs: Infinity}}, 'timeouts.providerMs'],
    ['with a time in words', {timeouts: {providerMs: '8s' as never}}, 'timeouts.providerMs'],
    ['with a breaker that opens at nothing', {breaker: {failures: 0}}, 'breaker.failures'],
    ['with a breaker that opens for no time', {breaker: {openMs: NaN}}, 'breaker.openMs'],
    ['with a breaker that lets nothing through', {breaker: {most: -5}}, 'breaker.most'],
    ['with a rate of nothing', {rateLimits: {attempts: {points: 0, seconds: 60}}}, 'rateLimits.attempts'],
    ['with a rate that is no number', {rateLimits: {changes: {points: NaN, seconds: 60}}}, 'rateLimits.changes'],
    ['with a limit that is no number', {limits: {usd: {once: {min: NaN, max: 100}}}}, 'limits.usd.once'],
    ['with a log that is none', {log: 'console' as never}, 'log'],
    ['with a clock that is none', {now: 0 as never}, 'now'],
    ['with a memory that is none', {seen: {} as never}, 'seen.once'],
    ['for every origin', {origins: ['*']}, 'origins.0'],
    ['for pages without an origin', {origins: ['null']}, 'origins.0'],
    ['for an http origin', {origins: [PAGE, 'http://post.example']}, 'origins.1'],
    ['for an origin with a path', {origins: [`${PAGE}/`]}, 'origins.0'],
    ['for a wildcard', {origins: ['https://*.post.example']}, 'origins.0'],
    ['without a list of origins', {origins: PAGE as never}, 'origins'],
    ['with an http return address', {returnUrls: ['http://post.example/']}, 'returnUrls.0'],
    ['with a return address that is none', {returnUrls: ['/thanks']}, 'returnUrls.0'],
    ['without return addresses', {returnUrls: undefined as never}, 'returnUrls'],
    [
      'without anybody who is told of gifts, where money moves',
      {provider: providerWith({live: true, webhooks: {} as never}), clientAddress: 1},
      'onEvent',
    ],
    ['without a provider', {provider: undefined as never}, 'provider'],
    ['with limits below the networks’', {limits: {usd: {once: {min: 1, max: 100}}}}, 'limits.usd.once'],
    ['with limits the wrong way round', {limits: {usd: {once: {min: 100, max: 50}}}}, 'limits.usd.once'],
    ['with limits for no currency', {limits: {USD: {}}}, 'limits.USD'],
    ['with limits for no frequency', {limits: {usd: {weekly: {min: 50, max: 60}} as never}}, 'limits.usd.weekly'],
  ])('%s', (_, options, path) => {
    expect(() => createHandler(optionsWith(options))).toThrow(
      expect.objectContaining({
        name: 'AppealError',
        code: 'config-invalid',
        problems: [expect.objectContaining({path}) as object],
      }) as Error,
    );
  });

  test('and says everything at once, but no secret', () => {
    const start = (): unknown => createHandler(optionsWith({secret: 'hunter2', origins: ['*'], returnUrls: ['x']}));
    expect(start).toThrow(/secret: "7 characters".*origins\.0: "\*".*returnUrls\.0/);
    expect(start).not.toThrow(/hunter2/);
  });

  test('with a sandbox beside a live key in its own options', () => {
    const options = {...optionsWith(), stripeKey: `rk_live_${'x'.repeat(24)}`};
    expect(() => createHandler(options)).toThrow(/stripeKey: "a live key"/);
    expect(() => createHandler(options)).not.toThrow(/xxxx/);
    expect(() => createHandler({...options, provider: providerWith({live: true}), clientAddress: 1})).not.toThrow();
  });

  test('and http is fine on this very machine', () => {
    const origins = ['http://localhost:4242', 'http://127.0.0.1:8080', 'http://[::1]:3000', 'http://post.localhost'];
    expect(() => createHandler(optionsWith({origins}))).not.toThrow();
  });
});

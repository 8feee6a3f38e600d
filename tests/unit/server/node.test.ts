import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {createConnection} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest';

import {main, startServer, type RunningServer} from '../../../src/server/node.js';
import {readSettings} from '../../../src/server/node/settings.js';
import {createSite} from '../../../src/server/node/site.js';
import {SECRET} from './support.js';

const PAGE = '<script nonce="{{nonce}}" src="/reader-appeal/{{version}}/appeal.js" integrity="{{integrity}}"></script>';
const SCRIPT = 'console.log(1)';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  for (const name of ['demo/articles', 'demo/live', 'embed']) await mkdir(join(folder, name), {recursive: true});
  const files = {
    'secret.txt': 'outside',
    'demo/index.html': `front {{other}} ${PAGE} {{nonce}}`,
    'demo/articles/one.html': `article ${PAGE}`,
    'demo/live/index.html': 'live',
    'demo/live/live.js': 'export {}',
    'demo/404.html': 'missing {{nonce}}',
    'demo/mark.svg': '<svg/>',
    'demo/.env': 'hidden',
    'embed/appeal.js': SCRIPT,
    'embed/stage-a1B2_c-4.js': 'export {}',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await symlink(join(folder, 'secret.txt'), join(folder, 'demo/link.txt'));
});

afterAll(() => rm(folder, {recursive: true}));

function siteWith(
  parts: {strict?: boolean; embed?: string} = {},
): (path: string, init?: RequestInit) => Promise<Response> {
  const site = createSite({
    demo: join(folder, 'demo'),
    embed: join(folder, 'embed'),
    version: '1.2.3',
    strict: true,
    handler: (request) => Promise.resolve(new Response(`handled ${new URL(request.url).pathname}`)),
    ...parts,
  });
  return async (path, init) => site.fetch(new Request(`http://localhost:4242${path}`, init));
}

describe('the demo site', () => {
  test.each([
    ['/', 200, 'front', 'text/html'],
    ['/index.html', 200, 'front', 'text/html'],
    ['/articles/one', 200, 'article', 'text/html'],
    ['/articles/one/', 200, 'article', 'text/html'],
    ['/articles/one.html?a=b', 200, 'article', 'text/html'],
    ['/live', 200, 'live', 'text/html'],
    ['/live/', 200, 'live', 'text/html'],
    ['/live/any/where', 200, 'live', 'text/html'],
    ['/live/live.js', 200, 'export', 'text/javascript'],
    ['/live/missing.js', 404, 'missing', 'text/html'],
    ['/mark.svg', 200, '<svg/>', 'image/svg+xml'],
    ['/nothing', 404, 'missing', 'text/html'],
    ['/articles', 404, 'missing', 'text/html'],
    ['/appeal/config', 200, 'handled /appeal/config', 'text/plain'],
    ['/healthz', 200, 'ok', 'text/plain'],
  ])('answers %s with %i, “%s”, %s', async (path, status, text, type) => {
    const response = await siteWith()(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/articles/..%2f..%2fsecret.txt',
    '/link.txt',
    '/.env',
    '/%00',
    '/%zz',
    '/reader-appeal/1.2.3/..%2f..%2fsecret.txt',
    '/reader-appeal/1.2.3/%2e%2e/secret.txt',
  ])('gives nothing away at %s', async (path) => {
    const response = await siteWith()(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/outside|hidden/);
  });

  test('fills pages in, with a fresh nonce for each answer', async () => {
    const fetchPage = siteWith();
    const nonces = new Set<string>();
    for (let time = 0; time < 5; time++) {
      const response = await fetchPage('/');
      const html = await response.text();
      const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
      nonces.add(nonce);
      expect(nonce).toMatch(/^[\w+/]{24}$/);
      expect(html).toContain('/reader-appeal/1.2.3/appeal.js');
      expect(html).toContain(`sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`);
      expect(html).toContain('front {{other}}');
      expect(html.endsWith(nonce)).toBe(true);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
      expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
    expect(nonces.size).toBe(5);
  });

  test('F36 still cannot be framed with the policy off', async () => {
    const response = await siteWith({strict: false})('/');
    expect(response.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
  });

  test('serves pages before anything is built', async () => {
    const response = await siteWith({embed: join(folder, 'nowhere')})('/');
    expect(await response.text()).toContain('integrity=""');
  });

  test.each([
    ['/reader-appeal/1.2.3/stage-a1B2_c-4.js', 200, 'public, max-age=31536000, immutable'],
    ['/reader-appeal/latest/stage-a1B2_c-4.js', 200, 'no-cache'],
    ['/reader-appeal/1.2.3/appeal.js', 200, 'no-cache'],
    ['/reader-appeal/latest/appeal.js', 200, 'no-cache'],
    ['/reader-appeal/1.2.4/appeal.js', 404, null],
    ['/reader-appeal/1.2.3/missing.js', 404, null],
  ])('serves the script at %s with %i for pages of every origin', async (path, status, caching) => {
    const {headers, ...response} = await siteWith()(path).then((answer) => ({
      status: answer.status,
      headers: answer.headers,
    }));
    expect(response.status).toBe(status);
    expect(headers.get('cache-control')).toBe(caching);
    if (status === 200) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('content-type')).toContain('text/javascript');
    }
  });

  test('says when a file has not changed', async () => {
    const fetchPage = siteWith();
    const etag = (await fetchPage('/mark.svg')).headers.get('etag') ?? '';
    expect((await fetchPage('/mark.svg', {headers: {'if-none-match': etag}})).status).toBe(304);
    expect((await fetchPage('/mark.svg', {headers: {'if-none-match': 'W/"other"'}})).status).toBe(200);
  });

  test('only reads', async () => {
    expect((await siteWith()('/', {method: 'POST'})).status).toBe(404);
    expect((await siteWith()('/', {method: 'HEAD'})).status).toBe(200);
  });
});

describe('settings', () => {
  test('have defaults', () => {
    expect(readSettings({})).toEqual({
      ...{port: 4242, host: '127.0.0.1', secret: undefined, strict: true, proxies: 0, drainMs: 0},
    });
    expect(readSettings({PORT: ' ', HOST: '', APPEAL_SECRET: ''})).toEqual(readSettings({}));
  });

  test('are read from the environment', () => {
    const environment = {PORT: '8080', HOST: '::1', APPEAL_SECRET: SECRET, CSP: 'OFF', DRAIN_SECONDS: '5'};
    const more = {APPEAL_ORIGIN: 'https://demo.post.example/', TRUSTED_PROXIES: '2', LOG_LEVEL: 'warn'};
    expect(readSettings({...environment, ...more})).toEqual({
      ...{port: 8080, host: '::1', secret: SECRET, strict: false, drainMs: 5_000},
      ...{origin: 'https://demo.post.example', proxies: 2, logLevel: 'warn'},
    });
  });

  const keys = {STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1'};

  test('take test keys for Stripe, and several signing secrets', () => {
    expect(readSettings({...keys, STRIPE_WEBHOOK_SECRET: 'whsec_1, whsec_2'}).stripe).toEqual({
      ...{secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecrets: ['whsec_1', 'whsec_2']},
      productName: 'Support for The Harbour Post',
    });
    const more = {STRIPE_PORTAL_URL: 'https://billing.stripe.com/p/login/1', STRIPE_PRODUCT_NAME: 'The Post'};
    expect(readSettings({...keys, ...more}).stripe).toMatchObject({
      ...{portalUrl: 'https://billing.stripe.com/p/login/1', productName: 'The Post', webhookSecrets: []},
    });
    expect(readSettings({STRIPE_SECRET_KEY: ' '})).not.toHaveProperty('stripe');
  });

  test.each([
    [{STRIPE_SECRET_KEY: 'sk_test_canary'}, 'STRIPE_PUBLISHABLE_KEY is an empty text'],
    [{STRIPE_PUBLISHABLE_KEY: 'pk_test_canary'}, 'STRIPE_SECRET_KEY is an empty text'],
    [{...keys, STRIPE_PUBLISHABLE_KEY: 'sk_test_canary'}, 'STRIPE_PUBLISHABLE_KEY is a test secret key'],
    [{...keys, STRIPE_PUBLISHABLE_KEY: 'pk_live_canary'}, 'STRIPE_PUBLISHABLE_KEY is a live publishable key'],
    [{...keys, STRIPE_WEBHOOK_SECRET: 'sk_test_canary'}, 'STRIPE_WEBHOOK_SECRET is a test secret key'],
    [{STRIPE_SECRET_KEY: 'sk_live_canary', STRIPE_PUBLISHABLE_KEY: 'pk_live_canary'}, 'takes test keys only'],
  ])('refuse %o, and quote no key (F59)', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence);
    expect(() => readSettings(environment)).not.toThrow(/canary/);
  });

  test.each([
    [{TRUSTED_PROXIES: '-1'}, /^TRUSTED_PROXIES/],
    [{DRAIN_SECONDS: 'long'}, /^DRAIN_SECONDS/],
    [{APPEAL_ORIGIN: 'demo.post.example'}, /^APPEAL_ORIGIN/],
    [{APPEAL_ORIGIN: 'https://demo.post.example/path'}, /^APPEAL_ORIGIN/],
  ])('refuse %o', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence);
  });

  test.each(['abc', '-1', '65536', '1e3', '80.5', '0x50', '123456'])('refuse the port %s', (PORT) => {
    expect(() => readSettings({PORT})).toThrow(/^PORT is a whole number from 0 to 65535/);
  });
});

describe('the Node server', () => {
  const running: RunningServer[] = [];
  const settings = {port: 0, host: '127.0.0.1', secret: SECRET, strict: true};

  async function start(): Promise<RunningServer> {
    const server = await startServer(settings);
    running.push(server);
    return server;
  }

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  test('takes a gift over the wire, from its own pages', async () => {
    const {url} = await start();
    const origin = url.slice(0, -1);
    const {token} = (await (await fetch(`${url}appeal/config`)).json()) as {token: string};
    const gift = {attempt: 'attempt-0123456789', frequency: 'once', minor: 500, currency: 'eur', method: 'card', token};
    const send = (from: string): Promise<Response> =>
      fetch(`${url}appeal/gifts`, {
        method: 'POST',
        headers: {'content-type': 'application/json', origin: from},
        body: JSON.stringify({...gift, returnUrl: `${url}articles/one`}),
      });
    expect((await send(origin)).status).toBe(200);
    expect((await send('https://evil.example')).status).toBe(403);
  });

  test('says in one sentence that a port is taken', async () => {
    const {url} = await start();
    const port = Number(new URL(url).port);
    await expect(startServer({...settings, port})).rejects.toThrow(
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1}`,
    );
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await main({PORT: String(port)});
    expect(process.exitCode).toBe(1);
    expect(print.mock.calls).toEqual([[expect.stringMatching(/^Port \d+ is taken\. [^\n]+$/)]]);
  });

  test.each([
    [{PORT: 'abc'}, /^PORT is a whole number/],
    [{PORT: '0', APPEAL_SECRET: 'short'}, /secret: "5 characters"/],
  ])('does not start with %o', async (env, sentence) => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await main(env);
    expect(process.exitCode).toBe(1);
    expect(print).toHaveBeenCalledWith(expect.stringMatching(sentence));
  });

  test('does not start beside a live key', async () => {
    vi.stubEnv('STRIPE_SECRET_KEY', 'sk_live_51abcdefghijklmnop');
    await expect(startServer(settings)).rejects.toThrow(/STRIPE_SECRET_KEY: "a live key"/);
    vi.unstubAllEnvs();
  });

  const stripe = {
    ...{secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecrets: ['whsec_1'], productName: 'The Post'},
  };

  test('with keys for Stripe, its pages name Stripe, and let its frames in', async () => {
    const server = await startServer({...settings, stripe, logLevel: 'silent'});
    running.push(server);
    expect(await (await fetch(`${server.url}appeal/config`)).json()).toMatchObject({provider: 'stripe', live: false});
    expect(await (await fetch(`${server.url}appeal.json`)).json()).toMatchObject({checkout: {adapter: 'stripe'}});
    const policy = (await fetch(server.url)).headers.get('content-security-policy');
    expect(policy).toContain('frame-src https://js.stripe.com');
    expect(policy).toContain('trusted-types lit-html reader-appeal');
  });

  test('without, they name the sandbox, and let nobody in', async () => {
    const {url} = await start();
    expect(await (await fetch(`${url}appeal.json`)).json()).toMatchObject({checkout: {adapter: 'sandbox'}});
    expect((await fetch(url)).headers.get('content-security-policy')).not.toContain('js.stripe.com');
  });

  test('knows its clients by their sockets, whatever they write into a header (F47)', async () => {
    const server = await startServer({...settings, stripe, logLevel: 'silent'});
    running.push(server);
    const statuses = new Set<number>();
    for (let batch = 0; batch < 13; batch++) {
      const asked = Array.from({length: 50}, (_, at) =>
        fetch(`${server.url}appeal/gifts/unknown`, {headers: {'x-forwarded-for': `10.0.${batch}.${at}`}}),
      );
      for (const {status} of await Promise.all(asked)) statuses.add(status);
    }
    expect(statuses).toEqual(new Set([404, 429]));
  });

  test('says that it is not ready before it stops taking requests (F58)', async () => {
    const server = await startServer({...settings, drainMs: 300});
    expect((await fetch(`${server.url}readyz`)).status).toBe(200);
    const closed = server.close();
    expect((await fetch(`${server.url}readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}appeal/config`)).status).toBe(200);
    await closed;
    await expect(fetch(`${server.url}readyz`)).rejects.toThrow();
  });

  test('finishes what it has begun, and takes nothing new, when it is told to stop (F58)', async () => {
    const server = await start();
    const port = Number(new URL(server.url).port);
    const body = '{"attempt":1}';
    const socket = createConnection({port, host: '127.0.0.1'});
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket
        .setEncoding('utf8')
        .on('data', (chunk) => (text += String(chunk)))
        .on('close', () => resolve(text));
    });
    socket.write(
      `POST /appeal/gifts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server.close();
    await expect(fetch(`${server.url}healthz`)).rejects.toThrow();
    socket.write(body.slice(5));
    expect(await answer).toMatch(/^HTTP\/1\.1 403 .*token-invalid/s);
    await closed;
    running.length = 0;
  });
});

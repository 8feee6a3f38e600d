import {Hono, type Context, type MiddlewareHandler} from 'hono';

import {GIFT_ID, type CheckoutConfig, type GiftReply} from '../core/protocol.js';
import {readJson} from './body.js';
import {createFormTokens} from './form-token.js';
import {readOrder} from './gift-order.js';
import {limitRule} from './limits.js';
import {failureName, tell} from './log.js';
import {assertOptions, type HandlerOptions} from './options.js';
import {callProvider, pickReply} from './provider-call.js';
import type {ProviderContext} from './provider.js';
import {Refusal} from './refusal.js';

/** 16 KB: the largest request that a browser of ours makes is a tenth of it. */
const MAX_BODY_BYTES = 16_384;

/** What is known of a request while it is answered. */
interface Env {
  Variables: {requestId: string; now: number; refusal: Refusal | undefined};
}

/**
 * The money's door: a handler for `GET /config`, `POST /gifts`, `GET /gifts/{id}`, the provider's own
 * `POST /gifts/{id}/{provider}/{action}`, `GET /manage` and `GET /healthz`, under whatever path it is mounted at.
 *
 * Keeps no state, and runs wherever there is `Request`, `Response` and WebCrypto. The returned function never
 * rejects: every failure is an answer with an `ErrorReply`.
 *
 * @throws {AppealError} `config-invalid` when it must not start as configured.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  assertOptions(options);
  const app = createApp(options);
  return async (request) => {
    try {
      return await app.fetch(request);
    } catch {
      return refuse(new Refusal('internal', 'Something went wrong.'));
    }
  };
}

function createApp(options: HandlerOptions): Hono<Env> {
  const {provider, secret, timeouts} = options;
  const tokens = createFormTokens(secret);
  const bounds = {
    limit: limitRule(options.limits, provider.bounds),
    returnUrls: options.returnUrls,
    methods: provider.methods,
    hosted: provider.hosted === true,
  };
  const bodyBounds = {maxBytes: MAX_BODY_BYTES, deadlineMs: timeouts?.bodyMs ?? 5_000};

  async function ask<Reply extends GiftReply | null>(
    c: Context<Env>,
    call: (context: ProviderContext) => Promise<Reply>,
  ): Promise<Response> {
    const {requestId, now} = c.var;
    const reply = await callProvider(timeouts?.providerMs ?? 8_000, (signal) => call({signal, requestId, now}));
    if (reply === null) throw notFound();
    return c.json(pickReply(reply));
  }

  const app = new Hono<Env>({getPath: tailOfPath});
  app.onError((error, c) => {
    const refusal = error instanceof Refusal ? error : new Refusal('internal', 'Something went wrong.', {cause: error});
    c.set('refusal', refusal);
    return refuse(refusal);
  });
  app.use(everyAnswer(options), originGuard(options.origins));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/config', async (c) => {
    const {name, live, publishableKey, hosted, manageUrl} = provider;
    const token = await tokens.issue(c.var.now);
    return c.json({
      ...{provider: name, live, token},
      ...(publishableKey !== undefined && {publishableKey}),
      ...(hosted && {hosted}),
      ...(manageUrl !== undefined && {manage: true}),
    } satisfies CheckoutConfig);
  });
  app.get('/manage', (c) => {
    if (provider.manageUrl === undefined) throw notFound();
    return c.redirect(provider.manageUrl, 303);
  });
  app.post('/gifts', async (c) => {
    const body = await readJson(c.req.raw, bodyBounds);
    await tokens.check(Object.hasOwn(body, 'token') ? body['token'] : undefined, c.var.now);
    const order = readOrder(body, bounds);
    return ask(c, (context) => provider.create(order, context));
  });
  app.get('/gifts/:id', (c) => ask(c, (context) => provider.read(giftId(c.req.param('id')), context)));
  app.post(`/gifts/:id/${provider.name}/:action`, async (c) => {
    const id = giftId(c.req.param('id'));
    const actions = provider.actions ?? {};
    const name = c.req.param('action');
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw notFound();
    const body = await readJson(c.req.raw, bodyBounds);
    return ask(c, (context) => action(id, body, context));
  });
  for (const path of ['/healthz', '/config', '/manage', '/gifts/:id']) app.all(path, wrongMethod('GET, HEAD'));
  for (const path of ['/gifts', `/gifts/:id/${provider.name}/:action`]) app.all(path, wrongMethod('POST'));
  app.notFound(() => {
    throw notFound();
  });
  return app;
}

/** The part of the path that is ours, so that a publisher can mount the handler anywhere. */
function tailOfPath(request: Request): string {
  const {pathname} = new URL(request.url);
  return /\/(?:healthz|config|manage|gifts(?:\/[^/]+(?:\/[^/]+\/[^/]+)?)?)$/.exec(pathname)?.[0] ?? pathname;
}

/** Request id, headers and the log's line: also on refusals, which `onError` has made answers of by then. */
function everyAnswer({log, now = Date.now, provider}: HandlerOptions): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = crypto.randomUUID();
    const started = now();
    c.set('requestId', requestId);
    c.set('now', started);
    await next();
    const {headers, status} = c.res;
    headers.set('X-Request-Id', requestId);
    headers.set('Cache-Control', 'no-store');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    headers.append('Vary', 'Origin');
    const {refusal} = c.var;
    tell(log, {
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      requestId,
      method: KNOWN_METHODS.includes(c.req.method) ? c.req.method : 'other',
      route: routeOf(c),
      status,
      durationMs: now() - started,
      provider: provider.name,
      ...(refusal && {code: refusal.code}),
      ...(refusal?.cause !== undefined && {failure: failureName(refusal.cause)}),
    });
  };
}

const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];

/** The pattern that was matched, so that no id and no stranger's path gets into a log. */
function routeOf(c: Context<Env>): string {
  const [, first = '', id, , action] = c.req.path.split('/');
  if (!['healthz', 'config', 'manage', 'gifts'].includes(first)) return 'none';
  return `/${first}${id === undefined ? '' : '/:id'}${action === undefined ? '' : '/:provider/:action'}`;
}

/**
 * Lets in pages of exactly the listed origins and of the handler's own, and calls without an `Origin` (no page of
 * another site can make a POST without one). Answers preflights.
 */
function originGuard(origins: readonly string[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== new URL(c.req.url).origin && !origins.includes(origin)) {
      throw new Refusal('origin-forbidden', 'Pages of this origin may not ask here.');
    }
    if (c.req.method === 'OPTIONS') c.res = new Response(null, {status: 204, headers: PREFLIGHT});
    else await next();
    if (origin === undefined) return;
    c.res.headers.set('Access-Control-Allow-Origin', origin);
    c.res.headers.set('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After');
  };
}

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '7200',
};

function giftId(id: string): string {
  if (!GIFT_ID.test(id)) throw notFound();
  return id;
}

function wrongMethod(allow: string): () => never {
  return () => {
    throw new Refusal('method-not-allowed', `Only ${allow} is answered here.`, {headers: {Allow: allow}});
  };
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is nothing here.');
}

function refuse(refusal: Refusal): Response {
  return Response.json(refusal.toReply(), {status: refusal.status, headers: refusal.headers});
}

import type {Context, MiddlewareHandler} from 'hono';

import {failureFacts, tell, type LogEntry} from './log.js';
import type {HandlerOptions} from './options.js';
import {Refusal} from './refusal.js';

/** What is known of a request while it is answered. */
export interface Env {
  Variables: {
    requestId: string;
    now: number;
    refusal: Refusal | undefined;
    /** What a route adds to the log's line. */
    notes: Partial<LogEntry> | undefined;
  };
}

/** The part of the path that is ours, so that a publisher can mount the handler anywhere. */
export function tailOfPath(request: Request): string {
  const {pathname} = new URL(request.url);
  return TAIL.exec(pathname)?.[0] ?? pathname;
}

const TAIL = /\/(?:healthz|readyz|config|manage|webhooks\/[^/]+|gifts(?:\/[^/]+(?:\/[^/]+\/[^/]+)?)?)$/;

/** Request id, headers and the log's line: also on refusals, which `onError` has made answers of by then. */
export function everyAnswer({
  log,
  now = Date.now,
  provider,
}: Pick<HandlerOptions, 'log' | 'now' | 'provider'>): MiddlewareHandler<Env> {
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
    const {refusal, notes} = c.var;
    const route = routeOf(c);
    tell(log, {
      // Not to be ready is an answer, not a failure.
      level: status < 400 || route === '/readyz' ? 'info' : status < 500 ? 'warn' : 'error',
      requestId,
      method: KNOWN_METHODS.includes(c.req.method) ? c.req.method : 'other',
      route,
      status,
      durationMs: now() - started,
      provider: provider.name,
      ...notes,
      ...(refusal && {code: refusal.code}),
      ...(refusal?.cause !== undefined && failureFacts(refusal.cause)),
    });
  };
}

const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];

/** The pattern that was matched, so that no id and no stranger's path gets into a log. */
function routeOf(c: Context<Env>): string {
  const [, first = '', id, , action] = c.req.path.split('/');
  if (first === 'webhooks') return '/webhooks/:provider';
  if (!['healthz', 'readyz', 'config', 'manage', 'gifts'].includes(first)) return 'none';
  return `/${first}${id === undefined ? '' : '/:id'}${action === undefined ? '' : '/:provider/:action'}`;
}

/**
 * Lets in pages of exactly the listed origins and of the handler's own, and calls without an `Origin` (no page of
 * another site can make a POST without one). Answers preflights.
 */
export function originGuard(origins: readonly string[]): MiddlewareHandler<Env> {
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

/** An answer with an `ErrorReply`. */
export function refuse(refusal: Refusal): Response {
  return Response.json(refusal.toReply(), {status: refusal.status, headers: refusal.headers});
}

/** For a route that exists, by other methods. */
export function wrongMethod(allow: string): () => never {
  return () => {
    throw new Refusal('method-not-allowed', `Only ${allow} is answered here.`, {headers: {Allow: allow}});
  };
}

import type {Context, MiddlewareHandler} from 'hono';

import {failureFacts, tell, type LogEntry} from './log.js';
import type {HandlerOptions} from './options.js';
import {Refusal} from './refusal.js';

/** What is known of a request while it is answered. */
export interface Env {
  Variables: {
    requestId: string;
    now: number;
    /** The headers of its answer. */
    headers: Record<string, string>;
    refusal: Refusal | undefined;
    /** What a route adds to the log's line. */
    notes: Partial<LogEntry> | undefined;
  };
}

/**
 * Finds the part of a path that is ours, so that a publisher can mount the handler anywhere: the shortest that it can be,
 * since the place itself may end in a word of ours, as `/api/gifts` does.
 *
 * @param provider its name: small letters, digits and hyphens.
 */
export function tailsOf(provider: string): (request: Request) => string {
  const tails = [
    /\/(?:healthz|readyz|config|manage|gifts|webhooks\/[^/]+)$/,
    new RegExp(`/gifts/[^/]+/${provider}/[^/]+$`),
    /\/gifts\/[^/]+$/,
  ];
  return (request) => {
    const [address = ''] = request.url.split(/[?#]/, 1);
    for (const tail of tails) {
      const found = tail.exec(address);
      if (found) return found[0];
    }
    return new URL(address).pathname;
  };
}

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
    c.set('headers', {...EVERY_ANSWER, 'X-Request-Id': requestId});
    await next();
    if (!log) return;
    const {status} = c.res;
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

const EVERY_ANSWER = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  Vary: 'Origin',
};

/**
 * An answer with the headers collected so far. Made in one go: headers that are added to a response afterwards cost
 * servers on Node several times what all the rest of an answer does.
 */
export function answer(c: Context<Env>, body: string | null, status = 200, more?: Record<string, string>): Response {
  return new Response(body, {status, headers: {...c.get('headers'), ...more}});
}

/** An answer in JSON. */
export function answerJson(c: Context<Env>, body: unknown, status = 200, more?: Record<string, string>): Response {
  return answer(c, JSON.stringify(body), status, {'Content-Type': 'application/json', ...more});
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
    if (origin !== undefined) {
      if (!origins.includes(origin) && origin !== new URL(c.req.url).origin) {
        throw new Refusal('origin-forbidden', 'Pages of this origin may not ask here.');
      }
      const headers = c.get('headers');
      headers['Access-Control-Allow-Origin'] = origin;
      headers['Access-Control-Expose-Headers'] = 'X-Request-Id, Retry-After';
    }
    if (c.req.method === 'OPTIONS') return answer(c, null, 204, PREFLIGHT);
    return next();
  };
}

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '7200',
};

/** An answer with an `ErrorReply`. */
export function refuse(c: Context<Env>, refusal: Refusal): Response {
  return answerJson(c, refusal.toReply(), refusal.status, refusal.headers);
}

/** For a route that exists, by other methods. */
export function wrongMethod(allow: string): () => never {
  return () => {
    throw new Refusal('method-not-allowed', `Only ${allow} is answered here.`, {headers: {Allow: allow}});
  };
}

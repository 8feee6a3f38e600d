import {createHandler, sandboxProvider, type HandlerOptions} from '../../../src/server/index.js';
import type {CheckoutConfig, ErrorReply, GiftReply} from '../../../src/core/protocol.js';

export const SECRET = 'a secret of the tests, long enough 0123456789';
export const PAGE = 'https://www.post.example';
export const SERVER = 'https://give.post.example/appeal';
/** 3 November 2026, noon UTC. */
export const NOON = Date.UTC(2026, 10, 3, 12);

export type Handler = (request: Request) => Promise<Response>;

/** A clock that a test sets. */
export interface Clock {
  now: number;
}

export function optionsWith(options: Partial<HandlerOptions> = {}): HandlerOptions {
  return {
    provider: sandboxProvider({secret: SECRET, environment: {}}),
    origins: [PAGE],
    returnUrls: [`${PAGE}/`],
    secret: SECRET,
    ...options,
  };
}

export function handlerWith(options: Partial<HandlerOptions> = {}): {handler: Handler; clock: Clock} {
  const clock = {now: NOON};
  return {handler: createHandler(optionsWith({now: () => clock.now, ...options})), clock};
}

export function get(path: string, headers: Record<string, string> = {}): Request {
  return new Request(SERVER + path, {headers: {origin: PAGE, ...headers}});
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(SERVER + path, {
    method: 'POST',
    headers: {origin: PAGE, 'content-type': 'application/json', ...headers},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function tokenOf(handler: Handler): Promise<string> {
  const config = (await (await handler(get('/config'))).json()) as CheckoutConfig;
  return config.token;
}

export const GIFT = {
  attempt: 'attempt-0123456789',
  frequency: 'monthly',
  minor: 750,
  currency: 'usd',
  method: 'card',
};

export async function openGift(handler: Handler, fields: Record<string, unknown> = {}): Promise<GiftReply> {
  const response = await handler(post('/gifts', {...GIFT, token: await tokenOf(handler), ...fields}));
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as GiftReply;
}

export async function pay(handler: Handler, number: string, fields: Record<string, unknown> = {}): Promise<GiftReply> {
  const {id} = await openGift(handler, fields);
  const response = await handler(post(`/gifts/${id}/sandbox/pay`, {number, email: 'reader@post.example'}));
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as GiftReply;
}

export async function read(handler: Handler, id: string): Promise<GiftReply> {
  return (await (await handler(get(`/gifts/${id}`))).json()) as GiftReply;
}

export async function refusalOf(response: Response): Promise<ErrorReply['error']> {
  return ((await response.json()) as ErrorReply).error;
}

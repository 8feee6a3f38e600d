/** The browser's half of the protocol (src/core/protocol.ts): small, and sure that one attempt stays one gift. */
import {AppealError, type AppealErrorCode} from '../core/errors.js';
import type {CheckoutConfig, ErrorReply, GiftReply, GiftRequest, ServerErrorCode} from '../core/protocol.js';

/** How a call is made. */
export interface CallOptions {
  /** Gives the call up. */
  readonly signal?: AbortSignal | undefined;
  /** By default the page's own. */
  readonly fetch?: typeof fetch;
  /** How long to wait for one answer: 10,000 ms. */
  readonly timeoutMs?: number;
}

/** How a gift is watched. */
export interface PollOptions extends CallOptions {
  /** How long to watch in all: 60,000 ms. */
  readonly deadlineMs?: number;
  /** The first pause: 500 ms. Each later one is half as long again, up to five seconds. */
  readonly pauseMs?: number;
}

/** `GET /config`. Rejects with an `AppealError`. */
export function fetchConfig(endpoint: string, options?: CallOptions): Promise<CheckoutConfig> {
  return call<CheckoutConfig>(`${endpoint}/config`, undefined, options);
}

/** Where supporters change or end their support: the server's own address for it, or an empty text. */
export async function manageAddress(endpoint: string, options?: CallOptions): Promise<string> {
  const {manage} = await fetchConfig(endpoint, options);
  return manage ? `${endpoint}/manage` : '';
}

/**
 * `POST /gifts`. A token that has grown old is fetched anew, once; an answer that got lost is asked for again, once.
 * The attempt stays the same, so that it is one gift all the same. Rejects with an `AppealError`.
 */
export async function createGift(
  endpoint: string,
  request: Omit<GiftRequest, 'token'>,
  token: string,
  options?: CallOptions,
): Promise<GiftReply> {
  const post = (fresh: string): Promise<GiftReply> =>
    call<GiftReply>(`${endpoint}/gifts`, {...request, token: fresh}, options);
  try {
    return await post(token);
  } catch (error) {
    if (!isTokenRefusal(error)) throw error;
    return post((await fetchConfig(endpoint, options)).token);
  }
}

/** `GET /gifts/{id}`. Rejects with an `AppealError`. */
export function readGift(endpoint: string, id: string, options?: CallOptions): Promise<GiftReply> {
  return call<GiftReply>(giftUrl(endpoint, id), undefined, options);
}

/** `POST /gifts/{id}/{provider}/{action}`. Rejects with an `AppealError`. */
export function actOnGift(
  endpoint: string,
  id: string,
  step: `${string}/${string}`,
  body: object,
  options?: CallOptions,
): Promise<GiftReply> {
  return call<GiftReply>(`${giftUrl(endpoint, id)}/${step}`, body, options);
}

/**
 * Asks for a gift until it is paid, failed or expired. Answers that get lost are borne until the deadline.
 *
 * @returns the last that is known: still `open` or `processing` when the deadline passes first. Rejects with an
 * `AppealError` when the server refuses for good, when the caller gives up, or when nothing was heard at all.
 */
export async function pollGift(endpoint: string, id: string, options: PollOptions = {}): Promise<GiftReply> {
  const {deadlineMs = 60_000, signal} = options;
  const until = Date.now() + deadlineMs;
  let pauseMs = options.pauseMs ?? 500;
  let known: GiftReply | undefined;
  for (;;) {
    try {
      known = await readGift(endpoint, id, options);
      if (known.status !== 'open' && known.status !== 'processing') return known;
      if (Date.now() + pauseMs > until) return known;
    } catch (error) {
      if (signal?.aborted || !mayComeLater(error)) throw error;
      if (Date.now() + pauseMs > until) {
        if (known) return known;
        throw error;
      }
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 1.5, 5_000);
  }
}

/** Whether the same call may be answered later: a lost answer, or a server that says so itself. */
export function mayComeLater(error: unknown): boolean {
  return error instanceof AppealError && (error.code === 'network' || error.refusal?.retryable === true);
}

function giftUrl(endpoint: string, id: string): string {
  return `${endpoint}/gifts/${encodeURIComponent(id)}`;
}

function isTokenRefusal(error: unknown): boolean {
  return error instanceof AppealError && /^token-/.test(error.refusal?.code ?? '');
}

/** Every call of the protocol may be made twice, so a network that fails is tried once more. */
async function call<Reply>(url: string, body: object | undefined, options: CallOptions = {}): Promise<Reply> {
  try {
    return await callOnce<Reply>(url, body, options);
  } catch (error) {
    const lost = error instanceof AppealError && error.code === 'network' && !error.refusal;
    if (!lost || options.signal?.aborted) throw error;
    return callOnce<Reply>(url, body, options);
  }
}

async function callOnce<Reply>(url: string, body: object | undefined, options: CallOptions): Promise<Reply> {
  const {signal, timeoutMs = 10_000, fetch: send = fetch} = options;
  const controller = new AbortController();
  const stop = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  try {
    const response = await send(url, {
      ...(body && {method: 'POST', body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}}),
      credentials: 'omit',
      cache: 'no-store',
      signal: controller.signal,
    });
    const text = await response.text();
    return readReply(response, text) as Reply;
  } catch (cause) {
    if (cause instanceof AppealError) throw cause;
    throw new AppealError('network', signal?.aborted ? 'The call was given up.' : 'The server did not answer.', {
      cause,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function readReply(response: Response, text: string): object {
  const reply = parse(text);
  const refusal = (reply as Partial<ErrorReply> | undefined)?.error;
  if (refusal) throw new AppealError(CODES[refusal.code] ?? 'server', refusal.message, {refusal});
  if (!response.ok || typeof reply !== 'object' || reply === null) {
    // A gateway's page, not our server's answer. Gateways fail in passing.
    throw new AppealError(
      response.status >= 500 ? 'network' : 'server',
      `${response.url} answered ${response.status}.`,
    );
  }
  return reply;
}

/** What a refusal by the server is to the page; all others are `server`. */
const CODES: Readonly<Partial<Record<ServerErrorCode, AppealErrorCode>>> = {
  'amount-out-of-range': 'amount-out-of-range',
  'gift-expired': 'gift-expired',
  // The server knows the attempt from so long ago that it is a gift of its own by now.
  'attempt-conflict': 'gift-expired',
  'provider-unavailable': 'checkout-unavailable',
  'rate-limited': 'rate-limited',
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new AppealError('network', 'The call was given up.', {cause: signal?.reason}));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, {once: true});
    if (signal?.aborted) stop();
  });
}

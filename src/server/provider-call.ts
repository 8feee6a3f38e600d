import type {GiftReply} from '../core/protocol.js';
import type {Breaker} from './door/breaker.js';
import {Refusal} from './refusal.js';

/** Seconds after which a browser may try again. */
const RETRY_AFTER_S = 5;

/** Calls a provider, within its time and behind the breaker. Rejects with a {@link Refusal} only. */
export type ProviderCall = <Result>(call: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

/** @param ms how long a call may take in all. */
export function createProviderCall(ms: number, breaker: Breaker): ProviderCall {
  return async (call) => {
    const passage = breaker.enter();
    if (!passage.open) throw unavailable(undefined, Math.ceil(passage.retryAfterMs / 1000));
    try {
      const result = await within(ms, call);
      passage.settle('well');
      return result;
    } catch (error) {
      const refusal = error instanceof Refusal ? error : unavailable(error, RETRY_AFTER_S);
      passage.settle(refusal.counts ? 'failed' : 'well');
      throw refusal;
    }
  };
}

async function within<Result>(ms: number, call: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DOMException('The provider did not answer in time.', 'TimeoutError');
      controller.abort(error);
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([call(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The reply's known fields: a provider's own object may carry more than a browser should see. */
export function pickReply(reply: GiftReply): GiftReply {
  const {id, status, frequency, minor, currency, cover, decline, clientSecret, url} = reply;
  return {
    ...{id, status, frequency, minor, currency},
    ...(cover !== undefined && {cover}),
    ...(decline !== undefined && {decline}),
    ...(clientSecret !== undefined && {clientSecret}),
    ...(url !== undefined && {url}),
  };
}

function unavailable(cause: unknown, retryAfterS: number): Refusal {
  return new Refusal('provider-unavailable', 'Payments are not available at the moment.', {
    ...(cause !== undefined && {cause}),
    headers: {'Retry-After': String(retryAfterS)},
  });
}

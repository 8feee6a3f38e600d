import type {GiftReply} from '../core/protocol.js';
import {Refusal} from './refusal.js';

/** Seconds after which a browser may try again. */
const RETRY_AFTER = '5';

/**
 * Calls a provider with a deadline.
 *
 * @throws {Refusal} the provider's own, or `provider-unavailable` with the true reason as its `cause` only.
 */
export async function callProvider<Result>(
  ms: number,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
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
  } catch (error) {
    throw error instanceof Refusal ? error : unavailable(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The reply's known fields: a provider's own object may carry more than a browser should see. */
export function pickReply(reply: GiftReply): GiftReply {
  const {id, status, frequency, minor, currency, decline, clientSecret, url} = reply;
  return {
    ...{id, status, frequency, minor, currency},
    ...(decline !== undefined && {decline}),
    ...(clientSecret !== undefined && {clientSecret}),
    ...(url !== undefined && {url}),
  };
}

function unavailable(cause: unknown): Refusal {
  return new Refusal('provider-unavailable', 'Payments are not available at the moment.', {
    cause,
    headers: {'Retry-After': RETRY_AFTER},
  });
}

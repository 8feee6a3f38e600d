import {AppealError} from '../core/errors.js';
import type {CheckoutConfig, GiftReply, GiftRequest} from '../core/protocol.js';
import type {CheckoutRequest} from './checkout.js';
import {createGift} from './client.js';
import {assertShown, giftRequest} from './gift-request.js';

/**
 * `POST /gifts` for what a reader was shown, with the proof that no machine is at work where the server asks for one.
 * Rejects with an `AppealError`.
 *
 * @param more fields besides the gift's own.
 */
export async function openGift(
  request: CheckoutRequest,
  {token, challenge}: CheckoutConfig,
  more: Partial<GiftRequest> = {},
): Promise<GiftReply> {
  const {endpoint, signal} = request;
  const prove = async (): Promise<Partial<GiftRequest>> =>
    challenge ? {challenge: await (await import('./challenge.js')).passChallenge(challenge, request)} : {};
  const post = async (proof: Partial<GiftRequest>): Promise<GiftReply> =>
    createGift(endpoint, {...giftRequest(request), ...more, ...proof}, token, {signal});
  const gift = await post(challenge?.always ? await prove() : {}).catch(async (error: unknown) => {
    const wanted = error instanceof AppealError && error.refusal?.code === 'challenge-required';
    if (!wanted || !challenge) throw error;
    return post(await prove());
  });
  assertShown(gift, request);
  return gift;
}

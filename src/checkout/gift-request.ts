import {AppealError} from '../core/errors.js';
import {RETURN_PARAMETER, type GiftReply, type GiftRequest} from '../core/protocol.js';
import type {CheckoutRequest} from './checkout.js';

/** What the server is asked for, but for the token. */
export function giftRequest({
  gift,
  method,
  attempt,
  locale,
  cover,
  ...page
}: CheckoutRequest): Omit<GiftRequest, 'token'> {
  const {campaign, variant, placement} = page;
  return {
    ...{attempt, frequency: gift.frequency, ...gift.amount, method, locale},
    ...(cover > 0 && {cover}),
    ...(campaign !== null && {campaign}),
    ...(variant !== null && {variant}),
    ...(placement !== null && {placement}),
  };
}

/** Where a reader who is sent away comes back to: this page, without what an earlier way back has left in its address. */
export function returnUrl(address = location.href): string {
  const url = new URL(address);
  url.searchParams.delete(RETURN_PARAMETER);
  url.hash = '';
  return url.href;
}

/**
 * Nothing is charged but what was shown.
 *
 * @throws AppealError `server` when the server's gift is another one.
 */
export function assertShown(reply: GiftReply, {gift}: Pick<CheckoutRequest, 'gift'>): void {
  const {minor, currency} = gift.amount;
  if (reply.minor === minor && reply.currency === currency && reply.frequency === gift.frequency) return;
  throw new AppealError('server', 'The server’s gift is not the one that was shown.');
}

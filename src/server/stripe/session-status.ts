import type {Stripe} from 'stripe';

import type {Frequency} from '../../core/gift/gift.js';
import {isFrequency} from '../../core/gift/is-frequency.js';
import type {GiftReply} from '../../core/protocol.js';
import {fromStripeAmount} from './amount.js';
import {declineOf} from './declines.js';
import {MARK} from './session-body.js';

/** How a gift stands. */
export type Standing = Pick<GiftReply, 'status' | 'decline'>;

/** Whether an object of Stripe's was made by this server: an account may sell other things, too. */
export function isOurs(metadata: Stripe.Metadata | null | undefined): boolean {
  return metadata?.['appeal'] === MARK.appeal;
}

/** How often a gift of ours is made. */
export function frequencyOf(metadata: Stripe.Metadata | null | undefined): Frequency {
  const frequency = metadata?.['appeal_frequency'];
  return isFrequency(frequency) ? frequency : 'once';
}

/** What stays the same of a gift while it is paid. */
export function giftOf(
  session: Stripe.Checkout.Session,
): Pick<GiftReply, 'id' | 'frequency' | 'minor' | 'currency' | 'cover'> {
  const currency = session.currency ?? '';
  return {
    id: session.id,
    frequency: frequencyOf(session.metadata),
    minor: fromStripeAmount(session.amount_total ?? 0, currency),
    currency,
    ...coverOf(session.metadata),
  };
}

/** How much of a gift was there to cover the fee when it was made, if any was. */
export function coverOf(metadata: Stripe.Metadata | null | undefined): {cover?: number} {
  const cover = Number(metadata?.['appeal_cover'] ?? 0);
  return cover > 0 ? {cover} : {};
}

/**
 * How a gift stands. `paid` is said only when Stripe says that the money has come: a session that is complete may
 * still wait for a bank.
 *
 * @param intent the payment behind the session, as far as there is one.
 */
export function standingOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): Standing {
  if (session.payment_status === 'paid' || intent?.status === 'succeeded') return {status: 'paid'};
  if (session.status === 'expired') return {status: 'expired'};
  const refused = intent?.status === 'requires_payment_method' ? intent.last_payment_error : null;
  if (session.status !== 'complete') {
    if (intent?.status === 'processing') return {status: 'processing'};
    return {status: 'open', ...(refused && {decline: declineOf(refused)})};
  }
  if (refused) return {status: 'failed', decline: declineOf(refused)};
  if (intent?.status === 'canceled') return {status: 'failed', decline: 'processing-error'};
  return {status: 'processing'};
}

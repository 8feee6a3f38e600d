import type {Stripe} from 'stripe';

import {RETURN_CANCELLED, RETURN_PARAMETER} from '../../core/protocol.js';
import type {GiftOrder} from '../provider.js';
import {Refusal} from '../refusal.js';
import {toStripeAmount} from './amount.js';
import {stripeLocale} from './locale.js';

/** What a publisher calls a gift. Stripe's own pages know a button for a donation only. */
export type GiftWord = 'donation' | 'contribution' | 'tip' | 'support';

/** What is the same for every session. */
export interface SessionSettings {
  /** What readers see on Stripe's page, on statements of the portal and on receipts. */
  readonly productName: string;
  readonly gift: GiftWord;
}

type SessionBody = Stripe.Checkout.SessionCreateParams;

/**
 * A Checkout Session for an order: in the page (`ui_mode: 'elements'`), or on Stripe's own page.
 *
 * Which methods are offered is left to the Dashboard's settings and to Stripe. The amount is the one that was shown:
 * no conversion, no tax, no promotion codes.
 *
 * @param expiresAt in seconds since 1970; 30 minutes to 24 hours ahead.
 * @throws {Refusal} `bad-request` without a return address.
 */
export function sessionBody(order: GiftOrder, settings: SessionSettings, expiresAt: number): SessionBody {
  const metadata = metadataOf(order);
  return {
    mode: order.frequency === 'once' ? 'payment' : 'subscription',
    ...pageOf(order, settings.gift),
    line_items: [{quantity: 1, price_data: priceOf(order, settings.productName)}],
    client_reference_id: order.attempt,
    ...(order.email !== undefined && {customer_email: order.email}),
    locale: stripeLocale(order.locale),
    adaptive_pricing: {enabled: false},
    expires_at: expiresAt,
    metadata,
    // Metadata does not copy itself: webhooks about the payment or the subscription see only their own.
    ...(order.frequency === 'once' ? {payment_intent_data: {metadata}} : {subscription_data: {metadata}}),
  };
}

/** The mark by which a session, a payment or a subscription is known to be ours. */
export const MARK = {appeal: '1'} as const;

/** What is noted on a gift, as far as it is known. Nothing of it is about the reader. */
function metadataOf(order: GiftOrder): Record<string, string> {
  const {attempt, frequency, method, cover, campaign, variant, placement} = order;
  return {
    ...MARK,
    appeal_attempt: attempt,
    appeal_frequency: frequency,
    appeal_method: method,
    ...(cover !== undefined && {appeal_cover: String(cover)}),
    ...(campaign !== undefined && {appeal_campaign: campaign}),
    ...(variant !== undefined && {appeal_variant: variant}),
    ...(placement !== undefined && {appeal_placement: placement}),
  };
}

function priceOf(
  {currency, minor, frequency}: GiftOrder,
  name: string,
): Stripe.Checkout.SessionCreateParams.LineItem.PriceData {
  return {
    currency,
    unit_amount: toStripeAmount(minor, currency),
    product_data: {name},
    ...(frequency !== 'once' && {recurring: {interval: frequency === 'monthly' ? 'month' : 'year'}}),
  };
}

/** `submit_type`, `success_url` and `cancel_url` are forbidden with `elements`, `return_url` with `hosted_page`. */
function pageOf({page, returnUrl, frequency}: GiftOrder, gift: GiftWord): Partial<SessionBody> {
  if (returnUrl === undefined) {
    throw new Refusal('bad-request', 'Say where to come back to.', {field: 'returnUrl'});
  }
  // Stripe fills the id in only where the braces stand as they are, not percent-encoded.
  const back = withParameter(returnUrl, '{CHECKOUT_SESSION_ID}');
  if (page !== 'hosted') return {ui_mode: 'elements', return_url: back};
  return {
    ui_mode: 'hosted_page',
    success_url: back,
    cancel_url: withParameter(returnUrl, RETURN_CANCELLED),
    // Whether subscriptions may have one is said differently in two places of Stripe's reference: left to Stripe.
    ...(frequency === 'once' && {submit_type: gift === 'donation' ? ('donate' as const) : ('pay' as const)}),
  };
}

/** An address with {@link RETURN_PARAMETER}, once, whatever it had of it before. */
function withParameter(address: string, value: string): string {
  const url = new URL(address);
  url.searchParams.delete(RETURN_PARAMETER);
  return `${url.href}${url.search ? '&' : '?'}${RETURN_PARAMETER}=${value}`;
}

import type {Stripe} from 'stripe';

import type {GiftEvent, GiftEventType} from '../gift-event.js';
import type {Delivery, RefusedPayment} from '../provider.js';
import {fromStripeAmount} from './amount.js';
import {declineOf} from './declines.js';
import {coverOf, frequencyOf, isOurs} from './session-status.js';
import {standing} from './standing.js';

/** What is told beside the gift it is about. */
type News = {readonly id: string; readonly type: GiftEventType} & Partial<
  Pick<GiftEvent, 'minor' | 'decline' | 'renewal' | 'full' | 'stage' | 'email' | 'endsAt'>
>;

/** Looks at the thing that a delivery is about; `null` when nothing of it has to be told. */
type Look = (stripe: Stripe, id: string, delivery: Delivery) => Promise<GiftEvent | RefusedPayment | null>;

/**
 * The deliveries that we look at. Each asks Stripe how the thing stands now, so that it does not matter which of them
 * comes first, twice or late; two that mean the same lead to the same `GiftEvent.id`.
 */
const LOOKS: Readonly<Record<string, Look>> = {
  'checkout.session.completed': lookAtSession,
  'checkout.session.async_payment_succeeded': lookAtSession,
  'checkout.session.async_payment_failed': lookAtSession,
  'checkout.session.expired': lookAtSession,
  'invoice.paid': lookAtInvoice,
  'invoice.payment_failed': lookAtInvoice,
  'invoice.payment_action_required': lookAtInvoice,
  'customer.subscription.updated': lookAtSubscription,
  'customer.subscription.deleted': lookAtSubscription,
  'payment_intent.payment_failed': lookAtPayment,
  'charge.refunded': lookAtCharge,
  'charge.dispute.created': lookAtDispute,
  'radar.early_fraud_warning.created': lookAtWarning,
};

/** The kinds of deliveries to choose in Stripe's Dashboard. */
export const STRIPE_EVENTS: readonly string[] = Object.keys(LOOKS);

/** What holds now of the thing that a delivery is about, or `null`. Rejects with Stripe's errors. */
export async function newsOf(stripe: Stripe, delivery: Delivery): Promise<GiftEvent | RefusedPayment | null> {
  const look = Object.hasOwn(LOOKS, delivery.type) ? LOOKS[delivery.type] : undefined;
  return look ? look(stripe, delivery.object, delivery) : null;
}

async function lookAtSession(stripe: Stripe, id: string, delivery: Delivery): Promise<GiftEvent | null> {
  const session = await stripe.checkout.sessions.retrieve(id, {expand: ['payment_intent']});
  if (!isOurs(session.metadata)) return null;
  const {status, decline} = await standing(stripe, session);
  if (status === 'paid') return tell(delivery, session, {id: `gift.paid:${id}`, type: 'gift.paid'});
  if (status === 'expired') return tell(delivery, session, {id: `gift.expired:${id}`, type: 'gift.expired'});
  if (status !== 'failed') return null;
  return tell(delivery, session, {
    id: `gift.failed:${id}`,
    type: 'gift.failed',
    renewal: false,
    ...(decline && {decline}),
  });
}

/** The first invoice is the gift itself; each later one a renewal. */
async function lookAtInvoice(stripe: Stripe, id: string, delivery: Delivery): Promise<GiftEvent | null> {
  const invoice = await stripe.invoices.retrieve(id);
  const details = invoice.parent?.subscription_details;
  if (!details || !isOurs(details.metadata)) return null;
  const session = await sessionOf(stripe, {subscription: idOf(details.subscription)});
  if (!session) return null;
  if (invoice.billing_reason === 'subscription_create') return lookAtSession(stripe, session.id, delivery);
  const references = {invoice: id};
  const email = invoice.customer_email ?? undefined;
  if (invoice.status === 'paid') {
    if (invoice.amount_paid === 0) return null;
    const news = {id: `gift.renewed:${id}`, type: 'gift.renewed', minor: invoice.amount_paid} as const;
    return tell(delivery, session, {...news, ...(email && {email})}, references);
  }
  if (invoice.attempt_count === 0 || !['open', 'uncollectible'].includes(invoice.status ?? '')) return null;
  const payments = await stripe.invoicePayments.list({invoice: id, expand: ['data.payment.payment_intent']});
  const refused = payments.data.map(({payment}) => lastErrorOf(payment.payment_intent)).find(Boolean);
  const news = {
    // Each try is told; a late delivery of an earlier one is the latest's.
    ...({id: `gift.failed:${id}:${invoice.attempt_count}`, type: 'gift.failed', minor: invoice.amount_due} as const),
    ...{renewal: true, decline: declineOf(refused ?? {})},
  };
  return tell(delivery, session, {...news, ...(email && {email})}, references);
}

async function lookAtSubscription(stripe: Stripe, id: string, delivery: Delivery): Promise<GiftEvent | null> {
  const subscription = await stripe.subscriptions.retrieve(id);
  if (!isOurs(subscription.metadata)) return null;
  const news = endOf(subscription);
  const session = news && (await sessionOf(stripe, {subscription: id}));
  return session && tell(delivery, session, news);
}

/** Most updates are about something else, or tell once more what was told. */
function endOf({id, status, ...subscription}: Stripe.Subscription): News | null {
  if (status === 'canceled') return {id: `gift.cancelled:${id}`, type: 'gift.cancelled'};
  // What was never paid has not begun.
  if (status === 'incomplete' || status === 'incomplete_expired') return null;
  // By which word Stripe says it depends on how the subscription is billed.
  const {cancel_at: at, cancel_at_period_end: withPeriod} = subscription;
  const endsAt = at ?? (withPeriod ? subscription.items.data[0]?.current_period_end : null);
  if (!endsAt) return null;
  // By when it was said, so that it is told again after it was taken back.
  const said = subscription.canceled_at ?? endsAt;
  return {id: `gift.ending:${id}:${said}`, type: 'gift.ending', endsAt: endsAt * 1000};
}

/** A payment that was refused while the reader can still try again. */
async function lookAtPayment(stripe: Stripe, id: string): Promise<RefusedPayment | null> {
  const session = await sessionOfPayment(stripe, await stripe.paymentIntents.retrieve(id));
  return session?.status === 'open' ? {type: 'payment.refused', gift: session.id} : null;
}

async function lookAtCharge(stripe: Stripe, id: string, delivery: Delivery): Promise<GiftEvent | null> {
  const charge = await stripe.charges.retrieve(id, {expand: ['payment_intent']});
  const session = await sessionOfPayment(stripe, charge.payment_intent);
  if (!session || charge.amount_refunded === 0) return null;
  const news = {
    // By the sum, since each further part is news.
    ...({id: `gift.refunded:${id}:${charge.amount_refunded}`, type: 'gift.refunded'} as const),
    ...{minor: charge.amount_refunded, full: charge.refunded},
  };
  return tell(delivery, session, news, {charge: id});
}

async function lookAtDispute(stripe: Stripe, id: string, delivery: Delivery): Promise<GiftEvent | null> {
  const dispute = await stripe.disputes.retrieve(id, {expand: ['payment_intent']});
  const session = await sessionOfPayment(stripe, dispute.payment_intent);
  if (!session) return null;
  const news = {id: `gift.disputed:${id}`, type: 'gift.disputed', minor: dispute.amount, stage: 'dispute'} as const;
  return tell(delivery, session, news, {dispute: id, charge: idOf(dispute.charge)});
}

async function lookAtWarning(stripe: Stripe, id: string, delivery: Delivery): Promise<GiftEvent | null> {
  const warning = await stripe.radar.earlyFraudWarnings.retrieve(id, {expand: ['payment_intent']});
  const session = await sessionOfPayment(stripe, warning.payment_intent ?? null);
  if (!session) return null;
  const news = {id: `gift.disputed:${id}`, type: 'gift.disputed', stage: 'warning'} as const;
  return tell(delivery, session, news, {warning: id, charge: idOf(warning.charge)});
}

/** The session that a payment belongs to: its own, or that of the subscription whose invoice it pays. */
async function sessionOfPayment(
  stripe: Stripe,
  intent: string | Stripe.PaymentIntent | null,
): Promise<Stripe.Checkout.Session | null> {
  if (intent === null || typeof intent === 'string') return null;
  if (isOurs(intent.metadata)) return sessionOf(stripe, {payment_intent: intent.id});
  const payment = {type: 'payment_intent', payment_intent: intent.id} as const;
  const {data} = await stripe.invoicePayments.list({payment, expand: ['data.invoice']});
  const details = data
    .map(({invoice}) => (typeof invoice === 'object' && !invoice.deleted ? invoice.parent?.subscription_details : null))
    .find((parent) => parent && isOurs(parent.metadata));
  return details ? sessionOf(stripe, {subscription: idOf(details.subscription)}) : null;
}

async function sessionOf(
  stripe: Stripe,
  by: {subscription: string} | {payment_intent: string},
): Promise<Stripe.Checkout.Session | null> {
  const {data} = await stripe.checkout.sessions.list(by);
  return data.find(({metadata}) => isOurs(metadata)) ?? null;
}

function tell(
  delivery: Delivery,
  session: Stripe.Checkout.Session,
  {minor, ...news}: News,
  more: Readonly<Record<string, string>> = {},
): GiftEvent {
  const currency = session.currency ?? '';
  const email = session.customer_details?.email ?? session.customer_email;
  const {subscription, customer} = session;
  return {
    ...{at: delivery.at, live: delivery.live, provider: 'stripe', gift: session.id},
    frequency: frequencyOf(session.metadata),
    minor: fromStripeAmount(minor ?? session.amount_total ?? 0, currency),
    currency,
    ...labelsOf(session.metadata ?? {}),
    ...(email && {email}),
    ...news,
    references: {
      session: session.id,
      ...(subscription && {subscription: idOf(subscription)}),
      ...(customer && {customer: idOf(customer)}),
      ...more,
    },
  };
}

/** What was noted when the gift was made (session-body.ts). */
function labelsOf(metadata: Stripe.Metadata): Partial<GiftEvent> {
  const labels = ['attempt', 'method', 'campaign', 'variant', 'placement'].flatMap((name) => {
    const value = metadata[`appeal_${name}`];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {...Object.fromEntries(labels), ...coverOf(metadata)};
}

function lastErrorOf(
  intent: string | Stripe.PaymentIntent | undefined,
): Stripe.PaymentIntent.LastPaymentError | null | undefined {
  return typeof intent === 'object' ? intent.last_payment_error : null;
}

function idOf(thing: string | {readonly id: string}): string {
  return typeof thing === 'string' ? thing : thing.id;
}

/** The objects that the fake keeps, as far as anybody looks at them, typed by Stripe's own types. */
import type {Stripe} from 'stripe';

type Keys<Thing, Name extends keyof Thing> = {-readonly [Key in Name]: Thing[Key]};

export type FakeIntent = Keys<
  Stripe.PaymentIntent,
  'id' | 'object' | 'amount' | 'currency' | 'status' | 'last_payment_error' | 'metadata' | 'livemode' | 'created'
> & {latest_charge: string | null; invoice: string | null};

export type FakeCharge = Keys<
  Stripe.Charge,
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_refunded'
  | 'refunded'
  | 'disputed'
  | 'currency'
  | 'metadata'
  | 'livemode'
  | 'created'
> & {payment_intent: string; customer: string | null; billing_details: {email: string | null}};

export type FakeSession = Keys<
  Stripe.Checkout.Session,
  | ('id' | 'object' | 'amount_total' | 'currency' | 'mode' | 'status' | 'payment_status' | 'client_secret' | 'url')
  | ('metadata' | 'livemode' | 'created' | 'expires_at' | 'client_reference_id' | 'customer_email' | 'locale')
  | 'success_url'
  | 'cancel_url'
> & {
  ui_mode: 'elements' | 'hosted_page';
  return_url: string | null;
  payment_intent: string | null;
  subscription: string | null;
  invoice: string | null;
  customer: string | null;
  customer_details: {email: string | null} | null;
  /** The fake's own note: what the payment or the subscription is to have as its metadata. */
  inner: Stripe.Metadata;
  /** The fake's own note: Stripe shows neither on the session before it is complete. */
  pending: {subscription: string; invoice: string} | null;
};

export type FakeSubscription = Keys<
  Stripe.Subscription,
  | 'id'
  | 'object'
  | 'status'
  | 'currency'
  | 'metadata'
  | 'livemode'
  | 'created'
  | 'cancel_at_period_end'
  | 'cancel_at'
  | 'canceled_at'
  | 'ended_at'
> & {customer: string; latest_invoice: string | null};

export type FakeInvoice = Keys<
  Stripe.Invoice,
  | (
      | 'id'
      | 'object'
      | 'amount_due'
      | 'amount_paid'
      | 'currency'
      | 'status'
      | 'billing_reason'
      | 'attempt_count'
      | 'livemode'
    )
  | ('created' | 'metadata' | 'next_payment_attempt' | 'customer_email')
> & {
  customer: string;
  parent: {type: 'subscription_details'; subscription_details: {subscription: string; metadata: Stripe.Metadata}};
};

export type FakeInvoicePayment = Keys<
  Stripe.InvoicePayment,
  'id' | 'object' | 'status' | 'amount_requested' | 'currency' | 'livemode'
> & {
  invoice: string;
  payment: {type: 'payment_intent'; payment_intent: string};
};

export type FakeDispute = Keys<
  Stripe.Dispute,
  'id' | 'object' | 'amount' | 'currency' | 'status' | 'reason' | 'livemode' | 'created'
> & {
  charge: string;
  payment_intent: string;
};

export type FakeWarning = Keys<
  Stripe.Radar.EarlyFraudWarning,
  'id' | 'object' | 'actionable' | 'fraud_type' | 'livemode' | 'created'
> & {
  charge: string;
  payment_intent: string;
};

/** Any object of the fake's. */
export type FakeObject =
  | FakeIntent
  | FakeCharge
  | FakeSession
  | FakeSubscription
  | FakeInvoice
  | FakeInvoicePayment
  | FakeDispute
  | FakeWarning;

/** What is shown of an object: what the fake notes for itself stays with it. */
export function visible(object: object): object {
  const {inner: _inner, pending: _pending, ...rest} = object as Record<string, unknown>;
  return rest;
}

/** Which fields may be expanded, by the kind of object. */
const EXPANDABLE: Readonly<Record<string, readonly string[]>> = {
  'checkout.session': ['payment_intent', 'subscription', 'invoice'],
  payment_intent: ['latest_charge'],
  charge: ['payment_intent'],
  subscription: ['latest_invoice'],
  invoice_payment: ['invoice', 'payment.payment_intent'],
  dispute: ['charge', 'payment_intent'],
  'radar.early_fraud_warning': ['charge', 'payment_intent'],
};

/**
 * A copy with the fields at `paths` replaced by the objects that they name, as Stripe's `expand` does.
 *
 * @returns `null` for a path that Stripe would refuse.
 */
export function expanded(
  object: FakeObject,
  paths: readonly string[],
  find: (id: string) => FakeObject | undefined,
): object | null {
  const copy = structuredClone(object) as unknown as Record<string, unknown>;
  for (const path of paths) {
    const allowed = EXPANDABLE[object.object] ?? [];
    const field = allowed.find((name) => path === name || path.startsWith(`${name}.`));
    if (field === undefined || path.split('.').length > 4) return null;
    const [outer = '', inner] = field.split('.');
    const holder = (inner === undefined ? copy : copy[outer]) as Record<string, unknown>;
    const name = inner ?? outer;
    const id = holder[name];
    if (typeof id !== 'string') continue;
    const target = find(id);
    const rest = path.slice(field.length + 1);
    const value = target && expanded(target, rest ? [rest] : [], find);
    if (!value) return null;
    holder[name] = value;
  }
  return copy;
}

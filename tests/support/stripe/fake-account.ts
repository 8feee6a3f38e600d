import type {Stripe} from 'stripe';

import {
  visible,
  type FakeCharge,
  type FakeDispute,
  type FakeIntent,
  type FakeInvoice,
  type FakeInvoicePayment,
  type FakeObject,
  type FakeSession,
  type FakeSubscription,
  type FakeWarning,
} from './objects.js';
import {invalid} from './replies.js';
import {checkSession, type SessionParams} from './rules.js';

/** How a reader's payment goes. */
export type Payment =
  /** The money is there at once. */
  | {readonly result: 'paid'}
  /** A bank debit: on its way until `settle`. */
  | {readonly result: 'processing'}
  /** 3-D Secure: waits for `authenticate`. */
  | {readonly result: 'authenticate'}
  /** Refused; the session stays open. */
  | {readonly result: 'declined'; readonly code?: string; readonly declineCode?: string};

/** What a confirmation came to, in the words of Stripe.js. */
export interface Confirmation {
  readonly status: 'complete' | 'open' | 'requires_action';
  readonly paymentStatus: 'paid' | 'unpaid';
  readonly declineCode?: string;
}

/** An account at Stripe: its objects, their lives, and the events that tell of them. */
export class FakeAccount {
  readonly live: boolean;
  /** Every event, in the order in which things happened. */
  readonly events: Stripe.Event[] = [];

  readonly #objects = new Map<string, FakeObject>();
  /** The session that a payment or a subscription belongs to. */
  readonly #sessions = new Map<string, FakeSession>();
  readonly #now: () => number;
  #counter = 0;

  constructor(live: boolean, now: () => number) {
    this.live = live;
    this.#now = now;
  }

  find(id: string): FakeObject | undefined {
    return this.#objects.get(id);
  }

  /** A session by its id or its client secret. Throws where there is none, so that a test's mistake is seen. */
  session(idOrSecret: string): FakeSession {
    const session = this.#sessionBy(idOrSecret);
    if (session.status === 'open' && session.expires_at * 1000 <= this.#now()) this.expire(session.id);
    return session;
  }

  /** The session of a payment or of a subscription. */
  sessionOf(id: string): FakeSession | undefined {
    const session = this.#sessions.get(id);
    return session && [session.payment_intent, session.subscription].includes(id) ? session : undefined;
  }

  /** The one payment of an invoice. */
  paymentOf(invoiceId: string): FakeInvoicePayment {
    return this.#get('invoice_payment', invoiceId.replace(/^in_/, 'inpay_'));
  }

  /** The invoice that a payment is for, where it is for one. */
  invoicePaymentBy(intentId: string): FakeInvoicePayment | undefined {
    const intent = this.find(intentId);
    return intent?.object === 'payment_intent' && intent.invoice !== null ? this.paymentOf(intent.invoice) : undefined;
  }

  /** `POST /v1/checkout/sessions`. Throws a `Fault` for what Stripe would refuse. */
  open(params: SessionParams): FakeSession {
    checkSession(params, this.#now());
    const id = this.#id(`cs_${this.live ? 'live' : 'test'}_`);
    const elements = params.ui_mode === 'elements';
    const fill = (url: string | undefined): string | null => url?.replace('{CHECKOUT_SESSION_ID}', id) ?? null;
    const price = params.line_items?.[0]?.price_data;
    return this.#keep<FakeSession>({
      ...this.#base(id, 'checkout.session'),
      amount_total: (price?.unit_amount ?? 0) * (params.line_items?.[0]?.quantity ?? 1),
      currency: price?.currency ?? null,
      mode: params.mode ?? 'payment',
      ui_mode: elements ? 'elements' : 'hosted_page',
      status: 'open',
      payment_status: 'unpaid',
      client_secret: elements ? `${id}_secret_${this.#random()}` : null,
      url: elements ? null : `https://checkout.stripe.com/c/pay/${id}`,
      return_url: fill(params.return_url),
      success_url: fill(params.success_url),
      cancel_url: params.cancel_url ?? null,
      metadata: this.#metadata(params.metadata),
      expires_at: params.expires_at ?? this.#seconds() + 86_400,
      client_reference_id: params.client_reference_id ?? null,
      customer_email: params.customer_email ?? null,
      customer_details: null,
      customer: null,
      locale: params.locale ?? null,
      payment_intent: null,
      subscription: null,
      invoice: null,
      inner: this.#metadata(params.payment_intent_data?.metadata ?? params.subscription_data?.metadata),
      pending: null,
    });
  }

  /**
   * The reader pays, in the page or on Stripe's own.
   *
   * Throws what Stripe.js would answer with an error: no e-mail, or a session that is no longer open.
   */
  confirm(idOrSecret: string, payment: Payment, email?: string): Confirmation {
    const session = this.session(idOrSecret);
    if (session.status !== 'open') throw invalid('checkout_session_not_open', 'session');
    const address = session.customer_email ?? email;
    if (!address) throw invalid('email_missing', 'email');
    session.customer_details = {email: address};
    const intent = this.#intentOf(session);
    switch (payment.result) {
      case 'paid':
        this.#complete(session);
        this.#succeed(session, intent);
        return {status: 'complete', paymentStatus: 'paid'};
      case 'processing':
        intent.status = 'processing';
        this.#complete(session);
        this.#tell('payment_intent.processing', intent);
        this.#tell('checkout.session.completed', session);
        return {status: 'complete', paymentStatus: 'unpaid'};
      case 'authenticate':
        intent.status = 'requires_action';
        this.#tell('payment_intent.requires_action', intent);
        return {status: 'requires_action', paymentStatus: 'unpaid'};
      case 'declined':
        return this.#decline(intent, payment.code ?? 'card_declined', payment.declineCode);
    }
  }

  /** The bank has asked the reader; `passed` or not. */
  authenticate(idOrSecret: string, passed: boolean): Confirmation {
    const session = this.session(idOrSecret);
    const intent = this.#intentOf(session);
    if (intent.status !== 'requires_action') throw new Error('No bank has asked.');
    if (!passed) return this.#decline(intent, 'payment_intent_authentication_failure');
    this.#complete(session);
    this.#succeed(session, intent);
    return {status: 'complete', paymentStatus: 'paid'};
  }

  /** A bank debit ends. */
  settle(idOrSecret: string, paid: boolean, declineCode = 'debit_not_authorized'): void {
    const session = this.session(idOrSecret);
    const intent = this.#intentOf(session);
    if (intent.status !== 'processing') throw new Error('No debit is on its way.');
    if (paid) {
      this.#succeed(session, intent, 'checkout.session.async_payment_succeeded');
      return;
    }
    this.#decline(intent, 'payment_method_provider_decline', declineCode);
    const invoice = this.#invoiceOf(session);
    if (invoice) this.#tell('invoice.payment_failed', invoice);
    this.#tell('checkout.session.async_payment_failed', session);
  }

  /** Nobody paid in time. */
  expire(idOrSecret: string): FakeSession {
    const session = this.#sessionBy(idOrSecret);
    if (session.status !== 'open') throw invalid('resource_invalid_state', 'session', 'not open');
    Object.assign(session, {status: 'expired', client_secret: null, url: null});
    this.#tell('checkout.session.expired', session);
    return session;
  }

  /** A month or a year later. */
  renew(
    idOrSecret: string,
    payment: {readonly result: 'paid'} | {readonly result: 'declined'; readonly declineCode?: string},
  ): FakeInvoice {
    const subscription = this.#subscriptionOf(idOrSecret);
    const {amount_total: amount} = this.session(idOrSecret);
    const invoice = this.#bill(subscription, amount ?? 0, 'subscription_cycle');
    this.retry(invoice.id, payment);
    return invoice;
  }

  /** An invoice is tried, or tried again. */
  retry(
    invoiceId: string,
    payment: {readonly result: 'paid'} | {readonly result: 'declined'; readonly declineCode?: string},
  ): void {
    const invoice = this.#get('invoice', invoiceId);
    const subscription = this.#get('subscription', invoice.parent.subscription_details.subscription);
    const intent = this.#get('payment_intent', this.paymentOf(invoiceId).payment.payment_intent);
    if (payment.result === 'paid') {
      this.#charge(intent, invoice.customer_email);
      this.#settleInvoice(invoice, subscription);
      return;
    }
    invoice.attempt_count++;
    this.#decline(intent, 'card_declined', payment.declineCode);
    subscription.status = 'past_due';
    this.#tell('invoice.payment_failed', invoice);
    this.#tell('customer.subscription.updated', subscription);
  }

  /** The supporter ends it, now or with the time that is paid for. */
  cancel(idOrSecret: string, atPeriodEnd = false): void {
    const subscription = this.#subscriptionOf(idOrSecret);
    if (atPeriodEnd) {
      // The same day however often it is said.
      const ends = subscription.created + 30 * 86_400;
      Object.assign(subscription, {cancel_at_period_end: true, cancel_at: ends, canceled_at: this.#seconds()});
      this.#tell('customer.subscription.updated', subscription);
      return;
    }
    const now = this.#seconds();
    Object.assign(subscription, {status: 'canceled', canceled_at: now, ended_at: now});
    this.#tell('customer.subscription.deleted', subscription);
  }

  /** The supporter, or the publisher, takes that back. */
  keep(idOrSecret: string): void {
    const subscription = this.#subscriptionOf(idOrSecret);
    Object.assign(subscription, {cancel_at_period_end: false, cancel_at: null, canceled_at: null});
    this.#tell('customer.subscription.updated', subscription);
  }

  /** Gives money back; without an amount all of it. */
  refund(idOrSecret: string, amount?: number): FakeCharge {
    const charge = this.chargeOf(idOrSecret);
    charge.amount_refunded += amount ?? charge.amount - charge.amount_refunded;
    if (charge.amount_refunded > charge.amount) throw new Error('More than was paid.');
    charge.refunded = charge.amount_refunded === charge.amount;
    this.#tell('charge.refunded', charge);
    return charge;
  }

  /** A reader has told the bank that it was not them. */
  dispute(idOrSecret: string): FakeDispute {
    const charge = this.chargeOf(idOrSecret);
    charge.disputed = true;
    const dispute = this.#keep<FakeDispute>({
      ...this.#base(this.#id('dp_'), 'dispute'),
      ...{amount: charge.amount, currency: charge.currency, status: 'needs_response', reason: 'fraudulent'},
      ...{charge: charge.id, payment_intent: charge.payment_intent},
    });
    this.#tell('charge.dispute.created', dispute);
    return dispute;
  }

  /** A bank says beforehand that it looks like fraud. */
  warn(idOrSecret: string): FakeWarning {
    const charge = this.chargeOf(idOrSecret);
    const warning = this.#keep<FakeWarning>({
      ...this.#base(this.#id('issfr_'), 'radar.early_fraud_warning'),
      ...{actionable: true, fraud_type: 'unauthorized_use_of_card', charge: charge.id},
      payment_intent: charge.payment_intent,
    });
    this.#tell('radar.early_fraud_warning.created', warning);
    return warning;
  }

  /** What the latest payment of a session, or of its subscription, took. */
  chargeOf(idOrSecret: string): FakeCharge {
    const session = this.session(idOrSecret);
    const latest = session.subscription && this.#get('subscription', session.subscription).latest_invoice;
    const intent = latest ? this.paymentOf(latest).payment.payment_intent : session.payment_intent;
    return this.#get('charge', (intent && this.#get('payment_intent', intent).latest_charge) ?? '');
  }

  /** The payment behind a session; made with the first try to pay. */
  #intentOf(session: FakeSession): FakeIntent {
    const known =
      session.payment_intent ?? (session.pending && this.paymentOf(session.pending.invoice).payment.payment_intent);
    if (known) return this.#get('payment_intent', known);
    const {amount_total: amount, currency, mode, inner} = session;
    const intent = this.#intent(amount ?? 0, currency ?? '', mode === 'payment' ? inner : {});
    if (mode === 'payment') {
      session.payment_intent = intent.id;
      this.#sessions.set(intent.id, session);
      return intent;
    }
    session.customer ??= this.#id('cus_');
    const subscription = this.#keep<FakeSubscription>({
      ...this.#base(this.#id('sub_'), 'subscription'),
      ...{status: 'incomplete', currency: currency ?? '', metadata: inner, customer: session.customer},
      ...{cancel_at_period_end: false, cancel_at: null, canceled_at: null, ended_at: null, latest_invoice: null},
    });
    const invoice = this.#bill(subscription, amount ?? 0, 'subscription_create', intent);
    invoice.customer_email = session.customer_details?.email ?? null;
    this.#sessions.set(subscription.id, session);
    session.pending = {subscription: subscription.id, invoice: invoice.id};
    return intent;
  }

  #invoiceOf(session: FakeSession): FakeInvoice | undefined {
    const {pending} = session;
    return pending ? this.#get('invoice', pending.invoice) : undefined;
  }

  #subscriptionOf(idOrSecret: string): FakeSubscription {
    return this.#get('subscription', this.session(idOrSecret).subscription ?? '');
  }

  #complete(session: FakeSession): void {
    const {pending} = session;
    Object.assign(session, {status: 'complete', client_secret: null, url: null, ...pending});
    if (!pending) return;
    // A subscription is active while its first debit is on its way.
    const subscription = this.#get('subscription', pending.subscription);
    subscription.status = 'active';
    this.#tell('customer.subscription.created', subscription);
  }

  #succeed(session: FakeSession, intent: FakeIntent, event = 'checkout.session.completed'): void {
    this.#charge(intent, session.customer_details?.email ?? null);
    const invoice = this.#invoiceOf(session);
    if (invoice) {
      this.#settleInvoice(invoice, this.#get('subscription', invoice.parent.subscription_details.subscription));
    }
    session.payment_status = 'paid';
    this.#tell(event, session);
  }

  #charge(intent: FakeIntent, email: string | null): void {
    const charge = this.#keep<FakeCharge>({
      ...this.#base(this.#id('ch_'), 'charge'),
      ...{amount: intent.amount, amount_refunded: 0, refunded: false, disputed: false, currency: intent.currency},
      ...{metadata: {...intent.metadata}, payment_intent: intent.id, customer: null, billing_details: {email}},
    });
    Object.assign(intent, {status: 'succeeded', last_payment_error: null, latest_charge: charge.id});
    this.#tell('charge.succeeded', charge);
    this.#tell('payment_intent.succeeded', intent);
  }

  #decline(intent: FakeIntent, code: string, declineCode?: string): Confirmation {
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {type: 'card_error', code, ...(declineCode && {decline_code: declineCode})};
    this.#tell('payment_intent.payment_failed', intent);
    return {status: 'open', paymentStatus: 'unpaid', declineCode: declineCode ?? code};
  }

  #bill(
    subscription: FakeSubscription,
    amount: number,
    reason: 'subscription_create' | 'subscription_cycle',
    intent = this.#intent(amount, subscription.currency, {}),
  ): FakeInvoice {
    const {currency, customer, metadata} = subscription;
    const invoice = this.#keep<FakeInvoice>({
      ...this.#base(this.#id('in_'), 'invoice'),
      ...{amount_due: amount, amount_paid: 0, currency, status: 'open', billing_reason: reason, attempt_count: 0},
      ...{metadata: {}, next_payment_attempt: null, customer, customer_email: null},
      parent: {
        type: 'subscription_details',
        subscription_details: {subscription: subscription.id, metadata: {...metadata}},
      },
    });
    this.#keep<FakeInvoicePayment>({
      ...{
        id: invoice.id.replace(/^in_/, 'inpay_'),
        object: 'invoice_payment',
        status: 'open',
        amount_requested: amount,
        currency,
      },
      ...{invoice: invoice.id, livemode: this.live, payment: {type: 'payment_intent', payment_intent: intent.id}},
    });
    intent.invoice = invoice.id;
    subscription.latest_invoice = invoice.id;
    this.#tell('invoice.created', invoice);
    return invoice;
  }

  #settleInvoice(invoice: FakeInvoice, subscription: FakeSubscription): void {
    Object.assign(invoice, {status: 'paid', amount_paid: invoice.amount_due, attempt_count: invoice.attempt_count + 1});
    subscription.status = 'active';
    this.paymentOf(invoice.id).status = 'paid';
    this.#tell('invoice.paid', invoice);
    this.#tell('customer.subscription.updated', subscription);
  }

  #intent(amount: number, currency: string, metadata: Stripe.Metadata): FakeIntent {
    return this.#keep<FakeIntent>({
      ...this.#base(this.#id('pi_'), 'payment_intent'),
      ...{amount, currency, metadata, status: 'requires_payment_method', last_payment_error: null},
      ...{latest_charge: null, invoice: null},
    });
  }

  #tell(type: string, object: FakeObject): void {
    const event = {
      ...{id: this.#id('evt_'), object: 'event', type, api_version: '2026-10-28.endive', created: this.#seconds()},
      ...{livemode: this.live, pending_webhooks: 1, request: null, data: {object: structuredClone(visible(object))}},
    };
    this.events.push(event as unknown as Stripe.Event);
  }

  #keep<Thing extends FakeObject>(object: Thing): Thing {
    this.#objects.set(object.id, object);
    return object;
  }

  #get<Kind extends FakeObject['object']>(kind: Kind, id: string): Extract<FakeObject, {object: Kind}> {
    const object = this.#objects.get(id);
    if (object?.object !== kind) throw new Error(`There is no ${kind} ${id}.`);
    return object as Extract<FakeObject, {object: Kind}>;
  }

  #sessionBy(idOrSecret: string): FakeSession {
    const session = this.#get('checkout.session', idOrSecret.replace(/_secret_.*$/, ''));
    if (idOrSecret.includes('_secret_') && session.status === 'open' && session.client_secret !== idOrSecret) {
      throw new Error('Another client secret.');
    }
    return session;
  }

  #base<Kind extends string>(id: string, object: Kind): {id: string; object: Kind; livemode: boolean; created: number} {
    return {id, object, livemode: this.live, created: this.#seconds()};
  }

  #metadata(params: Stripe.MetadataParam | undefined): Stripe.Metadata {
    return Object.fromEntries(Object.entries(params ?? {}).map(([key, value]) => [key, String(value)]));
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  #id(prefix: string): string {
    this.#counter++;
    return `${prefix}${String(this.#counter).padStart(6, '0')}${this.#random()}`;
  }

  #random(): string {
    return crypto.randomUUID().replaceAll('-', '');
  }
}

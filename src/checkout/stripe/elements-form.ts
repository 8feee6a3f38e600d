/** Stripe's form in the page: wallets above, everything else below, and our own button under both. */
import type {
  Stripe,
  StripeCheckoutExpressCheckoutElement,
  StripeCheckoutExpressCheckoutElementOptions,
  StripeCheckoutLoadActionsSuccess,
  StripeCheckoutSession,
  StripeExpressCheckoutElementConfirmEvent,
  StripePaymentElement,
} from '@stripe/stripe-js';

import {AppealError} from '../../core/errors.js';
import {isRightToLeft} from '../../core/locale.js';
import type {CheckoutRequest, Outcome, PaymentForm} from '../checkout.js';
import {within} from '../within.js';
import {createConfirm} from './confirm.js';
import {fontsFor} from './fonts.js';
import {looksOf} from './looks.js';
import {isSameTotal} from './same-total.js';

/** How long Stripe may take with what can charge nothing yet, in ms. */
const PREPARE_MS = 10_000;

/** What a form is made of. */
export interface FormParts {
  readonly request: CheckoutRequest;
  readonly stripe: Stripe;
  /** The gift's id with the server. */
  readonly id: string;
  readonly clientSecret: string;
  /** Whether real money moves. */
  readonly live: boolean;
  /** How long the form may take until it can be filled in, in ms. */
  readonly ms: number;
}

/**
 * Puts Stripe's Elements into the page. Resolves when they can be filled in.
 *
 * @throws AppealError `server` when Stripe would charge something else than what was shown.
 */
export async function createElementsForm(parts: FormParts): Promise<PaymentForm> {
  const {request, stripe, clientSecret, ms} = parts;
  const {mount, appearance, signal} = request;
  const sdk = stripe.initCheckoutElementsSdk({
    clientSecret,
    elementsOptions: {appearance: looksOf(appearance), fonts: fontsFor(appearance['--appeal-font'])},
    // Another currency would be another sum than the one that was shown.
    adaptivePricing: {allowed: false},
  });
  const places = makePlaces(request);
  mount.append(...places.all);
  const payment = sdk.createPaymentElement({
    layout: {type: 'accordion', radios: 'if_multiple', spacedAccordionItems: false},
    paymentMethodOrder: [request.method],
    // These have buttons of their own above.
    wallets: {applePay: 'never', googlePay: 'never'},
  });
  const express = sdk.createExpressCheckoutElement(BUTTONS as StripeCheckoutExpressCheckoutElementOptions);
  const destroy = (): void => {
    signal.removeEventListener('abort', destroy);
    for (const element of [payment, express]) attempt(() => element.destroy());
    mount.replaceChildren();
  };
  signal.addEventListener('abort', destroy);
  try {
    showWhenOffered(express, places);
    const ready = whenReady(payment);
    payment.mount(places.payment);
    express.mount(places.express);
    const loaded = await within(ms, 'Stripe’s form', Promise.all([sdk.loadActions(), ready]), signal);
    const actions = actionsOf(loaded[0]);
    const assertTotal = (session: StripeCheckoutSession): void => {
      if (isSameTotal(session, request.gift, parts.live)) return;
      throw new AppealError('server', 'Stripe would charge something else than what was shown.');
    };
    assertTotal(actions.getSession());
    return createForm(parts, {actions, payment, express, assertTotal, destroy});
  } catch (cause) {
    destroy();
    throw cause;
  }
}

interface Loaded {
  readonly actions: StripeCheckoutLoadActionsSuccess;
  readonly payment: StripePaymentElement;
  readonly express: StripeCheckoutExpressCheckoutElement;
  readonly assertTotal: (session: StripeCheckoutSession) => void;
  readonly destroy: () => void;
}

function createForm({request, id}: FormParts, {actions, payment, express, assertTotal, destroy}: Loaded): PaymentForm {
  const {signal} = request;
  const confirm = createConfirm(actions, {id, endpoint: request.endpoint, signal});

  /** What Stripe is told and looks at before anything can be charged. */
  async function prepare(email: string): Promise<Outcome | null> {
    const updated = await actions.updateEmail(email);
    if (updated.type === 'error') return {status: 'incomplete', field: 'email'};
    const checked = await actions.validateElements();
    if (checked.type === 'success') return null;
    payment.focus();
    return {status: 'incomplete'};
  }

  express.on('confirm', (event: StripeExpressCheckoutElementConfirmEvent) => {
    const run = async (): Promise<Outcome> => {
      try {
        assertTotal(actions.getSession());
      } catch (cause) {
        event.paymentFailed({reason: 'fail'});
        throw cause;
      }
      return confirm({expressCheckoutConfirmEvent: event});
    };
    // The sheet of a wallet stays open until it is told.
    if (signal.aborted || !request.pay(run)) event.paymentFailed({reason: 'fail'});
  });

  return {
    async confirm(email) {
      if (signal.aborted) throw new AppealError('checkout-unavailable', 'The payment was given up.');
      const missing = await within(PREPARE_MS, 'Stripe', prepare(email), signal).catch((cause: unknown) => {
        throw new AppealError('network', 'Stripe did not answer; nothing was sent to a bank.', {cause});
      });
      if (missing) return missing;
      assertTotal(actions.getSession());
      return confirm({});
    },
    destroy,
  };
}

const BUTTONS: Partial<StripeCheckoutExpressCheckoutElementOptions> = {
  buttonHeight: 48,
  layout: {maxColumns: 2, maxRows: 2, overflow: 'auto'},
};

interface Places {
  readonly express: HTMLElement;
  readonly or: HTMLElement;
  readonly payment: HTMLElement;
  readonly all: readonly HTMLElement[];
}

/** Stripe takes the direction of writing from the elements around its own. */
function makePlaces({locale, say}: CheckoutRequest): Places {
  const [express, or, payment] = ['div', 'p', 'div'].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  or.textContent = say('orOtherwise');
  or.style.setProperty('margin', '1em 0');
  or.style.setProperty('text-align', 'center');
  express.hidden = or.hidden = true;
  const all = [express, or, payment];
  for (const place of all) place.dir = isRightToLeft(locale) ? 'rtl' : 'ltr';
  return {express, or, payment, all};
}

/** No wallet, no place for one. */
function showWhenOffered(element: StripeCheckoutExpressCheckoutElement, {express, or}: Places): void {
  element.on('ready', ({availablePaymentMethods}) => {
    express.hidden = or.hidden = !availablePaymentMethods;
  });
  element.on('loaderror', () => {
    express.hidden = or.hidden = true;
  });
}

function whenReady(element: StripePaymentElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.on('ready', () => resolve());
    element.on('loaderror', ({error}) => reject(new Error('Stripe’s form could not be loaded.', {cause: error})));
  });
}

function actionsOf(loaded: Awaited<ReturnType<ReturnType<Stripe['initCheckoutElementsSdk']>['loadActions']>>) {
  if (loaded.type === 'success') return loaded.actions;
  throw new Error('Stripe’s form has no session.', {cause: loaded.error});
}

/** Stripe's objects throw when they are gone already; then there is nothing left to do. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Gone.
  }
}

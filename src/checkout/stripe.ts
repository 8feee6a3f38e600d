/**
 * Real gifts through Stripe, without leaving the article where that can be: Checkout Sessions in the page. Where it can't
 * (Stripe's script is blocked or does not come, the page stands in another site's frame), on Stripe's own page.
 */
import {AppealError} from '../core/errors.js';
import type {CheckoutConfig, GiftReply} from '../core/protocol.js';
import type {Checkout, CheckoutRequest, PaymentForm} from './checkout.js';
import {fetchConfig, manageAddress, readGift} from './client.js';
import {isFramedByStrangers} from './framed.js';
import {returnUrl} from './gift-request.js';
import {openGift} from './open-gift.js';
import {bringStripe} from './stripe/bring-stripe.js';
import {outcomeOf} from './stripe/confirm.js';
import {createElementsForm} from './stripe/elements-form.js';
import {formLocale} from './stripe/locale.js';
import {createPaymentPage} from './stripe/payment-page.js';

/**
 * From “Continue” to a form that can be filled in, in ms; then Stripe's own page. Leaves that page the rest of the ten seconds
 * that a reader waits at most.
 */
const FORM_MS = 7_000;

/** What the form gets of them at least, however slow the script was. */
const FORM_LEAST_MS = 2_500;

/** The adapter named `stripe`. */
export const checkout = {
  // Everything in here has a deadline of its own, and a reader may have to pass a challenge.
  patienceMs: 180_000,

  async start(request) {
    const config = await fetchConfig(request.endpoint, {signal: request.signal});
    const key = config.publishableKey;
    if (config.provider !== 'stripe' || !key?.startsWith('pk_')) {
      throw new AppealError('checkout-unavailable', `The server takes ${config.provider}; this is Stripe.`);
    }
    const framed = isFramedByStrangers();
    const form = framed ? null : await payHere(request, config, key);
    return form ?? payOnPage(request, config, framed);
  },

  manage: (endpoint: string) => manageAddress(endpoint),

  async status(id: string, endpoint: string, signal?: AbortSignal) {
    const {status, decline} = await readGift(endpoint, id, {signal});
    return {status, ...(decline && {decline})};
  },
} satisfies Checkout;

/** @returns `null` when the form can't stand in this page. */
async function payHere(request: CheckoutRequest, config: CheckoutConfig, key: string): Promise<PaymentForm | null> {
  const begun = performance.now();
  const stripe = await bringStripe(key, formLocale(request.locale), FORM_MS).catch(notHere(request));
  if (!stripe) return null;
  // What our own server takes, or a challenge, is none of the script's.
  const ms = Math.max(FORM_MS - (performance.now() - begun), FORM_LEAST_MS);
  const gift = await order(request, config);
  if (gift.status !== 'open') return settled(request, gift);
  const {id, clientSecret} = gift;
  if (!clientSecret) throw new AppealError('server', 'The server’s gift has no secret for Stripe’s form.');
  return createElementsForm({request, stripe, id, clientSecret, live: config.live, ms}).catch(notHere(request));
}

async function payOnPage(request: CheckoutRequest, config: CheckoutConfig, framed: boolean): Promise<PaymentForm> {
  if (!config.hosted) throw new AppealError('checkout-unavailable', 'Stripe’s form can’t stand here.');
  const gift = await order(request, config, 'hosted');
  return gift.status === 'open' ? createPaymentPage(request, gift, {framed}) : settled(request, gift);
}

function order(request: CheckoutRequest, config: CheckoutConfig, page?: 'hosted'): Promise<GiftReply> {
  const email = request.email();
  return openGift(request, config, {returnUrl: returnUrl(), ...(page && {page, ...(email && {email})})});
}

/** The same attempt has been paid already, from another tab or before a reload: nothing is left to fill in. */
function settled(request: CheckoutRequest, gift: GiftReply): PaymentForm {
  const outcome = outcomeOf(gift, null);
  setTimeout(() => request.pay(() => Promise.resolve(outcome)));
  return {email: false, action: '', confirm: () => Promise.resolve(outcome), destroy: () => undefined};
}

/** What is Stripe's own trouble leads to its own page; what the server or we refuse is refused. */
function notHere({signal}: CheckoutRequest): (cause: unknown) => null {
  return (cause) => {
    if (cause instanceof AppealError || signal.aborted) throw cause;
    console.warn('reader-appeal: The payment form can’t stand here; Stripe’s own page is next.', cause);
    return null;
  };
}

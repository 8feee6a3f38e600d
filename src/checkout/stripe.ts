/**
 * Real gifts through Stripe, without leaving the article where that can be: Checkout Sessions in the page. Where it can't
 * (Stripe's script is blocked or does not come, the page stands in another site's frame), on Stripe's own page.
 */
import {AppealError} from '../core/errors.js';
import type {CheckoutConfig, GiftReply} from '../core/protocol.js';
import type {Checkout, CheckoutRequest, PaymentForm} from './checkout.js';
import {createGift, fetchConfig, readGift} from './client.js';
import {isFramedByStrangers} from './framed.js';
import {assertShown, giftRequest, returnUrl} from './gift-request.js';
import {bringStripe} from './stripe/bring-stripe.js';
import {outcomeOf} from './stripe/confirm.js';
import {createElementsForm} from './stripe/elements-form.js';
import {formLocale} from './stripe/locale.js';
import {createPaymentPage} from './stripe/payment-page.js';

/**
 * From “Continue” to a form that can be filled in, in ms; then Stripe's own page. Leaves that page two of the ten seconds
 * that a reader waits at most.
 */
const FORM_MS = 8_000;

/** What the form gets of them at least, however slow the server was. */
const FORM_LEAST_MS = 3_000;

/** The adapter named `stripe`. */
export const checkout = {
  // Everything in here has a deadline of its own.
  patienceMs: 40_000,

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

  async status(id: string, endpoint: string, signal?: AbortSignal) {
    const {status, decline} = await readGift(endpoint, id, {signal});
    return {status, ...(decline && {decline})};
  },
} satisfies Checkout;

/** @returns `null` when the form can't stand in this page. */
async function payHere(request: CheckoutRequest, config: CheckoutConfig, key: string): Promise<PaymentForm | null> {
  const until = performance.now() + FORM_MS;
  const stripe = await bringStripe(key, formLocale(request.locale), FORM_MS).catch(notHere(request));
  if (!stripe) return null;
  const gift = await order(request, config);
  if (gift.status !== 'open') return settled(request, gift);
  const {id, clientSecret} = gift;
  if (!clientSecret) throw new AppealError('server', 'The server’s gift has no secret for Stripe’s form.');
  const ms = Math.max(until - performance.now(), FORM_LEAST_MS);
  return createElementsForm({request, stripe, id, clientSecret, live: config.live, ms}).catch(notHere(request));
}

async function payOnPage(request: CheckoutRequest, config: CheckoutConfig, framed: boolean): Promise<PaymentForm> {
  if (!config.hosted) throw new AppealError('checkout-unavailable', 'Stripe’s form can’t stand here.');
  const gift = await order(request, config, 'hosted');
  return gift.status === 'open' ? createPaymentPage(request, gift, {framed}) : settled(request, gift);
}

async function order(request: CheckoutRequest, {token}: CheckoutConfig, page?: 'hosted'): Promise<GiftReply> {
  const wanted = {...giftRequest(request), returnUrl: returnUrl(), ...(page && {page})};
  const gift = await createGift(request.endpoint, wanted, token, {signal: request.signal});
  assertShown(gift, request);
  return gift;
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
    console.warn('[reader-appeal] The payment form can’t stand here; Stripe’s own page is next.', cause);
    return null;
  };
}

/** Sandbox payments in the page: no money moves, and only listed test numbers are taken (src/core/sandbox.ts). */
import {AppealError} from '../core/errors.js';
import type {GiftReply} from '../core/protocol.js';
import {isSandboxMethod} from '../core/sandbox.js';
import type {Checkout, CheckoutRequest, Outcome, PaymentForm} from './checkout.js';
import {actOnGift, fetchConfig, manageAddress, readGift} from './client.js';
import {openGift} from './open-gift.js';
import {askForAuthentication} from './sandbox/challenge.js';
import {createSandboxForm, type SandboxForm} from './sandbox/form.js';

/** The adapter named `sandbox`. */
export const checkout = {
  // Every call has a deadline of its own, and a reader may have to pass a challenge.
  patienceMs: 180_000,

  async start(request) {
    const {endpoint, method, signal} = request;
    const config = await fetchConfig(endpoint, {signal});
    if (config.provider !== 'sandbox' || config.live || !isSandboxMethod(method)) {
      throw new AppealError('checkout-unavailable', `The server takes ${config.provider}; this is the sandbox.`);
    }
    const gift = await openGift(request, config);
    return createPayment(request, gift, createSandboxForm(request.mount, method, request.appearance));
  },

  manage: (endpoint: string) => manageAddress(endpoint),

  async status(id: string, endpoint: string, signal?: AbortSignal) {
    const {status, decline} = await readGift(endpoint, id, {signal});
    return {status, ...(decline && {decline})};
  },
} satisfies Checkout;

/** One gift, and the payments that are tried for it one after the other. */
function createPayment(request: CheckoutRequest, gift: GiftReply, form: SandboxForm): PaymentForm {
  const {endpoint} = request;
  const gone = new AbortController();
  const {signal} = gone;
  const destroy = (): void => {
    request.signal.removeEventListener('abort', destroy);
    gone.abort();
    form.remove();
  };
  request.signal.addEventListener('abort', destroy);
  if (request.signal.aborted) destroy();

  /** The payment that was ordered and is not known to have failed: while there is one, there is no other. */
  let ordered: string | null = null;
  let running: Promise<Outcome> | null = null;

  async function pay(email: string): Promise<Outcome> {
    if (signal.aborted) throw new AppealError('checkout-unavailable', 'The payment was given up.');
    if (ordered === null) {
      const instrument = form.read();
      if (!instrument) return {status: 'incomplete'};
      try {
        ordered = await order(instrument.number, email);
      } catch (error) {
        if (!(error instanceof AppealError) || error.refusal?.code !== 'card-not-listed') throw error;
        form.refuseNumber();
        return {status: 'incomplete'};
      }
    }
    return answer(ordered);
  }

  async function order(number: string, email: string): Promise<string> {
    const payment = await actOnGift(endpoint, gift.id, 'sandbox/pay', {number, email}, {signal});
    if (payment.status !== 'open') return payment.id;
    const passed = await askForAuthentication(signal);
    return (await actOnGift(endpoint, payment.id, 'sandbox/authenticate', {passed}, {signal})).id;
  }

  async function answer(id: string): Promise<Outcome> {
    let reply: GiftReply;
    try {
      reply = await readGift(endpoint, id, {signal});
    } catch {
      return {status: 'unknown', id};
    }
    if (reply.status === 'paid' || reply.status === 'processing') return {status: reply.status, id};
    ordered = null;
    if (reply.status === 'failed') return {status: 'declined', code: reply.decline ?? 'processing-error'};
    throw new AppealError('gift-expired', 'The payment has waited too long.');
  }

  return {
    confirm(email) {
      if (running) return running;
      form.setBusy(true);
      running = pay(email).finally(() => {
        running = null;
        form.setBusy(false);
      });
      return running;
    },
    destroy,
  };
}

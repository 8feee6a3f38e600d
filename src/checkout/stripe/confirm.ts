import type {StripeCheckoutLoadActionsSuccess, StripeCheckoutSession} from '@stripe/stripe-js';

import {AppealError} from '../../core/errors.js';
import type {GiftReply} from '../../core/protocol.js';
import type {Outcome} from '../checkout.js';
import {pollGift, readGift} from '../client.js';
import {declineOf} from './declines.js';

type ConfirmOptions = NonNullable<Parameters<StripeCheckoutLoadActionsSuccess['confirm']>[0]>;

/** How long to ask for a payment that Stripe's script knows nothing sure of before it counts as failed, in ms. */
const UNSURE_MS = 5_000;

/**
 * The one way in which a payment is confirmed, by the button or by a wallet.
 *
 * Stripe's script says how it went in this browser; whether money is certain, only the server says. One session is one
 * payment at most, so a second try on the same session can't charge twice.
 */
export function createConfirm(
  actions: StripeCheckoutLoadActionsSuccess,
  {id, endpoint, signal}: {readonly id: string; readonly endpoint: string; readonly signal: AbortSignal},
): (options: ConfirmOptions) => Promise<Outcome> {
  async function ask(): Promise<GiftReply | null> {
    return readGift(endpoint, id, {signal}).catch(() => null);
  }

  /** Stripe's script is done; the server may hear of it a moment later. */
  async function succeeded({email}: StripeCheckoutSession): Promise<Outcome> {
    const reply = await ask();
    if (!reply || reply.status === 'open') return {status: 'unknown', id};
    return outcomeOf(reply, email);
  }

  async function failed(bank: string | null): Promise<Outcome> {
    // No bank has said why; the server may know, and else nobody does.
    const code = bank === null ? ((await ask())?.decline ?? 'processing-error') : declineOf(bank);
    return {status: 'declined', code};
  }

  /** Neither paid nor refused, as far as the script knows: a cut line, an abandoned question of the bank's. */
  async function unsure(): Promise<Outcome> {
    try {
      return outcomeOf(await pollGift(endpoint, id, {signal, deadlineMs: UNSURE_MS}), null);
    } catch (error) {
      if (error instanceof AppealError && error.code === 'gift-expired') throw error;
      return {status: 'unknown', id};
    }
  }

  return async (options) => {
    // The way back after a redirect is the server's to say: it stands in the session.
    const confirming = actions.confirm({redirect: 'if_required', ...options});
    const result = await Promise.race([confirming, broughtBack(signal)]).catch((cause: unknown) => {
      // Nothing for the reader: it is asked below what has become of it. But somebody has to mend it.
      console.error('reader-appeal', cause);
      return null;
    });
    if (result === 'brought-back') {
      const reply = await ask();
      return reply && reply.status !== 'open' ? outcomeOf(reply, null) : {status: 'incomplete'};
    }
    if (result?.type === 'success') return succeeded(result.session);
    const error = result && result.error;
    if (error?.code === 'paymentFailed') return failed(error.paymentFailed.declineCode);
    return unsure();
  };
}

/** @throws AppealError `gift-expired`. */
export function outcomeOf({id, status, decline}: GiftReply, email: string | null): Outcome {
  switch (status) {
    case 'paid':
    case 'processing':
      return {status, id, ...(email && {email})};
    case 'expired':
      throw new AppealError('gift-expired', 'The payment has waited too long.');
    default:
      return {status: 'declined', code: decline ?? 'processing-error'};
  }
}

/** A reader who was sent to a bank came back by the browser's own button, and the page was woken up as it was. */
function broughtBack(signal: AbortSignal): Promise<'brought-back'> {
  return new Promise((resolve) =>
    addEventListener('pageshow', ({persisted}) => persisted && resolve('brought-back'), {signal}),
  );
}

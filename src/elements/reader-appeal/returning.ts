import type {Outcome} from '../../checkout/checkout.js';
import {mayComeLater, readGift} from '../../checkout/client.js';
import {AppealError} from '../../core/errors.js';
import type {GiftReply} from '../../core/protocol.js';

/** How long an open gift is looked at again after a way back: a bank may be quicker than its news. In ms. */
const OPEN_FOR = 5_000;
/** How long a server that does not answer is asked, in ms. */
const ASK_FOR = 60_000;

/**
 * What the server knows of a gift that somebody comes back from.
 *
 * @returns `not-found` where there is no such gift; `null` when nobody could be asked.
 */
export async function hearOf(id: string, endpoint: string): Promise<GiftReply | 'not-found' | null> {
  const since = Date.now();
  for (let pause = 500; ; pause = Math.min(pause * 1.5, 5000)) {
    try {
      const reply = await readGift(endpoint, id);
      if (reply.status !== 'open' || reply.decline || Date.now() - since > OPEN_FOR) return reply;
    } catch (error) {
      if (error instanceof AppealError && error.refusal?.code === 'not-found') return 'not-found';
      if (!mayComeLater(error) || Date.now() - since > ASK_FOR) return null;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** What that means for the reader; `null`: nobody has tried to pay. */
export function outcomeOf({id, status, decline}: GiftReply): Outcome | null {
  if (status === 'paid' || status === 'processing') return {status, id};
  if (status === 'open' && !decline) return null;
  return {status: 'declined', code: decline ?? 'processing-error'};
}

/** The honest answer when nobody answers. */
export function unknownPayment(): AppealError {
  return new AppealError('payment-unknown', 'Nobody could be asked what became of the payment.');
}

import type {Stripe} from 'stripe';

import type {Delivery} from '../provider.js';
import {Refusal} from '../refusal.js';
import type {StripeClient} from './stripe-client.js';

/** How old a delivery's signature may be, in seconds: what replays of a stolen one are bounded by. */
const TOLERANCE_S = 300;

/**
 * Makes sure that a delivery is Stripe's: the raw bytes, signed with one of the secrets within five minutes.
 *
 * @param now in milliseconds since 1970.
 * @throws {Refusal} `signature-invalid`; it does not say what was wrong.
 */
export async function verifyDelivery(
  client: StripeClient,
  secrets: readonly string[],
  {raw, headers, now}: {raw: Uint8Array; headers: Headers; now: number},
): Promise<Delivery> {
  const {sdk, stripe} = await client();
  const signature = headers.get('stripe-signature') ?? '';
  const crypto = sdk.createSubtleCryptoProvider();
  let failure: unknown;
  for (const secret of secrets) {
    try {
      const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(raw);
      const event = await stripe.webhooks.constructEventAsync(text, signature, secret, TOLERANCE_S, crypto, now);
      return deliveryOf(event);
    } catch (error) {
      failure = error;
    }
  }
  throw new Refusal('signature-invalid', 'This delivery is not signed as it should be.', {cause: failure});
}

function deliveryOf(event: Stripe.Event): Delivery {
  const {id, type, created, livemode, data} = event;
  const object = data.object as {id?: unknown};
  if (typeof id !== 'string' || typeof type !== 'string') throw new Error('This is no event of Stripe’s.');
  // A balance or an invoice that is still to come has no id, and is nothing that is looked at.
  return {id, type, at: created * 1000, live: livemode, object: typeof object.id === 'string' ? object.id : ''};
}

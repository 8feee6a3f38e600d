import type {GiftOrder} from '../provider.js';

/** Sessions that were begun within the same hour end together: one attempt has one body, whenever it comes again. */
const BUCKET_S = 3_600;

/**
 * The idempotency key of an order: the same for the same attempt and the same gift, at whatever server and however
 * often it comes. 64 characters of hexadecimal; holds nothing that could be read back.
 */
export async function idempotencyKey(order: GiftOrder): Promise<string> {
  const canonical = JSON.stringify(Object.entries(order).sort(([a], [b]) => (a < b ? -1 : 1)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  return `appeal-${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * When a session that is begun now ends: one to two hours ahead, on the hour, so that a repeated order has the same
 * body and Stripe answers with the same session.
 *
 * @param now in milliseconds since 1970.
 * @param earlier how many hours ago the order may have come first.
 * @returns seconds since 1970.
 */
export function expiryOf(now: number, earlier = 0): number {
  return (Math.floor(now / 1000 / BUCKET_S) + 2 - earlier) * BUCKET_S;
}

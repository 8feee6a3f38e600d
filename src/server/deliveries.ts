import type {GiftEvent} from './gift-event.js';
import type {ProviderCall} from './provider-call.js';
import type {Delivery, ProviderContext, ProviderWebhooks} from './provider.js';
import {Refusal} from './refusal.js';
import type {SeenStore} from './seen/seen.js';

/** What a delivery is handed on to. */
export interface DeliverySettings<Scope> {
  readonly webhooks: ProviderWebhooks;
  readonly seen: SeenStore<Scope>;
  readonly onEvent: ((event: GiftEvent, scope: Scope) => void | Promise<void>) | undefined;
  /** Told of each payment that was refused for a gift that is still open. */
  readonly onRefused: (gift: string) => Promise<void>;
  readonly call: ProviderCall;
}

/** What came of a delivery. */
export type DeliveryResult =
  /** The publisher's `onEvent` has been told, and has not thrown. */
  | 'told'
  /** It had been told before. */
  | 'known'
  /** Nothing that concerns a gift of ours, or nothing that holds any more. */
  | 'nothing';

/**
 * Acts on a delivery whose signature is genuine.
 *
 * What the delivery says is a hint to look, not the truth: deliveries are repeated, late and out of order. The provider
 * is asked how things stand, and what then holds is told once.
 *
 * Nothing is remembered before its effect: whatever fails on the way, this server included, leaves the event untold,
 * and the provider delivers it again.
 *
 * @throws {Refusal} or whatever `onEvent` throws: not answered with 200, so that it comes again.
 */
export async function takeDelivery<Scope>(
  delivery: Delivery,
  settings: DeliverySettings<Scope>,
  context: Omit<ProviderContext, 'signal'>,
): Promise<DeliveryResult> {
  const {webhooks, seen, onEvent, onRefused, call} = settings;
  const news = await call((signal) => webhooks.interpret(delivery, {...context, signal}));
  if (!news) return 'nothing';
  if (news.type === 'payment.refused') {
    // Each of them counts, so each is known by its own delivery.
    await seen.once(`refused:${delivery.id}`, () => onRefused(news.gift));
    return 'nothing';
  }
  if (!onEvent) return 'nothing';
  const outcome = await seen.once(news.id, async (scope) => {
    await onEvent(news, scope);
  });
  if (outcome === 'busy') {
    throw new Refusal('internal', 'Another server has this event at the moment.', {
      status: 503,
      headers: {'Retry-After': '30'},
    });
  }
  return outcome === 'done' ? 'told' : 'known';
}

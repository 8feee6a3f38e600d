import {
  createHandler,
  stripeProvider,
  type HandlerOptions,
  type Provider,
  type StripeOptions,
} from '../../src/server/index.js';
import type {GiftOrder} from '../../src/server/provider.js';
import {createFakeStripe, FAKE_KEYS, type FakeStripe, type FakeStripeOptions} from '../support/stripe/fake-stripe.js';
import {optionsWith, PAGE, type Clock, type Handler} from '../unit/server/support.js';

/** 3 November 2026, 12:20 UTC. */
export const AFTERNOON = Date.UTC(2026, 10, 3, 12, 20);

/** An order as the door hands it on. */
export const ORDER: GiftOrder = {
  attempt: 'attempt-0123456789',
  frequency: 'monthly',
  minor: 750,
  currency: 'usd',
  method: 'card',
  returnUrl: `${PAGE}/articles/one?from=mail`,
};

/** A provider on a fake of Stripe, and a clock for both. */
export interface Bench {
  readonly stripe: FakeStripe;
  readonly provider: Provider;
  readonly clock: Clock;
  /** What the door tells a provider about a call. */
  context(): {signal: AbortSignal; requestId: string; now: number};
}

export function bench(options: Partial<StripeOptions> = {}, fake: FakeStripeOptions = {}): Bench {
  const clock = {now: AFTERNOON};
  const stripe = createFakeStripe({now: () => clock.now, ...fake});
  const provider = stripeProvider({...FAKE_KEYS, productName: 'The Harbour Post', fetch: stripe.fetch, ...options});
  const context = (): ReturnType<Bench['context']> => ({
    signal: new AbortController().signal,
    requestId: 'request-1',
    now: clock.now,
  });
  return {stripe, provider, clock, context};
}

/** The whole door in front of a bench. */
export function door(
  options: Partial<HandlerOptions> = {},
  provider: Partial<StripeOptions> = {},
): Bench & {handler: Handler} {
  const parts = bench(provider);
  const handler = createHandler(optionsWith({provider: parts.provider, now: () => parts.clock.now, ...options}));
  return {...parts, handler};
}

/** `reader-appeal/server`: the money's door, for every runtime that has `Request` and `Response`. */
export {createHandler} from './handler.js';
export {sandboxProvider, type SandboxOptions} from './sandbox-provider.js';
export {stripeProvider, type StripeOptions} from './stripe/stripe-provider.js';
export {Refusal, type RefusalDetails} from './refusal.js';
export type {HandlerOptions} from './options.js';
export type {Limit, Limits, LimitRule, LimitTable} from './limits.js';
export type {LogEntry} from './log.js';
export {hcaptcha, turnstile, type Challenge, type ChallengeOptions, type ChallengeProof} from './door/challenge.js';
export {memorySeen, type MemorySeenOptions} from './seen/memory-seen.js';
export {redisSeen, type RedisCommand, type RedisSeenOptions} from './seen/redis-seen.js';
export {
  poolTransactions,
  SEEN_TABLE,
  sqlSeen,
  type SqlClient,
  type SqlPool,
  type Transactions,
} from './seen/sql-seen.js';
export {STRIPE_EVENTS} from './stripe/gift-events.js';
export type {BreakerOptions} from './door/breaker.js';
export type {ClientAddress} from './door/client-address.js';
export type {Rate, RateCounter, RateCounters} from './door/counter.js';
export type {RateLimitOptions} from './door/rates.js';
export type {GiftEvent, GiftEventType} from './gift-event.js';
export type {SeenStore} from './seen/seen.js';
export type {
  Delivery,
  GiftOrder,
  Provider,
  ProviderAction,
  ProviderContext,
  ProviderWebhooks,
  RefusedPayment,
} from './provider.js';

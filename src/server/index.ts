/** `reader-appeal/server`: the money's door, for every runtime that has `Request` and `Response`. */
export {createHandler} from './handler.js';
export {sandboxProvider, type SandboxOptions} from './sandbox-provider.js';
export {stripeProvider, type StripeOptions} from './stripe/stripe-provider.js';
export {Refusal, type RefusalDetails} from './refusal.js';
export type {HandlerOptions} from './options.js';
export type {Limit, Limits, LimitRule, LimitTable} from './limits.js';
export type {LogEntry} from './log.js';
export type {GiftOrder, Provider, ProviderAction, ProviderContext} from './provider.js';

import type {Frequency} from '../core/gift/gift.js';
import type {GiftReply} from '../core/protocol.js';
import type {GiftEvent} from './gift-event.js';
import type {Limit} from './limits.js';

/** A gift that has passed every check of the server's. Nothing in it is as the browser sent it, unchecked. */
export interface GiftOrder {
  /** Unique per intent; with the gift's own fields the source of the provider's idempotency key. */
  readonly attempt: string;
  readonly frequency: Frequency;
  /** Minor units, within the limits, a multiple of the currency's step. */
  readonly minor: number;
  /** ISO 4217, lower case. */
  readonly currency: string;
  readonly method: string;
  /** On the allow-list. */
  readonly returnUrl?: string;
  /** A BCP 47 tag. */
  readonly locale?: string;
  /** The provider's own page is asked for; only where `Provider.hosted` says that there is one. */
  readonly page?: 'hosted';
  /** Has the form of an address. */
  readonly email?: string;
  /** How much of `minor` covers the fee: minor units, 1 ≤ cover < minor. */
  readonly cover?: number;
  readonly campaign?: string;
  readonly variant?: string;
  readonly placement?: string;
}

/** What a provider is told about the call. */
export interface ProviderContext {
  /** Aborted when the answer would come too late to be used. */
  readonly signal: AbortSignal;
  /** Stands in the answer's `X-Request-Id` and in the log. */
  readonly requestId: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/**
 * Answers `POST {endpoint}/gifts/{id}/{provider's name}/{action}`. The door's guards (origin, size, JSON) have
 * passed; the body is the browser's own and unchecked.
 */
export type ProviderAction = (
  id: string,
  body: Readonly<Record<string, unknown>>,
  context: ProviderContext,
) => Promise<GiftReply>;

/** A delivery whose signature is genuine: a hint that something has happened. */
export interface Delivery {
  /** The provider's id for it; repeated deliveries have the same. */
  readonly id: string;
  /** The provider's word for it. */
  readonly type: string;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  readonly live: boolean;
  /** The provider's id of the thing that it is about. */
  readonly object: string;
}

/** How a provider tells of what happens: `POST {endpoint}/webhooks/{provider's name}`. */
export interface ProviderWebhooks {
  /** Makes sure that a delivery is the provider's. Throws a {@link Refusal} `signature-invalid`. */
  verify(message: {raw: Uint8Array; headers: Headers; now: number}): Promise<Delivery>;
  /** Asks the provider how things stand now. `null`: nothing that concerns a gift of this server, or holds any more. */
  interpret(delivery: Delivery, context: ProviderContext): Promise<GiftEvent | RefusedPayment | null>;
}

/** A payment for a gift that is still open was refused: nothing that a publisher has to know, but too many are a sign. */
export interface RefusedPayment {
  readonly type: 'payment.refused';
  /** The gift's id. */
  readonly gift: string;
}

/**
 * Who moves the money. A provider throws a {@link Refusal} for what the browser can act on; whatever else it throws
 * is answered with `provider-unavailable`, and its text goes nowhere.
 */
export interface Provider {
  /** Small letters, digits and hyphens, e.g. `stripe`. */
  readonly name: string;
  /** False while no money moves. */
  readonly live: boolean;
  /** The provider's key for browsers, where it has one. */
  readonly publishableKey?: string;
  /** Methods that it takes; absent: whatever the provider itself decides to offer. */
  readonly methods?: readonly string[];
  /** Whether it has a page of its own for orders with `page: 'hosted'`. */
  readonly hosted?: boolean;
  /** Where supporters change or end their support: an https address, the same for everybody. */
  readonly manageUrl?: string;
  /** What it can take at all, in minor units; limits are cut to that. */
  readonly bounds?: (currency: string) => Limit;
  /** Rejects while gifts cannot be taken, for `/readyz`. Asks nobody outside. */
  readonly ready?: () => Promise<void>;
  /** Opens a gift. The same order always leads to the same gift, however often and however parallel it comes. */
  create(order: GiftOrder, context: ProviderContext): Promise<GiftReply>;
  /** What is known of a gift; `null` where there is none by that id. */
  read(id: string, context: ProviderContext): Promise<GiftReply | null>;
  /** Ends an open gift, so that nobody can try to pay it any more. One that is not open stays as it is. */
  close?(id: string, context: ProviderContext): Promise<void>;
  /** Absent: it tells nothing by itself. */
  readonly webhooks?: ProviderWebhooks;
  /** The provider's own steps, by name. */
  readonly actions?: Readonly<Record<string, ProviderAction>>;
}

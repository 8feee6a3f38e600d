/**
 * What browser and server say to each other. Everything is JSON; sums are minor units.
 *
 * `GET  {endpoint}/config`     → {@link CheckoutConfig}
 * `POST {endpoint}/gifts`      {@link GiftRequest} → {@link GiftReply}
 * `GET  {endpoint}/gifts/{id}` → {@link GiftReply}
 *
 * An answer with a status of 400 or above has an {@link ErrorReply} as its body.
 */
import type {Frequency} from './gift/gift.js';

/** How far a gift has come. `paid` is said only when the money is certain. */
export type GiftStatus = 'open' | 'processing' | 'paid' | 'failed' | 'expired';

/** What the browser needs to know before it asks for money. Holds no secret. */
export interface CheckoutConfig {
  /** The provider's name, e.g. `stripe` or `sandbox`. */
  readonly provider: string;
  /** The provider's key for browsers, where it has one. */
  readonly publishableKey?: string;
  /** False while no money moves. */
  readonly live: boolean;
  /** Signed, short-lived; goes back with `POST /gifts`. */
  readonly token: string;
}

/** `POST /gifts`. The server bounds and checks all of it again. */
export interface GiftRequest {
  /** Made once per intent by the browser: 16 to 64 of `A–Z a–z 0–9 _ -`. The same attempt is the same gift. */
  readonly attempt: string;
  readonly token: string;
  readonly frequency: Frequency;
  readonly minor: number;
  readonly currency: string;
  /** Payment method as the reader chose it, e.g. `card`, `sepa_debit`. */
  readonly method: string;
  /** The page to come back to after a redirect; must be on the server's allow-list. */
  readonly returnUrl?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly campaign?: string;
  readonly variant?: string;
  readonly placement?: string;
}

/** A gift as the server knows it. */
export interface GiftReply {
  /** Opaque; at most 1,024 characters of `A–Z a–z 0–9 _ - .`. */
  readonly id: string;
  readonly status: GiftStatus;
  readonly frequency: Frequency;
  readonly minor: number;
  readonly currency: string;
  /** With `failed`: why, as a {@link DeclineCode}. */
  readonly decline?: DeclineCode;
  /** What the provider's script needs to go on with an open gift (e.g. Stripe's client secret). */
  readonly clientSecret?: string;
}

/** Why a payment was refused, as far as a reader can act on it. */
export type DeclineCode =
  | 'card-declined'
  | 'insufficient-funds'
  | 'expired-card'
  | 'incorrect-card'
  | 'authentication-failed'
  | 'processing-error';

/** Stable reasons for a refusal by the server. */
export type ServerErrorCode =
  | 'bad-request'
  | 'unsupported-media-type'
  | 'payload-too-large'
  | 'method-not-allowed'
  | 'not-found'
  | 'origin-forbidden'
  | 'token-invalid'
  | 'token-expired'
  | 'currency-unsupported'
  | 'frequency-unsupported'
  | 'method-unsupported'
  | 'amount-out-of-range'
  | 'return-url-forbidden'
  | 'attempt-conflict'
  | 'email-invalid'
  | 'card-not-listed'
  | 'gift-expired'
  | 'rate-limited'
  | 'provider-unavailable'
  | 'internal';

/** The body of every refusal. */
export interface ErrorReply {
  readonly error: {
    readonly code: ServerErrorCode;
    /** For developers; readers get words of their own by `code`. */
    readonly message: string;
    /** The request's field at fault. */
    readonly field?: string;
    /** With `amount-out-of-range`: the limits, in minor units. */
    readonly min?: number;
    readonly max?: number;
    /** Whether the same request may succeed later. */
    readonly retryable: boolean;
  };
}

/** The form of an attempt id. */
export const ATTEMPT = /^[\w-]{16,64}$/;

/** The form of a gift id. */
export const GIFT_ID = /^[\w.-]{1,1024}$/;

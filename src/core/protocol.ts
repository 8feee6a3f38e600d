/**
 * What browser and server say to each other. Everything is JSON; sums are minor units.
 *
 * `GET  {endpoint}/config`     → {@link CheckoutConfig}
 * `POST {endpoint}/gifts`      {@link GiftRequest} → {@link GiftReply}
 * `GET  {endpoint}/gifts/{id}` → {@link GiftReply}
 * `GET  {endpoint}/manage`     → 303 to the provider's page for supporters, 404 where there is none
 *
 * A reader who was sent away comes back to `returnUrl` with one parameter more, {@link RETURN_PARAMETER}.
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
  /** Whether `GET {endpoint}/manage` leads supporters to where they change or end their support. Absent: it does not. */
  readonly manage?: true;
  /** Whether the provider has a page of its own to send readers to (`page: 'hosted'`). Absent: it has none. */
  readonly hosted?: true;
  /** Absent: nobody is asked to prove anything. */
  readonly challenge?: ChallengeConfig;
}

/** A proof that no machine is at work, which the server checks before it opens a gift. */
export interface ChallengeConfig {
  /** Whose challenge it is. */
  readonly kind: 'turnstile' | 'hcaptcha';
  /** The publisher's public key for it. */
  readonly siteKey: string;
  /** False: only after `POST /gifts` was answered with `challenge-required`. */
  readonly always: boolean;
}

/** `POST /gifts`. The server bounds and checks all of it again. */
export interface GiftRequest {
  /**
   * Made by the browser, once for each gift that is to be paid: 16 to 64 of `A–Z a–z 0–9 _ -`. The same attempt is the
   * same gift. Gifts that a reader changes one into the other differ in what follows `__`, a number: the door counts them
   * as one, within bounds.
   */
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
  /** Asks for the provider's own page: the reply has a `url`, and no `clientSecret`. Needs a `returnUrl`. */
  readonly page?: 'hosted';
  /**
   * Fills the e-mail in on the provider's page, where the reader cannot change it any more. Not for forms in the page,
   * which pass it on when they confirm.
   */
  readonly email?: string;
  /** How much of `minor` is there to cover the fee: minor units, less than `minor`. Only noted, never added. */
  readonly cover?: number;
  /** What the challenge's script gave out, where {@link CheckoutConfig.challenge} asks for it. Good for one attempt. */
  readonly challenge?: string;
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
  /** How much of `minor` is there to cover the fee, where the provider has it noted. */
  readonly cover?: number;
  /**
   * With `failed`: why, as a {@link DeclineCode}. With `open`: the last try was refused, and the same gift may be tried
   * again.
   */
  readonly decline?: DeclineCode;
  /** What the provider's script needs to go on with an open gift (e.g. Stripe's client secret). */
  readonly clientSecret?: string;
  /** With `page: 'hosted'`: where to send the reader. Absolute, https. Only `POST /gifts` tells it. */
  readonly url?: string;
}

/**
 * The parameter that a `returnUrl` comes back with: the gift's id, to be asked for with `GET /gifts/{id}`; or
 * {@link RETURN_CANCELLED} when the reader left the provider's page without paying. Take it out of the address bar.
 */
export const RETURN_PARAMETER = 'appeal_session';

/** What stands in {@link RETURN_PARAMETER} instead of an id. */
export const RETURN_CANCELLED = 'cancelled';

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
  | 'signature-invalid'
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
  | 'challenge-required'
  | 'challenge-failed'
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

import type {ErrorReply, ServerErrorCode} from '../core/protocol.js';

/** The HTTP status of every refusal. */
const STATUS = {
  'bad-request': 400,
  'signature-invalid': 400,
  'origin-forbidden': 403,
  'token-invalid': 403,
  'token-expired': 403,
  'challenge-required': 403,
  'challenge-failed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'attempt-conflict': 409,
  'gift-expired': 410,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'currency-unsupported': 422,
  'frequency-unsupported': 422,
  'method-unsupported': 422,
  'amount-out-of-range': 422,
  'return-url-forbidden': 422,
  'email-invalid': 422,
  'card-not-listed': 422,
  'rate-limited': 429,
  internal: 500,
  'provider-unavailable': 503,
} as const satisfies Record<ServerErrorCode, number>;

/** Refusals after which the same request, or the same with a fresh token or challenge, may succeed. */
const RETRYABLE: readonly ServerErrorCode[] = [
  'token-invalid',
  'token-expired',
  'challenge-required',
  'challenge-failed',
  'rate-limited',
  'internal',
  'provider-unavailable',
];

/** What a refusal may tell beside its code and message. */
export interface RefusalDetails extends ErrorOptions {
  /** The request's field at fault. */
  readonly field?: string;
  /** Limits in minor units, with `amount-out-of-range`. */
  readonly min?: number;
  readonly max?: number;
  /** Another status than the code's own, e.g. 408 for a body that came too slowly. */
  readonly status?: number;
  /** Whether the same request may succeed later; each code has its default. */
  readonly retryable?: boolean;
  /** Whether it counts as a failure of the provider's: by default a `provider-unavailable` that may be retried does. */
  readonly counts?: boolean;
  /** More answer headers, e.g. `Retry-After` in seconds. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that the server turns down, thrown by guards and providers alike. Its message goes to the browser: it
 * never quotes what was sent, nor what a provider said.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ServerErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly #details: RefusalDetails;

  constructor(code: ServerErrorCode, message: string, details: RefusalDetails = {}) {
    super(message, details);
    this.code = code;
    this.status = details.status ?? STATUS[code];
    this.headers = details.headers ?? {};
    this.#details = details;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.#details.retryable ?? RETRYABLE.includes(this.code);
  }

  /** Whether the provider has failed, so that it is better left alone if that goes on. */
  get counts(): boolean {
    return this.#details.counts ?? (this.code === 'provider-unavailable' && this.retryable);
  }

  /** The answer's body. */
  toReply(): ErrorReply {
    const {field, min, max} = this.#details;
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(field !== undefined && {field}),
        ...(min !== undefined && {min}),
        ...(max !== undefined && {max}),
        retryable: this.retryable,
      },
    };
  }
}

import type {ErrorReply} from './protocol.js';

/** Stable, machine-readable reasons. Hosts switch on these; never on `message`. */
export type AppealErrorCode =
  | 'config-invalid'
  | 'config-unavailable'
  | 'unavailable'
  | 'amount-invalid'
  | 'amount-out-of-range'
  | 'checkout-unavailable'
  | 'rate-limited'
  | 'checkout-unknown'
  | 'gift-expired'
  | 'payment-unknown'
  | 'network'
  | 'server';

/** One thing wrong in a config: where it stands, what stands there, what should. */
export interface ConfigProblem {
  /** Dotted path from the root, e.g. `campaigns.0.pacing.maxViews`; empty for the root itself. */
  readonly path: string;
  /** What was found there. */
  readonly value: unknown;
  /** What would be right, in words, e.g. `a whole number from 1 to 1000`. */
  readonly expected: string;
}

/** The only error type that this library throws or puts on an event. */
export class AppealError extends Error {
  override readonly name = 'AppealError';
  /** Stable reason. */
  readonly code: AppealErrorCode;
  /** All that is wrong with a config; empty for every other code. */
  readonly problems: readonly ConfigProblem[];
  /** What the server said, where the server refused: its own code, the field at fault, the limits. */
  readonly refusal: ErrorReply['error'] | null;

  constructor(
    code: AppealErrorCode,
    message: string,
    options?: ErrorOptions & {problems?: readonly ConfigProblem[]; refusal?: ErrorReply['error']},
  ) {
    super(message, options);
    this.code = code;
    this.problems = options?.problems ?? [];
    this.refusal = options?.refusal ?? null;
  }
}

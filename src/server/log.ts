import type {ServerErrorCode} from '../core/protocol.js';

/**
 * One line per request. These fields and no others: an address, a body, a header or an error's text could hold
 * what a log must not (faults F49, F59).
 */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** The same as in the answer's `X-Request-Id`. */
  readonly requestId: string;
  readonly method: string;
  /** The route, never the path: `/gifts/:id`. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly provider: string;
  /** With a refusal. */
  readonly code?: ServerErrorCode;
  /** With a provider's failure: the error's class, e.g. `TypeError`. */
  readonly failure?: string;
}

/** The class of an error, where it is a plain word. */
export function failureName(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,64}$/.test(name) ? name : 'Error';
}

/** Hands an entry to the publisher's log; whatever that throws is the publisher's business, not the reader's. */
export function tell(log: ((entry: LogEntry) => void) | undefined, entry: LogEntry): void {
  try {
    log?.(entry);
  } catch {
    // A gift does not fail because a log does.
  }
}

import type {ServerErrorCode} from '../core/protocol.js';
import type {DeliveryResult} from './deliveries.js';

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
  /** With a provider's failure: its own code and its id of the request, to look it up there. */
  readonly failureCode?: string;
  readonly failureRequest?: string;
  /** With a delivery: the provider's word for it, and what came of it. */
  readonly delivery?: string;
  readonly result?: DeliveryResult;
  /** The store of the rate limits was away: this process's memory counted. */
  readonly limiter?: 'memory';
}

/** What a failure tells that may be logged: names and codes, never a text. */
export function failureFacts(error: unknown): Pick<LogEntry, 'failure' | 'failureCode' | 'failureRequest'> {
  const {type, code, requestId} = (typeof error === 'object' && error ? error : {}) as Record<string, unknown>;
  return {
    failure: word(type, /^Stripe\w{1,60}$/) ?? failureName(error),
    ...optional('failureCode', word(code, /^\w{1,64}$/)),
    ...optional('failureRequest', word(requestId, /^req_\w{1,64}$/)),
  };
}

function word(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

function optional<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({[name]: value} as Partial<Record<Name, string>>);
}

/** The class of an error, where it is a plain word. */
function failureName(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,64}$/.test(name) ? name : 'Error';
}

/** Hands an entry to the publisher's log; whatever that throws is the publisher's business, not the reader's. */
export function tell(log: ((entry: LogEntry) => unknown) | undefined, entry: LogEntry): void {
  try {
    Promise.resolve(log?.(entry)).catch(() => undefined);
  } catch {
    // A gift does not fail because a log does, and neither does the process.
  }
}

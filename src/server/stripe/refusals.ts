import {stepOf} from '../../core/gift/currency.js';
import type {GiftOrder} from '../provider.js';
import {Refusal} from '../refusal.js';
import {stripeBounds} from './amount.js';

/** What is looked at of an error of Stripe's. Its message is not: it can quote what was sent. */
interface StripeFailure {
  readonly type: string;
  readonly code?: string;
  readonly param?: string;
  readonly rawType?: string;
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long a browser waits where Stripe does not say, in seconds. */
const RETRY_AFTER = 5;

/** Whether Stripe was asked for something else under the same idempotency key. */
export function isKeyConflict(error: unknown): boolean {
  return isStripeFailure(error) && error.rawType === 'idempotency_error' && error.code !== 'idempotency_key_in_use';
}

/** Whether there is no such object, or none for this key. */
export function isMissing(error: unknown): boolean {
  return isStripeFailure(error) && (error.code === 'resource_missing' || error.statusCode === 404);
}

/** Whether a session could not be ended because it has ended, or was paid. */
export function isNotOpen(error: unknown): boolean {
  return isMissing(error) || (isStripeFailure(error) && error.type === 'StripeInvalidRequestError');
}

/**
 * What the browser is told of an error of Stripe's.
 *
 * @param order what was asked for, where an order was.
 * @returns a {@link Refusal} with the error as its `cause`, or the error itself where Stripe is slow, down or cannot be
 * reached: the handler answers those with `provider-unavailable`, and counts them.
 */
export function toRefusal(error: unknown, order?: GiftOrder): unknown {
  if (!isStripeFailure(error)) return error;
  const details = {cause: error};
  if (error.type === 'StripeRateLimitError' || IN_USE.includes(error.code ?? '')) {
    // A key or an object that is in use is one gift's own trouble: another call of ours has it at the moment.
    return busy(error, error.type === 'StripeRateLimitError' && !IN_USE.includes(error.code ?? ''));
  }
  if (isKeyConflict(error)) {
    return new Refusal('attempt-conflict', 'This attempt has become another gift already.', {
      ...details,
      field: 'attempt',
    });
  }
  switch (order && error.code) {
    case 'amount_too_small':
    case 'amount_too_large':
      return outOfRange(error, order as GiftOrder);
    case 'email_invalid':
      return new Refusal('email-invalid', 'The provider does not take this e-mail address.', {
        ...details,
        field: 'email',
      });
    case 'url_invalid':
      return new Refusal('return-url-forbidden', 'The provider does not take this return address.', {
        ...details,
        field: 'returnUrl',
      });
  }
  if (/\[currency\]$/.test(error.param ?? '')) {
    return new Refusal('currency-unsupported', 'The provider does not take this currency.', {
      ...details,
      field: 'currency',
    });
  }
  if (OURS.includes(error.type)) {
    // Asking again would be answered in the same way: a key, a right or a parameter is wrong on this side.
    return new Refusal('provider-unavailable', 'Payments are not available.', {...details, retryable: false});
  }
  return error;
}

const IN_USE = ['idempotency_key_in_use', 'lock_timeout'];

const OURS = ['StripeInvalidRequestError', 'StripeAuthenticationError', 'StripePermissionError', 'StripeCardError'];

function isStripeFailure(error: unknown): error is StripeFailure {
  return error instanceof Error && 'type' in error && typeof error.type === 'string' && error.type.startsWith('Stripe');
}

function busy(error: StripeFailure, counts: boolean): Refusal {
  const told = Number(error.headers?.['retry-after']);
  const seconds = told > 0 && told <= 600 ? Math.ceil(told) : RETRY_AFTER;
  return new Refusal('provider-unavailable', 'Payments are busy at the moment.', {
    ...{cause: error, counts},
    headers: {'Retry-After': String(seconds)},
  });
}

/** Stripe names no limit but in words. What was refused is one side of it; the other is known from its tables. */
function outOfRange(error: StripeFailure, {minor, currency}: GiftOrder): Refusal {
  const bounds = stripeBounds(currency);
  const step = stepOf(currency);
  const range =
    error.code === 'amount_too_small'
      ? {...bounds, min: Math.max(bounds.min, minor + step)}
      : {...bounds, max: Math.min(bounds.max, minor - step)};
  return new Refusal('amount-out-of-range', 'The provider does not take this amount.', {
    cause: error,
    field: 'minor',
    ...range,
  });
}

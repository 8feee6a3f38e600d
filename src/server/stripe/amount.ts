import {MOST_MINOR} from '../../core/gift/currency.js';
import {leastOf} from '../../core/gift/currencies.js';
import type {Limit} from '../limits.js';

/**
 * Currencies without a minor unit that Stripe counts in hundredths all the same: ISK 500 is sent as 50000
 * (docs.stripe.com/currencies#special-cases, read November 2026).
 */
const SENT_AS_HUNDREDTHS = ['isk', 'ugx'];

/** Our minor units as Stripe's `unit_amount`. */
export function toStripeAmount(minor: number, currency: string): number {
  return minor * factor(currency);
}

/** Stripe's amount as our minor units. */
export function fromStripeAmount(amount: number, currency: string): number {
  return Math.round(amount / factor(currency));
}

/** What Stripe can charge at all, in our minor units: its least charge, and eight digits of its own unit. */
export function stripeBounds(currency: string): Limit {
  return {min: leastOf(currency), max: Math.floor(MOST_MINOR / factor(currency))};
}

function factor(currency: string): number {
  return SENT_AS_HUNDREDTHS.includes(currency) ? 100 : 1;
}

import type {StripeCheckoutSession} from '@stripe/stripe-js';

import {decimalsOf} from '../../core/gift/currency.js';
import type {Frequency, Gift} from '../../core/gift/gift.js';

const INTERVALS: Readonly<Record<Frequency, string | undefined>> = {
  once: undefined,
  monthly: 'month',
  yearly: 'year',
};

/**
 * Whether Stripe is about to charge what the reader was shown: the same sum, currency and period, and real money only
 * where real money was meant.
 *
 * @param live what the server said of itself.
 */
export function isSameTotal(session: StripeCheckoutSession, {amount, frequency}: Gift, live: boolean): boolean {
  // Stripe and we may count a currency in other units (isk); in whole numbers the comparison is exact.
  const {minorUnitsAmount} = session.total.total;
  const theirs = minorUnitsAmount * 10 ** decimalsOf(amount.currency);
  const ours = amount.minor * session.minorUnitsAmountDivisor;
  const {interval, intervalCount = 1} = session.recurring ?? {};
  return (
    theirs === ours &&
    session.currency === amount.currency &&
    interval === INTERVALS[frequency] &&
    intervalCount === 1 &&
    session.livemode === live
  );
}

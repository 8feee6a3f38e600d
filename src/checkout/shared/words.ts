import type {Frequency} from '../../core/gift/gift.js';
import {formatMoney} from '../../core/gift/money.js';
import type {CheckoutRequest} from '../checkout.js';

const PERIODS: Readonly<Record<Frequency, string>> = {monthly: 'perMonth', yearly: 'perYear', once: 'perOnce'};

/** The gift's sum, and the sum with its period (“$10 per month”), as the appeal says them. */
export function wordsFor({gift, locale, say}: Pick<CheckoutRequest, 'gift' | 'locale' | 'say'>): {
  readonly amount: string;
  readonly total: string;
} {
  const amount = formatMoney(gift.amount, locale);
  return {amount, total: say(PERIODS[gift.frequency], {amount})};
}

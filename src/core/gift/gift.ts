import type {Money} from './money.js';

/** How often a gift is made. */
export type Frequency = 'monthly' | 'once' | 'yearly';

/** Every frequency, in the order in which they are offered by default. */
export const FREQUENCIES: readonly Frequency[] = ['monthly', 'once', 'yearly'];

/** What a reader means to give. The currency is the amount's. */
export interface Gift {
  readonly frequency: Frequency;
  readonly amount: Money;
}

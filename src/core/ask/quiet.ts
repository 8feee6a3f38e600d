import type {Frequency} from '../gift/gift.js';
import {DAY} from './record.js';

/** Days of silence, by what they follow: a gift of that frequency, or the promise of one. */
export type QuietDays = Readonly<Partial<Record<Frequency | 'pledged', number>>>;

/** What silences every ask. */
export interface Quieting {
  /** Epoch ms. */
  readonly at: number;
  readonly frequency: Frequency;
  /** The days of silence that go before the config's. */
  readonly quietDays?: number;
}

/**
 * Days of silence where the config says nothing. A promise is believed for a month: nobody here sees whether it is kept.
 */
const DEFAULTS = {once: 90, monthly: 365, yearly: 365, pledged: 30} as const satisfies QuietDays;

/** The days of silence after a gift of that frequency, or after the promise of one. */
export function quietDaysAfter(what: Frequency | 'pledged', quietDays: QuietDays = {}): number {
  return {...DEFAULTS, ...quietDays}[what];
}

/** When the silence ends, epoch ms. */
export function quietUntil({at, frequency, quietDays}: Quieting, rules?: QuietDays): number {
  return at + (quietDays || quietDaysAfter(frequency, rules)) * DAY;
}

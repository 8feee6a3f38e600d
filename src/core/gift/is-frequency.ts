import {FREQUENCIES, type Frequency} from './gift.js';

/** Whether `value` names a frequency. */
export function isFrequency(value: unknown): value is Frequency {
  return (FREQUENCIES as readonly unknown[]).includes(value);
}

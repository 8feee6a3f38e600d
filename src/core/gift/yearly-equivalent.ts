import type {Gift} from './gift.js';
import type {Money} from './money.js';

/** What a gift comes to in twelve months, or `null` for a one-off. */
export function yearlyEquivalent({frequency, amount}: Gift): Money | null {
  if (frequency === 'once') return null;
  return {...amount, minor: amount.minor * (frequency === 'monthly' ? 12 : 1)};
}

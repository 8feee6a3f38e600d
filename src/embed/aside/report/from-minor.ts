import {toDecimal} from '../../../core/gift/money.js';
import type {ReportedFields} from '../../../core/vocabulary.js';

/** A sum in major units, as tools for counting want it. */
export function fromMinor({minor = 0, currency = ''}: ReportedFields): number {
  return Number(toDecimal({minor: Number(minor), currency: String(currency)}));
}

import {zoneOf} from '../../core/gift/iban.js';
import type {Money} from '../../core/gift/money.js';

/** What a transfer is made of. */
export interface Transfer {
  /** Whose account it is; 1 to 70 characters. */
  readonly name: string;
  /** Without spaces, in large letters, checked. */
  readonly iban: string;
  readonly bic?: string | undefined;
  readonly amount: Money;
  /** A creditor's reference (ISO 11649), without spaces. */
  readonly reference: string;
}

/** The most that may stand in such a code: version 13 of QR at level M. */
const MOST_BYTES = 331;

/**
 * The text in the QR code that banking apps read: EPC069-12, version 002, UTF-8, one single transfer. Elements that
 * follow the last one that is there are left out.
 *
 * @returns `null` where there is no such code: not in euro, not into an account that takes SEPA transfers, without a BIC
 * where one is needed, or longer than the code may be.
 */
export function epcText({name, iban, bic = '', amount, reference}: Transfer): string | null {
  const zone = zoneOf(iban);
  if (amount.currency !== 'eur' || zone === 'other' || (zone === 'sepa' && !bic)) return null;
  const sum = `EUR${(amount.minor / 100).toFixed(2)}`;
  const purpose = '';
  const text = ['BCD', '002', '1', 'SCT', bic, oneLine(name), iban, sum, purpose, reference].join('\n');
  return new TextEncoder().encode(text).length <= MOST_BYTES ? text : null;
}

/** An element of its own is what a line break would begin. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Coming back from a payment page: what the address says, and what this tab has kept of where the reader left. */
import type {Gift} from '../../core/gift/gift.js';
import {isFrequency} from '../../core/gift/is-frequency.js';
import {RETURN_CANCELLED, RETURN_PARAMETER} from '../../core/protocol.js';

/** In this tab only, and only while a reader may be away paying. */
const KEY = 'reader-appeal:away';

/** What a reader was about to give, and where. */
export interface Departure {
  readonly gift: Gift;
  readonly method: string;
  readonly campaign: string | null;
  readonly variant: string | null;
}

/** How a reader comes back. */
export interface WayBack {
  /** The gift to ask the server for; `null`: the reader left the payment page without paying. */
  readonly id: string | null;
  /** `null` in another tab or browser than the one that was left. */
  readonly departure: Departure | null;
}

/** Keeps in mind where a reader leaves; a browser that keeps nothing forgets it. */
export function noteDeparture(departure: Departure): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(departure));
  } catch {
    // The way back works without.
  }
}

/** The reader has not been away after all, or is back for good. */
export function forgetDeparture(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** Whether the address is that of a reader who comes back. */
export function isWayBack(): boolean {
  return new URLSearchParams(location.search).has(RETURN_PARAMETER);
}

/**
 * Takes the way back out of the address, so that neither a reload nor a shared link comes back once more.
 *
 * @returns `null` when nobody comes back, or somebody else has taken it.
 */
export function takeWayBack(): WayBack | null {
  const url = new URL(location.href);
  const value = url.searchParams.get(RETURN_PARAMETER);
  if (value === null) return null;
  url.searchParams.delete(RETURN_PARAMETER);
  history.replaceState(history.state, '', url);
  const departure = readDeparture();
  forgetDeparture();
  return {id: value === RETURN_CANCELLED ? null : value, departure};
}

/** A departure as it may have become. */
interface Loose {
  readonly gift: {readonly frequency: unknown; readonly amount: {readonly minor: unknown; readonly currency: unknown}};
  readonly method: unknown;
  readonly campaign: unknown;
  readonly variant: unknown;
}

/** Other scripts of the page can write there, too. */
function readDeparture(): Departure | null {
  try {
    const {gift, method, campaign, variant} = JSON.parse(sessionStorage.getItem(KEY) ?? '') as Loose;
    const {minor, currency} = gift.amount;
    if (!isFrequency(gift.frequency) || typeof minor !== 'number' || typeof currency !== 'string') return null;
    if (!Number.isSafeInteger(minor) || minor <= 0 || typeof method !== 'string') return null;
    return {
      gift: {frequency: gift.frequency, amount: {minor, currency}},
      method,
      campaign: typeof campaign === 'string' ? campaign : null,
      variant: typeof variant === 'string' ? variant : null,
    };
  } catch {
    return null;
  }
}

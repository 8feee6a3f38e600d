import type {ReaderRecord} from './record.js';

/**
 * What is kept of one campaign, in one text with dots between: how often it was seen, how often closed, the stamp of the
 * last closing, how many gifts came of it, the stamp of the last one, and the stamps of the newest views. Counts are
 * written as stamps are, in base 36.
 *
 * Empty where nothing is kept, or where the record is damaged.
 */
export function logOf(asks: ReaderRecord['asks'], campaign: string): readonly string[] {
  return Object.hasOwn(asks, campaign) ? `${asks[campaign]}`.split('.') : [];
}

/** A count as a log has it; nothing for none. */
export function countText(count: number): string {
  return count ? count.toString(36) : '';
}

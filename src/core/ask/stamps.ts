/**
 * Times in a text: eight figures of base 36 for the ms since 1970, one behind the other, oldest first. Half as long as
 * numbers in JSON, exact to the millisecond, in the order of their letters, and good until the year 2059.
 */

/** How many characters a stamp has. */
export const STAMP = 8;

/** A moment (epoch ms, not before 1970) as a stamp. */
export function stampOf(time: number): string {
  return time.toString(36).padStart(STAMP, '0').slice(0, STAMP);
}

/** What a stamp says, epoch ms, or a count, which is written alike; `NaN` where there is none. */
export function numberOf(stamp = ''): number {
  // “undefined” would be a number, too.
  return parseInt(stamp, 36);
}

/**
 * How many entries of a text are later than a moment.
 *
 * @param text entries of the same length, each beginning with a stamp, oldest first; of damaged ones, any number or none.
 * @param time epoch ms.
 * @param size characters of an entry.
 */
export function countSince(text: string, time: number, size = STAMP): number {
  // The same moment is asked for again and again.
  if (time !== known) stamp = stampOf((known = time) || 28e11);
  let at = 0;
  for (; at < text.length && text.slice(at, at + STAMP) <= stamp;) at += size;
  return (text.length - at) / size;
}

let known: number;
let stamp: string;

/** What is no text is an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

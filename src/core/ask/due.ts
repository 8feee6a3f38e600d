import type {ReaderRecord} from './record.js';

/** Whether a snooze has run out and its promise, to ask again, is open. */
export function isDue({snooze, read}: ReaderRecord, now: number): boolean {
  // Only one of the two is set.
  return !!snooze && !(read - (snooze.from as number) < snooze.articles || now - snooze.at < snooze.span);
}

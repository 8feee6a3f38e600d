import type {ReaderRecord} from './record.js';

/** Whether a snooze has run out and its promise, to ask again, is open. */
export function isDue(record: ReaderRecord, now: number): boolean {
  const {snooze} = record;
  // Only one of the two is set.
  return !!snooze && !(record.read - (snooze.from as number) < snooze.articles || now - snooze.at < snooze.span);
}

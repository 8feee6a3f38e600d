import {readsSince, type ReaderRecord} from './record.js';

/** Whether a snooze has run out and its promise, to ask again, is open. */
export function isDue(record: ReaderRecord, now: number): boolean {
  const {snooze} = record;
  if (!snooze) return false;
  return !(snooze.articles ? readsSince(record, snooze.at) < snooze.articles : now - snooze.at < snooze.span);
}

import {type ReaderRecord} from '../core/ask/record.js';
import {emptyRecord} from '../core/ask/visit-record.js';
import {remember} from '../core/ask/remember.js';
import type {Reader} from '../reader/reader.js';

/**
 * A reader whose record lives in memory, with a clock of the test's own.
 *
 * @param now epoch ms at each call; by default the real time.
 * @param record what is remembered at first.
 */
export function createMemoryReader(now: () => number = Date.now, record: ReaderRecord = emptyRecord()): Reader {
  const subscribers = new Set<() => void>();
  let current = record;
  const change = (next: ReaderRecord): void => {
    current = next;
    subscribers.forEach((changed) => changed());
  };
  return {
    record: () => current,
    remember: (happening) => change(remember(current, happening, now())),
    forget: () => change(emptyRecord()),
    stored: false,
    subscribe(changed) {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
    close: () => subscribers.clear(),
  };
}

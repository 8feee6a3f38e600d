import {type ReaderRecord} from '../core/ask/record.js';
import {glanceRecord} from '../core/ask/visit-record.js';

/**
 * How long a lock is kept after writing, in ms. Storage reaches tabs in other processes later than a lock does: without
 * this, twenty tabs in Chromium lost two thirds of what they counted; with 5 ms on an idle machine, nothing.
 */
const SETTLES = 50;

/** Where one publication's record is kept in this browser. No method throws. */
export interface Store {
  /** The name of the storage key, and of the lock that guards it. */
  readonly key: string;
  /** The record as it stands, other tabs' changes included; an empty one where storage is blocked. */
  load(): ReaderRecord;
  /** Keeps a record. @returns whether the browser did: storage may be blocked or full. */
  save(record: ReaderRecord): boolean;
  /** Does what reads and writes while no other tab does, where there are locks. Settles when that is done. */
  alone<Result>(act: () => Result): Promise<Result>;
  /** Changes what is kept, alone. */
  update(change: (record: ReaderRecord) => ReaderRecord): Promise<unknown>;
}

/**
 * Opens the record of one publication: one namespaced key with the record's version in its name, so that another
 * version's data is never touched.
 *
 * @param publication the config's `publication.id`.
 */
export function openStore(publication: unknown): Store {
  const key = `reader-appeal:1:${String(publication)}`;
  const store: Store = {
    key,
    load: () => glanceRecord(() => localStorage.getItem(key), Date.now()),
    save(record) {
      try {
        localStorage.setItem(key, JSON.stringify(record));
        return true;
      } catch {
        return false;
      }
    },
    alone: (act) =>
      new Promise((done) => {
        const now = (): void => done(act());
        const {locks} = navigator as Partial<Navigator>;
        if (!locks) {
          now();
          return;
        }
        const settled = (): Promise<unknown> => new Promise((free) => (now(), setTimeout(free, SETTLES)));
        locks.request(key, settled).catch(now);
      }),
    update: (change) => store.alone(() => store.save(change(store.load()))),
  };
  return store;
}

import {type ReaderRecord} from '../core/ask/record.js';
import {glanceRecord} from '../core/ask/visit-record.js';

/** Where one publication's record is kept in this browser. No method throws. */
export interface Store {
  /** The name of the storage key, and of the lock that guards it. */
  readonly key: string;
  /** The record as it stands, other tabs' changes included; an empty one where storage is blocked. */
  load(): ReaderRecord;
  /** Keeps a record. @returns whether the browser did: storage may be blocked or full. */
  save(record: ReaderRecord): boolean;
  /** Changes what is kept while no other tab does, where there are locks. Settles when that is done. */
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
    async update(change) {
      const write = (): boolean => store.save(change(store.load()));
      const {locks} = navigator as Partial<Navigator>;
      return locks ? locks.request(key, write).catch(write) : write();
    },
  };
  return store;
}

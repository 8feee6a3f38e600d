import type {AskConfig} from '../core/ask/ask-config.js';
import type {ReaderRecord} from '../core/ask/record.js';
import {emptyRecord} from '../core/ask/visit-record.js';
import {mendRecord} from '../core/ask/read-record.js';
import {remember, type Happening} from '../core/ask/remember.js';
import type {Store} from './store.js';

/** What this browser remembers of its reader, for one publication, in step with other tabs. */
export interface Reader {
  /** The record as it is now, other tabs' changes included. */
  record(): ReaderRecord;
  /** Takes note of a happening; every subscriber hears of it, in this tab at once and in others soon. */
  remember(happening: Happening): void;
  /** Deletes all that is remembered. */
  forget(): void;
  /** Whether the browser keeps the record; `false`: it lasts as long as the page. */
  readonly stored: boolean;
  /** Calls back after every change; returns the way to stop that. */
  subscribe(changed: () => void): () => void;
  /** Writes what is still to be written and stops listening to other tabs. */
  close(): void;
}

/**
 * @param store where the record is kept.
 * @param allows whether a happening may be kept at all: the consent for its class of data.
 * @param config whose limits say what has to be kept where there is not room for all.
 */
export function createReader(
  store: Store,
  allows: (kind: Happening['kind']) => boolean = () => true,
  config?: AskConfig,
): Reader {
  const subscribers = new Set<() => void>();
  const notify = (): void => subscribers.forEach((changed) => changed());
  /** The whole record, from the moment that the browser would not keep it. */
  let memory: ReaderRecord | null = null;
  let pending: (readonly [Happening, number])[] = [];

  const current = (): ReaderRecord =>
    pending.reduce(
      (record, [happening, at]) => remember(record, happening, at, config),
      memory ?? mendRecord(store.load(), Date.now()),
    );
  const keep = (record: ReaderRecord): void => {
    pending = [];
    if (memory || !store.save(record)) memory = record;
  };
  const flush = (): void => {
    if (pending.length) keep(current());
  };
  const heard = ({key}: StorageEvent): void => {
    if (key === store.key || key === null) notify();
  };
  addEventListener('storage', heard);
  addEventListener('pagehide', flush);
  // What a wrong clock or a damage left behind is mended once; what can't be stored is known from the start.
  keep(current());

  return {
    record: current,
    get stored() {
      return !memory;
    },
    remember(happening) {
      if (!allows(happening.kind)) {
        // What a reader asks for is kept for as long as the page at least, and said to be no more than that.
        if (happening.kind !== 'snooze') return;
        memory = current();
      }
      pending.push([happening, Date.now()]);
      // One tab writes at a time, so that none overwrites what another has just counted.
      void store.alone(flush);
      notify();
    },
    forget() {
      keep(emptyRecord());
      notify();
    },
    subscribe(changed) {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
    close() {
      flush();
      removeEventListener('storage', heard);
      removeEventListener('pagehide', flush);
    },
  };
}

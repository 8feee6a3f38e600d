import type {AskConfig} from '../../core/ask/ask-config.js';
import {decide} from '../../core/ask/decide.js';
import {withSeed} from '../../core/ask/seeds.js';
import type {Decision, Visit} from '../../core/ask/visit.js';
import type {DataClass} from '../../core/ask/without-class.js';
import type {Store} from '../../reader/store.js';

/** What is needed of the loader. */
interface DeciderHost {
  readonly store: Store;
  readonly granted: Readonly<Partial<Record<DataClass, boolean>>>;
  readonly config: {readonly consent?: {readonly meter?: string}};
}

/**
 * Makes what decides by every rule there is, with what a browser tells of its reader. Throws the dice for variants once and
 * for all, where there are variants, the browser keeps it and the reader allows it.
 */
export function decider({
  store,
  granted,
  config: {consent},
}: DeciderHost): (config: AskConfig, visit: Visit) => Decision {
  const stored = isReadable(store.key);
  return (config, visit) => {
    const {dice, reader} = visit;
    const {meter = 'exempt'} = consent ?? {};
    const divided = config.campaigns.some(({holdout, variants}) => holdout ?? variants?.[0]);
    const record = divided ? withSeed(visit.record, dice) : visit.record;
    if (record !== visit.record && (meter === 'exempt' || (meter === 'required' && granted.meter))) {
      void store.update((each) => withSeed(each, dice));
    }
    return decide(config, {...visit, stored, record, reader: readReader(reader)});
  };
}

/** Whether there is a storage at all. */
function isReadable(key: string): boolean {
  try {
    localStorage.getItem(key);
    return true;
  } catch {
    return false;
  }
}

/** What a browser tells every page of its reader. Where a reader comes from in the world is never guessed. */
export function readReader(stated?: Visit['reader']): Visit['reader'] {
  return {
    language: navigator.language,
    // A finger on a small screen, a finger, or something finer.
    device: matchMedia('(pointer:fine)').matches ? 'desktop' : screen.width < 600 ? 'phone' : 'tablet',
    referrer: document.referrer,
    utm: Object.fromEntries(new URLSearchParams(location.search)),
    ...stated,
  };
}

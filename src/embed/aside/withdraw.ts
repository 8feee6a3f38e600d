import {withoutClass} from '../../core/ask/without-class.js';
import type {DataClass} from '../stage-contract.js';
import type {AsideHost} from './aside-contract.js';

/** Deletes what is kept of the classes that consent was withdrawn for; writes nothing where there is nothing. */
export async function withdraw({store, granted}: AsideHost): Promise<void> {
  const gone = (Object.keys(granted) as DataClass[]).filter((each) => granted[each] === false);
  const kept = store.load();
  const less = gone.reduce(withoutClass, kept);
  if (JSON.stringify(less) === JSON.stringify(kept)) return;
  await store.update((record) => gone.reduce(withoutClass, record));
}

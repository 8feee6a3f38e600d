/** What few sites use and few pages need: each in a chunk of its own, or small. */
import type {AsideHost, Decide} from './aside-contract.js';
import {decider} from './decider.js';
import {objects} from '../../reader/consent/objects.js';
import {askConsent} from './ask-consent.js';

export {show} from './show.js';
export {withdraw} from './withdraw.js';

/** Starts what a config or a page asks for: hears of consent, reports events. Settles when the page may decide, with what
 * decides by every rule there is. */
export async function begin(host: AsideHost): Promise<Decide> {
  const {consent, analytics} = host.config;
  const wanted = analytics?.filter(({essential}) => essential || !objects(navigator)) ?? [];
  // Whoever looks at a preview is no reader.
  if (wanted[0] && !location.search.includes('appeal_preview=')) {
    void import('./report/report.js').then(({report}) => report(host, wanted)).catch(host.fail);
  }
  if (consent?.adapter || host.options.consent) await askConsent(host);
  return decider(host);
}

import type {AskConfig} from './ask-config.js';
import {decideBy} from './decide-by.js';
import {mayAskFurther} from './further-rules.js';
import type {Decision, Visit} from './visit.js';

export type {Decision, Reason, Visit} from './visit.js';

/**
 * Decides whether this page view asks. Pure: same config and visit, same decision.
 *
 * Campaigns are tried by priority; the first that passes every rule asks. The reasons list all of them, so that
 * “why not?” always has an exact answer.
 *
 * @param briefly goes no further than the answer needs, and gives no reasons: for simulators.
 */
export function decide(config: AskConfig, visit: Visit, briefly?: boolean): Decision {
  try {
    return decideBy(config, visit, mayAskFurther, briefly);
  } catch {
    // A config or a record that no rule can read asks nobody.
    return {campaign: null, variant: null, placement: null, reasons: []};
  }
}

import type {AskCampaign, AskConfig} from './ask-config.js';
import {judge, type FurtherRules} from './judge.js';
import type {Decision, Reason, Visit} from './visit.js';

/**
 * Decides as `decide` does, by the rules that every page view carries and, where they are there, by the further ones.
 *
 * The page view decides on a config that nobody has checked yet, for it can't carry the schema, and on a record that
 * was only glanced at. So every rule holds back only when it is sure: what makes no sense never silences an ask,
 * and the stage checks the whole before anything is shown.
 *
 * @param further for configs that go by such rules (`goesFurther`); without them only the simple ones are asked.
 * @param briefly goes no further than the answer needs, and gives no reasons.
 */
export function decideBy(config: AskConfig, visit: Visit, further?: FurtherRules, briefly?: boolean): Decision {
  const reasons: Reason[] = [];
  let decision: Decision = {campaign: null, variant: null, placement: null, reasons};
  for (const campaign of byPriority(config.campaigns)) {
    try {
      const asking = judge(campaign, visit, config, further, briefly ? null : reasons);
      if (asking && decision.campaign === null) decision = {...asking, reasons};
    } catch {
      // A campaign so wrong that no rule can read it silences itself.
    }
    if (briefly && decision.campaign !== null) break;
  }
  return decision;
}

function byPriority(campaigns: readonly AskCampaign[]): readonly AskCampaign[] {
  return ([] as AskCampaign[])
    .concat(campaigns)
    .filter((campaign: AskCampaign | null) => campaign?.id)
    .sort((one, other) => (other.priority ?? 0) - (one.priority ?? 0));
}

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
  const {tags = [], section} = visit.page;
  // A page's section counts as one of its tags.
  const marks = tags.concat(section as string);
  let chosen: ReturnType<typeof judge> | '' | null | undefined;
  const campaigns = ([] as (AskCampaign | null)[])
    .concat(config.campaigns)
    .sort((one, other) => (other?.priority ?? 0) - (one?.priority ?? 0));
  for (const campaign of campaigns) {
    // Not all of what stands in a list that nobody has checked is a campaign, and whatever asks must have a name.
    const asking = campaign?.id && judge(campaign, visit, config, further, briefly ? null : reasons, marks);
    chosen ||= asking;
    if (briefly && chosen) break;
  }
  return {campaign: null, variant: null, placement: null, ...(chosen as object), reasons};
}

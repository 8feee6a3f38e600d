import type {AskCampaign, AskConfig} from './ask-config.js';

/** All that `judge` itself reads of a campaign, and what is not about asking. */
const KNOWN =
  'id placement priority appeal goal pages audience minArticles periodDays schedule from until pacing maxViews perDays minDaysBetween daysAfterDismiss'.split(
    ' ',
  );

/** Whether a config, as it is written, goes by further rules. What lies over a page does: it may not ask everywhere. */
export function goesFurther({pacing, campaigns}: AskConfig): boolean {
  const keys = ([] as AskCampaign[])
    .concat(campaigns)
    .flatMap((each) => Object.keys({...each, ...each?.audience, ...each?.schedule, ...each?.pacing}));
  return !!pacing || keys.some((key) => !KNOWN.includes(key));
}

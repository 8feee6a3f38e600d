import type {AskConfig, AskVariant, Pacing} from './ask-config.js';
import {KEPT_VIEWS} from './record.js';

/** How many of its newest views a campaign's limits count on; -1 for a campaign that is not in the config. */
export function viewsNeeded({campaigns}: AskConfig, id: string): number {
  const campaign = campaigns.find((each) => each.id === id);
  if (!campaign) return -1;
  return Math.max(
    ...[{}, ...(campaign.variants ?? [])].map((variant) => {
      const {
        maxViews,
        dailyLimit = 1,
        cycleViews,
      }: Pacing = {...campaign.pacing, ...(variant as Partial<AskVariant>).pacing};
      // A cycle may have been ended by several tabs at once: with those before it, its beginning is found.
      return Math.max(maxViews ?? (cycleViews ? 1 : 4), dailyLimit, Math.min(2 * (cycleViews ?? 0), KEPT_VIEWS));
    }),
  );
}

import type {AskConfig, AskVariant, Pacing} from './ask-config.js';

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
      return Math.max(maxViews ?? (cycleViews ? 1 : 4), dailyLimit);
    }),
  );
}

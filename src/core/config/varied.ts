import type {Campaign} from './config.js';

/** A campaign as the readers of one of its variants get it: with that one's words, amounts and format before its own. */
export function varied(campaign: Campaign, variant: string | null): Campaign {
  const own = campaign.variants.find(({id}) => id === variant);
  return own ? {...campaign, ...own, id: campaign.id, appeal: {...campaign.appeal, ...own.appeal}} : campaign;
}

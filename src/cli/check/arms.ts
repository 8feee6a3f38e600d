import type {Format, Pacing} from '../../core/ask/ask-config.js';
import type {AppealConfig, AppealCopy, Campaign} from '../../core/config/config.js';
import type {Ladders} from '../../core/gift/ladder.js';
import type {Path} from './finding.js';

/** One way in which a campaign asks: as it stands, or as one of its variants has it. */
export interface Arm {
  readonly campaign: Campaign;
  /** Where the campaign stands in the config. */
  readonly index: number;
  /** Which variant it is; `null` where the campaign has none. */
  readonly variant: number | null;
  readonly appeal: AppealCopy;
  readonly amounts: Ladders;
  readonly pacing: Pacing;
  readonly format: Format;
  readonly placement: string;
}

/** Formats that are placed by their own name. */
const FORMATS: readonly string[] = ['inline', 'bar', 'dialog', 'gate', 'button'] satisfies readonly Format[];

/** Every way to ask that a config has, in its order. Where there are variants, each reader gets one of them. */
export function armsOf(config: AppealConfig): readonly Arm[] {
  return config.campaigns.flatMap((campaign, index) => {
    if (!campaign.variants.length) return [armOf(config, campaign, index, null)];
    return campaign.variants.map((_, at) => armOf(config, campaign, index, at));
  });
}

function armOf({amounts}: AppealConfig, campaign: Campaign, index: number, variant: number | null): Arm {
  const own = variant === null ? undefined : campaign.variants[variant];
  const placement = campaign.placement ?? campaign.format ?? 'inline';
  const ladders = Object.keys(amounts).map((code) => [code, {...amounts[code], ...own?.amounts?.[code]}] as const);
  return {
    campaign,
    index,
    variant,
    placement,
    appeal: {...campaign.appeal, ...own?.appeal},
    amounts: Object.fromEntries(ladders),
    pacing: {...campaign.pacing, ...own?.pacing},
    format: own?.format ?? campaign.format ?? (isFormat(placement) ? placement : 'inline'),
  };
}

function isFormat(name: string): name is Format {
  return FORMATS.includes(name);
}

/** Where something of an arm stands: in the variant if it is said there, else in the campaign. */
export function pathIn({campaign, index, variant}: Arm, part: 'appeal' | 'pacing', key: string): Path {
  const own = variant === null ? undefined : campaign.variants[variant]?.[part];
  return own && Object.hasOwn(own, key)
    ? ['campaigns', index, 'variants', variant ?? 0, part]
    : ['campaigns', index, part];
}

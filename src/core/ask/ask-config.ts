import type {Frequency} from '../gift/gift.js';

/** A number in the config: what it is when left out, the least and the most it may be. */
export type NumberRule = readonly [otherwise: number, least: number, most: number];

/**
 * Every number that the ask goes by. Both readers of a config, the strict one ({@link ../config.ts}) and the
 * page view's tolerant one below, are made from this one table.
 */
export const ASK_NUMBERS = {
  audience: {
    /** Articles a reader must have opened. */
    minArticles: [0, 0, 1000],
    /** … within this many days. */
    periodDays: [30, 1, 40],
  },
  pacing: {
    /** How often the ask may be seen … */
    maxViews: [4, 1, 50],
    /** … within this many days. */
    perDays: [30, 1, 366],
    /** Days that must lie between two views. */
    minDaysBetween: [0, 0, 366],
    /** Days of silence after the ask was closed. */
    daysAfterDismiss: [7, 0, 366],
  },
  /** Days of silence after a gift, by its frequency. */
  quietDays: {once: [90, 0, 3660], monthly: [365, 0, 3660], yearly: [365, 0, 3660]},
} as const satisfies Record<string, Record<string, NumberRule>>;

type Numbers<Group extends keyof typeof ASK_NUMBERS> = {readonly [Key in keyof (typeof ASK_NUMBERS)[Group]]: number};

/** Which pages a campaign may ask on. Absent lists allow everything. */
export interface PageRules {
  readonly includeTags?: readonly string[];
  readonly excludeTags?: readonly string[];
  readonly includeSections?: readonly string[];
  readonly excludeSections?: readonly string[];
  /** Whether it may ask on pages marked as sensitive. */
  readonly sensitive?: boolean;
}

/** What deciding needs to know of a campaign. */
export interface AskCampaign {
  readonly id: string;
  readonly placement: string;
  /** Higher asks first; equals in the order of the config. */
  readonly priority: number;
  readonly audience: Numbers<'audience'>;
  readonly pacing: Numbers<'pacing'>;
  readonly pages: PageRules;
  /** Epoch ms; `until` is the first moment without it. */
  readonly schedule: {readonly from?: number | undefined; readonly until?: number | undefined};
}

/** What deciding needs to know of a config; every `AppealConfig` is one. */
export interface AskConfig {
  readonly quietDays: Readonly<Record<Frequency, number>>;
  readonly campaigns: readonly AskCampaign[];
}

/**
 * Reads just what deciding needs from a config that nobody has checked yet, for the page view, which can't carry
 * the whole schema. Tolerant: what can't be read gets its default, what is no campaign is left out; the stage
 * parses the whole before anything is shown. Never throws.
 */
export function readAsk(input: unknown): AskConfig {
  const config = object(input);
  const campaigns = Array.isArray(config.campaigns) ? (config.campaigns as unknown[]) : [];
  return {
    quietDays: numbers('quietDays', config),
    campaigns: campaigns.map(object).flatMap((campaign) =>
      typeof campaign.id === 'string'
        ? {
            id: campaign.id,
            placement: String(campaign.placement ?? 'inline'),
            priority: Number(campaign.priority) || 0,
            audience: numbers('audience', campaign),
            pacing: numbers('pacing', campaign),
            pages: object(campaign.pages),
            schedule: {from: time(object(campaign.schedule).from), until: time(object(campaign.schedule).until)},
          }
        : [],
    ),
  };
}

function numbers<Group extends keyof typeof ASK_NUMBERS>(group: Group, given: Fields): Numbers<Group> {
  const fields = object(given[group]);
  return Object.fromEntries(
    Object.entries<NumberRule>(ASK_NUMBERS[group]).map(([key, [otherwise, least]]) => {
      const value = fields[key];
      return [key, typeof value === 'number' && value >= least ? value : otherwise];
    }),
  ) as Numbers<Group>;
}

/** Epoch ms of an ISO 8601 time; `undefined` for none or one that can't be read. */
export function time(value: unknown): number | undefined {
  return typeof value === 'string' ? Date.parse(value) || undefined : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function object(value: unknown): Fields {
  return value && typeof value === 'object' ? (value as Fields) : {};
}

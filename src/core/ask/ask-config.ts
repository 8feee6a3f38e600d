import type {Frequency} from '../gift/gift.js';

/** Which pages a campaign may ask on, by tag or section. Absent lists allow everything. */
export interface PageRules {
  readonly includeTags?: readonly string[];
  readonly excludeTags?: readonly string[];
  /** Whether it may ask on pages marked as sensitive. */
  readonly sensitive?: boolean;
}

/** What deciding needs to know of a campaign. What is left out has a default, which stands in `decide`. */
export interface AskCampaign {
  readonly id: string;
  /** Where it stands; `inline` if left out. */
  readonly placement?: string;
  /** Higher asks first; equals in the order of the config; 0 if left out. */
  readonly priority?: number;
  readonly audience?: {
    /** Articles a reader must have opened … */
    readonly minArticles?: number;
    /** … within this many days. */
    readonly periodDays?: number;
  };
  readonly pages?: PageRules;
  readonly pacing?: {
    /** How often the ask may be seen … */
    readonly maxViews?: number;
    /** … within this many days. */
    readonly perDays?: number;
    /** Days that must lie between two views. */
    readonly minDaysBetween?: number;
    /** Days of silence after the ask was closed. */
    readonly daysAfterDismiss?: number;
  };
  /** ISO 8601 times; `until` is the first moment without it. */
  readonly schedule?: {readonly from?: string; readonly until?: string};
}

/** What deciding needs to know of a config; every `AppealConfig` is one. */
export interface AskConfig {
  /** Days of silence after a gift, by its frequency. */
  readonly quietDays?: Readonly<Partial<Record<Frequency, number>>>;
  readonly campaigns: readonly AskCampaign[];
}

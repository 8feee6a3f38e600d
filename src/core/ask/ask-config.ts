import type {QuietDays} from './quiet.js';

/** A text, a number or a flag that a fact about a reader is held against; of a list, one is enough. */
export type FactValues = string | number | boolean | readonly (string | number | boolean)[];

/**
 * Whom a campaign asks. `include` and `exclude` go by what the page states of its reader: `region`, `language`, `device`,
 * `referrer`, `loggedIn`, `supporter`, a `utm_…` parameter, or any name that the page has registered.
 */
export interface Audience {
  /** Different articles a reader must have opened … */
  readonly minArticles?: number;
  /** … and the most that they may have … */
  readonly maxArticles?: number;
  /** … within this many days; 30 if left out. */
  readonly periodDays?: number;
  /** Hours after the first article in which a reader is left alone. */
  readonly graceHours?: number;
  /** Every fact named here must have one of these values. */
  readonly include?: Readonly<Record<string, FactValues>>;
  /** No fact named here may have one of these values. */
  readonly exclude?: Readonly<Record<string, FactValues>>;
}

/** Which pages a campaign may ask on, by tag or section. Absent lists allow everything. */
export interface PageRules {
  readonly includeTags?: readonly string[];
  readonly excludeTags?: readonly string[];
  /** Whether it may ask on pages marked as sensitive. */
  readonly sensitive?: boolean;
}

/** A period of the reader's calendar: it begins when the day, the week (on Monday) or the month does. */
export type CalendarPeriod = 'day' | 'week' | 'month';

/** How often one campaign asks. What is left out has no limit, but for `maxViews`, `perDays` and `daysAfterDismiss`. */
export interface Pacing {
  /** How often the ask may be seen; 4 if left out … */
  readonly maxViews?: number;
  /** … within this many days; 30 if left out … */
  readonly perDays?: number;
  /** … or within this period of the calendar, in the place of `perDays`. */
  readonly per?: CalendarPeriod;
  /** How often it may be seen in a day of the reader's, which begins at the config's `dayStartsAt`. */
  readonly dailyLimit?: number;
  /** Days that must lie between two views. */
  readonly minDaysBetween?: number;
  /** Asks only from the article after so many on, counted within `per`, or within `perDays` … */
  readonly start?: number;
  /** … and leaves out so many articles between two asks. */
  readonly between?: number;
  /** Rests each time it has been seen so often … */
  readonly cycleViews?: number;
  /** … for so many days; fractions are allowed. */
  readonly restDays?: number;
  /** Begins, and begins each cycle again, with so many articles without an ask. */
  readonly skip?: number;
  /** Days of silence after the ask was closed; 7 if left out. */
  readonly daysAfterDismiss?: number;
  /** Other days for each closing in turn, the last of them from then on. */
  readonly backOffDays?: readonly number[];
  /** Never asks again once it has been closed so often. */
  readonly maxDismissals?: number;
  /** Days of silence of this campaign after a gift that came of it. */
  readonly daysAfterGift?: number;
  /** Never asks again once so many gifts have come of it. */
  readonly maxGifts?: number;
}

/** How often a reader is asked by all campaigns together. */
export interface SharedPacing {
  /** How often asks may be seen … */
  readonly maxViews?: number;
  /** … within this many days; 30 if left out. */
  readonly perDays?: number;
  /** Hours of silence after any ask was closed. */
  readonly hoursAfterDismiss?: number;
  /** Hours of silence after a gift that came of any. The silence after gifts, `quietDays`, holds beside it. */
  readonly hoursAfterGift?: number;
  /** Whether a campaign's own views, closings and gifts count here, or only those of the others; `all` if left out. */
  readonly of?: 'all' | 'others';
}

/** ISO 8601 times; `until` is the first moment without it. */
export interface Schedule {
  readonly from?: string;
  readonly until?: string;
  /** Who closed the ask before then may be asked again from then on. */
  readonly askAgainFrom?: string;
  /** Hours of the reader's day, from and to, in which nobody is asked: `[22, 6]`. */
  readonly blackoutHours?: readonly number[];
}

/** What is free before a campaign asks: the meter of a gate. */
export interface Meter {
  /** So many different articles in a period are free; 0 if left out. An article that was free stays free. */
  readonly free?: number;
  /** A period of the calendar, or a rolling one of so many days, such as `P30D`; `month` if left out. */
  readonly period?: CalendarPeriod | (string & {});
}

/** What an appeal is shown in. */
export type Format = 'inline' | 'bar' | 'dialog' | 'gate' | 'button';

/** One way to ask out of several. Where readers are divided over variants, each is a variant. */
export interface AskVariant {
  readonly id: string;
  /** Its share of the readers, against the other variants'. */
  readonly weight: number;
  readonly format?: Format;
  /** Goes before the campaign's own, key by key. */
  readonly pacing?: Pacing;
}

/** What deciding needs to know of a campaign. What is left out has a default, which stands in `decide`. */
export interface AskCampaign {
  readonly id: string;
  /** Where it stands; what its format is called if left out, or `inline`. */
  readonly placement?: string;
  /** If left out, what its placement is called, or `inline`. */
  readonly format?: Format;
  /** Higher asks first; equals in the order of the config; 0 if left out. */
  readonly priority?: number;
  /** Whether it asks regardless of how often it has been seen. Closings, snoozes and gifts still count. */
  readonly alwaysAsk?: boolean;
  /** Whether it asks where the browser keeps nothing, so that no limit holds; if left out, only where it is `inline`. */
  readonly withoutStorage?: boolean;
  readonly audience?: Audience;
  readonly pages?: PageRules;
  readonly pacing?: Pacing;
  readonly schedule?: Schedule;
  readonly gate?: Meter;
  /** The share of readers, from 0 to 1, whom it never asks, to be compared with the others. */
  readonly holdout?: number;
  readonly variants?: readonly AskVariant[];
}

/** What deciding needs to know of a config; every `AppealConfig` is one. */
export interface AskConfig {
  /** Days of silence after a gift, by its frequency. */
  readonly quietDays?: QuietDays;
  /** What holds for all campaigns together. */
  readonly pacing?: SharedPacing;
  /** The hour at which a reader's day begins, and with it weeks and months; 0 if left out. */
  readonly dayStartsAt?: number;
  readonly campaigns: readonly AskCampaign[];
}

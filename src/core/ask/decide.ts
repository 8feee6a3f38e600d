import type {AskCampaign, AskConfig} from './ask-config.js';
import {articlesWithin, DAY, isDue, type ReaderRecord} from './record.js';

/** One page view, as far as deciding goes: the page, the reader, the moment and the dice. */
export interface Visit {
  /** Epoch ms. */
  readonly now: number;
  /** In [0, 1), from the outside: deciding has no randomness of its own. */
  readonly dice: number;
  readonly page: {
    readonly url: string;
    readonly section?: string;
    readonly tags?: readonly string[];
    /** Marked by the newsroom: not a page to ask on. */
    readonly sensitive?: boolean;
    /** Placements that the page has room for; absent: any. */
    readonly placements?: readonly string[];
  };
  /** What the page says of its reader; never guessed. */
  readonly reader: {
    readonly region?: string;
    readonly language?: string;
    readonly device?: string;
    readonly referrer?: string;
    readonly utm?: Readonly<Record<string, string>>;
    readonly supporter?: boolean;
    readonly loggedIn?: boolean;
  };
  /** IANA time zone. */
  readonly timeZone: string;
  readonly record: ReaderRecord;
}

/** What one rule said of one campaign. */
export interface Reason {
  readonly campaign: string;
  /** The rule's stable name. */
  readonly rule: string;
  readonly pass: boolean;
  /** The value that the rule saw. */
  readonly seen: unknown;
  /** What it was held against. */
  readonly limit: unknown;
  /** When it could next pass, epoch ms; absent when time alone won't help. */
  readonly nextAt?: number;
}

/** Whether to ask, with which campaign, and why (not). */
export interface Decision {
  readonly campaign: string | null;
  readonly variant: string | null;
  readonly placement: string | null;
  /** Every rule of every campaign, in the order in which they were asked. */
  readonly reasons: readonly Reason[];
}

type Finding = Omit<Reason, 'campaign' | 'rule'>;
type Rule = (campaign: AskCampaign, visit: Visit, config: AskConfig) => Finding;

/**
 * Decides whether this page view asks. Pure: same config and visit, same decision.
 *
 * Campaigns are tried by priority; the first that passes every rule asks. The reasons list all of them, so that
 * “why not?” always has an exact answer.
 */
export function decide(config: AskConfig, visit: Visit): Decision {
  const campaigns = [...config.campaigns].sort((one, other) => other.priority - one.priority);
  const reasons: Reason[] = [];
  let chosen: AskCampaign | undefined;
  for (const campaign of campaigns) {
    let pass = true;
    for (const [rule, judge] of Object.entries(RULES)) {
      const finding = judge(campaign, visit, config);
      reasons.push({campaign: campaign.id, rule, ...finding});
      pass &&= finding.pass;
    }
    if (pass) chosen ??= campaign;
  }
  return {campaign: chosen?.id ?? null, variant: null, placement: chosen?.placement ?? null, reasons};
}

/** The rules, by name, in the order in which they are reported. */
const RULES: Readonly<Record<string, Rule>> = {
  placement: ({placement, id}, {page: {placements}}) => ({
    pass: !placements || placements.includes(placement) || placements.includes(id),
    seen: placements ?? null,
    limit: placement,
  }),

  schedule: ({schedule: {from = 0, until = Infinity}}, {now}) => ({
    pass: now >= from && now < until,
    seen: now,
    limit: [from, until],
    ...(now < from && {nextAt: from}),
  }),

  pages: ({pages}, {page: {tags = [], section, sensitive = false}}) => {
    const some = (list: readonly string[] | undefined, values: readonly unknown[]): boolean | undefined =>
      Array.isArray(list) ? list.some((entry) => values.includes(entry)) : undefined;
    return {
      pass:
        !(sensitive && !pages.sensitive) &&
        some(pages.includeTags, tags) !== false &&
        some(pages.includeSections, [section]) !== false &&
        !some(pages.excludeTags, tags) &&
        !some(pages.excludeSections, [section]),
      seen: {tags, section, sensitive},
      limit: pages,
    };
  },

  /** The reader's own word comes before every wish of ours. */
  snooze: (_, {now, record}) => {
    const {snooze} = record;
    return {
      pass: !snooze || isDue(record, now),
      seen: snooze && (snooze.articles === undefined ? now : record.articles),
      limit: snooze && (snooze.articles ?? snooze.until),
      ...(snooze?.until !== undefined && !isDue(record, now) && {nextAt: snooze.until}),
    };
  },

  /** Who gave is thanked, not asked. */
  quiet: (_, {now, record: {gift}}, {quietDays}) => {
    const end = gift ? gift.at + quietDays[gift.frequency] * DAY : 0;
    return {pass: now >= end, seen: gift?.at ?? null, limit: end, ...(now < end && {nextAt: end})};
  },

  supporter: (_, {reader}) => ({pass: !reader.supporter, seen: !!reader.supporter, limit: false}),

  articles: ({audience: {minArticles, periodDays}}, {now, record}) => {
    const seen = articlesWithin(record, periodDays, now);
    return {pass: seen >= minArticles || isDue(record, now), seen, limit: minArticles};
  },

  /** A reminder that the reader asked for is not one of our asks: it is delivered past caps. */
  views: ({id, pacing: {maxViews, perDays}}, {now, record}) => {
    const since = now - perDays * DAY;
    const views = viewsOf(record, id).filter((time) => time > since);
    const pass = views.length < maxViews || isDue(record, now);
    const freed = views[views.length - maxViews] ?? now;
    return {pass, seen: views.length, limit: maxViews, ...(!pass && {nextAt: freed + perDays * DAY})};
  },

  spacing: ({id, pacing: {minDaysBetween}}, {now, record}) =>
    rested(viewsOf(record, id).at(-1), minDaysBetween, now, record),

  dismissed: ({id, pacing: {daysAfterDismiss}}, {now, record}) =>
    rested(Object.hasOwn(record.closed, id) ? record.closed[id] : undefined, daysAfterDismiss, now, record),
};

/** Whether enough days have gone by since `last`. */
function rested(last: number | undefined, days: number, now: number, record: ReaderRecord): Finding {
  const end = last === undefined ? 0 : last + days * DAY;
  const pass = now >= end || isDue(record, now);
  return {pass, seen: last ?? null, limit: days, ...(!pass && {nextAt: end})};
}

function viewsOf(record: ReaderRecord, campaign: string): readonly number[] {
  return Object.hasOwn(record.views, campaign) ? (record.views[campaign] ?? []) : [];
}

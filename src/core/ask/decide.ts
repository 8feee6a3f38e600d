import type {AskCampaign, AskConfig} from './ask-config.js';
import {DAY, readsSince, type ReaderRecord} from './record.js';
import {isDue} from './due.js';

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
    /** Who has the page's one ask: a campaign, which goes on asking, or another script's name; absent: nobody. */
    readonly claim?: string | undefined;
  };
  /** What the page says of its reader; never guessed. */
  readonly reader: {
    readonly region?: string;
    readonly language?: string;
    readonly device?: string;
    readonly referrer?: string;
    /** By the parameter's name, with or without `utm_`. */
    readonly utm?: Readonly<Record<string, string>>;
    readonly supporter?: boolean;
    readonly loggedIn?: boolean;
    /** What else the page knows, by names of its own; a list has each of its values. */
    readonly criteria?: Readonly<Record<string, unknown>>;
  };
  /** IANA time zone of the reader, for rules that go by the reader's day; absent: that of the machine that decides. */
  readonly timeZone?: string;
  /** Whether the browser keeps what is remembered; absent: it does. */
  readonly stored?: boolean;
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

/** A rule's name, whether it passes, what it saw, what it was held against, and when it could next pass. */
type Row = readonly [rule: string, pass: boolean, seen: unknown, limit: unknown, nextAt?: number | undefined];

/**
 * Decides whether this page view asks. Pure: same config and visit, same decision.
 *
 * Campaigns are tried by priority; the first that passes every rule asks. The reasons list all of them, so that
 * “why not?” always has an exact answer.
 *
 * The page view decides on a config that nobody has checked yet, for it can't carry the schema, and on a record that
 * was only glanced at. So every rule holds back only when it is sure: what makes no sense never silences an ask,
 * and the stage checks the whole before anything is shown.
 */
export function decide(config: AskConfig, visit: Visit): Decision {
  const reasons: Reason[] = [];
  let chosen: AskCampaign | undefined;
  const campaigns = ([] as AskCampaign[])
    .concat(config.campaigns)
    .filter((campaign: AskCampaign | null) => campaign?.id);
  for (const campaign of campaigns.sort((one, other) => (other.priority ?? 0) - (one.priority ?? 0))) {
    let every = true;
    for (const [rule, pass, seen, limit, nextAt] of judge(campaign, visit, config)) {
      reasons.push({
        campaign: campaign.id,
        rule,
        pass,
        seen,
        limit,
        ...(!pass && nextAt && nextAt > visit.now && {nextAt}),
      });
      every &&= pass;
    }
    if (every) chosen ??= campaign;
  }
  return {
    campaign: chosen?.id ?? null,
    variant: null,
    placement: chosen ? (chosen.placement ?? 'inline') : null,
    reasons,
  };
}

/** What the rules go by where a campaign says nothing; what is not here has no limit then. */
const DEFAULTS = {
  placement: 'inline',
  periodDays: 30,
  maxViews: 4,
  perDays: 30,
  daysAfterDismiss: 7,
};

/** Asks every rule, in the order in which they are reported. */
function judge(
  {audience, pages, pacing, schedule, ...campaign}: AskCampaign,
  {now, page, reader, record}: Visit,
  {quietDays}: AskConfig,
): Row[] {
  const rules = {...DEFAULTS, ...campaign, ...audience, ...pages, ...pacing, ...schedule};
  const {id} = campaign;
  const {snooze, gift} = record;
  const {placements, tags = [], section, sensitive = false} = page;

  /** A reminder that the reader asked for is not one of our asks: once due, it is delivered past our own limits. */
  const due = isDue(record, now);
  /** Nor does an ask that this page shows already count against itself. */
  const shown = due || page.claim === id;
  const rest = (last: number | undefined, days: number, reminded = false): [boolean, unknown, number, number] => {
    const end = days * DAY - -(last as number);
    return [reminded || !(now < end), last, days, end];
  };

  // A page's section counts as one of its tags.
  const marks = [...tags, section];
  const some = (list?: {some?: (test: (tag: string) => boolean) => boolean}): boolean | undefined =>
    list?.some?.((tag) => marks.includes(tag));
  const start = Date.parse(rules.from as string);
  const wakes = snooze && !snooze.articles ? snooze.at + snooze.span : undefined;
  const read = readsSince(record, now - rules.periodDays * DAY);
  const all = ([] as number[]).concat(own(record.views, id) ?? []);
  const views = all.filter((time) => time > now - rules.perDays * DAY);

  return [
    ['placement', !placements || placements.includes(rules.placement) || placements.includes(id), placements, rules.placement],
    ['claim', !page.claim || page.claim === id, page.claim, id],
    ['schedule', !(now < start || now >= Date.parse(rules.until as string)), now, [rules.from, rules.until], start],
    ['pages', (!sensitive || !!rules.sensitive) && some(rules.includeTags) !== false && !some(rules.excludeTags), [...marks, sensitive], pages],
    ['snooze', !snooze || due, snooze && (wakes ? now : readsSince(record, snooze.at)), wakes ?? snooze?.articles, wakes],
    ['supporter', !reader.supporter, reader.supporter, false],
    ['quiet', ...rest(gift?.at, gift?.quietDays || {once: 90, monthly: 365, yearly: 365, ...quietDays}[gift?.frequency ?? 'once'])],
    ['articles', due || !(read < (rules.minArticles as number)), read, rules.minArticles],
    ['views', shown || !(views.length >= rules.maxViews), views.length, rules.maxViews, (views.at(-rules.maxViews) ?? 0) + rules.perDays * DAY],
    ['spacing', ...rest(all.at(-1), rules.minDaysBetween as number, shown)],
    ['dismissed', ...rest(own(record.closed, id), [rules.daysAfterDismiss].flat()[0] as number, due)],
  ]; // prettier-ignore
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

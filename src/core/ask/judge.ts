import type {AskCampaign, AskConfig} from './ask-config.js';
import {logOf} from './log.js';
import {DAY, readsSince} from './record.js';
import {countSince, numberOf, STAMP} from './stamps.js';
import type {Decision, Reason, Visit} from './visit.js';
import {isDue} from './due.js';

/** What the rules about one campaign share. */
export interface Asking {
  readonly campaign: AskCampaign;
  readonly config: AskConfig;
  readonly visit: Visit;
  /** What is kept of the campaign. */
  readonly log: readonly string[];
  /** A reminder that the reader asked for is not one of our asks: once due, it is delivered past our own limits. */
  readonly due: boolean;
  /** Nor does an ask that this page shows already count against itself. */
  readonly free: boolean;
  /** Takes down what a rule says. @returns whether there is any use in going on. */
  readonly check: (rule: string, pass: boolean, seen: unknown, limit: unknown, nextAt?: number) => boolean;
  /** Holds back for some days after a moment (epoch ms; none: not at all), or until `end`. */
  readonly rest: (rule: string, from: number | undefined, days?: number, lifted?: boolean, end?: number) => boolean;
  /** Holds back when there have been so many views after `since`, until `end` or until the first of them is `days` old. */
  readonly capped: (
    rule: string,
    views: string,
    most: number | undefined,
    days: number,
    since?: number,
    end?: number,
  ) => boolean;
}

/** What only some campaigns go by, in the place of the simple pacing. @returns the reader's variant, if there is one. */
export type FurtherRules = (asking: Asking) => string | null;

/**
 * Asks the rules about one campaign, in the order in which they are reported.
 *
 * @param reasons where each rule's answer goes; `null`: nobody wants to know, and the first “no” is the last word.
 * @returns what asks, or nothing where a rule says no.
 */
export function judge(
  campaign: AskCampaign,
  visit: Visit,
  config: AskConfig,
  further: FurtherRules | undefined,
  reasons: Reason[] | null,
): Omit<Decision, 'reasons'> | undefined {
  const {id, audience, schedule, pages, pacing, placement = campaign.format ?? 'inline'} = campaign;
  const {now, page, reader, record} = visit;
  const {snooze, gift} = record;
  const {placements, claim, tags = [], section, sensitive = false} = page;
  const {from, until} = schedule ?? {};
  const log = logOf(record.asks, id);
  const views = log[5] ?? '';
  const due = isDue(record, now);
  const free = due || claim === id;
  let asks = true;
  let variant: string | null = null;

  const check: Asking['check'] = (rule, pass, seen, limit, nextAt) => {
    asks &&= pass;
    if (!reasons) return pass;
    const reason: Reason = {campaign: id, rule, pass, seen, limit};
    if (!pass && (nextAt as number) > now) reason.nextAt = nextAt as number;
    reasons.push(reason);
    return true;
  };
  const rest: Asking['rest'] = (rule, last, days, lifted, end = (days as number) * DAY - -(last as number)) =>
    check(rule, !!lifted || !(now < end), last || undefined, days, end);
  const capped: Asking['capped'] = (rule, list, most = NaN, days, since = now - days * DAY, end) => {
    const count = countSince(list, since);
    const first = list.length - most * STAMP;
    const next = end ?? numberOf(list.slice(first, first + STAMP)) + days * DAY;
    return check(rule, free || !(count >= most), count, most, next);
  };

  // A page's section counts as one of its tags.
  const marks = [...tags, section];
  const some = (list?: {some?: (test: (tag: string) => boolean) => boolean}): boolean | undefined =>
    list?.some?.((tag) => marks.includes(tag));
  const start = from ? Date.parse(from) : NaN;
  const wakes = snooze && !snooze.articles ? snooze.at + snooze.span : undefined;
  const read = readsSince(record, now - (audience?.periodDays ?? 30) * DAY);
  const silence =
    gift && (gift.quietDays || {once: 90, monthly: 365, yearly: 365, ...config.quietDays}[gift.frequency]);

  const simply = (): boolean =>
    capped('views', views, pacing?.maxViews ?? 4, pacing?.perDays ?? 30) &&
    rest('spacing', Math.min(numberOf(views.slice(-STAMP)), now), pacing?.minDaysBetween, free) &&
    rest('dismissed', Math.min(numberOf(log[2]), now), pacing?.daysAfterDismiss ?? 7, due);

  const goOn =
    check('placement', !placements || placements.includes(placement) || placements.includes(id), placements, placement) &&
    check('claim', !claim || claim === id, claim, id) &&
    check('schedule', !(now < start || (until && now >= Date.parse(until))), now, [from, until], start) &&
    check('pages', (!sensitive || !!pages?.sensitive) && some(pages?.includeTags) !== false && !some(pages?.excludeTags), [...marks, sensitive], pages) &&
    check('snooze', !snooze || due, snooze && (wakes ? now : readsSince(record, snooze.at)), wakes ?? snooze?.articles, wakes) &&
    check('supporter', !reader.supporter || !!audience?.include?.['supporter'], reader.supporter, false) &&
    rest('quiet', gift?.at, silence as number) &&
    check('articles', due || !(read < (audience?.minArticles as number)), read, audience?.minArticles); // prettier-ignore
  if (goOn) {
    if (further) variant = further({campaign, config, visit, log, due, free, check, rest, capped});
    else simply();
  }
  return asks ? {campaign: id, variant, placement} : undefined;
}

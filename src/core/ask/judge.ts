import type {Frequency} from '../gift/gift.js';
import type {AskCampaign, AskConfig} from './ask-config.js';
import {DAY, READ} from './record.js';
import {countSince, numberOf, STAMP} from './stamps.js';
import type {Decision, Reason, Visit} from './visit.js';

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
  /** Holds back for some days after a moment (epoch ms; none: not at all). */
  readonly rest: (rule: string, from: number | undefined, days: number | undefined, lifted?: boolean) => boolean;
}

/** What a glance at a record has found where logs should be. */
type Logs = Readonly<Record<string, {split?: (by: string) => string[]} | undefined>>;

const times: Record<string, number> = {};

/** When a text says; reading it takes long, and there are few of them. */
const timeOf = (text: string | undefined): number => (times[text as string] ??= Date.parse(text as string));

/** What only some campaigns go by, in the place of the simple pacing. @returns the reader's variant, if there is one. */
export type FurtherRules = (asking: Asking) => string | null;

/**
 * Asks the rules about one campaign, in the order in which they are reported.
 *
 * @param reasons where each rule's answer goes; `null`: nobody wants to know, and the first “no” is the last word.
 * @returns what asks; `false` where a rule says no.
 */
export function judge(
  campaign: AskCampaign,
  visit: Visit,
  config: AskConfig,
  further: FurtherRules | undefined,
  reasons: Reason[] | null,
  marks: readonly (string | undefined)[],
): Omit<Decision, 'reasons'> | false {
  const {id, audience, schedule, pages, pacing, placement = campaign.format ?? 'inline'} = campaign;
  const {now, page, reader, record} = visit;
  const {snooze, gift} = record;
  const {placements, claim, sensitive} = page;
  const {from, until} = schedule ?? {};
  // Of a damaged record, it may be anything, or nothing at all.
  const log = (record.asks as Logs)[id]?.split?.('.') ?? [];
  const views = log[5] ?? '';
  // What `isDue` says, once more: this way it costs every page view ten bytes less.
  const due = !!snooze && !(record.read - (snooze.from as number) < snooze.articles || now - snooze.at < snooze.span);
  const free = due || claim === id;
  let asks = true;
  let variant: string | null = null;

  const check: Asking['check'] = (rule, pass, seen, limit, nextAt) => {
    asks &&= pass;
    // Who wants reasons wants all of them.
    return (
      (reasons?.push({
        campaign: id,
        rule,
        pass,
        seen,
        limit,
        ...(!pass && (nextAt as number) > now && {nextAt: nextAt as number}),
      }) as true | undefined) ?? pass
    );
  };
  const rest: Asking['rest'] = (rule, last, days, lifted) => {
    const end = (days as number) * DAY - -(last as number);
    return check(rule, lifted || !(now < end), last || 0, days, end);
  };
  const some = (list?: {some?: (test: (tag: string) => boolean) => boolean}): boolean | undefined =>
    list?.some?.((tag) => marks.includes(tag));
  const start = timeOf(from);
  const wakes = (snooze?.at as number) + (snooze?.span as number);
  const read = countSince(record.reads, now - (audience?.periodDays ?? 30) * DAY, READ);
  const silence =
    gift?.quietDays || {once: 90, monthly: 365, yearly: 365, ...config.quietDays}[gift?.frequency as Frequency];

  const {maxViews = 4, perDays = 30, minDaysBetween, daysAfterDismiss = 7} = pacing ?? {};
  const span = perDays * DAY;
  const simply = (): boolean => {
    const count = countSince(views, now - span);
    const oldest = numberOf(views.slice(-maxViews * STAMP).slice(0, STAMP));
    return (
      check('views', free || !(count >= maxViews), count, maxViews, oldest + span) &&
      rest('spacing', numberOf(views.slice(-STAMP)), minDaysBetween, free) &&
      rest('dismissed', numberOf(log[2]), daysAfterDismiss, due)
    );
  };

  const goOn =
    check('placement', !placements || placements.includes(placement) || placements.includes(id), placements, placement) &&
    check('claim', !claim || claim === id, claim, id) &&
    check('schedule', !(now < start || now >= timeOf(until)), now, schedule, start) &&
    check('pages', (!sensitive || !!pages?.sensitive) && some(pages?.includeTags) !== false && !some(pages?.excludeTags), sensitive || marks, pages) &&
    check('snooze', !snooze || due, snooze, snooze?.articles || wakes, wakes) &&
    check('supporter', !reader.supporter || !!audience?.include?.['supporter'], reader.supporter, false) &&
    rest('quiet', gift?.at, silence) &&
    check('articles', due || !(read < (audience?.minArticles as number)), read, audience?.minArticles); // prettier-ignore
  if (goOn && further) variant = further({campaign, config, visit, log, due, free, check, rest});
  else if (goOn) simply();
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- `check` changes it
  return asks && {campaign: id, variant, placement};
}

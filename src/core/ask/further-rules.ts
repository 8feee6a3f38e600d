import type {AskCampaign, AskVariant, Audience, FactValues, Pacing} from './ask-config.js';
import {calendarPeriod, clockAt, HOUR, whenClock} from './calendar.js';
import type {Asking} from './judge.js';
import {logOf} from './log.js';
import {placeOf} from './pick-variant.js';
import {DAY, KEPT_READS, READ, readsSince, type ReaderRecord} from './record.js';
import {countSince, numberOf, STAMP, textOf} from './stamps.js';
import type {Visit} from './visit.js';
import {markOf} from './visit-record.js';

/**
 * What only some campaigns go by: hours of the day, facts about readers, meters, experiments, and every way of pacing.
 *
 * @returns the id of the reader's variant, if there is one.
 */
export function mayAskFurther(asking: Asking): string | null {
  const {campaign, visit, check} = asking;
  const {holdout, variants, gate, audience, schedule} = campaign;
  const {share, variant} = holdout || variants?.[0] ? placeOf(campaign, visit) : {share: 1, variant: undefined};
  const {stored = true} = visit;

  const goOn =
    (stored || check('storage', mayAskUnstored(campaign, variant), stored, true)) &&
    (!schedule?.blackoutHours || isAwake(asking, schedule.blackoutHours)) &&
    (!audience || isAudience(asking, audience)) &&
    (!audience?.graceHours || isGraceOver(asking, audience.graceHours)) &&
    (!gate || isMetered(asking)) &&
    (!holdout || check('holdout', !(share < holdout), share, holdout)) &&
    isPaced(asking, variant);
  // The shared limits come last.
  if (goOn) isSharedPaced(asking);
  return variant?.id ?? null;
}

/** Where nothing is kept, no limit holds: only what stands in the page asks there, unless the campaign says so. */
function mayAskUnstored({withoutStorage, format, placement}: AskCampaign, variant?: AskVariant): boolean {
  if (withoutStorage !== undefined) return withoutStorage;
  return !/^(bar|dialog|gate)$/.test(variant?.format ?? format ?? placement ?? '');
}

/** Hours of the reader's day in which nobody is asked: from 22 to 6 is a night, from 0 to 24 every hour there is. */
function isAwake({check, visit: {now, timeZone}}: Asking, hours: readonly number[]): boolean {
  const [from = NaN, to = NaN] = hours;
  const clock = clockAt(now, timeZone);
  /** How long ago the clock showed this, within the last 24 hours. */
  const since = (hour: number): number => (clock - hour * HOUR) % DAY;
  const always = to - from === 24;
  const asleep = always || since(from) < (DAY + (to - from) * HOUR) % DAY;
  const end = always ? undefined : whenClock(clock + DAY - since(to), timeZone);
  return check('hours', !asleep, since(0) / HOUR, hours, end);
}

/** What the page states of its reader, and the most that a reader may have read. */
function isAudience({visit, due, check}: Asking, audience: Audience): boolean {
  const {include, exclude, maxArticles, periodDays = 30} = audience;
  const facts = (wanted: Readonly<Record<string, FactValues>> | undefined, rule: string, is: boolean): boolean =>
    Object.entries(wanted ?? {}).every(([name, values]) => {
      const fact = factOf(visit.reader, name);
      return check(rule + name, isOneOf(fact, values) === is, fact, values);
    });
  const few = (most: number): boolean => {
    const read = readsSince(visit.record, visit.now - periodDays * DAY);
    /** The newest of those that must be longer ago. */
    const over = textOf(visit.record.reads).slice(-(most + 1) * READ);
    return check('most articles', due || !(read > most), read, most, numberOf(over.slice(0, STAMP)) + periodDays * DAY);
  };
  return (
    facts(include, 'include ', true) &&
    facts(exclude, 'exclude ', false) &&
    (maxArticles === undefined || few(maxArticles))
  );
}

/** What the page says of its reader under a name; what it says nothing of is `false`. */
function factOf({utm, criteria, ...reader}: Visit['reader'], name: string): unknown {
  const facts: Readonly<Record<string, unknown>> = {...utm, ...criteria, ...reader};
  return (Object.hasOwn(facts, name) ? facts[name] : utm?.[name.replace('utm_', '')]) ?? false;
}

/** Whether a fact is one of the values, or goes into detail: `en-GB` is `en`, `www.post.example` is `post.example`. */
function isOneOf(fact: unknown, values: FactValues): boolean {
  return [fact].flat().some((each) =>
    [values].flat().some((value) => {
      const [one = '', other = ''] = [each, value].map((said) =>
        (said === Object(said) ? '' : String(said)).toLowerCase(),
      );
      return one === other || one.startsWith(`${other}-`) || one.endsWith(`.${other}`);
    }),
  );
}

/** Whether the first article was opened long enough ago; it was where it is not among those that are kept any more. */
function isGraceOver({visit: {record}, due, check, rest}: Asking, hours: number): boolean {
  const kept = textOf(record.reads);
  // Who has opened none waits for one, not for a moment.
  if (!kept) return check('grace', due, 0, hours / 24);
  const first = kept.length < KEPT_READS * READ || record.read <= KEPT_READS ? numberOf(kept.slice(0, STAMP)) : 0;
  return rest('grace', first, hours / 24, due);
}

/** Whether an article is beyond those that are free. One that was among them stays free. */
function isMetered(asking: Asking): boolean {
  const {campaign, visit, check} = asking;
  const {free = 0, period = 'month'} = campaign.gate ?? {};
  const [since] = periodOf(asking, period, 30);
  const used = countSince(textOf(visit.record.reads), since, READ) - laterReads(visit);
  return check('gate', used > free, Math.max(used, 0), free);
}

/** How many articles were opened after this page's. */
function laterReads({page, record}: Visit): number {
  const reads = textOf(record.reads);
  const at = reads.lastIndexOf(markOf(page.url));
  return at < 0 ? 0 : Math.floor((reads.length - at) / READ);
}

/**
 * The period that something is counted in.
 *
 * @param period of the reader's calendar, or a span such as `P30D`; if left out, …
 * @param days … so many days up to now.
 * @returns the last moment before it, and when a calendar's ends; epoch ms.
 */
function periodOf({visit, config}: Asking, period: string | undefined, days: number): readonly [number, number?] {
  const {now, timeZone} = visit;
  if (period === 'day' || period === 'week' || period === 'month') {
    const [start, end] = calendarPeriod(period, now, timeZone, config.dayStartsAt || 0);
    return [start - 1, end];
  }
  return [now - (parseInt(`${period}`.slice(1)) || days) * DAY];
}

/** How often this campaign may ask. */
function isPaced(asking: Asking, variant: AskVariant | undefined): boolean {
  const {campaign, visit, log, due, check, rest} = asking;
  const {now, record} = visit;
  const {schedule} = campaign;
  const free = asking.free || campaign.alwaysAsk === true;
  const capped = (rule: string, limit: number, days: number, since?: number, end?: number): boolean =>
    isBelow(asking, rule, views, limit, days, free, since, end);
  const pacing: Pacing = variant?.pacing ? {...campaign.pacing, ...variant.pacing} : (campaign.pacing ?? {});
  const {
    per,
    perDays = 30,
    start,
    between,
    skip,
    cycleViews,
    restDays = 0,
    dailyLimit,
    maxDismissals,
    maxGifts,
  } = pacing;
  const [, , closed, , given, views = ''] = log;
  const [seen, closings, made] = [numberOf(log[0]) || 0, numberOf(log[1]) || 0, numberOf(log[3]) || 0];
  const last = past(views.slice(-STAMP), now);
  /** When a cycle was over, if the last view ended one. */
  const over = cycleViews && isCycleOver(views, seen, cycleViews, restDays) ? last : NaN;
  /** What no limit on views stands beside: cycles are one. */
  const most = pacing.maxViews ?? (cycleViews ? NaN : 4);

  const turn = (): boolean => {
    const read = countReads(record, periodOf(asking, per, perDays)[0]);
    const after = read - (start ?? 0) - 1;
    return check('turn', free || (after >= 0 && after % ((between ?? 0) + 1) === 0), read, [start ?? 0, between ?? 0]);
  };
  const skipped = (first: number): boolean => {
    const begun = seen ? over + restDays * DAY : (schedule?.from && Date.parse(schedule.from)) || 1;
    const read = isNaN(begun) ? Infinity : countReads(record, begun);
    return check('skip', free || read > first, read, first);
  };

  return (
    ((start ?? between) === undefined || turn()) &&
    (!skip || skipped(skip)) &&
    capped('views', most, perDays, ...(per ? periodOf(asking, per, perDays) : [])) &&
    (!dailyLimit || capped('daily', dailyLimit, 1, ...periodOf(asking, 'day', 1))) &&
    (!cycleViews || rest('cycle', over, restDays, free)) &&
    rest('spacing', last, pacing.minDaysBetween, free) &&
    isSilentAfter(asking, pacing, past(closed, now), closings) &&
    (!maxDismissals || check('dismissals', due || closings < maxDismissals, closings, maxDismissals)) &&
    (!pacing.daysAfterGift || rest('given', past(given, now), pacing.daysAfterGift, due)) &&
    (!maxGifts || check('gifts', made < maxGifts, made, maxGifts))
  );
}

/**
 * Whether the last view ended a cycle. Tabs that asked side by side may have ended it more than once: a cycle begins only
 * after its rest. Views that are no longer kept are taken to have kept to that.
 */
function isCycleOver(views: string, seen: number, cycleViews: number, restDays: number): boolean {
  const times = views.match(/.{8}/g)?.map(numberOf) ?? [];
  let count = Math.max(seen - times.length, 0) % cycleViews;
  times.forEach((time, at) => {
    const begins = count >= cycleViews && time - (times[at - 1] ?? NaN) >= restDays * DAY;
    count = begins ? 1 : count + 1;
  });
  return count >= cycleViews;
}

/** Whether there have been fewer views than `most`: after `since`, until `end`, or else within so many days. */
function isBelow(
  {visit: {now}, check}: Asking,
  rule: string,
  views: string,
  most: number,
  days: number,
  free: boolean,
  since = now - days * DAY,
  end?: number,
): boolean {
  const count = countSince(views, since);
  const first = views.length - most * STAMP;
  const next = end ?? numberOf(views.slice(first, first + STAMP)) + days * DAY;
  return check(rule, free || !(count >= most), count, most, next);
}

/** Silence after a closing: longer after each, but no longer than until a date that the newsroom has set. */
function isSilentAfter(
  {campaign, visit, due, check}: Asking,
  pacing: Pacing,
  closed: number,
  closings: number,
): boolean {
  const {backOffDays = [], daysAfterDismiss = 7} = pacing;
  const days = backOffDays[closings - 1] ?? backOffDays.at(-1) ?? daysAfterDismiss;
  const end = closed + days * DAY;
  const {askAgainFrom} = campaign.schedule ?? {};
  const again = askAgainFrom ? Date.parse(askAgainFrom) : NaN;
  const until = closed < again ? Math.min(end, again) : end;
  return check('dismissed', due || !(visit.now < until), closed || 0, days, until);
}

/** What holds for all campaigns together. */
function isSharedPaced(asking: Asking): boolean {
  const {campaign, config, visit, due, free, rest} = asking;
  const {maxViews, perDays = 30, hoursAfterDismiss, hoursAfterGift, of} = config.pacing ?? {};
  if (!maxViews && !hoursAfterDismiss && !hoursAfterGift) return true;
  const {now, record} = visit;
  const logs = Object.keys(record.asks)
    .filter((id) => of !== 'others' || id !== campaign.id)
    .map((id) => logOf(record.asks, id));
  const latest = (part: number): number => Math.max(0, ...logs.map((log) => past(log[part], now) || 0));
  const views = logs.flatMap((log) => log[5]?.match(/.{8}/g) ?? []).sort();
  return (
    (!hoursAfterDismiss || rest('silence', latest(2), hoursAfterDismiss / 24, due)) &&
    (!hoursAfterGift || rest('thanks', latest(4), hoursAfterGift / 24, due)) &&
    (!maxViews || isBelow(asking, 'asks', views.join(''), maxViews, perDays, free || campaign.alwaysAsk === true))
  );
}

/** What a stamp says, and now where that is still to come. */
function past(stamp: string | undefined, now: number): number {
  return Math.min(numberOf(stamp), now);
}

/**
 * How many different articles were opened since a moment. Where there were more than are kept, the count goes on with every
 * one that is opened, so that “every third” stays every third.
 */
function countReads({read, reads}: ReaderRecord, since: number): number {
  const count = countSince(textOf(reads), since, READ);
  return count < KEPT_READS ? count : Math.max(count, read || 0);
}

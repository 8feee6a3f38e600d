/** The Guardian's rules, as the facts tell them. */
import fc from 'fast-check';
import type {Target} from '../../../fuzz/target.js';
import {agree, begin, DAY, HOUR, steps, zone, type Peer} from './history.js';

/** Views that no rule counts: more than a reader can have in a day. */
const UNLIMITED = {maxViews: 50, perDays: 1, daysAfterDismiss: 0} as const;

interface EpicRules {
  readonly max: number;
  readonly days: number;
  readonly minDays: number;
  readonly minViews: number;
  readonly maxViews: number | null;
  readonly weeks: number;
  readonly timeZone: string;
}

/**
 * The epic: throttled where there are as many views in the window as may be, or any within the least distance; one log of 50
 * views for all epics. A “super” epic passes over that. Both go by articles, and leave who gave alone for 90 days.
 */
function epic({max, days, minDays, minViews, maxViews, weeks, timeZone}: EpicRules): Peer {
  const articles: number[] = [];
  let log: number[] = [];
  let gift = -Infinity;
  const audience = {minArticles: minViews, periodDays: weeks * 7, ...(maxViews !== null && {maxArticles: maxViews})};
  return {
    timeZone,
    config: {
      quietDays: {once: 90},
      pacing: {maxViews: max, perDays: days},
      campaigns: [
        // The log is the epics' own; a least distance, however, each campaign keeps from itself: so only where there is no “super”.
        ...(minDays
          ? []
          : [{id: 'super', priority: 1, alwaysAsk: true, audience: {include: {mark: true}}, pacing: UNLIMITED}]),
        {id: 'epic', audience, pacing: {...UNLIMITED, minDaysBetween: minDays}},
      ],
    },
    opened(now, isNew) {
      if (isNew) articles.push(now);
    },
    asks(now, mark) {
      const since = (moment: number): number => (now - moment) / DAY;
      if (since(gift) < 90) return null;
      if (mark && !minDays) return 'super';
      const count = articles.filter((moment) => since(moment) < weeks * 7).length;
      if (count < minViews || count > (maxViews ?? Infinity)) return null;
      const throttled =
        log.filter((view) => since(view) < days).length >= max || log.some((view) => since(view) < minDays);
      return throttled ? null : 'epic';
    },
    seen: (_, now) => void (log = [...log, now].slice(-50)),
    closed: () => undefined,
    gave: (_, now) => void (gift = now),
  };
}

interface BannerRules {
  readonly daysBetween: number;
  /** Hours after the beginning. */
  readonly redeploy: number;
  readonly start: number;
  readonly timeZone: string;
}

/**
 * The banner: after a close shown again when it was redeployed since, else after so many days. The sign-in prompt: never again
 * after a close. Any close silences the other asks for an hour.
 */
function banner({daysBetween, redeploy, start, timeZone}: BannerRules): Peer {
  const closes: Record<string, number> = {};
  let gift = -Infinity;
  const redeployed = start + redeploy * HOUR;
  return {
    timeZone,
    config: {
      quietDays: {once: 90},
      pacing: {hoursAfterDismiss: 1, of: 'others'},
      campaigns: [
        {
          id: 'banner',
          priority: 2,
          pacing: {...UNLIMITED, daysAfterDismiss: daysBetween},
          schedule: {askAgainFrom: new Date(redeployed).toISOString()},
        },
        {id: 'sign-in', priority: 1, audience: {include: {mark: true}}, pacing: {...UNLIMITED, maxDismissals: 1}},
        {id: 'epic', pacing: UNLIMITED},
      ],
    },
    opened: () => undefined,
    asks(now, mark) {
      if (now - gift < 90 * DAY) return null;
      const hushed = (own: string): boolean =>
        Object.entries(closes).some(([ask, close]) => ask !== own && now - close < HOUR);
      const shut = closes['banner'];
      const redeployedSince = shut !== undefined && shut < redeployed && redeployed <= now;
      const rests = shut !== undefined && !redeployedSince && now - shut < daysBetween * DAY;
      if (!rests && !hushed('banner')) return 'banner';
      if (mark && closes['sign-in'] === undefined && !hushed('sign-in')) return 'sign-in';
      return hushed('epic') ? null : 'epic';
    },
    seen: () => undefined,
    closed: (ask, now) => void (closes[ask] = now),
    gave: (_, now) => void (gift = now),
  };
}

export const GUARDIAN: readonly Target[] = [
  {
    name: 'peers Guardian epic',
    values: fc.record({
      max: fc.integer({min: 1, max: 6}),
      days: fc.integer({min: 1, max: 60}),
      minDays: fc.constantFrom(0, 0, 1, 3, 10),
      minViews: fc.constantFrom(0, 0, 1, 2, 5, 10),
      maxViews: fc.constantFrom(null, null, 10, 15, 20),
      weeks: fc.integer({min: 1, max: 8}),
      timeZone: zone,
      start: begin,
      history: steps,
    }),
    check: ({start, history, ...rules}: EpicRules & History) => agree(epic(rules), start, history),
  },
  {
    name: 'peers Guardian banners',
    values: fc.record({
      daysBetween: fc.constantFrom(0, 1, 7, 30, 90),
      redeploy: fc.nat(60 * 24),
      timeZone: zone,
      start: begin,
      history: steps,
    }),
    check: ({history, ...rules}: BannerRules & History) => agree(banner(rules), rules.start, history),
  },
];

interface History {
  readonly start: number;
  readonly history: readonly number[];
}

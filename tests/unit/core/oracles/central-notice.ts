/** CentralNotice's rules, as the facts tell them. */
import fc from 'fast-check';
import type {Target} from '../../../fuzz/target.js';
import {agree, begin, DAY, steps, wallOf, zone, type Peer} from './history.js';

interface DietRules {
  readonly skip: number;
  readonly maximumSeen: number;
  /** Days; fractions are allowed. */
  readonly restart: number;
  readonly dailyLimit: number;
  /** Days hidden after a close: 14, or the banner's own, up to 30. */
  readonly hide: number;
  /** Hours of blackout. */
  readonly blackout: readonly [number, number] | null;
  readonly stored: boolean;
  readonly timeZone: string;
}

/**
 * The diet of impressions: so many pages are skipped first, then it is seen so often, then it rests, and the cycle begins anew.
 * A day's limit, whose day begins at four. Hidden after a close and, for a year, after a gift. Without storage never shown.
 */
function diet(rules: DietRules): Peer {
  const {skip, maximumSeen, restart, dailyLimit, hide, blackout, stored, timeZone} = rules;
  const opened: number[] = [];
  let cycle = {from: -Infinity, seen: 0};
  let last = -Infinity;
  let [close, gift] = [-Infinity, -Infinity];
  let today = {day: NaN, seen: 0};
  const dayOf = (now: number): number => {
    const [day, hour] = wallOf(now, timeZone);
    return hour < 4 ? day - 1 : day;
  };
  /** A complete cycle begins anew when the last view is long enough ago. */
  const turn = (now: number): void => {
    if (cycle.seen >= maximumSeen && now - last >= restart * DAY) cycle = {from: last + restart * DAY, seen: 0};
  };
  return {
    timeZone,
    stored,
    config: {
      quietDays: {once: 365},
      dayStartsAt: 4,
      campaigns: [
        {
          id: 'banner',
          format: 'bar',
          withoutStorage: false,
          pacing: {skip, cycleViews: maximumSeen, restDays: restart, dailyLimit, daysAfterDismiss: hide},
          ...(blackout && {schedule: {blackoutHours: blackout}}),
        },
      ],
    },
    opened(now, isNew) {
      if (isNew) opened.push(now);
    },
    asks(now) {
      turn(now);
      const [, hour] = wallOf(now, timeZone);
      const [from, to] = blackout ?? [0, 0];
      const dark = from <= to ? hour >= from && hour < to : hour >= from || hour < to;
      if (!stored || dark || now - close < hide * DAY || now - gift < 365 * DAY) return null;
      if (cycle.seen >= maximumSeen) return null;
      if (skip > 0 && cycle.seen === 0 && opened.filter((moment) => moment > cycle.from).length <= skip) return null;
      return today.day === dayOf(now) && today.seen >= dailyLimit ? null : 'banner';
    },
    seen(_, now) {
      turn(now);
      cycle.seen += 1;
      last = now;
      today = {day: dayOf(now), seen: today.day === dayOf(now) ? today.seen + 1 : 1};
    },
    closed: (_, now) => void (close = now),
    gave: (_, now) => void (gift = now),
  };
}

/** The large banner once in 250 days, else the small one; a close hides both. */
function large({hide, timeZone}: Pick<DietRules, 'hide' | 'timeZone'>): Peer {
  let [big, close, gift] = [-Infinity, -Infinity, -Infinity];
  const pacing = {daysAfterDismiss: 0};
  return {
    timeZone,
    config: {
      quietDays: {once: 365},
      pacing: {hoursAfterDismiss: hide * 24},
      campaigns: [
        {id: 'large', priority: 1, pacing: {...pacing, maxViews: 1, perDays: 250}},
        {id: 'small', pacing: {...pacing, maxViews: 50, perDays: 1}},
      ],
    },
    opened: () => undefined,
    asks(now) {
      if (now - close < hide * DAY || now - gift < 365 * DAY) return null;
      return now - big < 250 * DAY ? 'small' : 'large';
    },
    seen(ask, now) {
      if (ask === 'large') big = now;
    },
    closed: (_, now) => void (close = now),
    gave: (_, now) => void (gift = now),
  };
}

const hide = fc.constantFrom(14, 14, 1, 7, 30);

export const CENTRAL_NOTICE: readonly Target[] = [
  {
    name: 'peers CentralNotice diet',
    values: fc.record({
      skip: fc.constantFrom(0, 0, 1, 2, 5),
      maximumSeen: fc.integer({min: 1, max: 6}),
      restart: fc.constantFrom(0.5, 1, 2, 7, 30),
      dailyLimit: fc.integer({min: 1, max: 3}),
      hide,
      blackout: fc.constantFrom(null, null, [22, 6] as const, [0, 6] as const, [12, 13] as const, [20, 24] as const),
      stored: fc.constantFrom(true, true, true, true, true, false),
      timeZone: zone,
      start: begin,
      history: steps,
    }),
    check: ({start, history, ...rules}: DietRules & History) => agree(diet(rules), start, history),
  },
  {
    name: 'peers CentralNotice large banner',
    values: fc.record({hide, timeZone: zone, start: begin, history: steps}),
    check: ({start, history, ...rules}: DietRules & History) => agree(large(rules), start, history),
  },
];

interface History {
  readonly start: number;
  readonly history: readonly number[];
}

/** Newspack's rules, as the facts tell them. */
import fc from 'fast-check';
import type {Target} from '../../../fuzz/target.js';
import {agree, begin, steps, wallOf, zone, type Peer} from './history.js';

interface Prompt {
  readonly start: number;
  readonly between: number;
  readonly max: number;
  readonly reset: 'day' | 'week' | 'month';
}

interface Rules {
  readonly prompts: readonly Prompt[];
  readonly timeZone: string;
}

const NAMES = ['overlay', 'other'] as const;

/**
 * An overlay shows if views > start and (views − start − 1) mod (between + 1) = 0 and it was seen less than `max` times: views
 * and being seen both since the period began. One overlay per page.
 */
function newspack({prompts, timeZone}: Rules): Peer {
  const named = prompts.map((prompt, at) => ({...prompt, name: NAMES[at] ?? ''}));
  const articles: number[] = [];
  const seen: Record<string, number[]> = {};
  /** A name for the period that a moment lies in. */
  const periodOf = (now: number, reset: Prompt['reset']): number => {
    const [day] = wallOf(now, timeZone);
    if (reset === 'day') return day;
    // 5 January 1970 was a Monday.
    if (reset === 'week') return Math.floor((day - 4) / 7);
    const date = new Date(day * 86_400_000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const within = (times: readonly number[] = [], now: number, reset: Prompt['reset']): number =>
    times.filter((time) => periodOf(time, reset) === periodOf(now, reset)).length;
  return {
    timeZone,
    config: {
      quietDays: {once: 0},
      campaigns: named.map(({name, start, between, max, reset}, at) => ({
        id: name,
        priority: -at,
        pacing: {start, between, maxViews: max, per: reset, daysAfterDismiss: 0},
      })),
    },
    opened(now, isNew) {
      if (isNew) articles.push(now);
    },
    asks(now) {
      const free = named.find(({name, start, between, max, reset}) => {
        const views = within(articles, now, reset);
        return views > start && (views - start - 1) % (between + 1) === 0 && within(seen[name], now, reset) < max;
      });
      return free?.name ?? null;
    },
    seen: (name, now) => void (seen[name] ??= []).push(now),
    closed: () => undefined,
    gave: () => undefined,
  };
}

export const NEWSPACK: readonly Target[] = [
  {
    name: 'peers Newspack',
    values: fc.record({
      prompts: fc.array(
        fc.record({
          start: fc.constantFrom(0, 1, 2, 5),
          between: fc.constantFrom(0, 1, 2, 4),
          max: fc.integer({min: 1, max: 4}),
          reset: fc.constantFrom('day' as const, 'week', 'month'),
        }),
        {minLength: 1, maxLength: 2},
      ),
      timeZone: zone,
      start: begin,
      history: steps,
    }),
    check: ({start, history, ...rules}: Rules & {start: number; history: readonly number[]}) =>
      agree(newspack(rules), start, history),
  },
];

/** swg-js's rules, as the facts tell them. */
import fc from 'fast-check';
import type {Target} from '../../../fuzz/target.js';
import {agree, begin, DAY, HOUR, steps, zone, type Peer} from './history.js';

interface Prompt {
  /** Days of silence after it was dismissed or completed. */
  readonly cap: number;
  /** How often it may be completed; `null`: for ever. */
  readonly repeat: number | null;
  /** It can't be dismissed, so only completions count. */
  readonly blocking: boolean;
}

interface Rules {
  readonly prompts: readonly Prompt[];
  /** Hours of silence after another prompt was dismissed or completed. */
  readonly global: number;
  readonly timeZone: string;
}

const NAMES = ['first', 'second', 'third'] as const;

/** The first prompt asks that may still be completed, is not within its own cap, and not within that over the others. */
function swg({prompts, global, timeZone}: Rules): Peer {
  const named = prompts.map((prompt, at) => ({...prompt, name: NAMES[at] ?? ''}));
  const ended: Record<string, {dismissed: number; completed: number; times: number}> = {};
  const of = (name: string): {dismissed: number; completed: number; times: number} =>
    (ended[name] ??= {dismissed: -Infinity, completed: -Infinity, times: 0});
  const lastOf = ({name, blocking}: (typeof named)[number]): number =>
    blocking ? of(name).completed : Math.max(of(name).dismissed, of(name).completed);
  return {
    timeZone,
    blocking: named.filter(({blocking}) => blocking).map(({name}) => name),
    config: {
      quietDays: {once: 0},
      pacing: {hoursAfterDismiss: global, hoursAfterGift: global, of: 'others'},
      campaigns: named.map(({name, cap, repeat, blocking}, at) => ({
        id: name,
        priority: -at,
        pacing: {
          maxViews: 50,
          perDays: 1,
          daysAfterDismiss: blocking ? 0 : cap,
          daysAfterGift: cap,
          ...(repeat !== null && {maxGifts: repeat}),
        },
      })),
    },
    opened: () => undefined,
    asks(now) {
      const free = named.find(
        (prompt) =>
          of(prompt.name).times < (prompt.repeat ?? Infinity) &&
          now - lastOf(prompt) >= prompt.cap * DAY &&
          named.every((other) => other === prompt || now - lastOf(other) >= global * HOUR),
      );
      return free?.name ?? null;
    },
    seen: () => undefined,
    closed: (name, now) => void (of(name).dismissed = now),
    gave(name, now) {
      of(name).completed = now;
      of(name).times += 1;
    },
  };
}

export const SWG: readonly Target[] = [
  {
    name: 'peers swg-js',
    values: fc.record({
      prompts: fc.array(
        fc.record({
          cap: fc.constantFrom(0, 1, 2, 7, 30),
          repeat: fc.constantFrom(1, 2, 3, null),
          blocking: fc.constantFrom(false, false, true),
        }),
        {minLength: 1, maxLength: 3},
      ),
      global: fc.constantFrom(0, 1, 5, 24, 72, 240),
      timeZone: zone,
      start: begin,
      history: steps,
    }),
    check: ({start, history, ...rules}: Rules & {start: number; history: readonly number[]}) =>
      agree(swg(rules), start, history),
  },
];

import type {ConfigProblem} from '../../core/errors.js';
import {memoryCounters, type Rate, type RateCounter, type RateCounters} from './counter.js';

/** How much is borne. Each rate can be set; what is left out has the default named with it. */
export interface RateLimitOptions {
  /** Gifts that one client may open: 10 an hour. */
  readonly attempts?: Rate;
  /** How often one gift may be sent, changed or again, before it counts as another: 6 an hour. */
  readonly ordersOfIntent?: Rate;
  /** Changed or repeated gifts of one client that do not count as others: 10 an hour. */
  readonly changes?: Rate;
  /** Gifts that a client may open that has proved itself by a challenge: 50 an hour. Only where there is a challenge. */
  readonly challenged?: Rate;
  /** Gifts that all clients together may open before each has to prove itself: 3,000 in ten minutes. */
  readonly attemptsOfAll?: Rate;
  /** Payments of one client that may be refused: 5 an hour. */
  readonly failures?: Rate;
  /** Payments of all together that may be refused before every client is held to less: 100 in ten minutes. */
  readonly failuresOfAll?: Rate;
  /** Payments for one and the same gift that may be refused before it is closed: 8 in a day. */
  readonly failuresOfGift?: Rate;
  /** Times that one client may ask how a gift stands: 600 a minute. */
  readonly reads?: Rate;
  /** What counts: by default this process alone. `redisCounters` counts for all servers. */
  readonly counters?: RateCounters;
}

const HOUR_S = 3_600;

const DEFAULTS = {
  attempts: {points: 10, seconds: HOUR_S},
  ordersOfIntent: {points: 6, seconds: HOUR_S},
  changes: {points: 10, seconds: HOUR_S},
  challenged: {points: 50, seconds: HOUR_S},
  attemptsOfAll: {points: 3_000, seconds: 600},
  failures: {points: 5, seconds: HOUR_S},
  failuresOfAll: {points: 100, seconds: 600},
  failuresOfGift: {points: 8, seconds: 24 * HOUR_S},
  reads: {points: 600, seconds: 60},
} as const satisfies Record<string, Rate>;

type RateName = keyof typeof DEFAULTS;

const NAMES = Object.keys(DEFAULTS) as RateName[];

/** Where a counter stands after something was added. */
export interface Count {
  readonly count: number;
  readonly over: boolean;
  /** Whole seconds until it begins anew, at least 1. */
  readonly retryAfterS: number;
}

/** Counts by rate; goes on in this process's memory while the store is away. Never rejects. */
export interface Rates {
  /** @param points 1; 0 only looks. */
  add(name: RateName, key: string, points?: number): Promise<Count>;
  points(name: RateName): number;
}

/** How long a store may take, in milliseconds: readers wait for it. */
const STORE_MS = 500;

/** How long a store that has failed is left alone, in milliseconds. */
const AWAY_MS = 5_000;

/** @param onDown told each time that memory has to do. */
export function createRates(options: RateLimitOptions, now: () => number, onDown: () => void): Rates {
  const own = memoryCounters(now);
  const counters = new Map(
    NAMES.map((name) => {
      const rate = options[name] ?? DEFAULTS[name];
      const hyphened = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return [name, {rate, stored: options.counters?.(hyphened, rate), memory: own(hyphened, rate)}] as const;
    }),
  );
  const find = (name: RateName): {rate: Rate; stored: RateCounter | undefined; memory: RateCounter} => {
    const found = counters.get(name);
    if (!found) throw new Error(`There is no rate ${name}.`);
    return found;
  };
  let awayUntil = 0;

  /** What the store says. Rejects while it is away. */
  async function ask(counter: RateCounter, key: string, points: number): ReturnType<RateCounter['add']> {
    if (now() < awayUntil) throw new Error('The store is left alone for a while.');
    try {
      return await inTime(counter.add(key, points));
    } catch (error) {
      awayUntil = now() + AWAY_MS;
      throw error;
    }
  }

  return {
    async add(name, key, points = 1) {
      const {rate, stored, memory} = find(name);
      // Both count, so that memory knows what has been already when the store goes away.
      const local = await memory.add(key, points);
      let {count, resetMs} = local;
      try {
        if (stored) ({count, resetMs} = await ask(stored, key, points));
      } catch {
        onDown();
      }
      return {count, over: count > rate.points, retryAfterS: Math.max(1, Math.ceil(resetMs / 1000))};
    },
    points: (name) => find(name).rate.points,
  };
}

function inTime<Result>(promise: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The store took too long.')), STORE_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What is wrong with the options. */
export function rateProblems(options: RateLimitOptions | false | undefined): ConfigProblem[] {
  if (!options) return [];
  return NAMES.flatMap((name) => {
    const rate = options[name];
    const right = rate === undefined || (isWhole(rate.points, 1_000_000) && isWhole(rate.seconds, 30 * 24 * HOUR_S));
    const expected = '{points, seconds}: whole numbers from 1';
    return right ? [] : [{path: `rateLimits.${name}`, value: rate, expected}];
  });
}

function isWhole(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}

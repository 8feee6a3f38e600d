/** How many in how long. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** Counts by key, for the time of a rate; then from nought again. */
export interface RateCounter {
  /**
   * Adds `points` (0: only looks) and tells how many there are now.
   *
   * @returns the count, and in how many milliseconds it begins anew.
   */
  add(key: string, points: number): Promise<{readonly count: number; readonly resetMs: number}>;
}

/** Makes the counter of a rate. `name` keeps one rate's keys from another's: small letters and hyphens. */
export type RateCounters = (name: string, rate: Rate) => RateCounter;

/** How many keys a counter in memory has at most: an address each, from a whole network of machines. */
const MOST_KEYS = 50_000;

/**
 * Counts in this process. Bounded: with more keys than fit, the ones begun longest ago are forgotten first.
 *
 * @param now the time in milliseconds since 1970.
 */
export function memoryCounters(now: () => number, most = MOST_KEYS): RateCounters {
  return (_, {seconds}) => {
    const counts = new Map<string, {count: number; until: number}>();
    return {
      add(key, points) {
        const time = now();
        let entry = counts.get(key);
        if (!entry || entry.until <= time) {
          counts.delete(key);
          entry = {count: 0, until: time + seconds * 1000};
          if (points > 0) keep(counts, key, entry, most);
        }
        entry.count += points;
        return Promise.resolve({count: entry.count, resetMs: entry.until - time});
      },
    };
  };
}

/** All entries of a counter live equally long, so that the oldest are the first. */
function keep<Entry>(entries: Map<string, Entry>, key: string, entry: Entry, most: number): void {
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= most) return;
    entries.delete(oldest);
  }
}

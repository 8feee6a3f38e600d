/** What is counted, in the order in which it happens. */
export const MEASURES = ['asks', 'views', 'dismissals', 'snoozes', 'gifts'] as const;
export type Measure = (typeof MEASURES)[number];

/** How one thing was spread over readers. */
export interface Spread {
  readonly total: number;
  /** How many readers had it at least once. */
  readonly readers: number;
  /** Per reader, of all readers. */
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Counts one thing for each reader. */
export class Counter {
  readonly #each: Uint32Array;

  constructor(readers: number) {
    this.#each = new Uint32Array(readers);
  }

  add(reader: number): void {
    this.#each[reader] = (this.#each[reader] ?? 0) + 1;
  }

  /** How many readers had it so many times: the index is the number of times. */
  histogram(): readonly number[] {
    const counts = Array.from({length: this.#each.reduce((most, times) => Math.max(most, times), 0) + 1}, () => 0);
    for (const times of this.#each) counts[times] = (counts[times] ?? 0) + 1;
    return counts;
  }

  spread(): Spread {
    const sorted = this.#each.toSorted();
    const count = sorted.length;
    const total = sorted.reduce((sum, times) => sum + times, 0);
    // The nearest rank: the least number that so many readers do not exceed.
    const at = (share: number): number => sorted[Math.max(Math.ceil(share * count) - 1, 0)] ?? 0;
    return {
      total,
      readers: sorted.reduce((some, times) => some + Math.min(times, 1), 0),
      mean: count ? total / count : 0,
      p50: at(0.5),
      p90: at(0.9),
      p99: at(0.99),
      max: at(1),
    };
  }
}

/** Counters for every measure. */
export type Counters = Readonly<Record<Measure, Counter>>;

/** @param readers how many there are. */
export function countersFor(readers: number): Counters {
  const counters = MEASURES.map((measure) => [measure, new Counter(readers)] as const);
  return Object.fromEntries(counters) as Record<Measure, Counter>;
}

import type fc from 'fast-check';

/** One thing that is fuzzed. */
export interface Target {
  readonly name: string;
  /** What to throw. */
  readonly values: fc.Arbitrary<unknown>;
  /** How many times in `npm test`, where it is not the same as for others. */
  readonly few?: number;
  /** Throws when something does not hold. */
  check(value: never): void | Promise<void>;
}

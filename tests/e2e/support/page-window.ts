/** The page's `window`, as far as the tests go into it. */
export type PageWindow = typeof globalThis & {
  readerAppeal: ((...call: unknown[]) => unknown) &
    Record<string, (...given: unknown[]) => unknown> & {readonly version: string};
  /** What a test's own listeners wrote down. */
  heard: unknown[];
};

/** Runs the same work once while it is under way: whoever comes meanwhile gets the same result. */
export type SingleFlight<Result> = (key: string, run: () => Promise<Result>) => Promise<Result>;

/** Results are not kept: what comes after the end runs again. */
export function createSingleFlight<Result>(): SingleFlight<Result> {
  const running = new Map<string, Promise<Result>>();
  return (key, run) => {
    const known = running.get(key);
    if (known) return known;
    const mine = run().finally(() => running.delete(key));
    running.set(key, mine);
    return mine;
  };
}

import type {SeenStore} from './seen.js';

/** How a store in memory is bounded. */
export interface MemorySeenOptions {
  /** How many ids are remembered: 100,000. The oldest are forgotten first. */
  readonly most?: number;
}

/**
 * Remembers in this process, until it ends: enough for one server whose `onEvent` bears being told twice. After a
 * restart, what the provider delivers again is told again, with the same id.
 */
export function memorySeen({most = 100_000}: MemorySeenOptions = {}): SeenStore {
  const done = new Set<string>();
  const running = new Map<string, Promise<void>>();

  async function run(id: string, effect: () => Promise<void>): Promise<void> {
    await effect();
    done.add(id);
    const [oldest] = done;
    if (done.size > most && oldest !== undefined) done.delete(oldest);
  }

  return {
    async once(id, effect) {
      for (let other = running.get(id); other; other = running.get(id)) await other.catch(() => undefined);
      if (done.has(id)) return 'already';
      const mine = run(id, () => effect(undefined));
      running.set(id, mine);
      try {
        await mine;
      } finally {
        running.delete(id);
      }
      return 'done';
    },
  };
}

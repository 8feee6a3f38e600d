import type {SeenStore} from './seen.js';

/** Sends one command to Redis: `redis.call` of ioredis, or `(...args) => client.sendCommand(args)` of node-redis. */
export type RedisCommand = (...args: [string, ...string[]]) => Promise<unknown>;

/** How ids are kept in Redis. */
export interface RedisSeenOptions {
  /** Stands before each id: `appeal:seen:`. */
  readonly prefix?: string;
  /** How long an effect may take before another server may try, in milliseconds: 60,000. */
  readonly leaseMs?: number;
  /** How long an id is remembered, in milliseconds: 35 days, longer than Stripe delivers again. */
  readonly keepMs?: number;
}

/** Frees an id, unless somebody else holds it by now. */
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

const DONE = 'done';

/**
 * Remembers in Redis, for any number of servers. An id is held while its effect runs, and remembered after it.
 *
 * What remains: a server that dies between the effect and the note of it leaves the id held until the lease ends; then
 * the effect runs once more, with the same id. So does an effect that takes longer than its lease. Exactly once needs
 * an effect that goes by the id, or a store within the effect's own transaction (`sqlSeen`).
 */
export function redisSeen(command: RedisCommand, options: RedisSeenOptions = {}): SeenStore {
  const {prefix = 'appeal:seen:', leaseMs = 60_000, keepMs = 35 * 24 * 60 * 60 * 1000} = options;
  return {
    async once(id, effect) {
      const key = prefix + id;
      const holder = crypto.randomUUID();
      const held = await command('SET', key, holder, 'PX', String(leaseMs), 'NX');
      if (held === null) return (await command('GET', key)) === DONE ? 'already' : 'busy';
      try {
        await effect(undefined);
      } catch (error) {
        // A Redis that is gone by now frees it when the lease ends.
        await command('EVAL', RELEASE, '1', key, holder).catch(() => undefined);
        throw error;
      }
      await command('SET', key, DONE, 'PX', String(keepMs));
      return 'done';
    },
  };
}

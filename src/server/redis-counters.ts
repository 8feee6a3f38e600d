/**
 * `reader-appeal/server/redis-counters`: limits that hold for all servers together. Needs `rate-limiter-flexible`, and a
 * client for Redis that it knows: ioredis, or node-redis with `useRedisPackage`.
 */
import {RateLimiterRedis, type IRateLimiterRedisOptions, type RateLimiterAbstract} from 'rate-limiter-flexible';

import type {Rate, RateCounter, RateCounters} from './door/counter.js';

/** How counters are kept in Redis. */
export interface RedisCountersOptions extends Pick<IRateLimiterRedisOptions, 'useRedisPackage'> {
  /** Stands before each key: `appeal`. */
  readonly prefix?: string;
}

/**
 * Counts in Redis. Keys are made from clients' addresses in a way that only holders of the server's secret could repeat.
 * While Redis is away, or takes longer than half a second, the handler counts in its own memory.
 */
export function redisCounters(client: unknown, options: RedisCountersOptions = {}): RateCounters {
  const {prefix = 'appeal', ...rest} = options;
  return flexibleCounters((name, {points, seconds}) => {
    return new RateLimiterRedis({
      storeClient: client,
      points,
      duration: seconds,
      keyPrefix: `${prefix}:${name}`,
      ...rest,
    });
  });
}

/** Counts with any limiter of rate-limiter-flexible: Postgres, Memcached, DynamoDB and others. */
export function flexibleCounters(create: (name: string, rate: Rate) => RateLimiterAbstract): RateCounters {
  return (name, rate): RateCounter => {
    const limiter = create(name, rate);
    return {
      async add(key, points) {
        // `penalty` counts and never rejects for being over: what is too much is decided in one place.
        const result = points === 0 ? await limiter.get(key) : await limiter.penalty(key, points);
        return result
          ? {count: result.consumedPoints, resetMs: Math.max(0, result.msBeforeNext)}
          : {count: 0, resetMs: rate.seconds * 1000};
      },
    };
  };
}

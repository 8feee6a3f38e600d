/** The stores that docs/guides/stripe.md offers, on real servers. */
import {Redis} from 'ioredis';
import pg from 'pg';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';

import {poolTransactions, redisSeen, SEEN_TABLE, sqlSeen, type SeenStore} from '../../src/server/index.js';
import {createRates} from '../../src/server/door/rates.js';
import {redisCounters} from '../../src/server/redis-counters.js';
import {findPostgres, findRedis, sayMissing, startPostgres, startRedis} from '../support/servers.js';

/** Clients before their servers. */
const stops: (() => void | Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What every store must do. */
function remembers(seen: () => SeenStore<unknown>, busyOrWaits: 'busy' | 'waits'): void {
  test('runs an effect once, and knows it afterwards', async () => {
    const effect = vi.fn(() => Promise.resolve());
    expect(await seen().once('once', effect)).toBe('done');
    expect(await seen().once('once', effect)).toBe('already');
    expect(await seen().once('other', effect)).toBe('done');
    expect(effect).toHaveBeenCalledTimes(2);
  });

  test('does not remember an effect that throws', async () => {
    await expect(seen().once('thrown', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await seen().once('thrown', () => Promise.resolve())).toBe('done');
  });

  test('50 at once run it once', async () => {
    const effect = vi.fn(() => pause(50));
    const outcomes = await Promise.all(Array.from({length: 50}, () => seen().once('at once', effect)));
    expect(effect).toHaveBeenCalledTimes(1);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', busyOrWaits === 'busy' ? 'busy' : 'already']));
    expect(await seen().once('at once', effect)).toBe('already');
  });

  test('ids with odd characters are ids like others', async () => {
    for (const id of ["gift.paid:'; DROP TABLE x; --", 'a b', 'ü\u{1f600}', 'x'.repeat(200)]) {
      expect(await seen().once(id, () => Promise.resolve())).toBe('done');
      expect(await seen().once(id, () => Promise.resolve())).toBe('already');
    }
  });
}

const redis = findRedis();

describe.skipIf('missing' in redis)('missing' in redis ? sayMissing(redis, 'Redis') : 'Redis', () => {
  let client: Redis;

  beforeAll(async () => {
    if ('missing' in redis) return;
    const server = await startRedis(redis);
    stops.push(server.stop);
    client = new Redis({port: server.port, maxRetriesPerRequest: 1});
    stops.unshift(() => client.disconnect());
  });

  describe('as a store of events', () => {
    remembers(() => redisSeen((...args) => client.call(...args)), 'busy');

    test('a server that dies holds an id no longer than its lease', async () => {
      const dying = redisSeen((...args) => client.call(...args), {leaseMs: 200});
      void dying.once('died', () => new Promise(() => undefined));
      await pause(50);
      const other = redisSeen((...args) => client.call(...args));
      expect(await other.once('died', () => Promise.resolve())).toBe('busy');
      await pause(250);
      expect(await other.once('died', () => Promise.resolve())).toBe('done');
    });

    test('whoever lost an id to another does not free it', async () => {
      const slow = redisSeen((...args) => client.call(...args), {leaseMs: 50});
      const late = slow.once('lost', async () => {
        await pause(150);
        throw new Error('too late');
      });
      await pause(100);
      const other = redisSeen((...args) => client.call(...args));
      const second = other.once('lost', () => pause(150));
      await expect(late).rejects.toThrow('too late');
      expect(await other.once('lost', () => Promise.resolve())).toBe('busy');
      expect(await second).toBe('done');
    });

    test('ids are forgotten after their time, under their prefix', async () => {
      const brief = redisSeen((...args) => client.call(...args), {keepMs: 100, prefix: 'post:'});
      expect(await brief.once('brief', () => Promise.resolve())).toBe('done');
      expect(await client.get('post:brief')).toBe('done');
      await pause(150);
      expect(await brief.once('brief', () => Promise.resolve())).toBe('done');
    });
  });

  describe('as a store of limits', () => {
    test('counts for two servers together, and for the time of the rate', async () => {
      const counters = redisCounters(client);
      const [one, two] = [0, 1].map(() => counters('attempts', {points: 3, seconds: 1}));
      expect(await one!.add('a', 0)).toEqual({count: 0, resetMs: 1_000});
      expect((await one!.add('a', 1)).count).toBe(1);
      expect((await two!.add('a', 1)).count).toBe(2);
      const {count, resetMs} = await one!.add('a', 0);
      expect(count).toBe(2);
      expect(resetMs).toBeGreaterThan(0);
      expect(resetMs).toBeLessThanOrEqual(1_000);
      expect((await two!.add('b', 1)).count).toBe(1);
      await pause(1_100);
      expect((await one!.add('a', 1)).count).toBe(1);
    });

    test('killed while it counts: this process goes on with what it knows (F48)', async () => {
      if ('missing' in redis) return;
      const own = await startRedis(redis);
      const fragile = new Redis({
        port: own.port,
        maxRetriesPerRequest: 0,
        enableOfflineQueue: false,
        lazyConnect: true,
      });
      fragile.on('error', () => undefined);
      await fragile.connect();
      let now = Date.now();
      const down = vi.fn();
      const rates = createRates({counters: redisCounters(fragile)}, () => now, down);
      for (let times = 0; times < 8; times++) await rates.add('attempts', 'client');
      expect(down).not.toHaveBeenCalled();
      await own.stop();
      expect((await rates.add('attempts', 'client')).over).toBe(false);
      expect(down).toHaveBeenCalled();
      expect((await rates.add('attempts', 'client')).over).toBe(false);
      expect((await rates.add('attempts', 'client')).over).toBe(true);
      fragile.disconnect();
      now += 3_600_000;
      expect((await rates.add('attempts', 'client')).over).toBe(false);
    });
  });
});

const postgres = findPostgres();

describe.skipIf('missing' in postgres)(
  'missing' in postgres ? sayMissing(postgres, 'PostgreSQL') : 'PostgreSQL',
  () => {
    let pool: pg.Pool;

    beforeAll(async () => {
      if ('missing' in postgres) return;
      const server = await startPostgres(postgres);
      stops.push(server.stop);
      pool = new pg.Pool({host: '127.0.0.1', port: server.port, user: 'appeal', database: 'postgres', max: 60});
      stops.unshift(() => pool.end());
      pool.on('error', () => undefined);
      await pool.query(SEEN_TABLE);
      await pool.query('CREATE TABLE ledger (id text, minor integer)');
    });

    const seen = (): SeenStore<pg.PoolClient> => sqlSeen(poolTransactions<pg.PoolClient>(pool));
    const inLedger = async (id: string): Promise<number> =>
      (await pool.query('SELECT 1 FROM ledger WHERE id = $1', [id])).rowCount ?? 0;

    remembers(seen, 'waits');

    test('what an effect writes on the connection is there once', async () => {
      const write = (client: pg.PoolClient): Promise<void> =>
        client.query('INSERT INTO ledger VALUES ($1, $2)', ['gift-1', 750]).then(() => undefined);
      await Promise.all(Array.from({length: 10}, () => seen().once('gift-1', write)));
      expect(await inLedger('gift-1')).toBe(1);
    });

    test('what an effect has written is undone when it throws', async () => {
      const failing = async (client: pg.PoolClient): Promise<void> => {
        await client.query('INSERT INTO ledger VALUES ($1, $2)', ['gift-2', 750]);
        throw new Error('after it');
      };
      await expect(seen().once('gift-2', failing)).rejects.toThrow('after it');
      expect(await inLedger('gift-2')).toBe(0);
      expect(await seen().once('gift-2', () => Promise.resolve())).toBe('done');
    });

    test('a connection that breaks while an effect runs leaves nothing behind, and goes back to nobody', async () => {
      const broken = async (client: pg.PoolClient): Promise<void> => {
        client.on('error', () => undefined);
        await client.query('INSERT INTO ledger VALUES ($1, $2)', ['gift-3', 750]);
        const {rows} = await client.query<{pid: number}>('SELECT pg_backend_pid() AS pid');
        await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
        await client.query('SELECT 1');
      };
      await expect(seen().once('gift-3', broken)).rejects.toThrow();
      expect(await inLedger('gift-3')).toBe(0);
      expect(await seen().once('gift-3', () => Promise.resolve())).toBe('done');
    });
  },
);

/**
 * A server that a test kills: `node child.mjs {port} {port of the fake Stripe} {store} {place}`.
 *
 * `store` is where it remembers, and what its effect is:
 * - `memory {folder}`: an effect that goes by the event's id (a file that may be there once).
 * - `redis {port}`: the same, in Redis; every call of `onEvent` is counted, too.
 * - `postgres {port}`: an effect that would be doubled by a second call: a row more in a table without a key.
 */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {serve} from '@hono/node-server';
import {Redis} from 'ioredis';
import pg from 'pg';

import {
  createHandler,
  memorySeen,
  poolTransactions,
  redisSeen,
  sqlSeen,
  stripeProvider,
  type GiftEvent,
  type HandlerOptions,
} from '../../../src/server/index.js';
import {FAKE_KEYS} from '../../support/stripe/keys.js';

const [port, stripePort, store, place = ''] = process.argv.slice(2);

/** So that a kill can fall between any two steps. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 6));

function inMemory(): Partial<HandlerOptions> {
  return {
    seen: memorySeen(),
    async onEvent({id}: GiftEvent) {
      await pause();
      await writeFile(join(place, id.replaceAll(':', '_')), id, {flag: 'wx'}).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      });
      await pause();
    },
  };
}

function inRedis(): Partial<HandlerOptions> {
  const redis = new Redis({host: '127.0.0.1', port: Number(place)});
  return {
    seen: redisSeen((...args) => redis.call(...args), {leaseMs: 150}),
    async onEvent({id}) {
      await pause();
      await redis.multi().sadd('ledger', id).incr('calls').exec();
      await pause();
    },
  };
}

function inPostgres(): Partial<HandlerOptions<pg.PoolClient>> {
  const pool = new pg.Pool({host: '127.0.0.1', port: Number(place), user: 'appeal', database: 'postgres', max: 10});
  return {
    seen: sqlSeen(poolTransactions<pg.PoolClient>(pool)),
    async onEvent({id}, client) {
      await pause();
      await client.query('INSERT INTO ledger (id) VALUES ($1)', [id]);
      await pause();
    },
  };
}

const base = {
  provider: stripeProvider({
    ...FAKE_KEYS,
    productName: 'The Post',
    // The fake lives in the test's process, and outlives this one.
    fetch: (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      return fetch(url.replace('https://api.stripe.com', `http://127.0.0.1:${stripePort}`), init);
    },
  }),
  origins: [],
  returnUrls: ['https://www.post.example/'],
  secret: 'a secret of the tests, long enough 0123456789',
};

function handlerOf(): (request: Request) => Promise<Response> {
  if (store === 'redis') return createHandler({...base, ...inRedis()});
  if (store === 'postgres') return createHandler({...base, ...inPostgres()});
  return createHandler({...base, ...inMemory()});
}

serve({fetch: handlerOf(), port: Number(port), hostname: '127.0.0.1'}, () => console.log('listening'));

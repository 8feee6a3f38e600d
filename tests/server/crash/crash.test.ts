/** A server that is killed in the middle of whatever it does, again and again (F55). */
import {spawn, type ChildProcess} from 'node:child_process';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {createAdaptorServer} from '@hono/node-server';
import {Redis} from 'ioredis';
import pg from 'pg';
import type {Stripe} from 'stripe';
import {afterAll, beforeAll, expect, test} from 'vitest';

import {SEEN_TABLE, STRIPE_EVENTS} from '../../../src/server/index.js';
import {bundle} from '../../../scripts/lib/bundle.mjs';
import {findPostgres, findRedis, freePort, said, sayMissing, startPostgres, startRedis} from '../../support/servers.js';
import {createFakeStripe, type FakeStripe} from '../../support/stripe/fake-stripe.js';

/** How often a server is killed; more with KILLS=100. */
const KILLS = Number(process.env['KILLS'] ?? 4);

let program: string;
beforeAll(async () => {
  program = await bundle('tests/server/crash/child.ts', `.cache/crash-child-${process.pid}.mjs`, {platform: 'node'});
});
afterAll(() => rm(program, {force: true}));

interface Outcome {
  /** What a publisher has to hear of, once each. */
  readonly expected: readonly string[];
  readonly kills: number;
}

/** Sends a life's deliveries to a server that keeps being killed, until each was answered with 200. */
async function killAgainAndAgain(store: string, place: string): Promise<Outcome> {
  const stripe = createFakeStripe();
  const api = createAdaptorServer({
    fetch: (request: Request) =>
      stripe.fetch(request.url.replace(/^http:\/\/127\.0\.0\.1:\d+/, 'https://api.stripe.com'), request),
  });
  const [stripePort, port] = [await freePort(), await freePort()];
  await new Promise<void>((resolve) => void api.listen(stripePort, '127.0.0.1', resolve));
  const expected = lives(stripe, 30);
  const queue = stripe.account.events.filter(({type}) => STRIPE_EVENTS.includes(type));
  queue.push(...queue.filter((_, at) => at % 3 === 0));
  const started = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [program, `${port}`, `${stripePort}`, store, place], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await said(child, /listening/);
    return child;
  };
  let child = await started();
  let kills = 0;
  try {
    while (queue.length > 0) {
      const batch = queue.splice(0, 8);
      const answers = batch.map((event) => send(stripe, event, port));
      if (kills < KILLS) {
        await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 25));
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
        kills++;
        child = await started();
      }
      const statuses = await Promise.all(answers);
      queue.push(...batch.filter((_, at) => statuses[at] !== 200));
      // An id that a dead server held is free after its lease.
      if (statuses.includes(503)) await new Promise((resolve) => setTimeout(resolve, 60));
    }
  } finally {
    child.kill('SIGKILL');
    api.close();
  }
  return {expected, kills};
}

function lives(stripe: FakeStripe, gifts: number): string[] {
  const {account} = stripe;
  return Array.from({length: gifts}, (_, at) => {
    const metadata = {appeal: '1', appeal_frequency: 'monthly'};
    const {id} = account.open({
      ...{mode: 'subscription', ui_mode: 'elements', return_url: 'https://www.post.example/', metadata},
      subscription_data: {metadata},
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'usd',
            unit_amount: 500 + at,
            product_data: {name: 'x'},
            recurring: {interval: 'month'},
          },
        },
      ],
    });
    account.confirm(id, {result: 'paid'}, 'reader@post.example');
    const renewal = account.renew(id, {result: 'paid'});
    return [`gift.paid:${id}`, `gift.renewed:${renewal.id}`];
  }).flat();
}

/** The answer's status; 0 when there was none. */
async function send(stripe: FakeStripe, event: Stripe.Event, port: number): Promise<number> {
  try {
    return (await fetch(await stripe.delivery(event, `http://127.0.0.1:${port}/appeal/webhooks/stripe`))).status;
  } catch {
    return 0;
  }
}

test(`killed ${KILLS} times, with memory alone: no event is lost, and an effect that goes by the id is done once (F55)`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  const {expected, kills} = await killAgainAndAgain('memory', folder);
  expect(kills).toBe(KILLS);
  expect((await readdir(folder)).sort()).toEqual(expected.map((id) => id.replaceAll(':', '_')).sort());
  await rm(folder, {recursive: true});
});

const redis = findRedis();
const withRedis = `killed ${KILLS} times, with Redis: no event is lost, and only those cut off are told again (F55)`;

test.skipIf('missing' in redis)('missing' in redis ? sayMissing(redis, withRedis) : withRedis, async () => {
  if ('missing' in redis) return;
  const server = await startRedis(redis);
  const client = new Redis({port: server.port});
  const {expected, kills} = await killAgainAndAgain('redis', `${server.port}`);
  const ledger = await client.smembers('ledger');
  const calls = Number(await client.get('calls'));
  client.disconnect();
  await server.stop();
  expect(kills).toBe(KILLS);
  expect(ledger.sort()).toEqual([...expected].sort());
  // A kill cuts off at most what was under way: eight deliveries.
  expect(calls).toBeLessThanOrEqual(expected.length + 8 * KILLS);
});

const postgres = findPostgres();
const withPostgres = `killed ${KILLS} times, with PostgreSQL: no event is lost, no effect is doubled (F55)`;

test.skipIf('missing' in postgres)(
  'missing' in postgres ? sayMissing(postgres, withPostgres) : withPostgres,
  async () => {
    if ('missing' in postgres) return;
    const server = await startPostgres(postgres);
    const pool = new pg.Pool({host: '127.0.0.1', port: server.port, user: 'appeal', database: 'postgres'});
    await pool.query(SEEN_TABLE);
    await pool.query('CREATE TABLE ledger (id text)');
    const {expected, kills} = await killAgainAndAgain('postgres', `${server.port}`);
    const {rows} = await pool.query<{id: string}>('SELECT id FROM ledger');
    await pool.end();
    await server.stop();
    expect(kills).toBe(KILLS);
    expect(rows.map(({id}) => id).sort()).toEqual([...expected].sort());
  },
);

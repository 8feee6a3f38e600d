/** The Node entry as a program of its own, told to stop as systems do it (F58). */
import {spawn, type ChildProcess} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {Agent, request} from 'node:http';

import {afterAll, beforeAll, expect, test} from 'vitest';

import {bundle} from '../../scripts/lib/bundle.mjs';
import {freePort, said} from '../support/servers.js';

let program: string;
beforeAll(async () => {
  // As deep as `dist/server/`, so that it finds the demo's pages.
  program = await bundle('src/server/node.ts', `.cache/program-${process.pid}/node.mjs`, {platform: 'node'});
});
afterAll(() => rm(program.replace(/\/node\.mjs$/, ''), {recursive: true, force: true}));

async function start(
  environment: Record<string, string>,
): Promise<{child: ChildProcess; port: number; ended: Promise<unknown>}> {
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    env: {PATH: process.env['PATH'], PORT: String(port), ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  await said(child, /Reader Appeal demo/);
  return {child, port, ended};
}

test('told to stop under load, it answers all that it has taken, and ends by itself (F58)', async () => {
  const {child, port, ended} = await start({});
  const agent = new Agent({keepAlive: true, maxSockets: 20});
  const statuses: number[] = [];
  const refused: string[] = [];
  let stopping = false;

  const ask = (): Promise<void> =>
    new Promise((resolve) => {
      const asked = request({port, host: '127.0.0.1', path: '/appeal/config', agent}, (response) => {
        response.resume().on('end', () => {
          statuses.push(response.statusCode ?? 0);
          resolve();
        });
        response.on('error', () => {
          refused.push('broken');
          resolve();
        });
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // Only a server that no longer listens may refuse; one that has taken a request may not drop it.
        refused.push(asked.reusedSocket && error.code === 'ECONNRESET' ? 'idle' : (error.code ?? 'broken'));
        resolve();
      });
      asked.end();
    });

  const client = async (): Promise<void> => {
    while (!stopping || refused.length === 0) await ask();
  };
  const clients = Promise.all(Array.from({length: 20}, client));
  await new Promise((resolve) => setTimeout(resolve, 400));
  child.kill('SIGTERM');
  stopping = true;
  await clients;
  agent.destroy();
  expect(await ended).toBe(0);
  expect(statuses.length).toBeGreaterThan(20);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(refused.filter((reason) => reason !== 'ECONNREFUSED' && reason !== 'idle')).toEqual([]);
});

test.each([
  ['a secret that is too short', {APPEAL_SECRET: 'canary4711'}, /secret: "10 characters"/],
  ['a live key beside the sandbox', {OTHER_KEY: 'sk_live_canary4711'}, /OTHER_KEY: "a live key"/],
  ['half of Stripe’s keys', {STRIPE_SECRET_KEY: 'sk_test_canary4711'}, /STRIPE_PUBLISHABLE_KEY is an empty text/],
  [
    'a secret key for browsers',
    {STRIPE_SECRET_KEY: 'sk_test_canary4711', STRIPE_PUBLISHABLE_KEY: 'sk_test_canary4711'},
    /STRIPE_PUBLISHABLE_KEY is a test secret key/,
  ],
])('it does not start with %s, and says why without quoting it (F58, F59)', async (_, environment, reason) => {
  const child = spawn(process.execPath, [program], {
    env: {PATH: process.env['PATH'], PORT: '0', ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(output).toMatch(reason);
  expect(output).not.toContain('canary4711');
});

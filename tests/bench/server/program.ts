/** A server in a process of its own, which tells how much CPU it has used: `bare`, or our handler. */
import {serve} from '@hono/node-server';

import {createHandler, type Provider} from '../../../src/server/index.js';

const ORIGIN = 'https://www.post.example';
const HEADERS = {
  'content-type': 'application/json',
  'access-control-allow-origin': ORIGIN,
  'cache-control': 'no-store',
};

interface Order {
  readonly attempt: string;
  readonly frequency: string;
  readonly minor: number;
  readonly currency: string;
}

/** Reads a body, looks at its fields, answers: what no handler can do with less. */
async function bare(request: Request): Promise<Response> {
  if (request.method === 'GET') {
    return new Response(JSON.stringify({provider: 'none', live: false, token: 'none'}), {headers: HEADERS});
  }
  const {attempt, minor, currency, frequency} = JSON.parse(await request.text()) as Order;
  const right = typeof attempt === 'string' && Number.isInteger(minor) && minor > 0 && minor < 100_000;
  if (!right) return new Response('{"error":{"code":"bad-request"}}', {status: 400, headers: HEADERS});
  return new Response(JSON.stringify({id: attempt, status: 'open', frequency, minor, currency}), {headers: HEADERS});
}

/** Answers at once: what a provider takes is its own, and no part of the handler's. */
const provider: Provider = {
  name: 'none',
  live: false,
  create: ({attempt: id, frequency, minor, currency}) =>
    Promise.resolve({id, status: 'open', frequency, minor, currency}),
  read: (id) => Promise.resolve({id, status: 'open', frequency: 'monthly', minor: 750, currency: 'usd'}),
};

function ours(): (request: Request) => Promise<Response> {
  const secret = 'a-secret-for-this-measurement-only-0123456789';
  return createHandler({provider, origins: [ORIGIN], returnUrls: [`${ORIGIN}/`], secret});
}

serve({fetch: process.argv[2] === 'bare' ? bare : ours(), port: 0, hostname: '127.0.0.1'}, ({port}) =>
  process.send?.({port}),
);
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());

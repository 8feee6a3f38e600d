/** What the handler costs over the wire: CPU of a server's process for each request, ours against a bare fetch handler. */
import {fork} from 'node:child_process';
import {Agent, request} from 'node:http';

import {bundle} from '../../scripts/lib/bundle.mjs';

const CONNECTIONS = 40;
const ORIGIN = 'https://www.post.example';

/**
 * @param {{rounds: number, seconds: number, folder: string, say: (line: string) => void}} options
 * @returns {Promise<Record<string, {bare: number[], ours: number[]}>>} microseconds of CPU for each request, by kind, one
 * figure for each round.
 */
export async function measureServer({rounds, seconds, folder, say}) {
  const program = await bundle('tests/bench/server/program.ts', `${folder}/program.mjs`, {platform: 'node'});
  const servers = {bare: await start(program, 'bare'), ours: await start(program, 'ours')};
  const {token} = JSON.parse((await ask(servers.ours, {path: '/config'})).text);
  const order = (number) => ({
    method: 'POST',
    path: '/gifts',
    body: JSON.stringify({
      attempt: `attempt-${String(number).padStart(12, '0')}`,
      ...{token, frequency: 'monthly', minor: 750, currency: 'usd', method: 'card'},
    }),
  });
  const {id} = JSON.parse((await ask(servers.ours, order(0))).text);
  const kinds = {
    'GET /config': () => ({path: '/config'}),
    'GET /gifts/:id': () => ({path: `/gifts/${id}`}),
    'POST /gifts': order,
  };
  const results = {};
  try {
    for (const [kind, make] of Object.entries(kinds)) {
      results[kind] = {bare: [], ours: []};
      for (let round = 0; round <= rounds; round++) {
        for (const name of round % 2 ? ['bare', 'ours'] : ['ours', 'bare']) {
          const us = await load(servers[name], make, seconds);
          if (round > 0) results[kind][name].push(us);
        }
      }
      say(`server: ${kind}`);
    }
    return results;
  } finally {
    for (const {child, agent} of Object.values(servers)) {
      agent.destroy();
      child.disconnect();
    }
  }
}

async function start(program, name) {
  const child = fork(program, [name], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const {port} = await message(child);
  return {child, port, agent: new Agent({keepAlive: true, maxSockets: CONNECTIONS})};
}

function message(child) {
  child.removeAllListeners();
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}

async function load(server, make, seconds) {
  let asked = 0;
  const before = await usage(server);
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({length: CONNECTIONS}, async () => {
      while (performance.now() < end) {
        const {status} = await ask(server, make(asked++));
        if (status !== 200) throw new Error(`A request was answered with ${status}.`);
      }
    }),
  );
  const after = await usage(server);
  return (after.user + after.system - before.user - before.system) / asked;
}

function usage({child}) {
  const told = message(child);
  child.send('usage');
  return told;
}

function ask({port, agent}, {path, method = 'GET', body}) {
  return new Promise((resolve, reject) => {
    const headers = {
      origin: ORIGIN,
      ...(body && {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)}),
    };
    const asked = request({host: '127.0.0.1', port, agent, path, method, headers}, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({status: response.statusCode, text}));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

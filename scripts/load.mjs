/**
 * `npm run load`: how the server bears many gifts at once. Not part of `npm test`: it wants the machine for itself.
 *
 * One process of the server, on one core where `taskset` is there, between a client that sends `POST /gifts` at a fixed
 * rate (whether answers come or not) and a stand-in for Stripe that takes its time.
 *
 *   npm run load -- --rate 1000 --seconds 20 --delay 200
 */
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {Agent, createServer, request} from 'node:http';
import {availableParallelism, cpus} from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

import {bundle} from './lib/bundle.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const {values} = parseArgs({
  options: {
    rate: {type: 'string', default: '1000'},
    seconds: {type: 'string', default: '20'},
    delay: {type: 'string', default: '200'},
  },
});
const [rate, seconds, delayMs] = [values.rate, values.seconds, values.delay].map(Number);
const folder = `.cache/load-${process.pid}`;
const program = await bundle('tests/bench/load/server.ts', `${folder}/server.mjs`, {platform: 'node'});
const pinned = existsSync('/usr/bin/taskset');
const agent = new Agent({keepAlive: true, maxSockets: 2_048});
const children = [];

try {
  const stripe = await startStripe();
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores shared by server, client and stand-in; ` +
      `server ${pinned ? 'pinned to one core' : 'not pinned'}; Node ${process.version}`,
  );
  const warm = await startServer(stripe.port);
  await load(warm, {rate: Math.min(200, rate), seconds: 3});
  await measure(`${rate}/s for ${seconds} s, Stripe takes ${delayMs} ms`, warm, {rate, seconds});
  stripe.stall = true;
  await measure(`${rate}/s for ${seconds} s, Stripe answers nothing`, warm, {rate, seconds});
  stripe.stall = false;
  await end(warm);
  await rollingRestart(stripe);
} finally {
  for (const child of children) child.kill('SIGKILL');
  agent.destroy();
  await rm(folder, {recursive: true, force: true});
}
process.exit(process.exitCode ?? 0);

/** Answers each creation of a session after its delay, the same for the same key; `stall`: not at all. */
async function startStripe() {
  const state = {stall: false, port: 0, sessions: new Map()};
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk) => (body += chunk));
    incoming.on('end', () => {
      if (state.stall) return;
      const key = incoming.headers['idempotency-key'];
      const replayed = state.sessions.has(key);
      if (!replayed) state.sessions.set(key, `cs_test_${state.sessions.size}`);
      const id = state.sessions.get(key);
      const amount = Number(/unit_amount\]?=(\d+)/.exec(decodeURIComponent(body))?.[1] ?? 0);
      setTimeout(() => {
        outgoing.writeHead(200, {'content-type': 'application/json', ...(replayed && {'idempotent-replayed': 'true'})});
        outgoing.end(
          JSON.stringify({
            ...{id, object: 'checkout.session', status: 'open', payment_status: 'unpaid', currency: 'usd'},
            ...{amount_total: amount, client_secret: `${id}_secret_1`, metadata: {appeal: '1'}},
          }),
        );
      }, delayMs);
    });
  });
  state.port = await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
  server.unref();
  return state;
}

async function startServer(stripePort, drainMs = 0) {
  const port = await freePort();
  const args = [program, port, stripePort, drainMs].map(String);
  const stdio = ['ignore', 'pipe', 'inherit', 'ipc'];
  const child = pinned
    ? spawn('taskset', ['-c', '0', process.execPath, ...args], {stdio})
    : spawn(process.execPath, args, {stdio});
  children.push(child);
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('The server did not start.')));
  });
  const {token} = JSON.parse((await ask(port, 'GET', '/appeal/config')).text);
  return {child, port, token};
}

async function end({child}) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

async function measure(title, server, {rate: perSecond, seconds: span}) {
  const before = await usage(server);
  const started = performance.now();
  const results = await load(server, {rate: perSecond, seconds: span});
  const after = await usage(server);
  const wall = performance.now() - started;
  const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000;
  console.log(`\n${title}`);
  report(results, wall);
  console.log(`  server: ${((cpu / wall) * 100).toFixed(0)} % of a core, ${(after.memory / 1e6).toFixed(0)} MB`);
}

function report(results, wall) {
  const by = Map.groupBy ? Map.groupBy(results, ({status}) => status) : groupBy(results);
  console.log(`  ${results.length} sent, ${(results.length / (wall / 1000)).toFixed(0)} answers a second`);
  for (const [status, group] of [...by].sort(([a], [b]) => a - b)) {
    const times = group.map(({ms}) => ms).sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
    console.log(`  ${status || 'none'}: ${group.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`);
  }
}

function groupBy(results) {
  const by = new Map();
  for (const result of results) by.set(result.status, [...(by.get(result.status) ?? []), result]);
  return by;
}

/** Sends at a fixed rate. A time is from when a request was due to when its answer was there. */
async function load(server, {rate: perSecond, seconds: span, pick = () => server}) {
  const asked = [];
  const started = performance.now();
  const total = perSecond * span;
  while (asked.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * perSecond));
    while (asked.length < due)
      asked.push(give(pick(asked.length), asked.length, started + (asked.length / perSecond) * 1000));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Promise.all(asked);
}

async function give(server, number, due) {
  const body = JSON.stringify({
    ...{attempt: `load-${process.pid}-${due.toFixed(3)}-${number}`.replace(/\W/g, '_').padEnd(16, '0').slice(0, 64)},
    ...{token: server.token, frequency: 'monthly', minor: 750, currency: 'usd', method: 'card'},
    returnUrl: 'https://www.post.example/articles/one',
  });
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  const {status} = await ask(server.port, 'POST', '/appeal/gifts', body, address);
  return {status, ms: performance.now() - due};
}

function ask(port, method, path, body, address = '10.0.0.1') {
  return new Promise((resolve) => {
    const headers = {
      'x-forwarded-for': address,
      ...(body && {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)}),
    };
    const asked = request({port, host: '127.0.0.1', method, path, headers, agent}, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({status: response.statusCode, text}));
      response.on('error', () => resolve({status: 0, text: 'broken'}));
    });
    asked.on('error', ({code}) => resolve({status: 0, text: code ?? 'broken', idle: asked.reusedSocket}));
    asked.end(body);
  });
}

/** Three times: a new server is started, then the old one told to stop; whoever is not ready is asked no more. */
async function rollingRestart(stripe) {
  const drainMs = 600;
  let servers = [await startServer(stripe.port, drainMs)];
  let ready = [...servers];
  const probe = setInterval(() => {
    for (const server of servers) {
      void ask(server.port, 'GET', '/appeal/readyz').then(({status}) => {
        const others = ready.filter((other) => other !== server);
        ready = status === 200 ? [...others, server] : others;
      });
    }
  }, 100);
  const perSecond = Math.min(300, rate);
  const started = performance.now();
  const loading = load(null, {rate: perSecond, seconds: 12, pick: (number) => ready[number % ready.length]});
  for (let restart = 0; restart < 3; restart++) {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const [old] = servers;
    const next = await startServer(stripe.port, drainMs);
    servers = [old, next];
    await new Promise((resolve) => setTimeout(resolve, 400));
    await end(old);
    servers = [next];
  }
  const results = await loading;
  clearInterval(probe);
  console.log(`\n${perSecond}/s for 12 s, with three restarts`);
  report(results, performance.now() - started);
  const dropped = results.filter(({status}) => status !== 200).length;
  console.log(`  dropped: ${dropped}`);
  if (dropped > 0) process.exitCode = 1;
}

function usage({child}) {
  return new Promise((resolve) => {
    child.once('message', resolve);
    child.send('usage');
  });
}

async function freePort() {
  const probe = createServer();
  const port = await new Promise((resolve) => probe.listen(0, '127.0.0.1', () => resolve(probe.address().port)));
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * `npm start`: the demo newspaper with sandbox payments, on a machine that has nothing but Node.
 *
 * Installs what is missing, builds what is out of date, and serves on `PORT` (4242 if not given) until it is stopped.
 */
import {createServer} from 'node:net';
import {fileURLToPath} from 'node:url';

import {ensureBuild, ensureDependencies} from './lib/prepare.mjs';
import {ended, forwardSignals, start} from './lib/processes.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const port = process.env.PORT || '4242';
await refuseBusyPort();
await ensureDependencies();
await ensureBuild();
process.exitCode = await ended(start(process.execPath, ['dist/server/node.js'], {env: {...process.env, PORT: port}}));

/** Told at once, not after a minute of installing. */
async function refuseBusyPort() {
  for (const host of [undefined, '127.0.0.1']) {
    const problem = await tryPort(host);
    if (problem === undefined) continue;
    console.error(problem);
    process.exit(1);
  }
}

function tryPort(host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({code, message}) => resolve(code === 'EADDRINUSE' ? busy() : `Port ${port}: ${message}`));
    try {
      probe.listen({port, host}, () => probe.close(() => resolve(undefined)));
    } catch {
      resolve(`PORT=${port} is not a port: give a number from 1 to 65535.`);
    }
  });
}

function busy() {
  return `Port ${port} is already in use: stop what is using it, or choose another one: PORT=4343 npm start`;
}

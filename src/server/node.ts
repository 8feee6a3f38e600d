/**
 * The Node entry: `node dist/server/node.js` serves the demo newspaper, with sandbox payments or, where the environment
 * names test keys, with Stripe's. `readSettings` lists the variables.
 */
import {randomBytes} from 'node:crypto';
import {readFileSync, realpathSync} from 'node:fs';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';

import {createAdaptorServer, type Http2Bindings, type HttpBindings} from '@hono/node-server';

import type {GiftEvent} from './gift-event.js';
import {createHandler} from './handler.js';
import type {LogEntry} from './log.js';
import {readSettings, type Settings} from './node/settings.js';
import {createSite} from './node/site.js';
import type {HandlerOptions} from './options.js';
import {sandboxProvider} from './sandbox-provider.js';
import {stripeProvider} from './stripe/stripe-provider.js';

/** A server that listens. */
export interface RunningServer {
  /** Where a browser on this machine finds it, e.g. `http://localhost:4242/`. */
  readonly url: string;
  /** Takes no more requests, finishes those it has, and resolves when all are done (ten seconds at most). */
  close(): Promise<void>;
}

/** Starts the demo. Rejects with a sentence for the person at the terminal when the port is taken. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const {stripe, drainMs = 0} = settings;
  const logger = await openLog(settings);
  const life = {ending: false};
  const addresses = new WeakMap<Request, string | undefined>();
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, {status: 503});
  const server = createAdaptorServer({
    fetch: (request: Request, {incoming}: HttpBindings | Http2Bindings) => {
      addresses.set(request, incoming.socket.remoteAddress);
      return answer(request);
    },
    serverOptions: {headersTimeout: 10_000, requestTimeout: 30_000},
  }) as Server;
  const options = handlerOptions(settings, logger);
  const handlerFor = (port: number): ReturnType<typeof createHandler> =>
    createHandler({
      ...options,
      returnUrls: [
        `http://localhost:${port}/`,
        `http://127.0.0.1:${port}/`,
        ...originsOf(settings).map((at) => `${at}/`),
      ],
      clientAddress: settings.proxies || ((request) => addresses.get(request)),
      ready: () => !life.ending,
    });
  // Before the port is taken: a config that is wrong does not start.
  handlerFor(settings.port);
  const port = await listen(server, settings);
  const site = createSite({
    ...{...folders, version: ownVersion(), strict: settings.strict, handler: handlerFor(port)},
    adapter: stripe ? 'stripe' : 'sandbox',
  });
  answer = (request) => site.fetch(request);
  return {
    url: `http://${nameOf(settings.host)}:${port}/`,
    async close() {
      life.ending = true;
      if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
      await drain(server);
    },
  };
}

function handlerOptions(settings: Settings, logger: Log): Omit<HandlerOptions, 'returnUrls'> {
  const secret = settings.secret ?? randomBytes(32).toString('hex');
  const {stripe} = settings;
  const shared = {secret, origins: originsOf(settings), log: logger.entry};
  // The sandbox moves no money, and whoever tries it out may do so as often as they like.
  if (!stripe) return {...shared, provider: sandboxProvider({secret}), rateLimits: false};
  const provider = stripeProvider({...stripe, gift: 'contribution'});
  if (stripe.webhookSecrets.length === 0) return {...shared, provider};
  return {...shared, provider, onEvent: (event) => logger.event(event)};
}

function originsOf({origin}: Settings): string[] {
  return origin === undefined ? [] : [origin];
}

/** Runs the demo until it is told to stop by SIGINT or SIGTERM. */
export async function main(env: Readonly<Record<string, string | undefined>> = process.env): Promise<void> {
  try {
    const settings = readSettings(env);
    const running = await startServer(settings);
    console.log(`Reader Appeal demo: ${running.url}`);
    const payments = settings.stripe ? STRIPE : SANDBOX;
    console.log(settings.secret ? payments : `${payments} ${RANDOM_SECRET}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

const SANDBOX = 'Payments are a sandbox: no money moves.';
const STRIPE = 'Payments are Stripe’s, with test keys: no money moves.';
const RANDOM_SECRET = 'APPEAL_SECRET is not set, so gifts are known until the server stops.';

/** What is logged, and how. */
interface Log {
  readonly entry: (entry: LogEntry) => void;
  readonly event: (event: GiftEvent) => void;
}

/** By pino where it is installed; else failures only, as lines of JSON. */
async function openLog({stripe, logLevel}: Settings): Promise<Log> {
  const level = logLevel ?? (stripe ? 'info' : 'error');
  try {
    const {createLogger, logTo} = await import('./pino-log.js');
    const logger = createLogger({level});
    return {
      entry: logTo(logger),
      event: ({type, gift, frequency, minor, currency}) => logger.info({type, gift, frequency, minor, currency}, type),
    };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    return {entry: printFailure, event: () => undefined};
  }
}

/** The same two steps up from `src/server/` and from `dist/server/`, in a clone and in an installed package. */
const folders = {
  demo: fileURLToPath(new URL('../../demo/', import.meta.url)),
  embed: fileURLToPath(new URL('../../dist/embed/', import.meta.url)),
};

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return (manifest as {version: string}).version;
}

function listen(server: Server, {port, host}: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(sentence(error, port, host), {cause: error})),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function sentence({code, message}: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1}`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023, e.g. PORT=4242`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} is no address of this machine.`;
  return message;
}

/** Loopback addresses have a name that browsers treat as secure; the others are printed as they are. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 10_000);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function printFailure(entry: LogEntry): void {
  if (entry.level === 'error') console.error(`reader-appeal: ${JSON.stringify(entry)}`);
}

/** Whether this file is what `node` was told to run, be it by a link. */
function isProgram(): boolean {
  const [, program] = process.argv;
  return program !== undefined && realpathSync(program) === fileURLToPath(import.meta.url);
}

if (isProgram()) await main();

import {UsageError, type Arguments, type Command} from './shell/command.js';

/** `reader-appeal serve`. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the demo newspaper with sandbox payments.',
  help: `Usage
  reader-appeal serve [--port <number>] [--host <address>]

Serves the demo newspaper with sandbox payments. No money moves.

Options
  --port <number>   Default: 4242.
  --host <address>  Default: 127.0.0.1.
  --help            Prints this.

Exit codes
  0  It was told to stop.
  2  The arguments are wrong, or the port is taken.
`,
  options: {port: {type: 'string'}, host: {type: 'string'}},
  run: serve,
};

async function serve({positionals, values: {port, host}}: Arguments): Promise<undefined> {
  if (positionals.length) throw new UsageError(`“serve” takes no ${positionals.join(' ')}.`);
  const {main} = await import('../server/node.js').catch(explain);
  await main({
    ...process.env,
    ...(typeof port === 'string' && {PORT: port}),
    ...(typeof host === 'string' && {HOST: host}),
  });
}

/** hono is an optional peer: whoever imports elements only does not install it. */
function explain(error: unknown): never {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  if (!missing || !/hono/.test(error.message)) throw error;
  throw new UsageError('“serve” needs two more packages: npm install hono @hono/node-server', {cause: error});
}

#!/usr/bin/env node
import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';

const HELP = `reader-appeal: asks readers for support, takes the gift inside the page

Usage
  reader-appeal serve [--port 4242] [--host 127.0.0.1]
      Serves the demo newspaper with sandbox payments. No money moves.

Options
  --help       Prints this.
  --version    Prints the version.
`;

await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<void> {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: {type: 'string'},
        host: {type: 'string'},
        help: {type: 'boolean', short: 'h'},
        version: {type: 'boolean', short: 'v'},
      },
    });
    const [command, ...others] = positionals;
    if (values.version) console.log(ownVersion());
    else if (values.help || command === undefined) console.log(HELP);
    else if (command === 'serve' && others.length === 0) await serve(values.port, values.host);
    else fail(`There is no command “${positionals.join(' ')}”. Try: reader-appeal --help`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

async function serve(port: string | undefined, host: string | undefined): Promise<void> {
  const {main} = await import('../server/node.js').catch(explain);
  await main({...process.env, ...(port !== undefined && {PORT: port}), ...(host !== undefined && {HOST: host})});
}

/** hono is an optional peer: whoever imports elements only does not install it. */
function explain(error: unknown): never {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  if (!missing || !/hono/.test(error.message)) throw error;
  throw new Error('“serve” needs two more packages: npm install hono @hono/node-server', {cause: error});
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return (manifest as {version: string}).version;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

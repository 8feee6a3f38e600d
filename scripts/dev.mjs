/**
 * `npm run dev`: `npm start` for whoever is changing the sources.
 *
 * The compiler watches; after each of its rounds `dist/` is made anew (not minified) and the server starts again.
 * Reload the page to see it. Type errors are printed and stop nothing.
 */
import {rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {ensureDependencies} from './lib/prepare.mjs';
import {ended, forwardSignals, start, stop} from './lib/processes.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const modules = '.cache/modules';
const port = process.env.PORT || '4242';
let server;
let refreshing = Promise.resolve();

await ensureDependencies();
const {assemble, describeElements} = await import('./lib/assemble.mjs');
await rm(modules, {recursive: true, force: true});
await rm('dist', {recursive: true, force: true});

const compiler = start(
  'node_modules/.bin/tsc',
  ['-p', 'tsconfig.build.json', '--outDir', modules, '--watch', '--preserveWatchOutput'],
  {stdio: ['ignore', 'pipe', 'inherit']},
);
compiler.stdout.setEncoding('utf8').on('data', (text) => {
  process.stdout.write(text);
  if (text.includes('Watching for file changes')) refreshing = refreshing.then(refresh);
});
process.exitCode = await ended(compiler);

async function refresh() {
  try {
    await assemble({modules, out: 'dist', minify: false});
    await describeElements('.cache', 'dist');
  } catch ({message}) {
    console.error(message);
    return;
  }
  if (server) await stop(server);
  server = start(process.execPath, ['dist/server/node.js'], {env: {...process.env, PORT: port}});
}

/**
 * `npm run build`: makes `dist/` from `src/`.
 *
 * 1. modules: TypeScript to ES modules and types, unbundled, for npm.
 * 2. `dist/embed/`: the script-tag build (see rollup.config.mjs) with its manifest and notices.
 * 3. `dist/schema.json` and `dist/custom-elements.json`.
 *
 * All of it is assembled aside and swapped in at the end, so that a failed build leaves the last good one alone.
 * `--fast` leaves minifying out and builds in spite of type errors: for work in progress.
 */
import {rmSync} from 'node:fs';
import {mkdir, rename} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {assemble, describeElements} from './lib/assemble.mjs';
import {forwardSignals} from './lib/processes.mjs';
import {runBin} from './lib/run.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const started = Date.now();
const fast = process.argv.includes('--fast');
const work = `.cache/build-${process.pid}`;
const modules = `${work}/modules`;
const out = `${work}/dist`;

process.once('exit', () => rmSync(work, {recursive: true, force: true}));

try {
  await mkdir(out, {recursive: true});
  const [report] = await Promise.all([
    compile().then(() => assemble({modules, out, minify: !fast})),
    describeElements(work, out),
  ]);
  await swapIn();
  console.log(report);
  console.log(`dist/ built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function compile() {
  const {code, output} = await runBin('tsc', ['-p', 'tsconfig.build.json', '--outDir', modules]);
  if (code === 0) return;
  if (!fast) throw new Error(output);
  console.warn(output);
}

async function swapIn() {
  await rename('dist', `${work}/old`).catch(ignoreMissing);
  await rename(out, 'dist');
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

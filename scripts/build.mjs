/**
 * `npm run build`: makes `dist/` from `src/`.
 *
 * 1. modules: TypeScript to ES modules and types, unbundled, for npm.
 * 2. `dist/embed/`: the script-tag build (see rollup.config.mjs) with its manifest and notices. It takes the place of
 *    the modules of the same folder, which only this build needs.
 * 3. `dist/schema.json` and `dist/custom-elements.json`.
 *
 * All of it is assembled aside and swapped in at the end, so that a failed build leaves the last good one alone.
 * `--fast` leaves minifying out and builds in spite of type errors: for work in progress.
 */
import {existsSync} from 'node:fs';
import {cp, mkdir, readFile, rename, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {buildEmbed} from './lib/build-embed.mjs';
import {publishModules} from './lib/publish-modules.mjs';
import {runBin} from './lib/run.mjs';
import {writeSchema} from './write-schema.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const started = Date.now();
const work = `.cache/build-${process.pid}`;
const fast = process.argv.includes('--fast');
const modules = `${work}/modules`;
const out = `${work}/dist`;

try {
  await build();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(work, {recursive: true, force: true});
}

async function build() {
  const {version} = JSON.parse(await readFile('package.json', 'utf8'));
  await mkdir(out, {recursive: true});
  const manifest = analyze();
  await compile();
  await publishModules(modules, out, {version});
  const report = existsSync(`${modules}/embed/stage.js`)
    ? await buildEmbed({modules, out: `${out}/embed`, version, minify: !fast})
    : 'No src/embed/stage.ts yet: the script-tag build is left out.';
  await writeSchema(modules, `${out}/schema.json`);
  await must(manifest);
  await cp(`${work}/custom-elements.json`, `${out}/custom-elements.json`);
  await swapIn();
  console.log(report);
  console.log(`dist/ built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function compile() {
  const {code, output} = await runBin('tsc', ['-p', 'tsconfig.build.json', '--outDir', modules]);
  if (code === 0) return;
  if (!fast) throw new Error(output);
  console.warn(output);
}

function analyze() {
  return runBin('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', work]);
}

async function must(running) {
  const {code, output} = await running;
  if (code !== 0) throw new Error(output);
}

async function swapIn() {
  await rename('dist', `${work}/old`).catch(ignoreMissing);
  await rename(out, 'dist');
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

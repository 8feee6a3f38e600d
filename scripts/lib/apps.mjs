/** Small apps of other people's frameworks, built from the package as npm would publish it. */
import {cp, mkdir, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';

import {run} from './run.mjs';

/** Where the apps' sources are. */
const SOURCES = 'tests/package/apps';
/** Where they are installed and built: outside of the sources, and not under version control. */
export const APPS = '.cache/apps';

/** @returns {Promise<string[]>} the apps' names, which are the names of their folders. */
export async function appNames() {
  const entries = await readdir(SOURCES, {withFileTypes: true});
  return entries.filter((entry) => entry.isDirectory()).map(({name}) => name);
}

/** Packs the built package to where the apps look for it. Throws when npm can't. */
export async function packForApps() {
  await rm(APPS, {recursive: true, force: true});
  await mkdir(APPS, {recursive: true});
  const {code, output} = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', APPS]);
  if (code !== 0) throw new Error(output);
  await cp(join(APPS, output.trim().split('\n').at(-1)), join(APPS, 'reader-appeal.tgz'));
}

/**
 * Lays an app out and installs what it names, from the registry that npm is set up with.
 *
 * @param {string} name
 * @returns {Promise<{code: number, output: string}>}
 */
export async function installApp(name) {
  const folder = join(APPS, name);
  await cp(join(SOURCES, name), folder, {recursive: true});
  await mkdir(join(folder, 'public'), {recursive: true});
  await cp(join(SOURCES, 'appeal.json'), join(folder, 'public/appeal.json'));
  const quiet = [
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--ignore-scripts',
    '--prefer-offline',
    '--engine-strict=false',
  ];
  const result = await run('npm', ['install', ...quiet], {cwd: folder});
  if (!/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED|FETCH_ERROR)\b/.test(result.output))
    return result;
  return {...result, output: `The packages of the ${name} app can't be had: npm does not reach its registry.`};
}

/**
 * Builds an app, and checks its types where it has any.
 *
 * @param {string} name
 * @returns {Promise<{code: number, output: string}>}
 */
export function buildApp(name) {
  const quiet = {NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1'};
  return run('npm', ['run', 'build'], {cwd: join(APPS, name), env: quiet});
}

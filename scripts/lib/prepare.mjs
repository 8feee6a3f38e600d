/** What a command needs before it can start. Plain Node: runs before anything is installed. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {run} from './run.mjs';

/** Installs the locked packages where they are missing or others. Ends the process if that fails. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  await mustRun('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Builds `dist/` where it is missing or older than what it is made from. Ends the process if that fails. */
export async function ensureBuild() {
  if (isBuilt()) return;
  console.log('Building …');
  await mustRun(process.execPath, ['scripts/build.mjs']);
}

function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return (
    wanted !== undefined &&
    installed !== undefined &&
    Object.entries(wanted).every(
      ([path, {version, optional}]) => path === '' || optional || installed[path]?.version === version,
    )
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function isBuilt() {
  const sources = ['src', 'scripts', 'package.json', 'rollup.config.mjs', 'tsconfig.json', 'tsconfig.build.json'];
  const built = modifiedAt('dist/embed/manifest.json');
  return built > Math.max(...sources.map(newestIn));
}

function newestIn(path) {
  if (!statSync(path).isDirectory()) return modifiedAt(path);
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function modifiedAt(path) {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}

async function mustRun(command, args) {
  const {code} = await run(command, args, {show: true});
  if (code !== 0) process.exit(code);
}

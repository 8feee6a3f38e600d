/** The steps of `npm test`. Each returns an exit code, its output and, where it runs tests, how many passed and failed. */
import {folder, read, report, text} from './reports.mjs';
import {run, runBin} from './run.mjs';

/**
 * @typedef {{code: number, output: string, passed?: number, failed?: number, skipped?: number}} Result
 * @typedef {{name: string, needsBuild?: boolean, run: () => Promise<Result>}} Step
 */

/** The analyzer's idea of CSS is too old for ours, and its idea of Lit's `nothing` is that of no attribute's type. */
const offInTemplates = ['no-invalid-css', 'no-incompatible-type-binding'];
const strictTemplates = [
  '--maxWarnings',
  '0',
  '--noColor',
  ...offInTemplates.flatMap((rule) => [`--rules.${rule}`, 'off']),
];

/** Steps of one lane run one after the other; the lanes run side by side, one for each of two cores. */
export const lanes = [
  [
    {name: 'format', run: () => runBin('prettier', ['--check', '--log-level', 'warn', '.'])},
    {name: 'lint', run: () => runBin('eslint', ['.', '--max-warnings', '0'])},
    {name: 'templates', run: () => runBin('lit-analyzer', ['src/**/*.ts', ...strictTemplates])},
    {name: 'types', run: () => runBin('tsc', ['-p', 'tsconfig.json'])},
    {name: 'types-core', run: () => runBin('tsc', ['-p', 'tsconfig.core.json'])},
  ],
  [
    {name: 'build', run: () => run(process.execPath, ['scripts/build.mjs'])},
    {name: 'unit', run: () => unit()},
    {name: 'size', needsBuild: true, run: () => runBin('size-limit', [])},
    {name: 'publint', needsBuild: true, run: () => runBin('publint', ['--strict', '--pack', 'false'])},
    {name: 'attw', needsBuild: true, run: attw},
    {name: 'package', needsBuild: true, run: () => packed()},
  ],
];

/** Steps that watch a clock or the focus and want the machine for themselves. */
export const alone = [
  {name: 'component', run: () => component()},
  {name: 'e2e', needsBuild: true, run: () => e2e()},
];

/**
 * What runs in Node.
 *
 * @param {readonly string[]} [args] further arguments of vitest.
 * @returns {Promise<Result>}
 */
export function unit(args = []) {
  return vitest('unit.json', args);
}

/**
 * The journeys in WebKitGTK; see vitest.webkit.config.ts.
 *
 * @param {{args?: readonly string[], env?: Record<string, string>}} [options]
 * @returns {Promise<Result>}
 */
export function journeys({args = [], env = {}} = {}) {
  return vitest('journeys-webkit.json', ['--config', 'vitest.webkit.config.ts', ...args], env);
}

async function vitest(name, args, env = {}) {
  const file = report(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const result = await runBin('vitest', ['run', ...reporters, ...args], {env});
  const {numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped} = read(file);
  return {...result, passed, failed, skipped};
}

/**
 * The elements in a browser.
 *
 * @param {{engine?: string, env?: Record<string, string>}} [options]
 * @returns {Promise<Result>}
 */
export async function component({engine = 'chromium', env = {}} = {}) {
  const file = report(`component-${engine}.json`);
  const result = await runBin('web-test-runner', [], {env: {...env, ENGINE: engine, WTR_REPORT: file}});
  const {passed, failed, skipped} = read(file);
  // The runner takes tests that were left out for failed ones; the report does not.
  const fine = env.WTR_GREP && failed === 0;
  return {...result, ...(fine && {code: 0}), passed, failed, skipped};
}

/**
 * The demo newspaper with the built script, in a browser that Playwright drives.
 *
 * @param {{engine?: string, args?: readonly string[], env?: Record<string, string>}} [options]
 * @returns {Promise<Result>}
 */
export function e2e({engine = 'chromium', args = [], env = {}} = {}) {
  return played(`e2e-${engine}.json`, args, {...env, ENGINE: engine});
}

/**
 * A built app of another framework, in Chromium.
 *
 * @param {string} name
 * @returns {Promise<Result>}
 */
export function playApp(name) {
  return played(`app-${name}.json`, ['--config', 'playwright.apps.config.ts'], {APP: name});
}

async function played(name, args, env) {
  const file = report(name);
  // Playwright forces colours on its workers, and Node warns where both are said.
  const quiet = {PLAYWRIGHT_JSON_OUTPUT_FILE: file, CI: '1', NO_COLOR: undefined, FORCE_COLOR: '0'};
  const result = await runBin('playwright', ['test', '--reporter=list,json', ...args], {env: {...quiet, ...env}});
  const {expected: passed, unexpected = 0, flaky = 0, skipped} = read(file).stats ?? {};
  return {...result, passed, failed: unexpected + flaky, skipped};
}

/** What is published, tried out from a packed tarball. */
export async function packed(args = []) {
  const file = report('package.tap');
  const reporters = ['spec', 'stdout', 'tap', file].map((value, index) =>
    index % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
  );
  const result = await run(process.execPath, ['--test', ...reporters, ...args, 'tests/package/']);
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text(file))?.[1] ?? 0);
  return {...result, passed: count('pass'), failed: count('fail') + count('cancelled')};
}

async function attw() {
  const result = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder()]);
  if (result.code !== 0) return result;
  return runBin('attw', [`${folder()}/${result.output.trim().split('\n').at(-1)}`, '--profile', 'esm-only']);
}

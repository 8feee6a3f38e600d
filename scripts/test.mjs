/**
 * `npm test`: everything that has to hold, on a machine that has nothing but Node.
 *
 * `npm test -- unit e2e` runs some steps only (and no build: the last one is taken).
 * `npm test -- --verbose` shows the output of the steps that pass, too.
 */
import {fileURLToPath} from 'node:url';

import {ensureChromium} from './ensure-chromium.mjs';
import {ensureDependencies} from './lib/prepare.mjs';
import {forwardSignals} from './lib/processes.mjs';
import {alone, lanes} from './lib/steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const verbose = process.argv.includes('--verbose');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const results = [];

const names = [...lanes.flat(), ...alone].map(({name}) => name);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. The steps: ${names.join(', ')}.`);
  process.exit(1);
}

await ensureDependencies();
if (isWanted('component') || isWanted('e2e')) await findBrowser();
await Promise.all(lanes.map(runInTurn));
await runInTurn(alone);
conclude();

function isWanted(name) {
  return wanted.length === 0 || wanted.includes(name);
}

async function findBrowser() {
  try {
    process.env.CHROME_PATH = await ensureChromium();
  } catch ({message}) {
    console.error(message);
    process.exit(1);
  }
}

async function runInTurn(steps) {
  for (const step of steps.filter(({name}) => isWanted(name))) await runStep(step);
}

async function runStep({name, needsBuild, run}) {
  const started = Date.now();
  const broken = needsBuild && results.some((other) => other.name === 'build' && !other.ok);
  const result = broken ? {code: 1, output: 'Not run: the build failed.'} : await run();
  const seconds = (Date.now() - started) / 1000;
  const none = 'passed' in result && !((result.passed ?? 0) + (result.failed ?? 0) > 0);
  const ok = result.code === 0 && !result.failed && !none;
  results.push({...result, name, seconds, ok});
  console.log(`${ok ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`);
  if (!ok || verbose) console.log(indent(result.output));
  if (none) console.log(indent(`No test of "${name}" ran.`));
}

/** The table, then the line that says it all. A check that fails without a failing test counts as one. */
function conclude() {
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  const broken = results.filter(({ok, failed}) => !ok && !failed).length;
  console.log('');
  for (const {name, seconds, ok, passed, failed, skipped} of results) {
    const tests =
      passed === undefined ? '' : `${passed} passed, ${failed ?? 0} failed${skipped ? `, ${skipped} skipped` : ''}`;
    console.log(
      `${name.padEnd(16)}${ok ? 'ok    ' : 'FAILED'}${`${seconds.toFixed(1)} s`.padStart(9)}  ${tests}`.trimEnd(),
    );
  }
  // What a test could not try here is said once more, where it is read.
  for (const line of new Set(results.flatMap(({output}) => output.match(/^SKIPPED: .*$/gm) ?? []))) console.log(line);
  console.log(`\n${sum('passed')} passed, ${sum('failed') + broken} failed`);
  process.exitCode = results.every(({ok}) => ok) ? 0 : 1;
}

function indent(text) {
  return text.trimEnd().replace(/^/gm, '    ');
}

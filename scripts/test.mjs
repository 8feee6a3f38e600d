/**
 * `npm test`: everything that has to hold, on a machine that has nothing but Node.
 *
 * `npm test -- unit e2e` runs some steps only (and no build: the last one is taken).
 * `npm test -- --verbose` shows the output of the steps that pass, too.
 */
import {fileURLToPath} from 'node:url';

import {ensureChromium, ensureHeadless} from './ensure-chromium.mjs';
import {conclude, runStep as timeStep} from './lib/conclude.mjs';
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
const browser = (isWanted('component') || isWanted('e2e')) && (await findBrowser());
await Promise.all([...lanes.map(runInTurn), browser && ensureHeadless()]);
await runInTurn(alone);
conclude(results);

function isWanted(name) {
  return wanted.length === 0 || wanted.includes(name);
}

async function findBrowser() {
  try {
    return await ensureChromium();
  } catch ({message}) {
    console.error(message);
    process.exit(1);
  }
}

async function runInTurn(steps) {
  for (const step of steps.filter(({name}) => isWanted(name))) await runStep(step);
}

async function runStep({name, needsBuild, run}) {
  const broken = needsBuild && results.some((other) => other.name === 'build' && !other.ok);
  const unbuilt = async () => ({code: 1, output: 'Not run: the build failed.'});
  results.push(await timeStep({name, run: broken ? unbuilt : run}, {verbose}));
}

/**
 * `npm run test:engines`: the component suites and the journeys in Chromium, Firefox and WebKitGTK.
 *
 * `npm run test:engines -- firefox webkit` runs some engines only. Browsers that are missing are installed with the
 * system's package manager, where that needs no password. What is started is ended again, by its process id.
 */
import {fileURLToPath} from 'node:url';

import {ensureEngine} from './ensure-engines.mjs';
import {conclude, runStep} from './lib/conclude.mjs';
import {engineSteps} from './lib/engine-steps.mjs';
import {ensureBuild, ensureDependencies} from './lib/prepare.mjs';
import {forwardSignals} from './lib/processes.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const ENGINES = ['chromium', 'firefox', 'webkit'];
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const verbose = process.argv.includes('--verbose');
const unknown = wanted.filter((engine) => !ENGINES.includes(engine));
if (unknown.length > 0) {
  console.error(`No engine is called ${unknown.join(', ')}. The engines: ${ENGINES.join(', ')}.`);
  process.exit(1);
}

await ensureDependencies();
await ensureBuild();
const results = [];
for (const engine of ENGINES.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  results.push(...(await runEngine(engine)));
}
conclude(results);

/** An engine that is not to be had fails, and the others run all the same. */
async function runEngine(engine) {
  try {
    const {steps, stop} = engineSteps(engine, await ensureEngine(engine));
    try {
      const done = [];
      for (const step of await steps()) done.push(await runStep(step, {verbose}));
      return done;
    } finally {
      await stop();
    }
  } catch ({message}) {
    console.error(message);
    return [{name: engine, ok: false, seconds: 0, output: message}];
  }
}

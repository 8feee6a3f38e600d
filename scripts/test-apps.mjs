/**
 * `npm run test:apps`: a small app of each framework, built from the packed package and played in Chromium.
 *
 * `npm run test:apps -- react vue` takes some of them only. They are installed from the registry that npm is set up with,
 * into `.cache/apps/`.
 */
import {fileURLToPath} from 'node:url';

import {ensureChromium} from './ensure-chromium.mjs';
import {appNames, buildApp, installApp, packForApps} from './lib/apps.mjs';
import {conclude, runStep} from './lib/conclude.mjs';
import {ensureBuild, ensureDependencies} from './lib/prepare.mjs';
import {forwardSignals} from './lib/processes.mjs';
import {playApp} from './lib/steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const verbose = process.argv.includes('--verbose');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names = await appNames();
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No app is called ${unknown.join(', ')}. The apps: ${names.join(', ')}.`);
  process.exit(1);
}

const results = [];
try {
  await ensureDependencies();
  await ensureBuild();
  process.env.CHROME_PATH = await ensureChromium();
  await packForApps();
} catch ({message}) {
  console.error(message);
  process.exit(1);
}
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const steps = [
    {name: `${name}: install`, run: () => installApp(name)},
    {name: `${name}: build`, run: () => buildApp(name)},
    {name: `${name}: play`, run: () => playApp(name)},
  ];
  for (const step of steps) {
    const result = await runStep(step, {verbose});
    results.push(result);
    if (!result.ok) break;
  }
}
conclude(results);

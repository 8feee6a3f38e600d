/**
 * `npm run fuzz`: throws a million things at every parser and at the door, each with a seed that is printed.
 *
 *   npm run fuzz -- --runs 1000000 --only records --seed 42
 */
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

import {ensureDependencies} from './lib/prepare.mjs';
import {forwardSignals} from './lib/processes.mjs';
import {runBin} from './lib/run.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '1000000'},
    only: {type: 'string', default: ''},
    seed: {type: 'string', default: String(Date.now() % 2 ** 31)},
  },
});

await ensureDependencies();
console.log(`${values.runs} runs for each, seed ${values.seed}`);
const env = {FUZZ_RUNS: values.runs, FUZZ_SEED: values.seed, FUZZ_ONLY: values.only};
const {code} = await runBin('vitest', ['run', '--config', 'vitest.fuzz.config.ts'], {env, show: true});
process.exitCode = code;

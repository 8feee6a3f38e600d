import {ensureEngine} from '../ensure-engines.mjs';
import {runStep} from '../lib/conclude.mjs';
import {engineSteps} from '../lib/engine-steps.mjs';
import {packed, unit} from '../lib/steps.mjs';

/** The tests whose names have a fault's id in them. */
const ALL = ['F[0-6]\\d'];

/**
 * Runs them, one place after the other: browsers want the machine for themselves.
 *
 * @param {readonly string[]} places of `PLACES`.
 * @param {readonly string[]} [rows] the rows' ids; all of them if left out.
 * @returns {Promise<readonly string[]>} the names of the runs in which something failed.
 */
export async function runFaults(places, rows = ALL) {
  const ids = rows.join('|');
  const results = [];
  if (places.includes('node')) {
    results.push(await runStep({name: 'node', run: () => unit(['-t', ids])}));
    results.push(await runStep({name: 'package', run: () => packed([`--test-name-pattern=${ids}`])}));
  }
  for (const engine of ['chromium', 'firefox', 'webkit'].filter((each) => places.includes(each))) {
    const {steps, stop} = engineSteps(engine, await ensureEngine(engine), {grep: ids});
    try {
      for (const step of await steps()) results.push(await runStep(step));
    } finally {
      await stop();
    }
  }
  return results.filter(({ok}) => !ok).map(({name}) => name);
}

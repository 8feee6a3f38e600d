/**
 * @typedef {{name: string, ok: boolean, seconds: number, output: string, passed?: number, failed?: number, skipped?: number}} StepResult
 */

/**
 * Prints a table of what was run, then the line that says it all, and sets the exit code. A check that fails without a
 * failing test counts as one.
 *
 * @param {readonly StepResult[]} results
 */
export function conclude(results) {
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  const broken = results.filter(({ok, failed}) => !ok && !failed).length;
  const width = Math.max(15, ...results.map(({name}) => name.length)) + 1;
  console.log('');
  for (const {name, seconds, ok, passed, failed, skipped} of results) {
    const tests =
      passed === undefined ? '' : `${passed} passed, ${failed ?? 0} failed${skipped ? `, ${skipped} skipped` : ''}`;
    console.log(
      `${name.padEnd(width)}${ok ? 'ok    ' : 'FAILED'}${`${seconds.toFixed(1)} s`.padStart(9)}  ${tests}`.trimEnd(),
    );
  }
  // What a test could not try here is said once more, where it is read.
  for (const line of new Set(results.flatMap(({output}) => output.match(/^SKIPPED\b.*$/gm) ?? []))) console.log(line);
  console.log(`\n${sum('passed')} passed, ${sum('failed') + broken} failed`);
  process.exitCode = results.every(({ok}) => ok) ? 0 : 1;
}

/**
 * Runs a step, tells at once how it ended, and shows what it said when it failed.
 *
 * @param {{name: string, run: () => Promise<import('./steps.mjs').Result>}} step
 * @param {{verbose?: boolean}} [options] `verbose` shows what it said in any case.
 * @returns {Promise<StepResult>}
 */
export async function runStep({name, run}, {verbose = false} = {}) {
  const started = Date.now();
  const result = await run();
  const seconds = (Date.now() - started) / 1000;
  const none = 'passed' in result && !((result.passed ?? 0) + (result.failed ?? 0) > 0);
  const ok = result.code === 0 && !result.failed && !none;
  console.log(`${ok ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`);
  if (!ok || verbose) console.log(indent(result.output));
  if (none) console.log(indent(`No test of "${name}" ran.`));
  return {...result, name, seconds, ok};
}

function indent(text) {
  return text.trimEnd().replace(/^/gm, '    ');
}

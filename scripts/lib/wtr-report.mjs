import {writeFileSync} from 'node:fs';

/**
 * Reporter of web-test-runner that writes what became of each test, and how many passed and failed.
 *
 * @param {string} file where to, as JSON: `{passed, failed, skipped, tests: {name, state, reason?}[]}`.
 * @param {ReadonlyMap<string, string>} [reasons] why tests were skipped, by their full titles.
 * @param {string} [grep] what the names of the tests that are run match; the runner takes all others for failed.
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(file, reasons = new Map(), grep = '') {
  return {
    stop({sessions: each}) {
      const sessions = [...each];
      const all = sessions.flatMap(({testResults}) => (testResults ? testsOf(testResults, []) : []));
      const tests = all.filter(({name}) => new RegExp(grep).test(name));
      for (const test of tests) test.reason = reasons.get(test.name);
      const count = (state) => tests.filter((test) => test.state === state).length;
      // A file that could not be loaded has no tests but is not fine either.
      const broken = sessions.filter((session) => session.errors.length > 0).length;
      const failed = count('failed') + broken;
      sayWhy(tests, sessions[0]?.browser.name);
      writeFileSync(file, JSON.stringify({passed: count('passed'), failed, skipped: count('skipped'), tests}));
    },
  };
}

/** One line for each reason: what is skipped is never skipped in silence. */
function sayWhy(tests, browser) {
  const counts = new Map();
  for (const {state, reason = 'the test gives no reason'} of tests) {
    if (state === 'skipped') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  // The runner's progress bar may stand in the last line.
  if (counts.size > 0) console.log('');
  for (const [reason, count] of counts) {
    console.log(`SKIPPED in ${browser}: ${count} ${count === 1 ? 'test' : 'tests'}: ${reason}`);
  }
}

function testsOf({name = '', tests = [], suites = []}, above) {
  const path = name ? [...above, name] : above;
  const own = tests.map((test) => ({
    name: [...path, test.name].join(' '),
    state: test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed',
  }));
  return [...own, ...suites.flatMap((suite) => testsOf(suite, path))];
}

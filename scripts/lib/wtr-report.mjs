import {writeFileSync} from 'node:fs';

/**
 * Reporter of web-test-runner that writes how many tests passed and failed.
 *
 * @param {string} file where to, as JSON.
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(file) {
  return {
    stop({sessions}) {
      const tests = sessions.flatMap(({testResults}) => (testResults ? testsOf(testResults) : []));
      const ran = tests.filter(({skipped}) => !skipped);
      const passed = ran.filter((test) => test.passed).length;
      // A file that could not be loaded has no tests but is not fine either.
      const broken = sessions.filter((session) => session.errors.length > 0).length;
      writeFileSync(file, JSON.stringify({passed, failed: ran.length - passed + broken}));
    },
  };
}

function testsOf({tests = [], suites = []}) {
  return [...tests, ...suites.flatMap(testsOf)];
}

import {NOT_HERE} from './not-here.mjs';

/**
 * Keeps the tests that were skipped because the engine's driver can't do what they ask for, with the reason.
 *
 * @returns what belongs into web-test-runner's config, and the reasons so far by the tests' full titles.
 */
export function notHere() {
  const reasons = new Map();
  return {
    reasons,
    plugin: {
      name: 'not-here',
      executeCommand({command, payload}) {
        if (command !== 'not-here') return undefined;
        reasons.set(payload.title, payload.reason);
        return true;
      },
    },
    // The runner logs each command that fails; these are expected and told in one line at the end.
    logger: {
      ...{log: console.log, warn: console.warn, group: console.group, groupEnd: console.groupEnd},
      debug: () => undefined,
      error: (...said) => {
        if (!said.some((each) => String(each?.message ?? each).includes(NOT_HERE))) console.error(...said);
      },
      logSyntaxError: ({message, code, line, column}) => console.error(`${message} (${line}:${column})\n${code}`),
    },
    testRunnerHtml: (framework) =>
      `<!doctype html><html><head></head><body>
        <script type="module" src="/tests/component/support/not-here.js"></script>
        <script type="module" src="${framework}"></script>
      </body></html>`,
  };
}

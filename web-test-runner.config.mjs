import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {parseAst} from 'rollup/parseAst';

import {compileTemplates} from './scripts/lib/compile-templates.mjs';
import {engineLauncher} from './scripts/lib/wtr-engines.mjs';
import {notHere} from './scripts/lib/wtr-not-here.mjs';
import {countReporter} from './scripts/lib/wtr-report.mjs';
import {forcedColors} from './tests/component/support/forced-colors.mjs';

const {WTR_REPORT: report, WTR_GREP: grep, ENGINE: engine = 'chromium'} = process.env;
const {reasons, plugin, logger, testRunnerHtml} = notHere();

/**
 * The elements in a real browser. One page at a time: background tabs lose focus and their animations never end.
 *
 * `ENGINE` is `chromium` or `firefox`; `npm run test:engines` also knows how to start `webkit`.
 */
export default {
  files: grep ? filesWith(new RegExp(grep)) : ['tests/component/**/*.test.ts'],
  nodeResolve: {exportConditions: ['production', 'browser']},
  concurrency: 1,
  concurrentBrowsers: 1,
  browsers: [engineLauncher(engine)],
  logger,
  testRunnerHtml,
  plugins: [
    esbuildPlugin({ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url))}),
    axeAsModule(),
    forcedColors(),
    plugin,
    ...(process.env.LIT === 'own' ? [ownLit()] : []),
  ],
  reporters: [defaultReporter(), ...(report ? [countReporter(report, reasons, grep)] : [])],
  testFramework: {config: {ui: 'bdd', timeout: 5000, ...(grep && {grep})}},
};

/** Files in which such a test may stand: loading the others would be for nothing. */
function filesWith(pattern) {
  const names = readdirSync('tests/component').filter((name) => name.endsWith('.test.ts'));
  return names.map((name) => `tests/component/${name}`).filter((file) => pattern.test(readFileSync(file, 'utf8')));
}

/** axe-core is a classic script; with this line `import axe from 'axe-core'` works in the browser, too. */
function axeAsModule() {
  return {
    name: 'axe-as-module',
    transform({path, body}) {
      return path.endsWith('/axe-core/axe.js') ? `${body}\nexport default globalThis.axe;\n` : undefined;
    },
  };
}

/** Runs the elements on the script tag's Lit, as the build puts them together: `LIT=own npx web-test-runner`. */
function ownLit() {
  const {transform} = compileTemplates();
  const error = (message) => {
    throw new Error(message);
  };
  const ours = /^\/src\/(?!embed\/lit\/)/;
  return {
    name: 'own-lit',
    resolveImport: ({source, context}) =>
      source === 'lit' && ours.test(context.path) ? '/src/embed/lit/lit.ts' : undefined,
    transform: ({path, body}) =>
      ours.test(path) ? transform.call({parse: parseAst, error}, body, path)?.code : undefined,
  };
}

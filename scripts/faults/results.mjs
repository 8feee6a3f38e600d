/** What the runners' reports say of tests with a fault's id in their names. */
import {read, text} from '../lib/reports.mjs';

/**
 * @typedef {{name: string, state: 'passed' | 'failed' | 'skipped', reason?: string}} Test
 */

/** Where each report comes from, and how it is read. */
const REPORTS = {
  node: [
    ['unit.json', ofVitest],
    ['package.tap', ofTap],
  ],
  chromium: [
    ['component-chromium.json', ofWebTestRunner],
    ['e2e-chromium.json', ofPlaywright],
  ],
  firefox: [
    ['component-firefox.json', ofWebTestRunner],
    ['e2e-firefox.json', ofPlaywright],
  ],
  webkit: [
    ['component-webkit.json', ofWebTestRunner],
    ['journeys-webkit.json', ofVitest],
  ],
};

/**
 * @param {readonly string[]} folders of the reports, the oldest first: of a test's results the last one counts.
 * @returns {Record<import('./rows.mjs').Place, Test[]>} every test in the last reports.
 */
export function collectTests(folders) {
  return Object.fromEntries(
    Object.entries(REPORTS).map(([place, reports]) => {
      const runs = folders.map((folder) => reports.flatMap(([file, parse]) => parse(`${folder}/${file}`)));
      return [place, runs.reduce(replaced, [])];
    }),
  );
}

/** Tests that share a name count together; the ones that a grep left out say nothing. */
function replaced(before, again) {
  const anew = new Set(again.filter(({state, reason}) => state !== 'skipped' || reason).map(({name}) => name));
  return [...before.filter(({name}) => !anew.has(name)), ...again.filter(({name}) => anew.has(name))];
}

function ofVitest(file) {
  const {testResults = []} = read(file);
  return testResults.flatMap(({assertionResults}) =>
    assertionResults.map(({fullName, status}) => ({name: fullName, state: stateOf(status)})),
  );
}

function ofWebTestRunner(file) {
  return read(file).tests ?? [];
}

function ofPlaywright(file) {
  const specs = ({title = '', specs: own = [], suites = []}, above) => {
    const path = `${above} ${title}`.trim();
    return [
      ...own.map((spec) => ({...spec, title: `${path} ${spec.title}`})),
      ...suites.flatMap((suite) => specs(suite, path)),
    ];
  };
  return (read(file).suites ?? [])
    .flatMap((suite) => specs(suite, ''))
    .flatMap(({title, tests}) =>
      tests.map(({status, annotations}) => ({
        name: title,
        state: stateOf(status),
        reason: annotations.find(({type}) => type === 'skip')?.description,
      })),
    );
}

function ofTap(file) {
  return [...text(file).matchAll(/^\s*(not )?ok \d+ - (.*?)(?: # (SKIP|TODO).*)?$/gm)].map(([, not, name, skip]) => ({
    name,
    state: skip ? 'skipped' : not ? 'failed' : 'passed',
  }));
}

function stateOf(status) {
  if (['passed', 'expected'].includes(status)) return 'passed';
  return ['skipped', 'pending', 'todo', 'disabled'].includes(status) ? 'skipped' : 'failed';
}

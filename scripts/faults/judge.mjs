import {CHAPTERS} from './rows.mjs';

/**
 * @typedef {{state: 'passed' | 'failed' | 'n/a' | 'missing', tests: number, reason?: string}} Verdict
 * @typedef {import('./rows.mjs').Row & {verdicts: Record<import('./rows.mjs').Place, Verdict>, red: boolean}} JudgedRow
 */

/** The places in the order of the table's columns. */
export const PLACES = ['chromium', 'firefox', 'webkit', 'node'];

/**
 * Holds the catalogue against what was run. A row is red when one of its tests failed, or when no test passed in a place
 * where one has to.
 *
 * @param {ReturnType<typeof import('./results.mjs').collectTests>} tests
 * @returns {{title: string, rows: JudgedRow[]}[]}
 */
export function judge(tests) {
  return CHAPTERS.map(({title, rows}) => ({title, rows: rows.map((row) => judgeRow(row, tests))}));
}

function judgeRow(row, tests) {
  const verdicts = Object.fromEntries(PLACES.map((place) => [place, verdictOf(row, place, tests[place])]));
  const red = Object.values(verdicts).some(({state}) => state === 'failed' || state === 'missing');
  return {...row, verdicts, red};
}

function verdictOf(row, place, tests) {
  const own = tests.filter(({name}) => new RegExp(`\\b${row.id}\\b`).test(name));
  const count = (state) => own.filter((test) => test.state === state).length;
  if (count('failed') > 0) return {state: 'failed', tests: count('failed')};
  if (count('passed') > 0) return {state: 'passed', tests: count('passed')};
  // A test that the engine's driver could not run says why.
  const reason = row.not?.[place] ?? own.find((test) => test.reason)?.reason;
  if (reason !== undefined) return {state: 'n/a', tests: 0, reason};
  return {
    state: row.in.includes(place) ? 'missing' : 'n/a',
    tests: 0,
    reason: place === 'node' ? 'Tried in browsers.' : undefined,
  };
}

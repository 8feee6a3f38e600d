/** The published catalogue of faults says what its rows say, of all of them. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {PLACES} from '../../scripts/faults/judge.mjs';
import {CHAPTERS} from '../../scripts/faults/rows.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = CHAPTERS.flatMap((chapter) => chapter.rows);
const guide = join(root, 'docs/guides/faults.md');
const page = existsSync(guide) ? readFileSync(guide, 'utf8') : '';
const written = {skip: page ? false : '`npm run faults` has not written docs/guides/faults.md yet'};
const told = page
  .split('\n')
  .filter((line) => /^\| F\d\d /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id, what, ours, ...cells]) => ({id, what, ours, cells: cells.slice(0, PLACES.length)}));
const reasons = [...page.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number, reason]) => ({number: Number(number), reason}));

test('the catalogue has sixty rows, each once and in order', () => {
  assert.deepEqual(
    rows.map(({id}) => id),
    Array.from({length: 60}, (_, at) => `F${String(at + 1).padStart(2, '0')}`),
  );
});

test('each row is tried somewhere, and says why not in a browser where it is not', () => {
  for (const row of rows) {
    assert.ok(row.in.length > 0 && row.in.every((place) => PLACES.includes(place)), row.id);
    const silent = PLACES.filter((place) => place !== 'node' && !row.in.includes(place) && !row.not?.[place]);
    assert.deepEqual(silent, [], row.id);
  }
});

test('each row has tests with its number in their names', () => {
  const names = readdirSync(join(root, 'tests'), {recursive: true, encoding: 'utf8'})
    .filter((file) => /\.test\.(ts|mjs)$/.test(file))
    .flatMap((file) => readFileSync(join(root, 'tests', file), 'utf8').match(/\bF[0-6]\d\b.*/g) ?? []);
  assert.deepEqual(
    rows.filter(({id}) => !names.some((name) => new RegExp(`\\b${id}\\b`).test(name))).map(({id}) => id),
    [],
  );
});

test('the guide has each row in its words', written, () => {
  assert.deepEqual(
    told.map(({id, what, ours}) => ({id, what, ours})),
    rows.map(({id, what, ours}) => ({id, what, ours})),
  );
});

test('the guide tells of no failure, and of a test that passed wherever one has to', written, () => {
  for (const [at, {id, cells}] of told.entries()) {
    for (const [column, place] of PLACES.entries()) {
      const cell = cells[column];
      if (rows[at].in.includes(place)) assert.match(cell, /^✓ [1-9]\d*$/, `${id} ${place}`);
      else assert.match(cell, /^(✓ [1-9]\d*|n\/a \(\d+\))$/, `${id} ${place}`);
    }
  }
});

test('every “not applicable” has its reason, and every reason is one of the rows’', written, () => {
  const numbers = told.flatMap(({cells}) => cells.flatMap((cell) => /^n\/a \((\d+)\)$/.exec(cell)?.[1] ?? []));
  assert.deepEqual(
    [...new Set(numbers.map(Number))].sort((one, other) => one - other),
    reasons.map(({number}) => number),
  );
  const known = [...rows.flatMap(({not}) => Object.values(not ?? {})), 'Tried in browsers.'];
  assert.deepEqual(
    reasons.filter(({reason}) => !known.includes(reason)),
    [],
  );
});

/**
 * `npm run faults`: the tests of the fault catalogue in Node and in three engines, a line for each row, and the page
 * docs/guides/faults.md.
 *
 * `npm run faults -- node webkit` runs them in these places only and takes the others' results from the last time.
 * `npm run faults -- chromium --rows=F20,F22` runs some rows once more: what their tests say now counts.
 * `npm run faults -- --last` goes by the reports of the last `npm test` and `npm run test:engines` and runs nothing.
 */
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {guide} from './faults/guide.mjs';
import {judge, PLACES} from './faults/judge.mjs';
import {collectTests} from './faults/results.mjs';
import {ensureBuild, ensureDependencies} from './lib/prepare.mjs';
import {forwardSignals} from './lib/processes.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
forwardSignals();

const PAGE = 'docs/guides/faults.md';
const reports = process.argv.includes('--last') ? '.cache/reports' : '.cache/fault-reports';

/** Runs in which something failed, though perhaps no row's test. */
let broken = [];
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((place) => !PLACES.includes(place));
if (unknown.length > 0) {
  console.error(`No place is called ${unknown.join(', ')}. The places: ${PLACES.join(', ')}.`);
  process.exit(1);
}

if (!process.argv.includes('--last')) {
  await ensureDependencies();
  await ensureBuild();
  const {runFaults} = await import('./faults/run.mjs');
  const some = process.argv.find((argument) => argument.startsWith('--rows='))?.slice('--rows='.length);
  process.env.REPORTS = await room(some !== undefined);
  broken = await runFaults(wanted.length > 0 ? wanted : PLACES, some?.split(','));
} else if (!existsSync(reports)) {
  console.error('There are no reports yet: run `npm test` and `npm run test:engines` first.');
  process.exit(1);
}

const chapters = judge(collectTests([reports, ...(await repeats())]));
const rows = chapters.flatMap((chapter) => chapter.rows);
print(rows);
await writeGuide();

/** Where the next run's reports go: what was run once more is kept until all rows are run again. */
async function room(again) {
  const old = await repeats();
  const folder = again ? `${reports}/again-${String(old.length).padStart(2, '0')}` : reports;
  if (!again) await Promise.all(old.map((each) => rm(each, {recursive: true})));
  await mkdir(folder, {recursive: true});
  return folder;
}

/** The reports of rows that were run once more, the oldest first. */
async function repeats() {
  const names = await readdir(reports).catch(() => []);
  return names.filter((name) => name.startsWith('again-')).map((name) => `${reports}/${name}`);
}

function print(all) {
  console.log(`\n${['', ...PLACES].map((name) => name.padEnd(10)).join('')}`);
  for (const {id, what, verdicts, red} of all) {
    const cells = PLACES.map((place) => {
      const {state, tests} = verdicts[place];
      return (state === 'passed' ? `ok ${tests}` : state).padEnd(10);
    });
    console.log(`${`${red ? '✗' : '✓'} ${id}`.padEnd(10)}${cells.join('')}${what}`);
  }
  console.log('\nNot applicable:');
  for (const [reason, cells] of reasons(all)) console.log(`  ${reason}\n    ${cells.join(', ')}`);
  const red = all.filter((row) => row.red).length;
  console.log(`\n${all.length - red} passed, ${red} failed`);
  if (broken.length > 0) console.log(`Something failed in ${broken.join(', ')}.`);
  process.exitCode = red > 0 || broken.length > 0 ? 1 : 0;
}

/** Why rows are left out, and which of them where. */
function reasons(all) {
  const found = new Map();
  for (const {id, verdicts} of all) {
    for (const place of PLACES.filter((each) => verdicts[each].state === 'n/a')) {
      const {reason} = verdicts[place];
      found.set(reason, [...(found.get(reason) ?? []), `${id} ${place}`]);
    }
  }
  return found;
}

/** In CI the page is not written, so that nothing changes behind anybody's back; nor is one that tells of failures. */
async function writeGuide() {
  if (process.env.CI || rows.some(({red}) => red)) return;
  const {format, resolveConfig} = await import('prettier');
  const text = await format(guide(chapters), {...(await resolveConfig(PAGE)), parser: 'markdown'});
  const old = await readFile(PAGE, 'utf8').catch(() => '');
  if (text !== old) await writeFile(PAGE, text);
  console.log(`${PAGE} ${text === old ? 'is as it was' : 'was written'}.`);
}

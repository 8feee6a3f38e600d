/**
 * `npm run bench`: sizes, pages in a throttled Chromium, the rules and the server. Wants the machine for itself.
 *
 *   npm run bench                        all of it, printed
 *   npm run bench -- --write             and put into docs/performance.md
 *   npm run bench -- --rounds 5          fewer rounds of pages (17, at least 15 for figures that are published)
 *   npm run bench -- --only sizes,pages  some of it: sizes, pages, slow, rules, server
 *
 * Only ratios within one run count: times move by a quarter between two runs. Nothing here fails a build; what is stable
 * (bytes, requests, layout shift) has budgets in `npm test`.
 */
import {readFile, rm, writeFile} from 'node:fs/promises';
import {cpus} from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

import {measurePages} from '../tests/bench/browser.mjs';
import {candidatesAt} from '../tests/bench/pages/candidates.mjs';
import {measureServer} from '../tests/bench/server.mjs';
import {measureSizes} from '../tests/bench/sizes.mjs';
import {limitsOf, limitsTable, pagesTable, rulesTable, serverTable, sizesTable} from '../tests/bench/tables.mjs';
import {bundle} from './lib/bundle.mjs';
import {ensureBuild, ensureDependencies} from './lib/prepare.mjs';
import {run} from './lib/run.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const {values} = parseArgs({
  options: {
    rounds: {type: 'string', default: '17'},
    only: {type: 'string', default: 'sizes,pages,slow,rules,server'},
    write: {type: 'boolean', default: false},
  },
});
const rounds = Number(values.rounds);
const parts = values.only.split(',');
const say = (line) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${line}`);
const folder = `.cache/bench-${process.pid}`;

await ensureDependencies();
await ensureBuild();
const sizes = measureSizes();
const {candidates} = await candidatesAt('http://127.0.0.1');
const shown = ['blank', ...candidates.filter(({shows}) => shows).map(({name}) => name)];
const fast = parts.includes('pages') && (await measurePages({rounds, network: 'fast', say}));
const slow = parts.includes('slow') && (await measurePages({rounds, network: 'slow', names: shown, say}));
const node = parts.includes('rules') && (await measureNode());
const server = parts.includes('server') && (await measureServer({rounds: 5, seconds: 1.5, folder, say}));
await rm(folder, {recursive: true, force: true});
say('');

const limits = limitsOf({sizes, fast, slow, server, rules: node?.rules});
const sections = [
  ['Limits', limitsTable(limits)],
  ['Sizes', sizesTable(sizes)],
  fast && ['Pages', pagesTable(fast, candidates, slow)],
  node && ['Rules and webhooks', rulesTable([...node.rules, ...node.webhooks])],
  server && ['Requests', serverTable(server)],
].filter(Boolean);
const text = sections.map(([title, table]) => `### ${title}\n\n${table}`).join('\n\n');
console.log(text);
console.log(
  `\n${limits.filter(({holds}) => holds).length} limits hold, ${limits.filter(({holds}) => !holds).length} do not`,
);
if (values.write) await writeInto('docs/performance.md');

/** In a process of its own: a test runner's or this program's own work is not measured with it. */
async function measureNode() {
  // As deep as the fake's own folder, so that it finds its way to the repository's root.
  const program = await bundle('tests/bench/node.ts', `${folder}/node/program.mjs`, {platform: 'node'});
  const {code, output} = await run(process.execPath, [program]);
  if (code !== 0) throw new Error(output);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** Between two marks, so that the words around them stay. */
async function writeInto(file) {
  const page = await readFile(file, 'utf8');
  const [before, after] = [page.split('<!-- bench -->')[0], page.split('<!-- /bench -->')[1]];
  if (after === undefined) throw new Error(`${file} has no place for the tables.`);
  const when = new Date().toISOString().slice(0, 10);
  const where = `\`npm run bench -- --rounds ${rounds} --write\` on ${when}: ${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}.`;
  await writeFile(file, `${before}<!-- bench -->\n\n${where}\n\n${text}\n\n<!-- /bench -->${after}`);
}

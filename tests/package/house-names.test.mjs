/** Content blockers hide what bears certain names, so no name of ours that a browser sees may hold them. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const blocked = /donat|contribut/i;

/** Every way in which a name gets into a page or a request: what is captured is the name. */
const names = {
  tag: /<\/?([a-z][\w]*-[\w-]*)|customElements\.define\(\s*['"`]([^'"`]+)/g,
  class: /\bclass\s+([A-Za-z_]\w*)|\bclass(?:Name)?\s*=\s*["'`]([^"'`]*)|\.([a-z][\w-]*)(?=[^{};]*\{)/g,
  'part, slot or id': /\b(?:part|exportparts|slot|id|name)\s*=\s*["'`]([^"'`]*)/g,
  'data attribute or property': /\b(data-[\w-]+)|(--appeal-[\w-]+)/g,
  'endpoint or address': /["'`](\.{0,2}\/[\w./:*{}$?=&-]*)["'`]/g,
};

const sources = ['src', 'demo'].flatMap((folder) => filesIn(folder));
const built = filesIn('dist');

test('the search finds a blocked name wherever it may stand', () => {
  const samples = [
    '<appeal-donation></appeal-donation>',
    "customElements.define('appeal-contribution', X)",
    'class DonateButton extends LitElement {}',
    '<p class="big contribute">',
    '.donate-button > p { color: red }',
    '<p part="donation">',
    '<button data-donate>',
    '--appeal-donate-color: red',
    "app.post('/donations/:id', handle)",
  ];
  for (const sample of samples) assert.equal(blockedNames(sample).length > 0, true, sample);
  assert.deepEqual(blockedNames("const label = 'Your donation to us'; // contributions are welcome"), []);
});

test('F35 nothing of ours listens to messages of other windows', () => {
  const listening = /addEventListener\(\s*['"`]message['"`]|\bonmessage\b/;
  assert.ok(listening.test("addEventListener('message', hear)"));
  const scripts = sources.filter((path) => path.startsWith('src/') && path.endsWith('.ts'));
  assert.ok(scripts.length > 20);
  assert.deepEqual(
    scripts.filter((path) => listening.test(readFileSync(join(root, path), 'utf8'))),
    [],
  );
});

test('there are files to search', () => {
  assert.ok(sources.length > 20 && built.length > 20, `${sources.length} sources, ${built.length} built files`);
});

test('F26 no file, folder or chunk has a name that content blockers match', () => {
  const others = filesIn('.', ['node_modules', 'dist', 'coverage', '.git', '.cache', 'test-results']);
  const matching = [...others, ...built].filter((path) => blocked.test(path) && path !== 'CONTRIBUTING.md');
  assert.deepEqual(matching, []);
});

test('F26 no tag, class, part, property or endpoint has a name that content blockers match', () => {
  const texts = sources.filter((path) => /\.(ts|js|mjs|html|css|json)$/.test(path));
  const matching = texts.flatMap((path) => blockedNames(read(path)).map((found) => `${path}: ${found}`));
  assert.deepEqual(matching, []);
});

test('the lock file names no place that packages come from', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});

function blockedNames(text) {
  return Object.entries(names).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)]
      .flatMap((match) => match.slice(1))
      .filter((name) => name !== undefined && blocked.test(name))
      .map((name) => `${kind} “${name}”`),
  );
}

function filesIn(folder, except = []) {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
    if (except.includes(entry.name)) return [];
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path, except) : [path];
  });
}

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

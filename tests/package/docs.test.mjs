/** Documents that lead nowhere are worse than none. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

test('every link between our pages leads to a page, and to a heading of it', () => {
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter(({target, anchor}) => !existsSync(target) || (anchor && !anchorsOf(target).includes(anchor)))
      .map(({text}) => `${page}: ${text}`),
  );
  assert.ok(pages.length > 10);
  assert.deepEqual(broken, []);
});

test('every command that a page names is there', () => {
  const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run ([\w:-]+)/g)]
      .filter(([, name]) => !Object.hasOwn(scripts, name))
      .map(([text]) => `${page}: ${text}`),
  );
  assert.deepEqual(missing, []);
});

test('every decision has a number of its own', () => {
  const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => name.slice(0, 4));
  assert.deepEqual(numbers, [...new Set(numbers)]);
});

test('what the guide of frameworks shows is what the apps run', () => {
  const apps = join(root, 'tests/package/apps');
  const files = readdirSync(apps, {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.(tsx?|js|vue|svelte|astro)$/.test(name))
    .map((name) => readFileSync(join(apps, name), 'utf8'));
  const blocks = [...read('docs/guides/frameworks.md').matchAll(/^```(?!sh)\w+\n([\s\S]*?)^```/gm)];
  assert.ok(blocks.length > 5);
  for (const [, code] of blocks)
    assert.ok(
      files.some((file) => file.includes(code)),
      code,
    );
});

function read(page) {
  return readFileSync(join(root, page), 'utf8');
}

/** Links of a page to files of ours; what stands in code is none. */
function linksOf(page) {
  const text = read(page).replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, address]) => address)
    .filter((address) => !/^(https?:|mailto:)/.test(address))
    .map((text) => {
      const [path, anchor] = text.split('#');
      return {text, anchor, target: path ? join(root, dirname(page), path) : join(root, page)};
    });
}

function anchorsOf(file) {
  if (!file.endsWith('.md')) return [];
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

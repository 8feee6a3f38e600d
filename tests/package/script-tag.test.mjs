/** What a publisher hosts: `dist/embed/`. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (name) => readFileSync(`${dist}embed/${name}`, 'utf8');
const {version, files} = JSON.parse(read('manifest.json'));
const stage = Object.keys(files).find((name) => files[name].kind === 'stage');

test('the manifest names every script, with the hash a browser would check', () => {
  const scripts = readdirSync(`${dist}embed`).filter((name) => name.endsWith('.js'));
  assert.deepEqual(Object.keys(files).sort(), scripts.sort());
  for (const [name, {integrity, raw}] of Object.entries(files)) {
    assert.equal(integrity, `sha384-${createHash('sha384').update(read(name)).digest('base64')}`, name);
    assert.equal(raw, Buffer.byteLength(read(name)), name);
  }
});

test('the snippet pins the version and the hash of the loader', () => {
  const snippet = read('snippet.html');
  assert.ok(snippet.includes(`/${version}/appeal.js"`));
  assert.ok(snippet.includes(`integrity="${files['appeal.js'].integrity}"`));
});

test('the loader is a classic script that knows its version and its stage, and holds no Lit', () => {
  const loader = read('appeal.js');
  assert.doesNotThrow(() => new Function(loader), 'a classic script');
  assert.doesNotMatch(loader, /import\(\s*["'`]\.{0,2}\//, 'no import relative to the page');
  assert.doesNotMatch(loader, /__[A-Z_]+__|litElementVersions|litHtmlVersions/);
  assert.ok(loader.includes(stage));
  assert.ok(loader.includes(version));
});

test('the script-tag build defines every element, and knows every chunk by a name that exists', () => {
  const {modules} = JSON.parse(readFileSync(`${dist}custom-elements.json`, 'utf8'));
  const tags = modules.flatMap(({declarations = []}) => declarations.flatMap(({tagName}) => tagName ?? []));
  const code = Object.keys(files)
    .filter((name) => name.endsWith('.js'))
    .map(read)
    .join('\n');
  assert.ok(tags.length > 0);
  assert.deepEqual(
    tags.filter((tag) => !new RegExp(`["'\`]${tag}["'\`]`).test(code)),
    [],
  );
  const chunks = Object.keys(files).flatMap((name) => [...read(name).matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)]);
  assert.deepEqual(
    chunks.map(([, name]) => name).filter((name) => !(name in files)),
    [],
  );
});

test('the licences of what is inside are beside it', () => {
  const notices = read('THIRD_PARTY_NOTICES.txt');
  for (const name of ['lit-html', 'lit-element', '@lit/reactive-element']) {
    assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
  }
  assert.match(notices, /Redistribution and use in source and binary forms/);
});

/** What comes with ours: how many packages, under which licences, from where. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(`${root}${file}`, 'utf8');
const {dependencies, devDependencies} = JSON.parse(read('package.json'));
const {packages} = JSON.parse(read('package-lock.json'));
const entries = Object.entries(packages).filter(([path]) => path);
const shipped = entries.filter(([, {dev, devOptional, optional}]) => !dev && !devOptional && !optional);

test('the decision record says how many packages come with ours', () => {
  const text = read('docs/decisions/0012-dependencies.md');
  const [, direct, all] = /(\d+) packages of ours and (\d+) in all/.exec(text) ?? [];
  assert.equal(Number(direct), Object.keys(dependencies).length);
  assert.equal(Number(all), shipped.length);
  for (const name of Object.keys(dependencies)) assert.ok(text.includes(`\`${name}\``), name);
});

test('what is shipped is under licences that ask for no more than a notice', () => {
  const others = shipped.filter(
    ([, {license}]) => !['MIT', 'ISC', 'BSD-3-Clause', 'BSD-2-Clause', '0BSD'].includes(license),
  );
  assert.deepEqual(
    others.map(([path]) => path),
    [],
  );
});

test('nothing that is shipped runs a script when it is installed', () => {
  assert.deepEqual(
    shipped.filter(([, {hasInstallScript}]) => hasInstallScript).map(([path]) => path),
    [],
  );
});

test('versions that run are exact, and every package has a hash', () => {
  for (const [name, version] of Object.entries(dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  const bare = entries.filter(([, {integrity, link}]) => !integrity && !link).map(([path]) => path);
  assert.deepEqual(bare, []);
});

test('the lock file has the packages for every platform', () => {
  const here = new Set(entries.map(([path]) => path.split('node_modules/').at(-1)));
  const missing = entries.flatMap(([path, {optionalDependencies = {}}]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !here.has(name))
      .map((name) => `${path} wants ${name}`),
  );
  assert.deepEqual(missing, []);
  assert.ok(Object.keys(devDependencies).length > 0);
});

test('the list of what is shipped has all of it, and no address', () => {
  execFileSync(process.execPath, ['scripts/sbom.mjs'], {cwd: root, encoding: 'utf8'});
  const list = JSON.parse(read('dist/sbom.cdx.json'));
  assert.equal(list.bomFormat, 'CycloneDX');
  assert.equal(list.metadata.component.name, 'reader-appeal');
  assert.deepEqual(
    list.components.map(({name, version}) => `${name}@${version}`).sort(),
    shipped.map(([path, {version}]) => `${path.split('node_modules/').at(-1)}@${version}`).sort(),
  );
  assert.ok(list.components.every(({licenses, hashes}) => licenses?.length && hashes?.length));
  assert.doesNotMatch(JSON.stringify(list), /\.tgz/);
});

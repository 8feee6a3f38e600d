/** The package as npm would publish it: unpacked into an empty project, imported and type-checked there. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const {dependencies, peerDependencies, exports, bin, version} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

let project;
let installed;
/** Every public specifier, with wildcards spelled out. */
let specifiers;

before(() => {
  project = mkdtempSync(join(tmpdir(), 'reader-appeal-'));
  installed = join(project, 'node_modules/reader-appeal');
  mkdirSync(installed, {recursive: true});
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], {
    cwd: root,
    encoding: 'utf8',
  });
  const tarball = join(project, packed.trim().split('\n').at(-1));
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of Object.keys(dependencies)) link(name);
  writeFileSync(join(project, 'package.json'), JSON.stringify({type: 'module', private: true}));
  specifiers = Object.entries(exports).flatMap(([path, target]) => spellOut(path, target));
});

after(() => rmSync(project, {recursive: true, force: true}));

test('every entry point leads to files that are published', () => {
  const missing = specifiers.flatMap(({files}) => files.filter((file) => !existsSync(join(installed, file))));
  assert.deepEqual(missing, []);
  for (const path of Object.keys(exports)) {
    assert.ok(
      specifiers.some((specifier) => specifier.path === path),
      `nothing is published for ${path}`,
    );
  }
});

test('what only builds and tests need stays at home', () => {
  const names = readdirSync(installed);
  for (const name of ['src', 'tests', 'scripts', 'node_modules']) assert.ok(!names.includes(name), name);
  for (const name of ['LICENSE', 'README.md', 'dist', 'package.json']) assert.ok(names.includes(name), name);
});

test('the elements need no package of the server', () => {
  for (const specifier of modulesOf('.', './define', './core', './elements/*', './checkout/*', './locales/*')) {
    assert.equal(importInNode(specifier), 'imported', specifier);
  }
});

test('everything can be imported where there is no browser', () => {
  for (const name of Object.keys(peerDependencies)) link(name);
  for (const specifier of modulesOf(...Object.keys(exports))) {
    assert.equal(importInNode(specifier), 'imported', specifier);
  }
});

test('importing asks nothing of a browser', () => {
  for (const name of Object.keys(peerDependencies)) link(name);
  const globals = ['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'matchMedia'];
  const modules = modulesOf('.', './define', './react', './elements/*', './checkout/*', './locales/*');
  const code = `
    const asked = [];
    const caller = () => new Error().stack.split('\\n')[3]?.trim();
    for (const name of ${JSON.stringify(globals)})
      Object.defineProperty(globalThis, name, {get: () => void asked.push(name + ' ' + caller())});
    for (const specifier of ${JSON.stringify(modules)}) await import(specifier);
    // Lit looks whether there is a document; it makes do without.
    console.log(JSON.stringify(asked.filter((line) => !line.includes('/lit-html/'))));`;
  assert.equal(tryRun(process.execPath, ['--input-type=module', '--eval', code]).trim(), '[]');
});

test('a strict TypeScript project finds the types', () => {
  for (const name of ['@types/node', 'undici-types', '@types/react']) link(name);
  const imports = modulesOf(...Object.keys(exports)).map((specifier, index) => {
    return `import type * as module${index} from '${specifier}';\nexport type Module${index} = typeof module${index};\n`;
  });
  writeFileSync(join(project, 'every.ts'), imports.join(''));
  for (const name of ['consumer.ts', 'consumer-frameworks.tsx'])
    writeFileSync(join(project, name), readFileSync(new URL(name, import.meta.url)));
  const options =
    '--noEmit --strict --exactOptionalPropertyTypes --target es2022 --module nodenext --skipLibCheck false';
  const result = tryRun(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...options.split(' '),
    ...['--lib', 'es2023,dom,dom.iterable', '--types', 'node', '--jsx', 'react-jsx'],
    ...['every.ts', 'consumer.ts', 'consumer-frameworks.tsx'],
  ]);
  assert.equal(result, '');
});

test('the program starts', () => {
  const program = join(installed, bin['reader-appeal']);
  assert.match(readFileSync(program, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  assert.equal(tryRun(process.execPath, [program, '--version']).trim(), version);
});

test('the program checks and simulates a config with nothing but the package', () => {
  const program = join(installed, bin['reader-appeal']);
  const config = join(installed, 'demo/appeal.json');
  const page = join(installed, 'demo/index.html');
  const checked = JSON.parse(tryRun(process.execPath, [program, 'check', config, '--page', page, '--json']));
  assert.equal(checked.counts.error, 0, JSON.stringify(checked.findings));
  const run = ['simulate', config, '--readers', '200', '--days', '20', '--seed', '5', '--json'];
  const [once, again] = [run, run].map((args) => JSON.parse(tryRun(process.execPath, [program, ...args])));
  assert.ok(once.measures.asks.total > 0);
  assert.deepEqual(once.measures, again.measures);
  assert.ok(existsSync(join(installed, 'dist/cli/THIRD_PARTY_NOTICES.txt')));
});

test('only declared packages are imported', () => {
  const declared = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  const modules = readdirSync(join(installed, 'dist'), {recursive: true}).filter(
    (path) => /\.(js|d\.ts)$/.test(path) && !path.startsWith('embed'),
  );
  const undeclared = modules.flatMap((path) =>
    // Statements at the beginning of a line, and calls: texts that speak of imports are none.
    [
      ...readFileSync(join(installed, 'dist', path), 'utf8').matchAll(
        /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'".][^'"]*)['"]|\bimport\(['"]([^'".][^'"]*)['"]\)/gm,
      ),
    ]
      .map(([, statement, call]) => statement ?? call)
      .filter((name) => !name.startsWith('node:') && !declared.includes(packageOf(name)))
      .map((name) => `${path} imports ${name}`),
  );
  assert.ok(modules.length > 0);
  assert.deepEqual(undeclared, []);
});

function spellOut(path, target) {
  const files = typeof target === 'string' ? [target] : Object.values(target);
  if (!path.includes('*')) return [{path, specifier: specifierOf(path), files}];
  const [pattern] = files.filter((file) => file.endsWith('.js'));
  const folder = dirname(pattern.slice(0, pattern.indexOf('*') + 1));
  const names = existsSync(join(installed, folder)) ? readdirSync(join(installed, folder)) : [];
  return names
    .map((name) => name.replace(/\.js$/, ''))
    .filter((name) => existsSync(join(installed, pattern.replaceAll('*', name))))
    .map((name) => ({
      path,
      specifier: specifierOf(path.replace('*', name)),
      files: files.map((file) => file.replaceAll('*', name)),
    }));
}

function specifierOf(path) {
  return `reader-appeal${path.slice(1)}`;
}

/** Specifiers of these entry points that are modules, not JSON. */
function modulesOf(...paths) {
  return specifiers
    .filter(({path, specifier}) => paths.includes(path) && !specifier.endsWith('.json'))
    .map(({specifier}) => specifier);
}

function importInNode(specifier) {
  const code = `await import('${specifier}'); console.log('imported');`;
  return tryRun(process.execPath, ['--input-type=module', '--eval', code]).trim();
}

function tryRun(command, args) {
  try {
    return execFileSync(command, args, {cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
  } catch ({stdout, stderr}) {
    return `${stdout}${stderr}`;
  }
}

function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function link(name) {
  const path = join(project, 'node_modules', name);
  mkdirSync(dirname(path), {recursive: true});
  if (!existsSync(path)) symlinkSync(join(root, 'node_modules', name), path, 'junction');
}

import {resolve as resolvePath} from 'node:path';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';

import {compileTemplates} from './scripts/lib/compile-templates.mjs';
import {minifyCss} from './scripts/lib/minify-css.mjs';

/**
 * The script-tag build, made from the modules that the compiler wrote. Three passes, run by scripts/build.mjs:
 *
 * 1. `stage`: Lit, the elements and whatever is loaded later, as ES modules with a content hash in their name.
 * 2. `aside`: what few sites use, apart from the stage: where it is loaded, there may be nothing to show.
 * 3. `loader`: the page-view script, a classic IIFE that knows the others' file names.
 *
 * @typedef {{modules: string, minify: boolean, define: Record<string, string>}} Options
 *   `modules` is the folder of compiled modules; `define` gives values to identifiers such as `__VERSION__`.
 */

/** What answers the reader, as against what paints. */
const ACTING =
  /\/(acting|acting-events|en-acting|own-amount|parse-amount|choices|advance|snooze|names|reader|acting\.styles|own-amount\.styles|fields\.styles|adopt|errors|protocol|way-back|snooze-choice|quiet|readings|is-frequency)\.js$/;

/** What takes note of a view, and of all else. */
const REMEMBER = /\/(remember|read-record|visit-record|seeds|trim-record|views-needed|due|log)\.js$/;

/** What is chosen by name, needs nothing else and keeps its name: many of them cost the stage next to nothing. */
const NAMED = /\/elements\/(theme)s\/([\w-]+)\.styles\.js$/;
/** What every format has in common, that inline appeals do without. */
const FORMATS =
  /\/(frame-for|framed|closing|dismiss-event|dress|page-surface|page-sheet|formats\.styles|en-formats)\.js$/;

/** @param {Options} options @returns {import('rollup').RollupOptions} */
export function stage({modules, minify, define: values}) {
  return {
    input: {stage: `${modules}/embed/stage.js`},
    // Later chunks share the stage's modules: one file, not one more request on the way.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      define(values),
      ownSideEffects(modules),
      plainProperties(),
      ownLit(modules),
      ownBring(modules),
      resolve(),
      minify && minifyLiterals(),
      compileTemplates(),
    ],
    onwarn: fail,
    output: {
      format: 'es',
      entryFileNames: '[name]-[hash:6].js',
      chunkFileNames: ({facadeModuleId}) =>
        facadeModuleId?.match(NAMED)?.slice(1).join('-').concat('.js') ?? '[name]-[hash:6].js',
      hoistTransitiveImports: false,
      // What answers the reader comes right after the first paint, in one request.
      onlyExplicitManualChunks: true,
      manualChunks: (id) =>
        ACTING.test(id) ? 'acting' : REMEMBER.test(id) ? 'remember' : FORMATS.test(id) ? 'formats' : undefined,
      plugins: [
        minify && terser({...terserOptions, module: true, mangle: steady}),
        minify && plainExports(),
        compileAtOnce(({isEntry}) => isEntry),
      ],
    },
  };
}

/** @param {Options} options @returns {import('rollup').RollupOptions} */
export function aside({modules, minify, define: values}) {
  return {
    input: {aside: `${modules}/embed/aside/aside.js`},
    preserveEntrySignatures: 'allow-extension',
    plugins: [define(values), ownSideEffects(modules), resolve()],
    onwarn: fail,
    output: {
      format: 'es',
      entryFileNames: '[name]-[hash:6].js',
      chunkFileNames: '[name]-[hash:6].js',
      hoistTransitiveImports: false,
      onlyExplicitManualChunks: true,
      manualChunks: (id) => (/\/consent\/(tcf|gpp|gpc)\.js$/.test(id) ? 'consent' : undefined),
      plugins: [minify && terser({...terserOptions, module: true})],
    },
  };
}

/** @param {Options} options @returns {import('rollup').RollupOptions} */
export function loader({modules, minify, define: values}) {
  return {
    input: `${modules}/embed/appeal.js`,
    plugins: [define(values), ownSideEffects(modules), resolve(), noRelativeImport()],
    onwarn: fail,
    output: {
      format: 'iife',
      // Nothing in it goes by it, and every byte counts.
      strict: false,
      entryFileNames: 'appeal.js',
      plugins: [
        minify &&
          terser({...terserOptions, toplevel: true, compress: loaderCompress, mangle: {toplevel: true, ...steady}}),
        compileAtOnce(),
      ],
    },
  };
}

/** Every byte of the loader is on every page view; nothing in it is called with `new` that is no class. */
const loaderCompress = {
  unsafe: true,
  unsafe_methods: true,
  unsafe_comps: true,
  passes: 3,
  unsafe_arrows: true,
  keep_fargs: false,
};

const terserOptions = {
  ecma: 2022,
  compress: {
    passes: 4,
    unsafe_arrows: true,
    keep_fargs: false,
    pure_getters: true,
    sequences: false,
    hoist_funs: true,
  },
  format: {comments: false},
};

/**
 * Gives names in an order that stays: with one by how often each letter occurs, which is the usual way, a word more in a
 * text may change every name in the file, and its size by fifty bytes up or down.
 */
const steady = {
  nth_identifier: {
    // Nothing from outside: the plugin takes the function's text to another thread.
    get(nth) {
      // By how often they occur in JavaScript.
      const letters = 'etnsiaroclhupdmgfyvbwxkjOqEzPMCNSATUDFRHIBJWYZGKLQVX$_';
      const later = `${letters}0123456789`;
      let name = letters[nth % letters.length];
      for (let rest = Math.floor(nth / letters.length); rest > 0; rest = Math.floor((rest - 1) / later.length))
        name += later[(rest - 1) % later.length];
      return name;
    },
  },
};

const resolve = () => nodeResolve({browser: true, exportConditions: ['production', 'browser']});

/** Our own templates and style sheets; Lit's code has none, only functions of those names. */
const minifyLiterals = () =>
  minifyTemplateLiterals({
    exclude: '**/node_modules/**',
    failOnError: true,
    options: {minifyOptions: {minifyCSS: minifyCss}},
  });

/** Puts values in the place of identifiers that only exist at build time. */
function define(values) {
  const names = Object.keys(values);
  const pattern = new RegExp(`\\b(${names.join('|')})\\b`, 'g');
  return {
    name: 'define',
    transform(code) {
      if (!names.some((name) => code.includes(name))) return null;
      return {code: code.replace(pattern, (name) => JSON.stringify(values[name])), map: null};
    },
  };
}

/** What package.json says of side effects holds for published files; here each statement is looked at. */
function ownSideEffects(modules) {
  const folder = resolvePath(modules);
  return {
    name: 'own-side-effects',
    transform: (code, id) => (id.startsWith(folder) ? {code, map: null, moduleSideEffects: true} : null),
  };
}

/** What our compiler makes of Lit's decorators, written the short way. The elements on npm keep Lit's own. */
function plainProperties() {
  const property = /__decorate\(\[\s*(property|state)\(([^;]*?)\)\s*\], (\w+)\.prototype, "(\w+)", void 0\);\n/g;
  const query = /__decorate\(\[\s*query\(([^;]*?)\)\s*\], (\w+)\.prototype, "(\w+)", void 0\);/g;
  return {
    name: 'plain-properties',
    transform(code) {
      if (!code.includes('__decorate')) return null;
      const declared = {};
      const plain = code
        .replace(property, (_, kind, options, owner, name) => {
          const known = (declared[owner] ??= []);
          const plain = kind === 'state' || /^\{\s*attribute: false\s*\}$/.test(options) ? 'false' : options || '{}';
          known.push(`${name}: ${plain}`);
          return '';
        })
        .replace(
          query,
          'Object.defineProperty($2.prototype, "$3", {get() { return this.renderRoot.querySelector($1); }});',
        )
        .replace(/^var __decorate = [\s\S]*?\n};\n/m, '')
        .replace(/^import .* from 'lit\/decorators\.js';\n/m, '');
      if (plain.includes('__decorate')) this.error('A decorator is used that this build does not know.');
      const calls = Object.entries(declared).map(
        ([owner, properties]) => `${owner}.createProperties({${properties.join(', ')}});\n`,
      );
      return {code: [plain, ...calls].join('\n'), map: null};
    },
  };
}

/**
 * Nearly all of it is called before anything is shown. Browsers that know this mark (Chromium) compile it while it arrives, in
 * another thread, in place of one function after the other when it is called: a third of the script's time at a page view.
 */
function compileAtOnce(which = () => true) {
  return {
    name: 'compile-at-once',
    renderChunk: (code, chunk) => (which(chunk) ? {code: `//# allFunctionsCalledOnLoad\n${code}`, map: null} : null),
  };
}

/** The stage shares its modules under the names that they have in it: a second name for each is a hundred bytes. */
function plainExports() {
  return {
    name: 'plain-exports',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle);
      const stage = chunks.find(({isEntry}) => isEntry);
      if (chunks.some(({dynamicImports}) => dynamicImports.includes(stage.fileName)))
        this.error('Who wants what of it?');
      const kept = this.getModuleInfo(stage.facadeModuleId).exports;
      const names = new Map();
      stage.code = stage.code.replace(/(?<=export\{)[^}]*(?=\};?\s*$)/, (list) =>
        rewritten(list, (local, shared) => {
          if (!kept.includes(shared)) names.set(shared, local);
          return names.has(shared) ? [local, local] : [local, shared];
        }),
      );
      for (const chunk of chunks.filter(({imports}) => imports.includes(stage.fileName))) {
        const list = new RegExp(`(?<=import\\{)[^}]*(?=\\}from"\\./${stage.fileName.replaceAll('.', '\\.')}")`);
        chunk.code = chunk.code.replace(list, (shares) =>
          rewritten(shares, (shared, local) => [names.get(shared) ?? shared, local]),
        );
      }
    },
  };
  /** `a as b` is a pair, and `a` is one of twice the same. */
  function rewritten(list, each) {
    return list
      .split(',')
      .map((entry) => entry.split(' as '))
      .map(([one, other = one]) => each(one, other))
      .map(([one, other]) => (one === other ? one : `${one} as ${other}`))
      .join(',');
  }
}

/** Lit, as far as the script tag needs it (docs/decisions/0014-templates-are-compiled.md). */
function ownLit(modules) {
  return {
    name: 'own-lit',
    resolveId(source, importer) {
      if (source === 'lit') return resolvePath(modules, 'embed/lit/lit.js');
      if (/^(@lit|lit|lit-\w+)(\/|$)/.test(source)) this.error(`The script tag has no ${source} (${importer}).`);
      return null;
    },
  };
}

/** Languages come from files beside the script, not from modules that a bundler makes chunks of. */
function ownBring(modules) {
  return {
    name: 'own-bring',
    resolveId: (source) => (source.endsWith('/bring.js') ? resolvePath(modules, 'embed/bring.js') : null),
  };
}

/** A classic script resolves `import('./x')` against the page, not against itself. */
function noRelativeImport() {
  return {
    name: 'no-relative-import',
    resolveDynamicImport(specifier, importer) {
      if (typeof specifier === 'string') this.error(`The loader must not import('${specifier}') (${importer}).`);
      return null;
    },
  };
}

function fail(warning) {
  throw new Error(`rollup: ${warning.message}`);
}

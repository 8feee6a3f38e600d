import {resolve as resolvePath} from 'node:path';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';

import {minifyCss} from './scripts/lib/minify-css.mjs';

/**
 * The script-tag build, made from the modules that the compiler wrote. Two passes, run by scripts/build.mjs:
 *
 * 1. `stage`: Lit, the elements and whatever is loaded later, as ES modules with a content hash in their name.
 * 2. `loader`: the page-view script, a classic IIFE that knows the stage's file name.
 *
 * @typedef {{modules: string, minify: boolean, define: Record<string, string>}} Options
 *   `modules` is the folder of compiled modules; `define` gives values to identifiers such as `__VERSION__`.
 */

/** What answers the reader, as against what paints. */
const ACTING =
  /\/(acting|acting-events|en-acting|own-amount|parse-amount|choices|advance|snooze|names|view-controller|remember|reader)\.js$/;

/** @param {Options} options @returns {import('rollup').RollupOptions} */
export function stage({modules, minify, define: values}) {
  return {
    input: {stage: `${modules}/embed/stage.js`},
    // Later chunks share the stage's modules: one file, not one more request on the way.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      define(values),
      ownSideEffects(modules),
      sharedDecorate(),
      tinyDecorators(),
      resolve(),
      minify && minifyLiterals(),
    ],
    onwarn: fail,
    output: {
      format: 'es',
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
      hoistTransitiveImports: false,
      // What answers the reader comes right after the first paint, in one request.
      onlyExplicitManualChunks: true,
      manualChunks: (id) => (ACTING.test(id) ? 'acting' : undefined),
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
      entryFileNames: 'appeal.js',
      plugins: [minify && terser({...terserOptions, toplevel: true, compress: loaderCompress})],
    },
  };
}

/** Every byte of the loader is on every page view; nothing in it is called with `new` that is no class. */
const loaderCompress = {passes: 3, unsafe_arrows: true, keep_fargs: false};

const terserOptions = {ecma: 2022, compress: {passes: 3}, format: {comments: false}};

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

/** The compiler writes its helper for decorators into every module; once is enough, and members are all we decorate. */
function sharedDecorate() {
  const id = '\0decorate';
  const inlined = /^var __decorate = [\s\S]*?\n};\n/m;
  const helper = `export function __decorate(decorators, target, key, desc) {
    let result = desc === null ? Object.getOwnPropertyDescriptor(target, key) : desc;
    for (let i = decorators.length; i--; ) result = decorators[i](target, key, result) || result;
    if (result) Object.defineProperty(target, key, result);
  }`;
  return {
    name: 'shared-decorate',
    resolveId: (source) => (source === id ? id : null),
    load: (source) => (source === id ? helper : null),
    transform(code) {
      if (!inlined.test(code)) return null;
      if (/= __decorate\(/.test(code)) this.error('Class decorators are not supported: call customElements.define().');
      return {code: code.replace(inlined, `import {__decorate} from '${id}';\n`), map: null};
    },
  };
}

/**
 * Lit's decorators know three generations of the proposal; our compiler writes the first one only. The elements on npm
 * keep Lit's own.
 */
function tinyDecorators() {
  const id = '\0decorators';
  return {
    name: 'tiny-decorators',
    resolveId: (source) => (source === 'lit/decorators.js' ? id : null),
    load: (source) =>
      source === id
        ? `export const property = (options) => (target, key) => void target.constructor.createProperty(key, options);
           export const state = () => property({state: true, attribute: false});
           export const query = (selector) => (target, key) => void Object.defineProperty(target, key, {
             configurable: true,
             get() {
               return this.renderRoot?.querySelector(selector) ?? null;
             },
           });`
        : null,
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

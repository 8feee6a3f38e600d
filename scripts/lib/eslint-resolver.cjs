/**
 * Tells eslint-plugin-boundaries where an import leads: in TypeScript's ESM `./money.js` stands for `./money.ts`.
 * Packages lead outside the house and need no path.
 */
const {existsSync} = require('node:fs');
const {dirname, resolve} = require('node:path');

exports.interfaceVersion = 2;

exports.resolve = (source, file) => {
  if (!source.startsWith('.')) return {found: true, path: null};
  const path = resolve(dirname(file), source);
  return {found: true, path: existsSync(path) ? path : path.replace(/\.(m?)js$/, '.$1ts')};
};

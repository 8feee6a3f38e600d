import {fileURLToPath} from 'node:url';

import ts from 'typescript';
import {expect, test} from 'vitest';

import {codeOf} from '../../support/doc-code.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILE = `${ROOT}docs/club.js`;

/** Only signatures of functions are left to inference: an example needs no types for its own helpers. */
const OPTIONS: ts.CompilerOptions = {
  ...{allowJs: true, checkJs: true, strict: true, noImplicitAny: false, noEmit: true, skipLibCheck: true},
  ...{target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, experimentalDecorators: true},
  ...{moduleResolution: ts.ModuleResolutionKind.Bundler, exactOptionalPropertyTypes: true, types: []},
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  // Where the package has these types from.
  paths: {'reader-appeal': [`${ROOT}src/checkout/checkout.ts`]},
};

const known = new Map<string, ts.SourceFile | undefined>();

/** What the type checker says of a module on a publisher's site. */
function complaints(code: string): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const {getSourceFile, fileExists} = host;
  host.getSourceFile = (name, ...rest) => {
    if (name === FILE) return ts.createSourceFile(name, code, ts.ScriptTarget.ES2022);
    if (!known.has(name)) known.set(name, getSourceFile(name, ...rest));
    return known.get(name);
  };
  host.fileExists = (name) => name === FILE || fileExists(name);
  const program = ts.createProgram([FILE], OPTIONS, host);
  const file = program.getSourceFile(FILE);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({messageText}) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

const EXAMPLE = codeOf('guides/checkout-adapter.md', 'js');

test('the adapter that the guide shows is a `Checkout`, in about fifty lines', {timeout: 60_000}, () => {
  expect(complaints(EXAMPLE)).toEqual([]);
  expect(EXAMPLE.trim().split('\n').length).toBeLessThan(62);
  // The check would have found something.
  expect(complaints(EXAMPLE.replace("{status: 'incomplete'}", "{status: 'incomplet'}")).join()).toContain('incomplet');
});

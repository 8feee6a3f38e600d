/** Bundles a TypeScript file into one module, for programs that run in a process or a runtime of their own. */
import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} entry from the repository's root, e.g. `tests/server/crash/child.ts`.
 * @param {string} out from the repository's root; inside it, so that packages are found.
 * @param {{platform: 'node' | 'worker'}} options `node` leaves packages where they are; `worker` takes them in, as they
 * are made for workers.
 * @returns {Promise<string>} the bundle's full path.
 */
export async function bundle(entry, out, {platform}) {
  const worker = platform === 'worker';
  const file = resolve(root, out);
  const build = await rollup({
    input: resolve(root, entry),
    external: worker ? [] : (id) => !/^[./]/.test(id),
    plugins: [typescript(), worker && nodeResolve({exportConditions: ['workerd', 'worker', 'import', 'default']})],
    onwarn(warning) {
      // An unresolved import would fail only when it runs.
      if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
    },
  });
  await build.write({file, format: 'es', inlineDynamicImports: true});
  await build.close();
  return file;
}

/** Types are checked elsewhere; here they are only taken away. */
function typescript() {
  return {
    name: 'typescript',
    resolveId(id, importer) {
      if (!importer || !id.startsWith('.')) return null;
      const path = resolve(dirname(importer), id);
      return importer.endsWith('.ts') && path.endsWith('.js') ? path.replace(/\.js$/, '.ts') : path;
    },
    load(id) {
      if (!id.endsWith('.ts')) return null;
      const compilerOptions = {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      };
      return ts.transpileModule(readFileSync(id, 'utf8'), {compilerOptions, fileName: id}).outputText;
    },
  };
}

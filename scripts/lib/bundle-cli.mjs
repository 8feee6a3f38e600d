import {readdir, rm, writeFile} from 'node:fs/promises';
import {isAbsolute, resolve, sep} from 'node:path';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';

import {noticesOf} from './notices.mjs';

/**
 * Puts the command line into a few files that bring with them what only they need (docs/decisions/0027). What the package
 * publishes beside them, and depends on, is imported from there.
 *
 * @param {{out: string, dependencies: readonly string[]}} options `out` has the published modules.
 */
export async function bundleCli({out, dependencies}) {
  const folder = resolve(out, 'cli');
  const build = await rollup({
    input: {main: `${folder}/main.js`, check: `${folder}/check/check.js`},
    external: (id, importer) => isBeside(id, importer, folder, dependencies),
    plugins: [nodeResolve({exportConditions: ['node', 'import'], preferBuiltins: true})],
    onwarn(warning) {
      if (warning.code !== 'CIRCULAR_DEPENDENCY') throw new Error(`rollup: ${warning.message}`);
    },
  });
  const {output} = await build.generate({format: 'es', chunkFileNames: '[name].js', hoistTransitiveImports: false});
  await build.close();
  const types = (await readdir(folder, {recursive: true})).filter((file) => !file.endsWith('.d.ts'));
  await Promise.all(types.filter((file) => file.endsWith('.js')).map((file) => rm(`${folder}/${file}`)));
  await Promise.all(output.map(({fileName, code}) => writeFile(`${folder}/${fileName}`, code)));
  await writeFile(`${folder}/THIRD_PARTY_NOTICES.txt`, await noticesOf(output, []));
}

function isBeside(id, importer, folder, dependencies) {
  if (id.startsWith('node:')) return true;
  if (dependencies.some((name) => id === name || id.startsWith(`${name}/`))) return true;
  if (!id.startsWith('.') && !isAbsolute(id)) return false;
  const path = isAbsolute(id) ? id : resolve(importer, '..', id);
  return !path.startsWith(folder + sep) && !path.includes('node_modules');
}

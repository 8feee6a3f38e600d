import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join, relative, sep} from 'node:path';

/**
 * Copies compiled modules to where npm users import them from, and fills in the version.
 *
 * `dist/embed/` belongs to the script-tag build, so the folder `embed` becomes `page` on the way: the entry points
 * re-export the page's functions from it. The script tag's own entry and its Lit stay behind, nobody can import them.
 *
 * @param {string} from folder of compiled modules.
 * @param {string} to
 * @param {{version: string}} values
 */
export async function publishModules(from, to, {version}) {
  for (const file of await filesOf(from)) {
    if (/^embed\/(appeal\.|bring\.|lit\/)/.test(file)) continue;
    const code = await readFile(join(from, file), 'utf8');
    const target = join(to, file.replace(/^embed\//, 'page/'));
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, rename(code).replaceAll('__VERSION__', file.endsWith('.js') ? `'${version}'` : '$&'));
  }
}

/** Folder first, then name; always with forward slashes. */
async function filesOf(folder) {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Points import specifiers at the folder's published name. */
function rename(code) {
  return code.replace(/((?:from|import)[\s(]*['"](?:\.\.?\/)+)embed\//g, '$1page/');
}

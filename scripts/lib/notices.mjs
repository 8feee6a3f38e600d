import {readdir, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';

/**
 * The licences of all packages inside some bundles. Minifying strips their notices from the code, so that they have to
 * be shipped beside it.
 *
 * @param {readonly import('rollup').OutputChunk[]} chunks
 * @param {readonly string[]} followed packages that code of ours follows so closely that they are named, too.
 * @returns {Promise<string>}
 */
export async function noticesOf(chunks, followed) {
  const ids = chunks.flatMap((chunk) => Object.keys(chunk.modules)).filter((id) => id.includes('node_modules'));
  const folders = new Set([...ids.map(packageFolder), ...followed.map((name) => resolve('node_modules', name))]);
  const notices = await Promise.all([...folders].sort().map(notice));
  const head =
    'Reader Appeal is MIT licensed. The scripts in this folder contain code of these packages, or follow it closely:\n';
  return [head, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

function packageFolder(id) {
  return /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)[0];
}

async function notice(folder) {
  const {name, version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  const text = file ? await readFile(join(folder, file), 'utf8') : `Licence: ${license}\n`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

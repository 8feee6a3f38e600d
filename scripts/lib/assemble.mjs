import {existsSync} from 'node:fs';
import {cp, mkdir, readFile} from 'node:fs/promises';

import {writeSchema} from '../write-schema.mjs';
import {buildEmbed} from './build-embed.mjs';
import {bundleCli} from './bundle-cli.mjs';
import {publishModules} from './publish-modules.mjs';
import {runBin} from './run.mjs';

/**
 * Makes everything that is published out of compiled modules.
 *
 * @param {{modules: string, out: string, minify: boolean}} options
 * @returns {Promise<string>} a report of the script-tag build.
 */
export async function assemble({modules, out, minify}) {
  const {version, dependencies, peerDependencies} = JSON.parse(await readFile('package.json', 'utf8'));
  await mkdir(out, {recursive: true});
  await publishModules(modules, out, {version});
  await bundleCli({out, dependencies: Object.keys({...dependencies, ...peerDependencies})});
  const report = existsSync(`${modules}/embed/stage.js`)
    ? await buildEmbed({modules, out: `${out}/embed`, version, minify})
    : 'No src/embed/stage.ts yet: the script-tag build is left out.';
  await writeSchema(modules, `${out}/schema.json`);
  return report;
}

/**
 * Describes the elements for editors, from their sources.
 *
 * @param {string} work a folder for what comes on the way.
 * @param {string} out
 */
export async function describeElements(work, out) {
  const config = 'custom-elements-manifest.config.mjs';
  const {code, output} = await runBin('cem', ['analyze', '--config', config, '--outdir', work]);
  if (code !== 0) throw new Error(output);
  await cp(`${work}/custom-elements.json`, `${out}/custom-elements.json`);
}

import {mkdir, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';

import {codeOf} from './doc-code.js';

const GUIDE = 'guides/server-rendering.md';
const folder = fileURLToPath(new URL('../../.cache/rendered-page/', import.meta.url));

/** A page as the guide's server renders it, and its script. */
export interface RenderedPage {
  page(nonce: string): Promise<string>;
  readonly script: string;
}

/**
 * Runs what the guide shows, on the built package.
 *
 * @param name of the test, for a folder of its own.
 * @param config as the guide's server reads it.
 */
export async function renderedPage(name: string, config: unknown): Promise<RenderedPage> {
  const own = `${folder}${name}-${process.pid}/`;
  await mkdir(own, {recursive: true});
  await writeFile(`${own}appeal.json`, JSON.stringify(config));
  await writeFile(`${own}page.mjs`, codeOf(GUIDE, 'js'));
  await writeFile(`${own}client.mjs`, codeOf(GUIDE, 'ts'));
  const {page} = (await import(`${own}page.mjs`)) as Pick<RenderedPage, 'page'>;
  return {page, script: await bundled(`${own}client.mjs`)};
}

async function bundled(input: string): Promise<string> {
  const build = await rollup({
    input,
    // What TypeScript makes of decorators says `this` at the top of its modules, to look for helpers there.
    onwarn: ({code, message}) => {
      if (code !== 'THIS_IS_UNDEFINED') throw new Error(message);
    },
    plugins: [nodeResolve({browser: true, exportConditions: ['production', 'browser']})],
  });
  const {output} = await build.generate({format: 'es', inlineDynamicImports: true});
  await build.close();
  return output[0].code;
}

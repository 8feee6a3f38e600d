import {writeFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

import {toJsonSchema} from '@valibot/to-json-schema';

/**
 * Writes the JSON Schema of a publisher's config, from the very schema that reads it: for editors and other checkers.
 * It describes what people write (`typeMode: 'input'`), before amounts become minor units.
 *
 * @param {string} modules folder of compiled modules.
 * @param {string} file where to.
 */
export async function writeSchema(modules, file) {
  const {configSchema} = await import(pathToFileURL(resolve(modules, 'core/config/parse-config.js')).href);
  const schema = toJsonSchema(configSchema, {typeMode: 'input', errorMode: 'ignore'});
  const title = 'Reader Appeal config';
  await writeFile(file, `${JSON.stringify({...schema, title}, null, 2)}\n`);
}

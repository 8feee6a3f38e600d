import {createHash} from 'node:crypto';
import {readdir} from 'node:fs/promises';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

/** What of English is said when; a language has a file for each, in the same order (`src/messages/bring.ts`). */
const PARTS = {
  '': ['en', 'en-acting', 'en-extra', 'en-formats'],
  '-giving': ['en-giving'],
  '-ways': ['en-ways'],
  '-why': ['en-why'],
};
/** Said with the ask where a bank transfer is offered; English gets by with the method's own name. */
const EARLY = ['method_bank-transfer'];

/**
 * The script tag's languages, from the compiled catalogues.
 *
 * @param {string} modules folder of compiled modules.
 * @returns {Promise<{hash: string, chunks: {fileName: string, code: string, language: string}[]}>} `hash` is one for all
 *   of them and stands in every name, so that the stage need not know each by itself.
 */
export async function buildLocales(modules) {
  const load = (name) => import(pathToFileURL(resolve(modules, 'messages', name)).href);
  const parts = Object.entries(PARTS).map(async ([part, names]) => {
    const english = await Promise.all(names.map((name) => load(`${name}.js`)));
    return [part, english.flatMap((module) => Object.values(module).flatMap(Object.keys))];
  });
  const keys = await Promise.all(parts);
  const files = (await readdir(resolve(modules, 'messages/locales'))).filter((name) =>
    /^(?!en)[a-z]{2}\.js$/.test(name),
  );
  const made = files.sort().map(async (file) => {
    const [language] = file.split('.');
    const {[language]: messages} = await load(`locales/${file}`);
    refuseLost(language, messages, keys);
    return keys.map(([part, own]) => ({language, part, code: moduleOf(messages, part ? own : [...own, ...EARLY])}));
  });
  const texts = (await Promise.all(made)).flat();
  const hash = createHash('sha256')
    .update(texts.map(({code}) => code).join())
    .digest('base64url')
    .slice(0, 8);
  const chunks = texts.map(({language, part, code}) => ({
    fileName: `locale-${language}${part}-${hash}.js`,
    code,
    language,
  }));
  return {hash, chunks};
}

/** A message that no file has would be English for ever. */
function refuseLost(language, messages, keys) {
  const lost = Object.keys(messages).filter((key) => !keys.some(([, own]) => own.includes(key)));
  if (lost.length)
    throw new Error(`locale ${language}: no part has ${lost.join(', ')} (scripts/lib/build-locales.mjs)`);
}

function moduleOf(messages, keys) {
  const known = keys.filter((key) => key in messages).map((key) => [key, messages[key]]);
  // Names of properties need quotes where they are no names.
  const literal = JSON.stringify(Object.fromEntries(known)).replace(/([{,])"(\w+)":/g, '$1$2:');
  return `export const words=${literal};\n`;
}

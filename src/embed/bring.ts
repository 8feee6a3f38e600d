import type {Brought, Part} from '../messages/bring.js';

/** Set by the build: a hash of all languages. */
declare const __LOCALES__: string;

/** The script tag's way to a language: a file beside it for each part (`scripts/lib/build-locales.mjs`). */
export function bring(language: string, part: Part): Promise<Brought> | undefined {
  if (!'ar de es fr he it ja nl pl pt ru tr uk'.includes(language)) return undefined;
  return import(`./locale-${language}${part}-${__LOCALES__}.js`) as Promise<Brought>;
}

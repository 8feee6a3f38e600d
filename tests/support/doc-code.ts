import {readFileSync} from 'node:fs';

/**
 * The code that a page of the documentation shows, as its readers would copy it.
 *
 * @param page under `docs/`, e.g. `guides/server.md`.
 * @param language of the block, e.g. `js`; the first such block counts.
 */
export function codeOf(page: string, language: string): string {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const [, code] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text) ?? [];
  if (code === undefined) throw new Error(`docs/${page} shows no ${language}.`);
  return code;
}

import type {Messages} from './catalogue.js';

/** A language, or a part of it. */
export interface Brought {
  readonly words: Messages;
}

/**
 * Brings a language's messages; bundlers make a chunk of each. The script tag has a file for each of their parts in the
 * place of this (`src/embed/bring.ts`).
 */
const languages: Readonly<Record<string, () => Promise<Brought>>> = {
  ar: async () => ({words: (await import('./locales/ar.js')).ar}),
  de: async () => ({words: (await import('./locales/de.js')).de}),
  es: async () => ({words: (await import('./locales/es.js')).es}),
  fr: async () => ({words: (await import('./locales/fr.js')).fr}),
  he: async () => ({words: (await import('./locales/he.js')).he}),
  it: async () => ({words: (await import('./locales/it.js')).it}),
  ja: async () => ({words: (await import('./locales/ja.js')).ja}),
  nl: async () => ({words: (await import('./locales/nl.js')).nl}),
  pl: async () => ({words: (await import('./locales/pl.js')).pl}),
  pt: async () => ({words: (await import('./locales/pt.js')).pt}),
  ru: async () => ({words: (await import('./locales/ru.js')).ru}),
  tr: async () => ({words: (await import('./locales/tr.js')).tr}),
  uk: async () => ({words: (await import('./locales/uk.js')).uk}),
};

/** Parts of a language that come one after the other, as English does: what asks comes first. */
export type Part = '' | '-giving' | '-ways' | '-why';

/**
 * @param language without a region, e.g. `de`.
 * @returns `undefined` where there is nothing to bring.
 */
export function bring(language: string, _part: Part): Promise<Brought> | undefined {
  return languages[language]?.();
}

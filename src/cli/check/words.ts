import {knownLocale} from '../../core/locale.js';
import {en} from '../../messages/locales/en.js';
import type {Path, Report} from './finding.js';
import {nearest} from './nearest.js';
import type {Subject} from './subject.js';

/** Languages that come with the package, whole. */
export const LANGUAGES = 'ar de en es fr he it ja nl pl pt ru tr uk'.split(' ');

/** A text, or one for each plural form. */
type Wording = string | Readonly<Record<string, string>>;

const ENGLISH: Readonly<Record<string, Wording>> = en;

/** Languages in which readers would read English, and the publisher's own words that don't fit into their places. */
export function checkWords({config: {locale, checkout, messages = {}}}: Subject, report: Report): void {
  const [language = ''] = knownLocale(locale).split('-');
  if (locale !== 'auto' && !LANGUAGES.includes(language) && !messages[language] && !messages[locale]) {
    report(
      'language-missing',
      ['locale'],
      `There are no texts in “${locale}”, so readers read English.`,
      `Give them in "messages", or use one of ${LANGUAGES.join(', ')}.`,
    );
  }
  for (const [tag, own] of Object.entries(messages)) {
    checkComplete(tag, own, report);
    // Ways to pay of the publisher's own have names, too.
    const texts = Object.entries(own).filter(([key]) => !checkout.methods.some((method) => key === `method_${method}`));
    for (const [key, message] of texts) checkMessage(key, message, ['messages', tag, key], report);
  }
}

function checkComplete(tag: string, own: Readonly<Record<string, unknown>>, report: Report): void {
  const [language = ''] = tag.split('-');
  const missing = Object.keys(ENGLISH).filter((key) => !Object.hasOwn(own, key));
  if (LANGUAGES.includes(language) || !missing.length || language !== tag) return;
  report(
    'language-missing',
    ['messages', tag],
    `“${tag}” does not come with the package, and ${missing.length} of ${Object.keys(ENGLISH).length} texts are missing: readers read those in English.`,
    `Add them, beginning with ${missing.slice(0, 3).join(', ')}; reader-appeal/locales/en has them all.`,
  );
}

function checkMessage(key: string, message: Wording, path: Path, report: Report): void {
  const english = Object.hasOwn(ENGLISH, key) ? ENGLISH[key] : undefined;
  if (english === undefined) {
    const meant = nearest(key, Object.keys(ENGLISH));
    report(
      'word-unknown',
      path,
      `There is no text “${key}”, so these words are never said.`,
      meant ? `Perhaps “${meant}” is meant.` : 'reader-appeal/locales/en has the names of all texts.',
    );
    return;
  }
  const wanted = tokensOf(english);
  const given = tokensOf(message);
  const unknown = [...given].filter((token) => !wanted.has(token));
  if (unknown.length) {
    report(
      'token-malformed',
      path,
      `Nothing gives ${braced(unknown)} a value here: readers would read the braces.`,
      wanted.size ? `The values are ${braced([...wanted])}.` : 'This text has no values.',
    );
  }
  const lost = [...wanted].filter((token) => !given.has(token) && token !== 'count');
  if (!lost.length) return;
  report(
    'value-left-out',
    path,
    `The words for “${key}” leave out ${braced(lost)}.`,
    `Say it as well: “${inEnglish(english)}”.`,
  );
}

function tokensOf(message: Wording): ReadonlySet<string> {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)));
}

function inEnglish(message: Wording): string {
  return typeof message === 'string' ? message : (message['other'] ?? '');
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}

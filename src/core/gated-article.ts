import {AppealError} from './errors.js';

/** A class, and nothing but a class: search engines read no other selectors. */
const CLASS = /^\.-?[_a-zA-Z][\w-]*$/;

/**
 * Structured data (schema.org) of an article whose text is given out to some readers only. For articles that **the server**
 * gates: an article that is in the page, and merely cut there, is free, and says nothing.
 *
 * @param article its JSON-LD so far, e.g. a `NewsArticle`; stays as it is.
 * @param cssSelectors a class for each gated part, e.g. `.gated`; such parts must not stand inside each other.
 * @throws AppealError `config-invalid` for a selector that is no single class.
 * @see https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
 */
export function gatedArticle<Article extends object>(
  article: Article,
  ...cssSelectors: readonly string[]
): Article & {readonly isAccessibleForFree: false; readonly hasPart: object} {
  const parts = cssSelectors.map((cssSelector) => {
    if (!CLASS.test(cssSelector)) {
      throw new AppealError('config-invalid', `"${cssSelector}" is no single class such as ".gated".`);
    }
    return {'@type': 'WebPageElement', isAccessibleForFree: false, cssSelector} as const;
  });
  const [first] = parts;
  if (!first) throw new AppealError('config-invalid', 'A gated article has at least one gated part.');
  return {...article, isAccessibleForFree: false, hasPart: parts.length > 1 ? parts : first};
}

import {describe, expect, test} from 'vitest';

import {AppealError} from '../../../src/core/errors.js';
import {gatedArticle} from '../../../src/core/gated-article.js';

const ARTICLE = {'@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'The wall held'};

describe('structured data of an article that the server gates', () => {
  test('names the part that not all can read, and leaves what it was given alone', () => {
    const given = structuredClone(ARTICLE);
    expect(gatedArticle(given, '.gated')).toEqual({
      ...ARTICLE,
      isAccessibleForFree: false,
      hasPart: {'@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.gated'},
    });
    expect(given).toEqual(ARTICLE);
  });

  test('names several parts in a list', () => {
    const {hasPart} = gatedArticle(ARTICLE, '.body', '.notes');
    expect(hasPart).toMatchObject([{cssSelector: '.body'}, {cssSelector: '.notes'}]);
  });

  test.each(['#gated', 'p', '.a .b', '.a,.b', '.a > p', '.', '', '.1a', '[data-x]'])(
    'refuses %j, which search engines do not read',
    (selector) => {
      expect(() => gatedArticle(ARTICLE, selector)).toThrow(AppealError);
    },
  );

  test('refuses an article without a gated part', () => {
    expect(() => gatedArticle(ARTICLE)).toThrow(AppealError);
  });
});

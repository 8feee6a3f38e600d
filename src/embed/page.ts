import type {Visit} from '../core/ask/decide.js';

/** All elements of the page that match. */
export function all<T extends Element>(selector: string): T[] {
  return [...document.querySelectorAll<T>(selector)];
}

/**
 * The page's address as far as it names a page: without a mark inside it (a hash that is a route is none), and without
 * what campaigns of others, or we ourselves, hang onto it.
 */
export function address(): string {
  return location.href.replace(/([?&](utm|appeal)_|#(?![!/])).*/, '');
}

/**
 * What the page says of itself: its standard meta tags (Open Graph's `article:section` counts as a tag too), its
 * appeals, and, before all that, what the publisher states. What lies over a page has room on every page.
 */
export function readPage(stated?: Partial<Visit['page']>): Visit['page'] & {placements: readonly string[]} {
  return {
    // An article that can be reached by several addresses is one article.
    url: all<HTMLLinkElement>('[rel=canonical]')[0]?.href ?? address(),
    tags: all<HTMLMetaElement>('[property$=":tag"],[property$=":section"]').map(({content}) => content),
    sensitive: !!all('[name=appeal-sensitive]')[0],
    placements: all('reader-appeal')
      .flatMap((element) => ['inline', `${element.getAttribute('placement')}`])
      .concat('bar', 'dialog', 'gate'),
    ...stated,
  };
}

import type {Visit} from '../core/ask/decide.js';

/** All elements of the page that match. */
export function all<T extends Element>(selector: string): T[] {
  return [...document.querySelectorAll<T>(selector)];
}

/**
 * What the page says of itself: its standard meta tags (Open Graph's `article:section` counts as a tag too), its
 * appeals, and, before all that, what the publisher states.
 */
export function readPage(stated?: Partial<Visit['page']>): Visit['page'] & {placements: readonly string[]} {
  return {
    url: location.pathname,
    tags: all<HTMLMetaElement>('[property="article:tag"],[property="article:section"]').map(({content}) => content),
    sensitive: !!all('[name=appeal-sensitive]')[0],
    placements: all('reader-appeal').flatMap((element) => ['inline', `${element.getAttribute('placement')}`]),
    ...stated,
  };
}

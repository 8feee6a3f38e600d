import type {Catalogue} from './catalogue.js';

/** English, for what only some publications want to be seen. */
export const enExtra = {
  suggested: 'Our suggestion',
} as const satisfies Catalogue;

/**
 * `reader-appeal/svelte`: our tags in Svelte's templates, for its type checker. Types only: `import type {} from
 * 'reader-appeal/svelte';`, once in a project.
 */
import type {HTMLAttributes} from 'svelte/elements';
import type {AppealTag, AttributesOf, FieldOf, ListenersOf} from './elements/tags.js';

/** What can be said of our tags in Svelte. */
export type AppealSvelteElements = {
  [Tag in AppealTag]: AttributesOf<HTMLElementTagNameMap[Tag]> &
    FieldOf<Tag> &
    ListenersOf<'kebab'> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof AttributesOf<HTMLElementTagNameMap[Tag]>>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends AppealSvelteElements {}
}

/**
 * `reader-appeal/jsx`: our tags in JSX, for React 19 and newer, which gives custom elements properties and listeners by
 * itself. Types only: `import type {} from 'reader-appeal/jsx';`, once in a project.
 */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {AppealTag, AttributesOf, FieldOf, ListenersOf} from './elements/tags.js';

/** What can be said of our tags in JSX. */
export type AppealIntrinsicElements = {
  [Tag in AppealTag]: AttributesOf<HTMLElementTagNameMap[Tag]> &
    FieldOf<Tag> &
    ListenersOf<'kebab'> &
    Omit<
      DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]>,
      keyof AttributesOf<HTMLElementTagNameMap[Tag]>
    >;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends AppealIntrinsicElements {}
  }
}

/**
 * `reader-appeal/vue`: our tags in Vue's templates, for its type checker. Types only: `import type {} from
 * 'reader-appeal/vue';`, once in a project.
 */
import type {HTMLAttributes} from 'vue';
import type {AppealTag, FieldOf, ListenersOf, PropertiesOf} from './elements/tags.js';

/** Our tags as components, which is what Vue's checker knows tags by. */
export type AppealGlobalComponents = {
  [Tag in AppealTag]: new () => {
    $props: PropertiesOf<HTMLElementTagNameMap[Tag]> &
      FieldOf<Tag> &
      ListenersOf<'pascal'> &
      Omit<HTMLAttributes, keyof PropertiesOf<HTMLElementTagNameMap[Tag]>>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends AppealGlobalComponents {}
}

import {css} from 'lit';

/**
 * The public custom properties, each with a default that follows the page: its font, its text colour, light or dark.
 * Elements read the private names; only these lines read the public ones.
 */
export default css`
  :host {
    --_accent: var(--appeal-accent, light-dark(#0f5f66, #5bbac2));
    --_on: var(--appeal-on-accent, light-dark(#fff, #06282b));
    --_muted: var(--appeal-muted, color-mix(in srgb, currentcolor 72%, transparent));
    --_line: var(--appeal-border, color-mix(in srgb, currentcolor 48%, transparent));
    --_radius: var(--appeal-radius, 4px);
    --_space: var(--appeal-space, 1em);
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  :focus-visible,
  .choice:has(:focus-visible) {
    outline: 3px solid var(--appeal-focus, currentcolor);
    outline-offset: 2px;
  }
`;

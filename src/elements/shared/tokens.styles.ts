import {css} from 'lit';

/**
 * The public custom properties, each with a default that follows the page: its font, its text colour, light or dark.
 * Elements read the private names; only these lines read the public ones.
 */
export default css`
  :host {
    --_accent: var(--appeal-accent, #0f5f66);
    --_on-accent: var(--appeal-on-accent, #fff);
    --_text: var(--appeal-text, currentcolor);
    --_muted: var(--appeal-muted, color-mix(in srgb, currentcolor 72%, transparent));
    --_border: var(--appeal-border, color-mix(in srgb, currentcolor 48%, transparent));
    --_radius: var(--appeal-radius, 4px);
    --_space: var(--appeal-space, 1rem);
    --_focus: var(--appeal-focus, currentcolor);
    --_highlight: var(--appeal-highlight, color-mix(in srgb, var(--_accent) 22%, transparent));
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .quiet {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

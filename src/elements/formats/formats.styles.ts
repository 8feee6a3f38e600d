import {css} from 'lit';

/** What lies over the page, or stands in it as more than an inline appeal. */
export default css`
  :host([framed]) {
    min-height: 0 !important;
  }
  :host([framed='bar']),
  :host([framed='dialog']),
  :host([framed='tab']) {
    position: fixed !important;
    z-index: var(--appeal-z, 2147483000) !important;
    margin: 0 !important;
  }
  :host([framed='tab']) {
    inset: auto max(1em, env(safe-area-inset-right)) max(1em, env(safe-area-inset-bottom)) auto !important;
    max-width: calc(100% - 2em) !important;
  }
  :host([framed='tab']:dir(rtl)) {
    inset-inline: max(1em, env(safe-area-inset-left)) auto !important;
  }
  /* What can be seen through shows the page's own colour, and nothing of its words. */
  .surface {
    --_top: var(--appeal-surface, color-mix(in srgb, currentcolor 5%, transparent));
    background: linear-gradient(var(--_top), var(--_top)) var(--_page, canvas);
  }
  .tab {
    min-height: 44px;
    padding: 0.6em 1.25em;
    border: 2px solid var(--_accent);
    border-radius: 2em;
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
    font-weight: 700;
  }
  .tab:hover {
    background: var(--_accent);
    color: var(--_on);
  }
  /* For the eye only, and not at the cost of what can be pressed beside it. */
  .title {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_muted);
    font-family: var(--appeal-heading-font, inherit);
    font-weight: 700;
  }
  .close {
    flex: none;
    min-width: max(44px, 2.75em);
    min-height: max(44px, 2.75em);
    padding: 0;
    border-color: transparent;
  }
  .close svg {
    width: 1.15em;
    height: 1.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  .close[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .inner > .container,
  .gate > .container {
    border: 0;
    background: none;
  }
  .inner > .container {
    min-height: var(--_room, 0);
  }
`;

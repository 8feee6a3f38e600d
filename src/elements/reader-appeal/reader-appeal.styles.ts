import {css} from 'lit';

/**
 * Nothing of the page's own style comes in but its font and text colour; custom properties pass through. Even where
 * the element stands is said by them, for `all` can't be taken back for a part.
 */
export default css`
  :host {
    all: initial !important;
    display: block !important;
    grid-column: var(--appeal-grid-column, auto) !important;
    margin: var(--appeal-margin, 0) !important;
    min-height: var(--appeal-reserve, 0) !important;
    color-scheme: inherit !important;
    color: var(--appeal-text, inherit) !important;
    font-family: var(--appeal-font, inherit) !important;
    font-size: inherit !important;
    line-height: 1.45 !important;
    overflow-wrap: break-word !important;
  }
  .container {
    max-width: var(--appeal-max-width, 44em);
    margin: auto;
    padding: calc(var(--_space) * 1.5) clamp(var(--_space), 4%, calc(var(--_space) * 2));
    background: var(--appeal-surface, color-mix(in srgb, currentcolor 5%, transparent));
    text-wrap: pretty;
    border-top: 4px solid var(--_accent);
  }
  h2 {
    margin: 0 0 0.5em;
    font-family: var(--appeal-heading-font, inherit);
    font-size: clamp(1.5em, 5vw, 2em);
    text-wrap: balance;
    word-break: auto-phrase;
    line-height: 1.15;
  }
  p {
    margin: 0 0 0.85em;
  }
  /* Scripts that have no italics. */
  [lang^='ja'] em,
  [dir='rtl'] em {
    font-style: normal;
    font-weight: 700;
  }
  a {
    color: inherit;
  }
  .lead {
    font-size: 1.125em;
  }
  .lead,
  .highlight {
    text-wrap: balance;
    font-weight: 700;
  }
  /* Lines far enough apart that their colours don't overlap. */
  .highlight span {
    padding: 0 0.2em;
    line-height: 1.6;
    background: var(--appeal-highlight, color-mix(in srgb, var(--_accent) 22%, transparent));
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  form {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    margin: calc(var(--_space) * 1.5) 0 var(--_space);
  }
  .hint a {
    margin-inline-end: 1.25em;
  }
  .hint .text {
    font-weight: inherit;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;

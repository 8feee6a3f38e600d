import {css} from 'lit';

export default css`
  :host {
    display: contents;
  }
  dialog {
    width: min(100% - 2rem, 34rem);
    max-height: min(100% - 2rem, 100svh - 2rem);
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_line);
    border-top: 4px solid var(--_accent);
    border-radius: var(--_radius);
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--_page, canvas);
    color: var(--appeal-text, canvastext);
    font-family: var(--appeal-font, inherit);
    line-height: 1.45;
    text-align: start;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }
  h2 {
    margin: 0 0 0.5em;
    font-family: var(--appeal-heading-font, inherit);
    font-size: 1.4em;
    line-height: 1.2;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  p {
    margin: 0 0 0.85em;
  }
  dl {
    margin: 0 0 1em;
    border-block: 1px solid color-mix(in srgb, currentcolor 18%, transparent);
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: 0 1em;
    padding: 0.5em 0;
  }
  dl > div + div {
    border-top: 1px solid color-mix(in srgb, currentcolor 18%, transparent);
  }
  dd {
    margin: 0;
    text-align: end;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .hint {
    margin-bottom: 1.25em;
  }
  .row {
    --_column: 12em;
  }
  @media print {
    dialog {
      display: none;
    }
  }
`;

import {css} from 'lit';

/** Radio groups, buttons and fields, alike in every element. */
export default css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  legend,
  .label {
    padding: 0;
    margin: 0 0 calc(var(--_space) * 0.5);
    font-weight: 700;
    display: block;
  }
  .row {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    grid-template-columns: repeat(auto-fit, minmax(min(6.5em, 100%), 1fr));
  }
  .choice {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.1em 0.5em;
    min-height: 3em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    text-align: center;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .choice:hover {
    border-color: currentcolor;
  }
  .choice input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    box-shadow: inset 0 0 0 2px var(--_accent);
    font-weight: 700;
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  button,
  .button {
    font: inherit;
    color: inherit;
    min-height: 3em;
    padding: 0.5em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  button:hover {
    border-color: currentcolor;
  }
  .primary {
    width: 100%;
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 700;
  }
  .primary:hover {
    background: color-mix(in srgb, var(--_accent) 86%, currentcolor);
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.7;
  }
  .text {
    font: inherit;
    min-height: 0;
    padding: 0.25em 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .field {
    font: inherit;
    color: inherit;
    width: 100%;
    min-height: 3em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: color-mix(in srgb, canvas 60%, transparent);
  }
  .hint {
    color: var(--_muted);
    font-size: 0.875em;
    margin: 0.35em 0 0;
  }
  .error {
    font-weight: 700;
    margin: 0.35em 0 0;
  }
  .error:not(:empty) {
    border-inline-start: 4px solid currentcolor;
    padding-inline-start: 0.6em;
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    .primary {
      border: 2px solid;
    }
  }
`;

import {css} from 'lit';

/** Radio groups and buttons, alike in every element. */
export default css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
    margin-bottom: calc(var(--_space) * 0.5);
    font-weight: 700;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.5);
  }
  .row > * {
    flex: 1 1 var(--_column);
    max-width: 100%;
  }
  .choice,
  button {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    text-align: center;
    gap: 0 0.5em;
    min-height: 3em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .choice:hover,
  button:hover {
    border-color: currentcolor;
  }
  .choice input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    box-shadow: inset 0 0 0 2px var(--_accent);
    font-weight: 700;
  }
  /* The ring is around the button, where the colour of its words may be that of the page. */
  .primary {
    outline-color: var(--appeal-focus, var(--_accent));
    background: var(--_accent);
    color: var(--_on);
    font-weight: 700;
  }
  .text {
    display: inline;
    min-height: 1.75em;
    padding: 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    font-weight: 700;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.9em;
    margin: 0.35em 0 0;
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;

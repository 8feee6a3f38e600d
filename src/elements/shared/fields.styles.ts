import {css} from 'lit';

/** Text fields and what is wrong with them. Comes with the first field, not with the first paint. */
export default css`
  .label {
    display: block;
    margin-bottom: calc(var(--_space) * 0.5);
    font-weight: 700;
  }
  .field {
    font: inherit;
    color: inherit;
    width: 100%;
    min-height: 3em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: color-mix(in srgb, canvas 60%, transparent);
  }
  /* An address is written from left to right everywhere, and stands where the writing begins. */
  [type='email']:dir(rtl) {
    direction: ltr;
    text-align: right;
  }
  .error {
    margin: 0.35em 0 0;
    font-weight: 700;
  }
  .error:not(:empty) {
    border-inline-start: 4px solid currentcolor;
    padding-inline-start: 0.6em;
  }
  .question {
    margin-top: var(--_space);
    padding: var(--_space);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .question p {
    margin: 0 0 calc(var(--_space) * 0.5);
    font-weight: 700;
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.7;
  }
`;

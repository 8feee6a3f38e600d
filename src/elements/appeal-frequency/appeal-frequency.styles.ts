import {css} from 'lit';

export default css`
  :host {
    --_column: 4.5em;
  }
  .row {
    gap: 0;
  }
  .choice {
    padding-inline: 0.25em;
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .choice:first-child {
    margin: 0;
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .choice:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .choice:focus-within {
    z-index: 1;
  }
`;

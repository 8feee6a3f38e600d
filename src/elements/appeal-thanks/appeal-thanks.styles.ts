import {css} from 'lit';

export default css`
  :host {
    --_column: 9em;
  }
  h2 {
    font-family: var(--appeal-heading-font, inherit);
    font-size: 1.75em;
    line-height: 1.15;
    margin: 0 0 0.4em;
  }
  h2:focus {
    outline: none;
  }
  p {
    margin: 0 0 0.6em;
  }
  a {
    color: inherit;
  }
  .lead {
    font-size: 1.125em;
  }
  .hint {
    color: var(--_muted);
  }
`;

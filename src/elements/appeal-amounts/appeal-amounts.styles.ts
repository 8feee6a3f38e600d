import {css} from 'lit';

export default css`
  :host {
    --_column: min(4.5em, 40%);
  }
  .other {
    flex-grow: 2;
  }
  bdi {
    font-size: 1.125em;
    white-space: nowrap;
  }
  .hint {
    min-height: 1.45em;
  }
  [role='status'] {
    position: absolute;
    clip-path: inset(50%);
  }
`;

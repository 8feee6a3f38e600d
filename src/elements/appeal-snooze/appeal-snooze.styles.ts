import {css} from 'lit';

export default css`
  :host {
    --_column: 7.5em;
  }
  p {
    margin: 0 0 0.5em;
  }
`;

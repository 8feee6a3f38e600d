import {css} from 'lit';

export default css`
  :host {
    --_column: 11em;
  }
  svg {
    width: 1.8em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.4;
  }
`;

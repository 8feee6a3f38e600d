import {css} from 'lit';

export default css`
  :host {
    display: block;
  }
  .row {
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
  }
  svg {
    width: 1.8em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.4;
  }
`;

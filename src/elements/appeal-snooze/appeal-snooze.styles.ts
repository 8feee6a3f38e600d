import {css} from 'lit';

export default css`
  :host {
    display: block;
  }
  p {
    margin: 0;
  }
  .text {
    min-height: 1.75em;
    font-weight: 700;
  }
  .row {
    margin-top: calc(var(--_space) * 0.5);
    grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
  }
`;

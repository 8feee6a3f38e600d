import {css} from 'lit';

export default css`
  :host {
    display: block;
  }
  .row {
    grid-template-columns: repeat(auto-fit, minmax(min(4.5em, 100%), 1fr));
  }
  .other {
    grid-column: span 2;
  }
  bdi {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
  }
  .own {
    margin-top: var(--_space);
  }
  .own .field {
    font-size: 1.125em;
    max-width: 16em;
  }
  .impact {
    min-height: 1.45em;
    font-size: 0.9375em;
  }
`;

import {css} from 'lit';

export default css`
  :host {
    position: relative;
  }
  .fade {
    position: absolute;
    inset: auto 0 100%;
    height: 7em;
    background: linear-gradient(to top, var(--_page, canvas), transparent);
    pointer-events: none;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

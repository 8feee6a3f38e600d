import {css} from 'lit';

/** An amount of one's own. Comes with its field. */
export default css`
  .own {
    margin-top: var(--_space);
  }
  .own .field {
    font-size: 1.125em;
    max-width: 16em;
  }
`;

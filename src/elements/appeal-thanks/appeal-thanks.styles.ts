import {css} from 'lit';

export default css`
  h2 {
    font: 700 1.75em/1.15 var(--appeal-heading-font, inherit);
    margin: 0 0 0.4em;
  }
  h2:focus {
    outline: none;
  }
  p {
    margin: 0 0 0.6em;
  }
  .lead {
    font-size: 1.125em;
  }
  .hint {
    color: var(--_muted);
  }
`;

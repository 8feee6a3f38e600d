import {css} from 'lit';

export default css`
  form {
    display: grid;
    gap: calc(var(--_space) * 1.25);
  }
  .error:empty {
    margin: 0 0 calc(var(--_space) * -1.25);
  }
  div .error:empty {
    margin: 0;
  }
  [role='status'] {
    margin: 0;
    min-height: 1.4em;
  }
`;

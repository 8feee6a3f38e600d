import {css} from 'lit';

/** What comes with the intent to give. */
export default css`
  .extras {
    --_column: 9em;
  }
  .extras > * {
    margin: 0 0 var(--_space);
  }
  .offer {
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .offer p {
    margin-bottom: calc(var(--_space) * 0.75);
  }
  .cover label {
    display: flex;
    align-items: start;
    gap: 0.6em;
    padding: 0.4em 0;
    font-weight: 700;
    cursor: pointer;
  }
  .cover input {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
  }
`;

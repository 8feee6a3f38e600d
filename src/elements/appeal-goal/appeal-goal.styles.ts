import {css} from 'lit';

export default css`
  p {
    margin: 0;
  }
  .name {
    margin-bottom: 0.35em;
    font-weight: 700;
  }
  .track {
    height: 0.6em;
    margin-bottom: 0.5em;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 1em;
  }
  .fill {
    width: var(--_share, 0%);
    height: 100%;
    background: var(--_accent);
  }
  .hint {
    color: var(--_muted);
    font-size: 0.9em;
  }
  @media (forced-colors: active) {
    .fill {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

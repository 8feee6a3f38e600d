import {css} from 'lit';

export default css`
  :host {
    margin-top: calc(var(--_space) * 1.5);
  }
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
    border-radius: calc(var(--_radius) * 2);
  }
  .fill {
    width: var(--_share, 0%);
    height: 100%;
    background: var(--_accent);
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }
  .hint {
    margin-top: 0.2em;
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

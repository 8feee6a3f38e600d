import {css} from 'lit';

export default css`
  /* What stands behind the article stays below the window: nothing in view moves when the gate comes. */
  :host([framed='gate']) {
    min-height: 100svh !important;
  }
  :host([framed='open-gate']) {
    min-height: var(--appeal-reserve, 0) !important;
  }
  .gate {
    border-top: 4px solid var(--_accent);
  }
  .no-give form,
  .no-snooze appeal-snooze {
    display: none;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 2em;
    max-width: var(--appeal-max-width, 44em);
    margin: auto;
    padding: var(--_space) clamp(var(--_space), 4%, calc(var(--_space) * 2));
  }
  .ways:not(:empty)::before {
    content: '';
    width: 100%;
    border-top: 1px solid var(--_line);
  }
  .ways > * {
    min-height: 2.75em;
    display: inline-flex;
    align-items: center;
    font-weight: 700;
    text-underline-offset: 0.15em;
  }
  .ways:empty {
    display: none;
  }
`;

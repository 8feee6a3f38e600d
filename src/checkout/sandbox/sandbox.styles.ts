/** Marks style sheets for the build, which takes their white space out. */
const css = (sheet: TemplateStringsArray): string => sheet.join('');

/** What the form and the challenge have in common. */
const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button {
    min-block-size: 2.75rem;
    padding: 0.5em 1em;
    border: 1px solid currentcolor;
    border-radius: var(--appeal-radius, 6px);
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--appeal-focus, Highlight);
    outline-offset: 2px;
  }
`;

/**
 * The form. The host is shielded from the page's styles; what it takes over is the font, and what the appeal's own
 * properties say. The banner takes over nothing: no theme can make it go away.
 */
const form = css`
  :host {
    all: initial !important;
    display: block !important;
    font: inherit !important;
    color: inherit !important;
    color-scheme: inherit !important;
  }
  .form {
    display: grid;
    gap: var(--appeal-space, 1rem);
    font-family: var(--appeal-font, inherit);
    color: var(--appeal-text, inherit);
    line-height: 1.4;
  }
  .banner {
    display: block !important;
    margin: 0;
    padding: 0.625rem 0.875rem;
    border: 2px solid #8a6100;
    border-radius: var(--appeal-radius, 6px);
    background: repeating-linear-gradient(135deg, #fff4cc 0 14px, #ffeaa3 14px 28px);
    color: #332400;
    font-size: 0.9375rem;
    opacity: 1 !important;
    visibility: visible !important;
  }
  .banner strong {
    display: block;
    font-size: 1rem;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.875rem;
    align-items: start;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .wide {
    grid-column: 1 / -1;
  }
  label {
    display: block;
    margin-block-end: 0.25rem;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--appeal-border, #767676);
    border-radius: var(--appeal-radius, 6px);
    background: var(--appeal-surface, Canvas);
    color: var(--appeal-text, CanvasText);
    font: inherit;
    font-size: max(1rem, 16px);
    font-variant-numeric: tabular-nums;
  }
  input[aria-invalid='true'] {
    border: 2px solid #c5221f;
    border-inline-start-width: 6px;
  }
  .error {
    margin: 0.25rem 0 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .error:empty {
    display: none;
  }
  details {
    font-size: 0.9375rem;
  }
  summary {
    inline-size: fit-content;
    padding-block: 0.625rem;
    cursor: pointer;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.375rem;
    border-block-start: 1px solid var(--appeal-border, #767676);
  }
  li span {
    flex: 1 1 11rem;
  }
  li b {
    display: block;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

/** The challenge: over everything, as a bank's is. */
const challenge = css`
  :host {
    all: initial !important;
    position: fixed !important;
    inset: 0 !important;
    z-index: 2147483647 !important;
    display: grid !important;
    place-items: center !important;
    padding: 1rem !important;
    overflow: auto !important;
    background: rgb(0 0 0 / 60%) !important;
    font:
      1rem/1.5 system-ui,
      sans-serif !important;
  }
  div {
    inline-size: min(100%, 26rem);
    padding: 1.5rem;
    border: 1px solid transparent;
    border-radius: 10px;
    background: #fff;
    color: #1a1a1a;
  }
  h2 {
    margin: 0 0 0.5rem;
    font-size: 1.25rem;
    line-height: 1.3;
  }
  p {
    margin: 0 0 1.25rem;
  }
  button {
    inline-size: 100%;
    margin-block-end: 0.625rem;
  }
  .pass {
    border-color: #0b57d0;
    background: #0b57d0;
    color: #fff;
  }
`;

export const formSheet = controls + form;
export const challengeSheet = controls + challenge;

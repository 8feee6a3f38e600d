/** Marks style sheets for the build, which takes their white space out. */
const css = (sheet: TemplateStringsArray): string => sheet.join('');

/**
 * What the ways that settle elsewhere look like. The host is shielded from the page's styles; what it takes over is the
 * font, and what the appeal's own properties say.
 */
export const waySheet = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  :host {
    all: initial !important;
    display: block !important;
    font: inherit !important;
    color: inherit !important;
    color-scheme: inherit !important;
  }
  .way {
    display: grid;
    gap: var(--appeal-space, 1rem);
    font-family: var(--appeal-font, inherit);
    color: var(--appeal-text, inherit);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  p,
  dl,
  dd,
  figure {
    margin: 0;
  }
  a {
    display: inline-block;
    padding-block: 0.3em;
    color: inherit;
    font-weight: 700;
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--appeal-focus, currentcolor);
    outline-offset: 2px;
  }
  .muted {
    color: var(--appeal-muted, color-mix(in srgb, currentcolor 72%, transparent));
  }
  [role='status']:empty {
    display: none;
  }
`;

/** What bank details need besides. */
export const transferSheet = css`
  .side {
    display: flex;
    flex-wrap: wrap;
    gap: var(--appeal-space, 1rem) calc(var(--appeal-space, 1rem) * 1.5);
    align-items: flex-start;
  }
  dl {
    flex: 1 1 18em;
    min-inline-size: 0;
    border-block-start: 1px solid var(--appeal-border, color-mix(in srgb, currentcolor 48%, transparent));
  }
  dl > div {
    padding-block: 0.5em;
    border-block-end: 1px solid var(--appeal-border, color-mix(in srgb, currentcolor 48%, transparent));
  }
  dt {
    color: var(--appeal-muted, color-mix(in srgb, currentcolor 72%, transparent));
    font-size: 0.9em;
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
    justify-content: space-between;
  }
  dd + dd {
    color: var(--appeal-muted, color-mix(in srgb, currentcolor 72%, transparent));
    font-size: 0.9em;
  }
  bdi {
    flex: 1 1 auto;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .number {
    word-spacing: 0.1em;
    overflow-wrap: normal;
  }
  button {
    min-block-size: 2.75rem;
    min-inline-size: 4.5em;
    padding: 0.4em 0.9em;
    border: 1px solid var(--appeal-border, color-mix(in srgb, currentcolor 48%, transparent));
    border-radius: var(--appeal-radius, 4px);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    border-color: currentcolor;
  }
  figure {
    flex: 0 1 13em;
    min-inline-size: 0;
  }
  figcaption {
    margin-block-start: 0.4em;
    font-size: 0.9em;
  }
  /* Dark on white whatever the page is like: that is what cameras read. */
  svg {
    display: block;
    inline-size: 100%;
    max-inline-size: 13rem;
    block-size: auto;
    border: 1px solid var(--appeal-border, transparent);
    border-radius: var(--appeal-radius, 4px);
    background: #fff;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  [role='status'] {
    min-block-size: 1.45em;
  }
  [role='status']:empty {
    display: block;
  }
  @media print {
    button,
    [role='status'] {
      display: none;
    }
  }
`;

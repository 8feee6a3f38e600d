/** Marks the style sheet for the build, which takes its white space out. */
const css = (text: TemplateStringsArray): string => text.join('');

/** Round, bold, and full of colour. */
export default css`
  :host {
    --_accent: var(--appeal-accent, light-dark(#4035c9, #b3b0ff));
    --_on: var(--appeal-on-accent, light-dark(#fff, #17143f));
    --_muted: var(--appeal-muted, light-dark(#53566f, #b4b6cf));
    --_line: var(--appeal-border, light-dark(#80839c, #7d809a));
    --_radius: var(--appeal-radius, 0.75em);
  }
  .container,
  .surface {
    --_top: var(--appeal-surface, light-dark(#f2f2fb, #1c1c2b));
    color: var(--appeal-text, light-dark(#171727, #f0f0fa));
    font-family: var(--appeal-font, ui-sans-serif, system-ui, sans-serif);
  }
  .container {
    background: var(--_top);
  }
  .container,
  .gate {
    border: 0;
    border-radius: calc(var(--_radius) * 2);
  }
  h2 {
    font-size: clamp(1.6em, 6vw, 2.25em);
    font-weight: 800;
    line-height: 1.1;
  }
  .lead {
    font-weight: 500;
  }
  img {
    border-radius: var(--_radius);
  }
  .choice {
    background: light-dark(#fff, #29293d);
  }
  /* What is asked last is only ringed: filled, it would be taken for the button below it. */
  :host(:not(appeal-methods)) .choice:has(:checked),
  .primary {
    outline-color: var(--appeal-focus, var(--_accent));
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on);
  }
  .primary {
    min-height: 3.5em;
    border-radius: 99em;
  }
`;

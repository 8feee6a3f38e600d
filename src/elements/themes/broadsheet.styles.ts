/** Marks the style sheet for the build, which takes its white space out. */
const css = (text: TemplateStringsArray): string => text.join('');

/** A broadsheet's: serifs, rules, ink on paper. */
export default css`
  :host {
    --_accent: var(--appeal-accent, light-dark(#1b1a17, #efebe1));
    --_on: var(--appeal-on-accent, light-dark(#fff, #1b1a17));
    --_muted: var(--appeal-muted, light-dark(#59554b, #b5af9f));
    --_line: var(--appeal-border, light-dark(#88826f, #8d8776));
    --_radius: var(--appeal-radius, 0);
  }
  .container,
  .surface {
    --_top: var(--appeal-surface, light-dark(#fcfbf7, #1b1a17));
    color: var(--appeal-text, light-dark(#1b1a17, #efebe1));
    font-family: var(--appeal-font, Charter, 'Iowan Old Style', Georgia, 'Noto Serif', serif);
  }
  .container {
    padding-inline: clamp(0.75em, 4%, 2em);
    border-block: 1px solid;
    background: var(--_top);
  }
  .container,
  .bar,
  .panel,
  .gate {
    border-top: 4px double;
  }
  h2 {
    font-size: clamp(1.6em, 6vw, 2.4em);
    line-height: 1.1;
  }
  .lead {
    font-weight: 400;
    line-height: 1.4;
    font-size: 1.25em;
  }
  .highlight span {
    padding: 0;
    background: none;
    box-shadow: 0 0.12em 0 var(--appeal-highlight, currentcolor);
  }
  section > form {
    border-top: 1px solid var(--_line);
    padding-top: calc(var(--_space) * 1.25);
  }
  /* What is asked last is only ringed: inked in, it would be taken for the button below it. */
  :host(:not(appeal-methods)) .choice:has(:checked) {
    outline-color: var(--appeal-focus, var(--_accent));
    background: var(--_accent);
    color: var(--_on);
  }
`;

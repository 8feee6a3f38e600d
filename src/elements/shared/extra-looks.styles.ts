/** Marks the style sheet for the build, which takes its white space out. */
const css = (text: TemplateStringsArray): string => text.join('');

/** A picture, who asks, and what marks the amount that is suggested. */
export default css`
  img {
    display: block;
    width: 100%;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    margin-bottom: var(--_space);
  }
  .byline {
    display: flex;
    align-items: center;
    gap: 0.75em;
  }
  .byline img {
    flex: none;
    width: 3em;
    aspect-ratio: 1;
    margin: 0;
    border-radius: 50%;
  }
  .byline b {
    display: block;
  }
  small {
    flex-basis: 100%;
    font-size: 0.75em;
    line-height: 1.2;
    text-align: center;
  }
`;

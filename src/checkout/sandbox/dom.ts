/** Builds an element: properties as they are called in the DOM, `aria-*`, `role` and `for` as attributes. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A host whose insides no style of the page can reach, and whose own style sheet no policy forbids: an adopted one
 * is not inline.
 */
export function shadowHost(css: string): {host: HTMLElement; root: ShadowRoot} {
  const host = element('div', {lang: 'en', dir: 'ltr'});
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return {host, root};
}

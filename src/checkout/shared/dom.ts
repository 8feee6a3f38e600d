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
 *
 * @param lang BCP 47: the language of what stands inside.
 * @param dir how that is written.
 */
export function shadowHost(css: string, lang = 'en', dir = 'ltr'): {host: HTMLElement; root: ShadowRoot} {
  const host = element('div', {lang, dir});
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return {host, root};
}

/** Hands the appeal's custom properties on to a host that cannot inherit them; other names are ignored. */
export function dress(host: HTMLElement, appearance: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(appearance)) {
    if (name.startsWith('--appeal-')) host.style.setProperty(name, value);
  }
}

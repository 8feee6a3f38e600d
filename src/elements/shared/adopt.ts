import {adoptStyles, type CSSResult, type LitElement} from 'lit';

/** Adds a style sheet to an element that stands already. */
export function adopt(element: LitElement, ...sheets: CSSResult[]): void {
  const root = element.renderRoot;
  if (!(root instanceof ShadowRoot)) return;
  // A copy: the list itself stays live.
  const before = [...root.adoptedStyleSheets];
  adoptStyles(root, sheets);
  root.adoptedStyleSheets = [...before, ...root.adoptedStyleSheets];
}

/** What something that lies over the page, or fades into it, has to know of it. */

/**
 * The page's own background behind an element: the nearest that can't be seen through.
 *
 * @returns a computed colour, or `canvas` where the page sets none.
 */
export function pageSurface(element: Element): string {
  for (let at: Element | null = around(element); at; at = around(at)) {
    const {backgroundColor} = getComputedStyle(at);
    if (!/^transparent|[,/]\s*(0?\.\d+|0)\s*\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'canvas';
}

function around({assignedSlot, parentNode, parentElement}: Element): Element | null {
  return assignedSlot ?? (parentNode instanceof ShadowRoot ? parentNode.host : parentElement);
}

/** What has the focus, in whatever shadow root; `null` when nothing has. */
export function deepFocus(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}

const FOCUSABLE =
  'a[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable=""],[contenteditable=true]';

/**
 * The last thing under a node that Tab stops at, as it is laid out: shadow roots in place of their hosts' children, slots
 * filled. A frame counts as one thing; what it holds is its own.
 */
export function lastTabbable(node: Node): HTMLElement | null {
  for (const child of [...childrenOf(node)].reverse()) {
    if (!(child instanceof Element)) continue;
    const inner = lastTabbable(child);
    if (inner) return inner;
    if (child instanceof HTMLElement && isTabbable(child)) return child;
  }
  return null;
}

function isTabbable(element: HTMLElement): boolean {
  return (
    element.matches(FOCUSABLE) &&
    element.tabIndex >= 0 &&
    // Of a group of radios Tab stops at the chosen one.
    !element.matches(':disabled,[type=radio]:not(:checked)') &&
    element.checkVisibility({visibilityProperty: true})
  );
}

function childrenOf(node: Node): readonly Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    if (assigned.length) return assigned;
  }
  return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
}

/** What readers and their software find on the page: roles, names, descriptions and visible text, through every shadow root. */
import {expect} from '@open-wc/testing';
import axe from 'axe-core';

/** Every element under a node as it is laid out: shadow roots in place of their hosts' children, slots filled. */
export function* flattened(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!(child instanceof Element)) continue;
    yield child;
    yield* flattened(child);
  }
}

function childrenOf(node: Node): Iterable<Node> {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    if (assigned.length) return assigned;
  }
  return (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes;
}

/** Whether an element takes room and is not hidden. */
export function isVisible(element: Element): boolean {
  const {width, height} = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({visibilityProperty: true});
}

/** All that can be perceived and has a role, with its name. */
export function perceived(scope: Element): {role: string; name: string; element: HTMLElement}[] {
  axe.teardown();
  axe.setup(document.documentElement);
  try {
    return [...flattened(scope)]
      .filter((element): element is HTMLElement => element instanceof HTMLElement && isVisible(element))
      .flatMap((element) => {
        if (element instanceof HTMLSlotElement) return [];
        const role = roleOf(element);
        return role ? [{role, name: nameOf(element), element}] : [];
      });
  } finally {
    axe.teardown();
  }
}

function roleOf(element: HTMLElement): string | null {
  const {aria} = axe.commons as unknown as {aria: {getRole(element: Element): string | null}};
  return aria.getRole(element);
}

function nameOf(element: HTMLElement): string {
  const {text} = axe.commons as unknown as {text: {accessibleText(element: Element): string}};
  return text.accessibleText(element).replace(/\s+/g, ' ').trim();
}

/** The names of everything with a role, in reading order. */
export function names(scope: Element, role: string): string[] {
  return perceived(scope).flatMap((each) => (each.role === role ? [each.name] : []));
}

/** The one element with that role and name. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector has it
export function find<T extends HTMLElement = HTMLElement>(scope: Element, role: string, name: string | RegExp): T {
  const all = perceived(scope).filter((each) => each.role === role);
  const found = all.filter((each) => (typeof name === 'string' ? each.name === name : name.test(each.name)));
  expect(found.length, `${role} “${String(name)}” among ${all.map((each) => `“${each.name}”`).join(', ')}`).to.equal(1);
  return found[0]!.element as T;
}

/** What is said of a field after its name. */
export function description(element: Element): string {
  const root = element.getRootNode() as ShadowRoot;
  return (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => root.getElementById(id)?.textContent.replace(/\s+/g, ' ').trim() ?? '')
    .filter(Boolean)
    .join(' ');
}

/** The visible words under an element, blanks collapsed. */
export function words(scope: Element): string {
  let text = '';
  const read = (node: Node): void => {
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLSlotElement || (node instanceof Element && isVisible(node))) {
      for (const child of childrenOf(node)) read(child);
      text += ' ';
    }
  };
  read(scope);
  return text.replace(/\s+/g, ' ').trim();
}

/** What live regions hold now. */
export function spoken(scope: Element): string {
  return [...flattened(scope)]
    .filter((element) => element.matches('[role=status], [role=alert], [aria-live]'))
    .map((element) => element.textContent.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' | ');
}

/** Where the focus is, through every shadow root. */
export function focused(): HTMLElement {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active as HTMLElement;
}

/** The name of what has the focus. */
export function focusedName(): string {
  axe.teardown();
  axe.setup(document.documentElement);
  try {
    return nameOf(focused());
  } finally {
    axe.teardown();
  }
}

/** What axe finds wrong, as `rule: element` lines. */
export async function violations(scope: Element): Promise<string[]> {
  axe.teardown();
  await Promise.all(document.getAnimations().map(({finished}) => finished.catch(() => null)));
  // The payment's place keeps the page's own styles out by an inline style, and has no text of its own: what stands in it
  // spaces its words itself. (Chromium writes that style in a way in which axe does not see it.)
  const {violations: found} = await axe.run(scope, {rules: {'avoid-inline-spacing': {enabled: false}}});
  return found.flatMap(({id, nodes}) =>
    nodes.map(({html, failureSummary}) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** A computed CSS colour over others beneath it, as red, green, blue from 0 to 255. */
export function opaque(color: string, beneath: readonly number[] = [255, 255, 255]): number[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;
  canvas.fillStyle = `rgb(${beneath.join(' ')})`;
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** The colour behind an element: every background from the page's canvas up to it. */
export function backdrop(element: Element): number[] {
  const parent = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  const beneath = parent ? backdrop(parent) : opaque(systemColor('Canvas', element));
  return opaque(getComputedStyle(element).backgroundColor, beneath);
}

function systemColor(name: string, near: Element): string {
  const probe = document.createElement('i');
  probe.style.color = name;
  near.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** WCAG's contrast ratio of two opaque colours. */
export function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The smaller side of what can be hit for a control: its own box, or its label's. */
export function targetSize(control: Element): number {
  const boxes = [control, ...((control as Partial<HTMLInputElement>).labels ?? [])].map((each) => {
    const {width, height} = each.getBoundingClientRect();
    return Math.min(width, height);
  });
  return Math.max(...boxes);
}

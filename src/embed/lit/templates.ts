/**
 * Templates as `scripts/lib/compile-templates.mjs` writes them: HTML in which `<?>` stands for content, and an attribute
 * with a mark before its name for a binding: `.property` (`.two-words` for `twoWords`, since HTML knows no capitals),
 * `@event`, `?boolean`, `$attribute`. Values come in the order of the document. They do what they do in Lit, but that there
 * are no directives.
 */

/** In place of a value: shows nothing, and takes an attribute away. */
export const nothing = Symbol();

/** A template with its values. A class, so that no JSON can be one. */
class TemplateResult {
  constructor(
    readonly text: string,
    readonly values: readonly unknown[],
  ) {}
}

/** What the build writes for `` html`…` ``. */
export function html(text: string, ...values: unknown[]): TemplateResult {
  return new TemplateResult(text, values);
}

type Show = (value: unknown) => void;

/** How each kind of binding shows its value. */
const BINDINGS: Readonly<Record<string, (element: Element, name: string, host: object) => Show>> = {
  '.': (element, name) => {
    const property = name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
    return (value) => Object.assign(element, {[property]: value === nothing ? undefined : value});
  },
  '?': (element, name) => (value) => element.toggleAttribute(name, !!value && value !== nothing),
  $: (element, name) => (value) => {
    if (value === nothing) element.removeAttribute(name);
    else element.setAttribute(name, (value ?? '') as string);
  },
  '@': (element, name, host) => {
    let listener: unknown;
    element.addEventListener(name, (event) => (listener as (this: object, event: Event) => void).call(host, event));
    return (value) => (listener = value);
  },
};

/** A template's document, and which of its nodes, in the order of a walk, have a binding, or are content. */
interface Template {
  readonly content: DocumentFragment;
  readonly parts: readonly (readonly [at: number, attribute?: string])[];
}

const templates = new Map<string, Template>();
const walker = document.createTreeWalker(document, 129 /* elements and comments */);
interface Policies {
  readonly trustedTypes?: {createPolicy(name: string, rules: object): {createHTML(text: string): string}};
}
/** The name is Lit's: pages with Trusted Types know it (docs/decisions/0013-trusted-types-and-a-second-lit.md). */
const policy = (globalThis as Policies).trustedTypes?.createPolicy('lit-html', {createHTML: (text: string) => text});

function read(text: string): Template {
  const template = document.createElement('template');
  // eslint-disable-next-line no-restricted-syntax -- a literal of ours, with places for values and no values
  template.innerHTML = policy ? policy.createHTML(text) : text;
  const {content} = template;
  const parts: [number, string?][] = [];
  walker.currentNode = content;
  for (let at = 0; walker.nextNode(); at++) {
    const node = walker.currentNode;
    if (!(node instanceof Element)) parts.push([at]);
    else {
      for (const name of node.getAttributeNames()) {
        if (!BINDINGS[name.charAt(0)]) continue;
        parts.push([at, name]);
        node.removeAttribute(name);
      }
    }
  }
  return {content, parts};
}

/** A template in the document. */
class Instance {
  readonly nodes: DocumentFragment;
  readonly #parts: readonly Show[];
  #shown: readonly unknown[] | undefined;

  constructor(
    readonly text: string,
    host: object,
  ) {
    let template = templates.get(text);
    if (!template) templates.set(text, (template = read(text)));
    this.nodes = document.importNode(template.content, true);
    walker.currentNode = this.nodes;
    let reached = -1;
    this.#parts = template.parts.map(([at, name]) => {
      for (; reached < at; reached++) walker.nextNode();
      const node = walker.currentNode;
      const bind = name && BINDINGS[name.charAt(0)];
      return bind ? bind(node as Element, name.slice(1), host) : content(node, node.nextSibling, host);
    });
  }

  update(values: readonly unknown[]): void {
    const before = this.#shown;
    this.#shown = values;
    this.#parts.forEach((show, index) => {
      if (!before || before[index] !== values[index]) show(values[index]);
    });
  }
}

/** An entry of a list, and the node behind it. */
interface Entry {
  readonly end: Node;
  readonly show: Show;
}

/** What lies between two nodes: text, a template, a list of such things, or nothing. */
export function content(start: Node, end: Node | null, host: object): Show {
  let shown: unknown = '';
  const insert = <Kind extends Node>(node: Kind): Kind => (start.parentNode as Node).insertBefore(node, end);
  const clear = (after = start): void => {
    while (after.nextSibling !== end) (after.nextSibling as ChildNode).remove();
  };
  const entry = (after: Node): Entry => {
    const end = insert(new Comment());
    return {end, show: content(after, end, host)};
  };

  return (value) => {
    if (value instanceof TemplateResult) {
      let instance = shown as Instance;
      const known = shown instanceof Instance && shown.text === value.text;
      if (!known) instance = new Instance(value.text, host);
      instance.update(value.values);
      if (known) return;
      clear();
      insert(instance.nodes);
      shown = instance;
    } else if (Array.isArray(value)) {
      if (!Array.isArray(shown)) {
        clear();
        shown = [];
      }
      const entries = shown as Entry[];
      const last = (index: number): Node => entries[index - 1]?.end ?? start;
      if (entries.splice(value.length).length) clear(last(value.length));
      value.forEach((each, index) => (entries[index] ??= entry(last(index))).show(each));
    } else {
      const text = (value === nothing ? '' : (value ?? '')) as string;
      if (text === shown) return;
      // The same node stays: a selection in it, and whoever reads it out, is not disturbed.
      if (typeof shown !== 'object' && shown !== '' && text !== '') (start.nextSibling as Text).data = text;
      else {
        clear();
        if (text !== '') insert(new Text(text));
      }
      shown = text;
    }
  };
}

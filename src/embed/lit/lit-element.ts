import {adoptStyles} from './styles.js';
import {content} from './templates.js';

/** How a property follows an attribute. */
interface PropertyOptions {
  /** The attribute's name, or `false` for none; the property's in lower case if left out. */
  readonly attribute?: string | false;
  /** What makes a value of the attribute's text: `Number`. */
  readonly type?: (text: string) => unknown;
  /** Whether the attribute follows the property, too; texts only. */
  readonly reflect?: boolean;
}

/** What has changed since the last update, and what it was before. */
type Changed = Map<string, unknown>;

/** An element that renders again when its properties have changed: once for all changes of one turn. */
export abstract class LitElement extends HTMLElement {
  static styles: CSSStyleSheet[];
  static elementProperties: ReadonlyMap<string, PropertyOptions> = new Map();

  /** What the build writes for Lit's decorators; `false` stands for a property without an attribute. */
  static createProperties(all: Readonly<Record<string, PropertyOptions | false>>): void {
    for (const [name, options] of Object.entries(all)) this.createProperty(name, options);
  }

  static createProperty(name: string, options: PropertyOptions | false = {}): void {
    const attribute = options && name.toLowerCase();
    this.elementProperties = new Map(this.elementProperties).set(name, {attribute, ...options});
    Object.defineProperty(this.prototype, name, {
      get(this: LitElement) {
        return this.#values[name];
      },
      set(this: LitElement, value: unknown) {
        const before = this.#values[name];
        if (Object.is(value, before)) return;
        this.#values[name] = value;
        if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? before : undefined);
        this.requestUpdate();
      },
      configurable: true,
      enumerable: true,
    });
  }

  static get observedAttributes(): string[] {
    return [...this.elementProperties.values()].flatMap(({attribute}) => attribute || []);
  }

  readonly renderRoot = this.attachShadow({mode: 'open'});
  hasUpdated = false;
  /** Settles when what was changed so far is rendered. */
  updateComplete: Promise<unknown>;

  readonly #values: Record<string, unknown> = {};
  #changed: Changed = new Map();
  #pending = false;
  #connect!: () => void;
  readonly #show = content(this.renderRoot.appendChild(new Comment()), null, this);
  /** What was set before the element was defined. */
  #early: Record<string, unknown> | null = null;
  readonly #controllers: {hostDisconnected(): void}[] = [];

  constructor() {
    super();
    adoptStyles(this.renderRoot, (this.constructor as typeof LitElement).styles);
    this.updateComplete = new Promise<void>((resolve) => (this.#connect = resolve));
    for (const name of this.#properties.keys()) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early = {...this.#early, [name]: this[name as keyof this]};
      Reflect.deleteProperty(this, name);
    }
    this.requestUpdate();
  }

  get #properties(): ReadonlyMap<string, PropertyOptions> {
    return (this.constructor as typeof LitElement).elementProperties;
  }

  /** @param controller is told when the element leaves the document. */
  addController(controller: {hostDisconnected(): void}): void {
    this.#controllers.push(controller);
  }

  connectedCallback(): void {
    this.#connect();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected();
  }

  attributeChangedCallback(changed: string, _before: string | null, text: string | null): void {
    for (const [name, {attribute, type}] of this.#properties) {
      if (attribute === changed) Object.assign(this, {[name]: type && text !== null ? type(text) : text});
    }
  }

  requestUpdate(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.updateComplete = this.#update(this.updateComplete);
  }

  async #update(before: Promise<unknown>): Promise<boolean> {
    // An update that failed is told of once more, and holds up no other.
    await before.catch((cause: unknown) => void Promise.reject(cause as Error));
    const wait = this.scheduleUpdate();
    if (wait) await wait;
    Object.assign(this, this.#early);
    this.#early = null;
    const changed = this.#changed;
    let result;
    try {
      this.willUpdate?.(changed);
      for (const [name, {reflect}] of this.#properties) {
        if (reflect && changed.has(name)) this.setAttribute(name, String(this.#values[name]));
      }
      result = this.render();
    } finally {
      // What changes from here on is the next update's.
      this.#changed = new Map();
      this.#pending = false;
    }
    this.#show(result);
    this.hasUpdated = true;
    this.updated?.(changed);
    return !this.#pending;
  }

  /** Puts an update off until what it returns has settled. */
  protected scheduleUpdate(): Promise<void> | undefined {
    return undefined;
  }

  protected abstract render(): unknown;
  protected willUpdate?(changed: Changed): void;
  protected updated?(changed: Changed): void;
}

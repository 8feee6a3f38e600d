import type {ReactiveController, ReactiveElement} from 'lit';

/** How long an ask must be in view to have been seen, in ms. */
const SEEN_AFTER = 1000;

/**
 * Tells, once, that an ask has been seen: at least half of it, or half of the window where it is taller than that,
 * for one second in a visible tab.
 */
export class ViewController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #seen: () => void;
  #observer: IntersectionObserver | null = null;
  #timer = 0;

  constructor(host: ReactiveElement, seen: () => void) {
    this.#host = host;
    this.#seen = seen;
    host.addController(this);
  }

  /** Begins to watch; a watch that is under way begins anew. */
  watch(): void {
    this.hostDisconnected();
    this.#observer = new IntersectionObserver(([entry]) => this.#look(entry), {threshold: [0, 0.25, 0.5, 0.75, 1]});
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #look(entry: IntersectionObserverEntry | undefined): void {
    if (!entry) return;
    const half =
      entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= (entry.rootBounds?.height ?? Infinity) / 2;
    if (half) this.#timer ||= window.setTimeout(() => this.#passed(), SEEN_AFTER);
    else {
      clearTimeout(this.#timer);
      this.#timer = 0;
    }
  }

  #passed(): void {
    if (document.visibilityState === 'hidden') {
      this.watch();
      return;
    }
    this.hostDisconnected();
    this.#seen();
  }
}

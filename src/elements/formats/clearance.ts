import {deepFocus} from './page-surface.js';
import {dressPage, ROOM} from './page-sheet.js';

/** How long a page may take to scroll to what has got the focus, in ms. */
const SETTLED_AFTER = 1000;

/**
 * Sees to it that what lies along the window's lower edge covers nothing that has the focus and nothing at the page's end,
 * and is itself not covered by what others have put there.
 *
 * @see https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
 */
export class Clearance {
  readonly #host: HTMLElement;
  readonly #room = document.createElement('div');
  readonly #sizes = new ResizeObserver(() => this.#measure());
  #box: HTMLElement | null = null;
  #keep = false;
  #lift = 0;
  #frame = 0;
  #timer = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#room.setAttribute(ROOM, '');
  }

  /**
   * Looks after a box from now on.
   *
   * @param box `null` where there is none to look after.
   * @param keep whether the room at the page's end may only grow.
   */
  watch(box: HTMLElement | null, keep = false): void {
    this.#keep = keep;
    if (box === this.#box) return;
    this.stop(box ? this.#room : null);
    if (!box) return;
    this.#box = box;
    dressPage(this.#host);
    dressPage(document.body);
    if (!this.#room.isConnected) document.body.append(this.#room);
    this.#sizes.observe(box);
    document.addEventListener('focusin', this.#focused);
    for (const name of ['scroll', 'resize']) addEventListener(name, this.#moved, {passive: true});
    // What others put there late, such as an advertisement.
    this.#timer = window.setInterval(this.#moved, 2000);
  }

  stop(room: HTMLElement | null = null): void {
    this.#sizes.disconnect();
    document.removeEventListener('focusin', this.#focused);
    for (const name of ['scroll', 'resize']) removeEventListener(name, this.#moved);
    clearInterval(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!room) this.#room.remove();
    this.#box = null;
  }

  #measure(): void {
    const {height = 0} = this.#box?.getBoundingClientRect() ?? {};
    const kept = this.#keep ? this.#room.offsetHeight : 0;
    this.#room.style.setProperty('height', `${Math.max(Math.ceil(height), kept)}px`);
    this.#moved();
  }

  readonly #moved = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#rise(this.#covered());
    });
  };

  /** How much of it, from below, lies under something that is not ours, in px. */
  #covered(): number {
    const box = this.#box?.getBoundingClientRect();
    if (!box) return 0;
    let lift = 0;
    for (const x of [box.left + 8, box.left + box.width / 2, box.right - 8]) {
      const on = document.elementFromPoint(x, innerHeight - 4);
      if (!on || on === this.#host || this.#host.contains(on)) continue;
      const edge = stuckTo(on);
      // Something that covers the whole window is somebody else's dialog, which is theirs to close.
      if (edge && edge.height < innerHeight / 2) lift = Math.max(lift, innerHeight - edge.top);
    }
    return lift;
  }

  #rise(lift: number): void {
    if (lift === this.#lift) return;
    this.#lift = lift;
    this.#host.style.setProperty('--_lift', `${lift}px`);
  }

  /**
   * What gets the focus under the box is scrolled free of it; what does not scroll makes the box rise. The page's own scrolling
   * to it may be smooth, and take its time: so this looks again for a while, unless the reader scrolls.
   */
  readonly #focused = (): void => {
    const target = deepFocus();
    if (!target || !this.#box || this.#host.contains(document.activeElement)) return;
    const until = performance.now() + SETTLED_AFTER;
    const own = new AbortController();
    for (const name of ['wheel', 'touchmove', 'pointerdown']) {
      addEventListener(name, () => own.abort(), {passive: true, signal: own.signal});
    }
    const look = (): void => {
      if (own.signal.aborted || deepFocus() !== target || !this.#box) return;
      this.#free(target, this.#box.getBoundingClientRect());
      if (performance.now() < until) requestAnimationFrame(look);
      else own.abort();
    };
    look();
  };

  #free(target: HTMLElement, box: DOMRect): void {
    const below = (): number => target.getBoundingClientRect().bottom + 8 - box.top;
    const {left, right, height} = target.getBoundingClientRect();
    if (below() <= 0 || right < box.left || left > box.right || height > box.top) return;
    scrollBy({top: below(), behavior: 'instant'});
    if (below() > 1 && stuckTo(target)) this.#rise(innerHeight - target.getBoundingClientRect().top + 8);
  }
}

/** The box of what is fixed to the window around an element. */
function stuckTo(element: Element): DOMRect | null {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return at.getBoundingClientRect();
  }
  return null;
}

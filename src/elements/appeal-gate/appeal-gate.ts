import {html, LitElement, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {cutBehind, findCut} from '../formats/cut.js';
import {pageSurface} from '../formats/page-surface.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-gate.styles.js';

/**
 * Cuts the article that it stands in: what follows is not on the screen, for nobody, until the gate is opened or gone. Print
 * has the whole article. This is no access control: what must not be read must not be sent.
 *
 * @element appeal-gate
 * @slot - What is said at the cut: a heading, the reason, and ways to read on, which are links and buttons.
 * @cssprop [--appeal-surface] - Background.
 */
export class AppealGate extends LitElement {
  static override styles = [tokens, styles];

  /** Moves the gate behind so many paragraphs, or behind what this selector finds; it stays where it is if left out. */
  @property({attribute: 'cut-after'}) cutAfter = '';
  /** Selector of the element that holds the article's text; if left out, the closest `article`, else `main`. */
  @property() within = '';
  /** Anything at all, such as `open=""`: nothing is cut. */
  @property() open: string | null = null;
  /** What stands in the article in the gate's place. @internal */
  @property({attribute: false}) place: Element | null = null;

  #undo: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#uncut();
  }

  override render(): TemplateResult {
    return html`<div class="fade" ?hidden=${this.open !== null}></div>
      <slot></slot>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('cutAfter') && this.cutAfter && !this.place) this.#move();
    this.#uncut();
    if (this.open !== null || !this.isConnected) return;
    this.style.setProperty('--_page', pageSurface(this.place ?? this));
    this.#undo = cutBehind(this.place ?? this, this.within);
  }

  #move(): void {
    const cut = findCut({cutAfter: this.cutAfter, within: this.within});
    if (cut && cut.nextElementSibling !== this) cut.after(this);
  }

  #uncut(): void {
    this.#undo?.();
    this.#undo = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-gate': AppealGate;
  }
}

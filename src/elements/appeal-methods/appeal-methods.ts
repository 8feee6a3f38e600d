import {html, LitElement, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {AppealConfig} from '../../core/config/config.js';
import type {MessageKey} from '../../messages/catalogue.js';
import {say} from '../../messages/messages.js';
import {AppealMethodChangeEvent} from '../events.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-methods.styles.js';
import type * as Marks from './method-marks.js';
import {OFTEN} from './often-marks.js';

/**
 * How to pay: a radio group. Marks are decoration, names are text.
 *
 * @element appeal-methods
 * @fires {AppealMethodChangeEvent} appeal-method-change - A method was picked.
 */
export class AppealMethods extends LitElement {
  static override styles = [tokens, controls, styles];

  /** What is offered, e.g. `card`, `sepa_debit`. */
  @property({attribute: false}) methods: readonly string[] = ['card'];
  /** What the config says of some of them, for their names. To be set before `methods`. */
  ways: AppealConfig['checkout']['ways'];
  /** What is chosen. */
  @property({reflect: true}) value = 'card';
  /** BCP 47. */
  @property() locale = 'en';

  /** Those that are not at hand come after the names, into the room that is kept for them. */
  @state() private marks: typeof Marks | null = null;

  protected override willUpdate(): void {
    if (this.marks || this.methods.every((method) => OFTEN[method])) return;
    // They are decoration: where they can't be had, there are none.
    import('./method-marks.js').then(
      (marks) => (this.marks = marks),
      () => null,
    );
  }

  override render(): TemplateResult {
    return html`<fieldset>
      <legend>${say(this.locale, 'howToPay')}</legend>
      <div class="row">
        ${this.methods.map(
          (method) =>
            html`<label class="choice">
              <input
                type="radio"
                name="method"
                .value=${method}
                .checked=${method === this.value}
                @change=${() => this.#pick(method)}
              />
              <svg viewBox="0 0 24 16" aria-hidden="true">
                <path d=${OFTEN[method] ?? this.marks?.markOf(method, this.ways?.[method])} />
              </svg>
              ${this.ways?.[method]?.name ?? (say(this.locale, `method_${method}` as MessageKey) || brand(method))}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #pick(method: string): void {
    this.value = method;
    this.dispatchEvent(new AppealMethodChangeEvent(method));
  }
}

/** The name of a brand, which is the same in every language: `apple_pay` is Apple Pay. */
function brand(method: string): string {
  return method.replace(/(?:^|[-_])(.)/g, (_, letter: string) => ` ${letter.toUpperCase()}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-methods': AppealMethods;
  }
}

import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Frequency, Gift} from '../../core/gift/gift.js';
import {formatMoney, toDecimal, type Money} from '../../core/gift/money.js';
import {say, sayGift} from '../../messages/messages.js';
import {AppealAmountChangeEvent} from '../events.js';
import {looks} from '../shared/looks.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-amounts.styles.js';
import type {Doubts, OwnAmount} from './own-amount.js';

/**
 * How much: a row of suggested amounts and one of the reader's own. Usable alone inside any `<form>`, where its value
 * is the amount in major units, e.g. `7.50`.
 *
 * @element appeal-amounts
 * @attr {string} name - The name under which a form sends the value. Forms go by the attribute alone.
 * @fires {AppealAmountChangeEvent} appeal-amount-change - A usable amount was picked or typed.
 * @csspart amount - Each amount's label.
 * @csspart own-amount - The field for an amount of one's own.
 */
export class AppealAmounts extends LitElement {
  static readonly formAssociated = true;
  static override styles = [tokens, controls, styles];

  /** Suggested amounts in minor units, smallest first. */
  @property({attribute: false}) presets: readonly number[] = [];
  /** What each amount pays for, by minor units. */
  @property({attribute: false}) impact: Readonly<Record<number, string>> = {};
  /** The amount that the publication suggests, in minor units; one of `presets`. */
  @property({attribute: false}) recommended: number | undefined;
  /** The chosen amount in minor units; `null` while the own amount is no usable one. */
  @property({attribute: false}) value: number | null = null;
  /** What stands in the field for an own amount; `null` while a suggested one is chosen. */
  @property({attribute: false}) own: string | null = null;
  /** The least and the most that an own amount may be, in minor units. */
  @property({type: Number}) min = 1;
  @property({type: Number}) max = 99_999_999;
  /** ISO 4217, lower case. */
  @property() currency = 'usd';
  @property() frequency: Frequency = 'monthly';
  /** BCP 47. */
  @property() locale = 'en';

  /** Comes when it is needed, or sooner. */
  @state() private half: OwnAmount | null = null;

  readonly #internals = this.attachInternals();
  /** What was chosen when the group was first shown: what a form's reset goes back to. */
  #first: number | null = null;

  /**
   * Whether the amount can be given; says what is wrong, and moves there, if not.
   *
   * @param doubts what else a typed gift may have been meant as; if anything, the reader is asked.
   * @returns the gift, where the reader means another one than what is typed.
   */
  async validate(doubts?: Doubts): Promise<boolean | Gift> {
    return this.own === null || (await this.#bring()).validate(doubts);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#first = this.value;
    this.#internals.setFormValue(this.value === null ? null : toDecimal(this.#money(this.value)));
    if (changed.has('frequency') && this.hasUpdated) void this.#bring().then((half) => half.offer());
    else if (this.own !== null) void this.#bring();
  }

  async #bring(): Promise<OwnAmount> {
    const {OwnAmount: Half} = await import('./own-amount.js');
    return (this.half ??= new Half(this));
  }

  override render(): TemplateResult {
    const own = this.own !== null;
    return html`<fieldset>
        <legend>${say(this.locale, 'howMuch')}</legend>
        <div class="row">
          ${this.presets.map(
            (minor) =>
              html`<label class="choice" part="amount">
                <input
                  type="radio"
                  name="amount"
                  .checked=${!own && minor === this.value}
                  aria-label=${this.#say(minor)}
                  aria-describedby=${minor === this.recommended ? 'suggested' : nothing}
                  @change=${() => this.#pick(minor)}
                />
                <bdi>${formatMoney(this.#money(minor), this.locale)}</bdi>
                ${minor === this.recommended ? looks.mark?.(this.locale) : nothing}
              </label>`,
          )}
          <label class="choice other" part="amount">
            <input
              type="radio"
              name="amount"
              .checked=${own}
              @change=${this.#other}
              @click=${({detail}: MouseEvent) => void this.#bring().then((half) => half.clicked(detail))}
            />
            ${say(this.locale, 'other')}
          </label>
        </div>
      </fieldset>
      ${
        // Where no amount says what it pays for, no room is kept for that.
        own
          ? this.half?.render()
          : Object.keys(this.impact)[0] && html`<p class="hint">${this.#renderImpact(this.value ?? 0)}</p>`
      }
      <p role="status">${this.half?.announcement}</p>`;
  }

  #renderImpact(minor: number): unknown {
    const words = this.impact[minor];
    return words && html`<b>${this.#say(minor)}</b> ${words}`;
  }

  #other(): void {
    this.own = '';
    this.choose(null);
  }

  #pick(minor: number): void {
    this.own = null;
    this.choose(minor);
  }

  /** Takes an amount, or `null` for an own one that can't be used, and tells. @internal */
  choose(minor: number | null): void {
    this.value = minor;
    if (minor !== null) this.dispatchEvent(new AppealAmountChangeEvent(this.#money(minor)));
    this.dispatchEvent(new CustomEvent('change'));
  }

  #money(minor: number): Money {
    return {minor, currency: this.currency};
  }

  #say(minor: number): string {
    return sayGift(this.locale, {frequency: this.frequency, amount: this.#money(minor)});
  }

  /** Called by forms. */
  formResetCallback(): void {
    this.own = null;
    this.value = this.#first;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-amounts': AppealAmounts;
  }
}

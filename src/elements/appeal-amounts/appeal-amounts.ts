import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {Frequency} from '../../core/gift/gift.js';
import {formatMoney, toDecimal, type Money} from '../../core/gift/money.js';
import {say, sayGift} from '../../messages/messages.js';
import {AppealAmountChangeEvent} from '../events.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-amounts.styles.js';

/**
 * How much: a row of suggested amounts and one of the reader's own. Usable alone inside any `<form>`, where its value
 * is the amount in major units, e.g. `7.50`.
 *
 * @element appeal-amounts
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
  /** The name under which a form sends the value. */
  @property() name = '';

  @state() private problem = '';
  @state() private announcement = '';
  /** Comes when it is needed, or sooner. */
  @state() private half: typeof import('./own-amount.js') | null = null;
  @query('#own') private field!: HTMLInputElement | null;

  readonly #internals = this.attachInternals();

  /** Whether the amount can be given; says what is wrong, and moves there, if not. */
  async validate(): Promise<boolean> {
    if (this.own === null) return true;
    this.problem = (await this.#bring()).readOwn(this).problem;
    if (!this.problem) return true;
    await this.updateComplete;
    this.field?.focus();
    return false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#internals.setFormValue(this.value === null ? null : toDecimal(this.#money(this.value)));
    if (changed.has('frequency') && this.hasUpdated) void this.#offer();
    else if (this.own !== null) void this.#bring();
  }

  /** Another frequency has other amounts, and other limits for one's own. */
  async #offer(): Promise<void> {
    const {announce, readOwn} = await this.#bring();
    this.announcement = announce(this);
    if (this.problem) this.problem = readOwn(this).problem;
  }

  async #bring(): Promise<typeof import('./own-amount.js')> {
    return (this.half ??= await import('./own-amount.js'));
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
                  @change=${() => this.#pick(minor)}
                />
                <bdi>${formatMoney(this.#money(minor), this.locale)}</bdi>
              </label>`,
          )}
          <label class="choice other" part="amount">
            <input
              type="radio"
              name="amount"
              .checked=${own}
              @change=${() => void this.#type('')}
              @click=${this.#clicked}
            />
            ${say(this.locale, 'other')}
          </label>
        </div>
      </fieldset>
      ${
        own
          ? this.half?.renderOwn(
              this,
              this.problem,
              (text) => void this.#type(text),
              () => void this.#left(),
            )
          : nothing
      }
      <p class="hint impact">${own || this.value === null ? nothing : this.#renderImpact(this.value)}</p>
      <p class="quiet" role="status">${this.announcement}</p>`;
  }

  #renderImpact(minor: number): unknown {
    const words = this.impact[minor];
    return words ? html`<b>${this.#say(minor)}</b> ${words}` : nothing;
  }

  #pick(minor: number): void {
    this.own = null;
    this.problem = '';
    this.#change(minor);
  }

  async #type(text: string): Promise<void> {
    this.own = text;
    const {minor} = (await this.#bring()).readOwn(this);
    if (minor !== null) this.problem = '';
    this.#change(minor);
  }

  async #left(): Promise<void> {
    this.problem = this.own ? (await this.#bring()).readOwn(this).problem : '';
  }

  /** With a pointer the next thing is to type; with arrow keys the reader may only be passing by. */
  async #clicked({detail}: MouseEvent): Promise<void> {
    await this.#bring();
    await this.updateComplete;
    if (detail) this.field?.focus();
  }

  #change(minor: number | null): void {
    this.value = minor;
    if (minor !== null) this.dispatchEvent(new AppealAmountChangeEvent(this.#money(minor)));
    this.dispatchEvent(new Event('change'));
  }

  #money(minor: number): Money {
    return {minor, currency: this.currency};
  }

  #say(minor: number): string {
    return sayGift(this.locale, {frequency: this.frequency, amount: this.#money(minor)});
  }

  /** Called by forms. */
  formResetCallback(): void {
    this.#pick(this.presets[0] ?? this.min);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-amounts': AppealAmounts;
  }
}

import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {Frequency} from '../../core/gift/gift.js';
import {formatMoney, parseAmount, toDecimal, type AmountProblem, type Money} from '../../core/gift/money.js';
import {say, sayCurrency, sayGift} from '../../messages/messages.js';
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
  @query('#own') private field!: HTMLInputElement | null;

  readonly #internals = this.attachInternals();

  /** Whether the amount can be given; says what is wrong, and moves there, if not. */
  reportValidity(): boolean {
    this.problem = this.#problemOf();
    if (this.problem) void this.updateComplete.then(() => this.field?.focus());
    return !this.problem;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('frequency') && this.hasUpdated) {
      const amounts = this.presets.map((minor) => this.#say(minor)).join(', ');
      this.announcement = say(this.locale, 'offered', {amounts});
      if (this.problem) this.problem = this.#problemOf();
    }
    this.#internals.setFormValue(this.value === null ? null : toDecimal(this.#money(this.value)));
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
            <input type="radio" name="amount" .checked=${own} @change=${() => this.#type('')} @click=${this.#clicked} />
            ${say(this.locale, 'other')}
          </label>
        </div>
      </fieldset>
      ${own ? this.#renderField(this.own ?? '') : nothing}
      <p class="hint impact">${own || this.value === null ? nothing : this.impact[this.value]}</p>
      <p class="quiet" role="status">${this.announcement}</p>`;
  }

  #renderField(text: string): TemplateResult {
    const {locale, currency, problem} = this;
    const limits = {min: this.#format(this.min), max: this.#format(this.max)};
    return html`<div class="own">
      <label class="label" for="own">${say(locale, 'otherIn', {currency: sayCurrency(locale, currency)})}</label>
      <input
        id="own"
        class="field"
        part="own-amount"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        .value=${text}
        aria-describedby="hint problem"
        aria-invalid=${problem ? 'true' : 'false'}
        @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
        @blur=${() => (this.problem = text && this.#problemOf())}
      />
      <p id="hint" class="hint">${say(locale, 'limits', limits)}</p>
      <p id="problem" class="error" role="alert">${problem && say(locale, 'error', {text: problem})}</p>
    </div>`;
  }

  #pick(minor: number): void {
    this.own = null;
    this.problem = '';
    this.#change(minor);
  }

  #type(text: string): void {
    this.own = text;
    const amount = this.#read(text);
    const usable = !('problem' in amount) && amount.minor >= this.min && amount.minor <= this.max;
    if (usable) this.problem = '';
    this.#change(usable ? amount.minor : null);
  }

  /** With a pointer the next thing is to type; with arrow keys the reader may only be passing by. */
  #clicked(event: MouseEvent): void {
    if (event.detail) void this.updateComplete.then(() => this.field?.focus());
  }

  #change(minor: number | null): void {
    this.value = minor;
    if (minor !== null) this.dispatchEvent(new AppealAmountChangeEvent(this.#money(minor)));
    this.dispatchEvent(new Event('change'));
  }

  #read(text: string): Money | AmountProblem {
    return parseAmount(text, this.currency, this.locale);
  }

  /** What is wrong with the own amount, in words; empty when it can be given. */
  #problemOf(): string {
    if (this.own === null) return '';
    const {locale} = this;
    const amount = this.#read(this.own);
    if (!('problem' in amount)) {
      if (amount.minor < this.min) return say(locale, 'amountLow', {min: this.#format(this.min)});
      return amount.minor > this.max ? say(locale, 'amountHigh', {max: this.#format(this.max)}) : '';
    }
    const [reading] = amount.readings ?? [];
    switch (amount.problem) {
      case 'empty':
        return say(locale, 'amountEmpty');
      case 'too-large':
        return say(locale, 'amountHigh', {max: this.#format(this.max)});
      case 'too-precise':
        return say(locale, 'amountPrecise');
      case 'ambiguous':
        if (reading) return say(locale, 'amountAmbiguous', {reading: formatMoney(reading, locale)});
    }
    return say(locale, 'amountInvalid', {example: toDecimal(this.#money(this.presets[0] ?? this.min))});
  }

  #money(minor: number): Money {
    return {minor, currency: this.currency};
  }

  #format(minor: number): string {
    return formatMoney(this.#money(minor), this.locale);
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

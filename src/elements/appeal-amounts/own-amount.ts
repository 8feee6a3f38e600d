/** The field for an amount of one's own, and what is said of what stands in it. Comes after the first paint. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Gift} from '../../core/gift/gift.js';
import {formatMoney, toDecimal} from '../../core/gift/money.js';
import {parseAmount} from '../../core/gift/parse-amount.js';
import {enActing} from '../../messages/en-acting.js';
import {addWords, say, sayGift} from '../../messages/messages.js';
import {sayCurrency} from '../../messages/names.js';
import {adopt} from '../shared/adopt.js';
import fields from '../shared/fields.styles.js';
import styles from './own-amount.styles.js';
import type {AppealAmounts} from './appeal-amounts.js';

addWords('en', enActing);

/** What a typed amount comes to: minor units to give, or `null` and why not, in words. */
interface Reading {
  readonly minor: number | null;
  readonly problem: string;
}

/** What else a typed gift may have been meant as, the likeliest first. */
export type Doubts = (typed: Gift) => readonly Gift[];

/** “Which of these do you mean?” */
interface Question {
  readonly typed: Gift;
  readonly readings: readonly Gift[];
  /** `false`: the question is taken back. */
  readonly settle: (answer: Gift | false) => void;
}

/** One group's own amount. */
export class OwnAmount {
  /** What is said when other amounts are offered. */
  announcement = '';
  #problem = '';
  #question: Question | null = null;
  readonly #group: AppealAmounts;

  constructor(group: AppealAmounts) {
    this.#group = group;
    adopt(group, fields, styles);
  }

  /** The reader chose to enter an amount, or typed. */
  type(text: string): void {
    this.#withdraw();
    this.#group.own = text;
    const {minor} = this.#read();
    if (minor !== null || !text) this.#say('');
    this.#group.choose(minor);
  }

  /** With a pointer the next thing is to type; with arrow keys (`detail` 0) the reader may only be passing by. */
  async clicked(detail: number): Promise<void> {
    // A click comes before the change that it makes.
    await new Promise((resolve) => setTimeout(resolve));
    await this.#group.updateComplete;
    if (detail) this.#field?.focus();
  }

  async validate(doubts: Doubts = () => []): Promise<boolean | Gift> {
    const {minor, problem} = this.#read();
    this.#withdraw();
    this.#say(problem);
    if (minor === null) {
      await this.#group.updateComplete;
      this.#field?.focus();
      return false;
    }
    const {frequency, currency} = this.#group;
    const typed = {frequency, amount: {minor, currency}};
    const others = doubts(typed);
    if (!others.length) return true;
    const answer = await this.#ask(typed, others);
    return answer === typed || answer;
  }

  /** Another frequency has other amounts, and other limits for one's own. */
  offer(): void {
    const {presets, currency, frequency, locale} = this.#group;
    const amounts = presets.map((minor) => sayGift(locale, {frequency, amount: {minor, currency}})).join(', ');
    this.announcement = say(locale, 'offered', {amounts});
    const {minor, problem} = this.#read();
    this.#withdraw();
    this.#say(this.#problem && problem);
    // What stands in the field may be usable again.
    if (this.#group.own !== null && minor !== this.#group.value) this.#group.choose(minor);
  }

  /** The field, its limits, and what is wrong with what stands in it. */
  render(): TemplateResult {
    const {own, currency, locale, min, max} = this.#group;
    const problem = this.#problem;
    return html`<div class="own">
      <label class="label" for="own">${say(locale, 'otherIn', {currency: sayCurrency(locale, currency)})}</label>
      <input
        id="own"
        class="field"
        part="own-amount"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        .value=${own ?? ''}
        aria-describedby="hint problem"
        aria-invalid=${problem ? 'true' : 'false'}
        @input=${(event: Event) => this.type((event.target as HTMLInputElement).value)}
        @blur=${() => void this.#left()}
      />
      <p id="hint" class="hint">${say(locale, 'limits', {min: this.#format(min), max: this.#format(max)})}</p>
      <p id="problem" class="error" role="alert">${problem && say(locale, 'error', {text: problem})}</p>
      ${this.#question ? this.#renderQuestion(this.#question) : nothing}
    </div>`;
  }

  /** A typed amount is never changed by itself: the reader says what is meant. */
  #renderQuestion({typed, readings, settle}: Question): TemplateResult {
    const {locale} = this.#group;
    return html`<div class="question" role="group" aria-labelledby="question" tabindex="-1">
      <p id="question">${say(locale, 'whichGift')}</p>
      <div class="row">
        ${[typed, ...readings].map(
          (gift) => html`<button type="button" @click=${() => settle(gift)}>${sayGift(locale, gift)}</button>`,
        )}
      </div>
    </div>`;
  }

  /** Puts the question and takes the reader to it. */
  async #ask(typed: Gift, readings: readonly Gift[]): Promise<Gift | false> {
    const answer = new Promise<Gift | false>((resolve) => {
      const settle = (given: Gift | false): void => {
        this.#question = null;
        this.#group.requestUpdate();
        resolve(given);
      };
      this.#question = {typed, readings, settle};
      this.#group.requestUpdate();
    });
    await this.#group.updateComplete;
    this.#group.renderRoot.querySelector<HTMLElement>('.question')?.focus();
    return answer;
  }

  #withdraw(): void {
    this.#question?.settle(false);
  }

  async #left(): Promise<void> {
    // What is said must not push away the button that is being pressed.
    await new Promise((resolve) => setTimeout(resolve, 250));
    this.#say(this.#group.own ? this.#read().problem : '');
  }

  get #field(): HTMLElement | null {
    return this.#group.renderRoot.querySelector<HTMLElement>('#own');
  }

  #say(problem: string): void {
    this.#problem = problem;
    this.#group.requestUpdate();
  }

  #format(minor: number): string {
    return formatMoney({minor, currency: this.#group.currency}, this.#group.locale);
  }

  #read(): Reading {
    const {own, currency, locale, min, max, presets} = this.#group;
    const amount = parseAmount(own ?? '', currency, locale);
    const wrong = (problem: string): Reading => ({minor: null, problem});
    if (!('problem' in amount)) {
      if (amount.minor < min) return wrong(say(locale, 'amountLow', {min: this.#format(min)}));
      if (amount.minor > max) return wrong(say(locale, 'amountHigh', {max: this.#format(max)}));
      return {minor: amount.minor, problem: ''};
    }
    const [reading] = amount.readings ?? [];
    switch (amount.problem) {
      case 'empty':
        return wrong(say(locale, 'amountEmpty'));
      case 'too-large':
        return wrong(say(locale, 'amountHigh', {max: this.#format(max)}));
      case 'too-precise':
        return wrong(say(locale, 'amountPrecise'));
      case 'ambiguous':
        if (reading) return wrong(say(locale, 'amountAmbiguous', {reading: formatMoney(reading, locale)}));
    }
    return wrong(say(locale, 'amountInvalid', {example: toDecimal({minor: presets[0] ?? min, currency})}));
  }
}

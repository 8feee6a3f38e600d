import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {say} from '../../messages/messages.js';
import controls from '../shared/controls.styles.js';
import fields from '../shared/fields.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-payment.styles.js';

/** An address that is worth sending to the server, which checks it again. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/**
 * Where a gift is paid: e-mail address, the payment form (slotted, so that it stays in the page's own tree), and the
 * button that names the exact sum, or says what else is to be done.
 *
 * @element appeal-payment
 * @slot payment - The payment form.
 * @fires {Event} pay - The reader wants to pay; the address is in `email`. Does not bubble.
 * @csspart submit - The button that pays.
 * @csspart error - What went wrong.
 */
export class AppealPayment extends LitElement {
  static override styles = [tokens, controls, fields, styles];

  /** The exact sum and period, e.g. “$10 per month”; without it and without an `action` there is no button. */
  @property() total = '';
  /** What the button says in place of “Give $10 per month”. */
  @property() action = '';
  /** No address is asked for. */
  @property({type: Boolean, attribute: 'without-email'}) withoutEmail = false;
  /** The reader's address. */
  @property() email = '';
  /** Something is under way, as the text says; empty: nothing is. */
  @property() busy = '';
  /** What went wrong with the last try; empty: nothing did. */
  @property() problem = '';
  /** BCP 47. */
  @property() locale = 'en';

  @state() private emailProblem = '';
  /** An address of the right form that was refused all the same. */
  #refused: string | null = null;
  @query('#email') private field!: HTMLInputElement | null;
  @query('#problem') private message!: HTMLElement;

  override render(): TemplateResult {
    const {locale, emailProblem, busy} = this;
    return html`<form novalidate @submit=${this.#submit}>
      <p id="problem" class="error" part="error" tabindex="-1" role="alert">
        ${this.problem && say(locale, 'error', {text: this.problem})}
      </p>
      ${
        this.withoutEmail
          ? nothing
          : html`<div>
              <label class="label" for="email">${say(locale, 'email')}</label>
              <input
                id="email"
                class="field"
                type="email"
                autocomplete="email"
                aria-describedby="email-hint email-problem"
                aria-invalid=${emailProblem ? 'true' : 'false'}
                @input=${() => this.#typed()}
                @blur=${this.#left}
              />
              <p id="email-hint" class="hint">${say(locale, 'emailHint')}</p>
              <p id="email-problem" class="error" role="alert">
                ${emailProblem && say(locale, 'error', {text: emailProblem})}
              </p>
            </div>`
      }
      <slot name="payment"></slot>
      ${
        this.total || this.action
          ? html`<button class="primary" part="submit" aria-disabled=${busy ? 'true' : nothing}>
              ${this.action || say(locale, 'pay', {total: this.total})}
            </button>`
          : nothing
      }
      <p class="hint" role="status">${busy}</p>
    </form>`;
  }

  /** What is being typed is left alone: a browser shows blanks around an address and does not count them. */
  protected override updated(): void {
    if (this.field && this.field.value !== this.email) this.field.value = this.email;
  }

  /** Moves to what went wrong. */
  focusProblem(): void {
    this.message.focus();
  }

  /** Says that the address can't be used after all, although it has the form of one. */
  refuseEmail(): void {
    this.#refused = this.email.trim();
    this.#check();
    this.field?.focus();
  }

  /** What is said must not push away the button that is being pressed. */
  #left(): void {
    setTimeout(() => this.email && this.#check(), 250);
  }

  #typed(): void {
    if (this.field) this.email = this.field.value;
    if (this.emailProblem) this.#check();
  }

  #check(): boolean {
    const email = this.email.trim();
    const right = this.withoutEmail || (EMAIL.test(email) && email !== this.#refused);
    this.emailProblem = right ? '' : say(this.locale, 'emailInvalid');
    return right;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    this.#typed();
    if (this.#check()) this.dispatchEvent(new CustomEvent('pay'));
    else this.field?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-payment': AppealPayment;
  }
}

import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import type {GiftWord} from '../../core/config/config.js';
import type {Gift} from '../../core/gift/gift.js';
import type {GivenStatus} from '../../core/gift/session.js';
import {sayGiftWord} from '../../messages/gift-word.js';
import {say, sayGift} from '../../messages/messages.js';
import {sayDate} from '../../messages/names.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-thanks.styles.js';

const WORDS = {paid: 'thanksPaid', processing: 'thanksProcessing'} as const;

/**
 * Thanks for a gift, in the words that fit how far it has come. Stays until the page is left.
 *
 * @element appeal-thanks
 * @slot - More to say.
 * @csspart heading - The heading.
 */
export class AppealThanks extends LitElement {
  static override styles = [tokens, styles];

  /** What was given; nothing is shown without it. */
  @property({attribute: false}) gift: Gift | null = null;
  @property() status: GivenStatus = 'paid';
  /** Whom it was given to. */
  @property() publication = '';
  /** What the publication calls a gift: `donation`, `contribution`, `tip` or `support`. */
  @property() word: GiftWord = 'support';
  /** Where the receipt goes. */
  @property() email = '';
  /** Until when nothing is asked, epoch ms. */
  @property({type: Number, attribute: 'quiet-until'}) quietUntil = 0;
  /** Level of the heading. */
  @property({type: Number}) level = 2;
  /** BCP 47. */
  @property() locale = 'en';

  @query('h2') private heading!: HTMLElement | null;

  override render(): TemplateResult | typeof nothing {
    const {locale, gift, email} = this;
    if (!gift) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading" part="heading" tabindex="-1" aria-level=${this.level}>${say(locale, 'thanks')}</h2>
      <div role="status">
        <p class="lead">${this.#say(gift)}</p>
        ${email ? html`<p>${say(locale, 'thanksReceipt', {email})}</p>` : nothing}
      </div>
      ${
        this.quietUntil
          ? html`<p class="hint">${say(locale, 'thanksQuiet', {date: sayDate(locale, this.quietUntil)})}</p>`
          : nothing
      }
      <slot></slot>
    </section>`;
  }

  #say(gift: Gift): string {
    const {locale, status, publication} = this;
    const values = {total: sayGift(locale, gift), publication};
    return status === 'pledged'
      ? say(locale, 'thanksPledged', values)
      : sayGiftWord(locale, WORDS[status], this.word, values);
  }

  /** Moves to the heading. */
  override focus(): void {
    this.heading?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-thanks': AppealThanks;
  }
}

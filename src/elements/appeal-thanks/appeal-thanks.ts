import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import type {Gift} from '../../core/gift/gift.js';
import type {GivenStatus} from '../../core/gift/session.js';
import {say, sayGift} from '../../messages/messages.js';
import {sayDate} from '../../messages/names.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-thanks.styles.js';

const WORDS = {paid: 'thanksPaid', processing: 'thanksProcessing', pledged: 'thanksPledged'} as const;

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
    const {locale, gift, publication, email} = this;
    if (!gift) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading" part="heading" tabindex="-1" aria-level=${this.level}>${say(locale, 'thanks')}</h2>
      <div role="status">
        <p class="lead">${say(locale, WORDS[this.status], {total: sayGift(locale, gift), publication})}</p>
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

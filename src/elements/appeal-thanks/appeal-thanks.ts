import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {DAY} from '../../core/ask/record.js';
import {snoozeParts, snoozeTerm} from '../../core/ask/snooze.js';
import type {SnoozeChoice} from '../../core/ask/snooze-choice.js';
import type {GiftWord} from '../../core/config/config.js';
import type {Gift} from '../../core/gift/gift.js';
import type {GivenStatus} from '../../core/gift/session.js';
import {sayGiftWord} from '../../messages/gift-word.js';
import {say, sayGift} from '../../messages/messages.js';
import {sayDate} from '../../messages/names.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-thanks.styles.js';

/** Three months are between 89 and 92 days; two choices that are closer than this are one. In ms. */
const CLOSE = 4 * DAY;

const WORDS = {paid: 'thanksPaid', processing: 'thanksProcessing'} as const;

/**
 * Thanks for a gift, in the words that fit how far it has come. Stays until the page is left.
 *
 * @element appeal-thanks
 * @slot - More to say.
 * @fires {Event} quiet - The giver chose until when nothing is asked; it is in `quietUntil`. Does not bubble.
 * @csspart heading - The heading.
 */
export class AppealThanks extends LitElement {
  static override styles = [tokens, controls, styles];

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
  /** When else to be asked again, to choose from: `P1M`, `P6M`, … */
  @property({attribute: false}) choices: readonly SnoozeChoice[] = [];
  /** Where supporters change or end their support; empty: nowhere. */
  @property() manage = '';
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
        this.manage
          ? html`<p>
              ${say(locale, 'manageHint')}
              <a href=${this.manage}>${say(locale, 'manage')}</a>
            </p>`
          : nothing
      }
      ${this.quietUntil && this.choices.length ? this.#renderChoices() : nothing}
      ${
        this.quietUntil
          ? html`<p class="hint" role="status">
              ${say(locale, 'thanksQuiet', {date: sayDate(locale, this.quietUntil)})}
            </p>`
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

  /** The giver's own “later”; what is chosen is what `quietUntil` says, as near as days go. */
  #renderChoices(): TemplateResult {
    const {locale} = this;
    const now = Date.now();
    const terms = this.choices.flatMap((choice) => {
      const term = snoozeTerm(choice, now);
      const parts = snoozeParts(choice);
      return term && parts && 'until' in term ? [{until: term.until, ...parts}] : [];
    });
    const chosen = terms.find(({until}) => Math.abs(until - this.quietUntil) < CLOSE);
    return html`<fieldset>
      <legend>${say(locale, 'askAgain')}</legend>
      <div class="row">
        ${terms.map(
          (term) =>
            html`<label class="choice">
              <input
                type="radio"
                name="quiet"
                .checked=${term === chosen}
                @change=${() => {
                  this.quietUntil = term.until;
                  this.dispatchEvent(new CustomEvent('quiet'));
                }}
              />
              ${say(locale, term.unit, {count: term.count})}
            </label>`,
        )}
      </div>
    </fieldset>`;
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

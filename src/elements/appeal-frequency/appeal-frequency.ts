import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {FREQUENCIES, type Frequency} from '../../core/gift/gift.js';
import {say} from '../../messages/messages.js';
import {AppealFrequencyChangeEvent} from '../events.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-frequency.styles.js';

/**
 * How often: a radio group.
 *
 * @element appeal-frequency
 * @fires {AppealFrequencyChangeEvent} appeal-frequency-change - A frequency was picked.
 */
export class AppealFrequency extends LitElement {
  static override styles = [tokens, controls, styles];

  /** What is offered, in this order. */
  @property({attribute: false}) frequencies: readonly Frequency[] = FREQUENCIES;
  /** What is chosen. */
  @property({reflect: true}) value: Frequency = 'monthly';
  /** BCP 47. */
  @property() locale = 'en';

  override render(): TemplateResult {
    return html`<fieldset>
      <legend>${say(this.locale, 'howOften')}</legend>
      <div class="row">
        ${this.frequencies.map(
          (frequency) =>
            html`<label class="choice">
              <input
                type="radio"
                name="frequency"
                .value=${frequency}
                .checked=${frequency === this.value}
                @change=${() => this.#pick(frequency)}
              />
              ${say(this.locale, frequency)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #pick(frequency: Frequency): void {
    this.value = frequency;
    this.dispatchEvent(new AppealFrequencyChangeEvent(frequency));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-frequency': AppealFrequency;
  }
}

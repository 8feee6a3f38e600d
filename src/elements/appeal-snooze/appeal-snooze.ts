import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {snoozeParts, snoozeTerm} from '../../core/ask/snooze.js';
import {say} from '../../messages/messages.js';
import {AppealSnoozeEvent} from '../events.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-snooze.styles.js';

/**
 * “Not ready to support today? Remind me later”: a button that opens the choices.
 *
 * @element appeal-snooze
 * @fires {AppealSnoozeEvent} appeal-snooze - A time was chosen; cancelable.
 * @csspart toggle - The button that opens and closes the choices.
 * @csspart option - Each choice.
 */
export class AppealSnooze extends LitElement {
  static override styles = [tokens, controls, styles];

  /** What is offered: `P1D`, `P1M`, `articles:5`, … */
  @property({attribute: false}) choices: readonly string[] = [];
  /** BCP 47. */
  @property() locale = 'en';

  @state() private open = false;
  @query('[part=toggle]') private toggle!: HTMLElement;

  override render(): TemplateResult {
    return html`<div class="snooze" @keydown=${this.#escape}>
      <p>
        ${say(this.locale, 'later')}
        <button
          type="button"
          class="text"
          part="toggle"
          aria-expanded=${this.open ? 'true' : 'false'}
          aria-controls="choices"
          @click=${() => (this.open = !this.open)}
        >
          ${say(this.locale, 'remind')}
        </button>
      </p>
      <div id="choices" class="row" ?hidden=${!this.open}>
        ${
          this.open
            ? this.choices.map(
                (choice) =>
                  html`<button type="button" part="option" @click=${() => this.#pick(choice)}>
                    ${this.#say(choice)}
                  </button>`,
              )
            : nothing
        }
      </div>
    </div>`;
  }

  #say(choice: string): string {
    const parts = snoozeParts(choice);
    if (!parts) return choice;
    const {unit, count} = parts;
    // A week is seven days in a config and “next week” to a reader.
    return unit === 'day' && count % 7 === 0
      ? say(this.locale, 'week', {count: count / 7})
      : say(this.locale, unit, {count});
  }

  #pick(choice: string): void {
    const term = snoozeTerm(choice, Date.now());
    if (!term) return;
    this.open = false;
    const until = 'until' in term ? term.until : null;
    this.dispatchEvent(new AppealSnoozeEvent(choice, until, 'articles' in term ? term.articles : null));
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.toggle.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-snooze': AppealSnooze;
  }
}

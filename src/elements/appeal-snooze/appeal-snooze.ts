import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {say} from '../../messages/messages.js';
import type {AppealSnoozeEvent} from '../acting-events.js';
import controls from '../shared/controls.styles.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-snooze.styles.js';
import type * as Choices from './choices.js';

/**
 * “Not ready to support today? Remind me later”: a button that opens the choices.
 *
 * @element appeal-snooze
 * @fires {AppealSnoozeEvent} appeal-snooze - A time was chosen; cancelable.
 * @csspart toggle - The button that opens and closes the choices.
 */
export class AppealSnooze extends LitElement {
  static override styles = [tokens, controls, styles];

  /** What is offered: `P1D`, `P1M`, `articles:5`, … */
  @property({attribute: false}) choices: readonly string[] = [];
  /** BCP 47. */
  @property() locale = 'en';

  @state() private open = false;
  /** Comes when it is needed, or sooner. */
  @state() private half: typeof Choices | null = null;

  override render(): TemplateResult {
    return html`<div @keydown=${this.#escape}>
      <p>
        ${say(this.locale, 'later')}
        <button
          type="button"
          class="text"
          part="toggle"
          aria-expanded=${this.open ? 'true' : 'false'}
          aria-controls="choices"
          @click=${this.#turn}
        >
          ${say(this.locale, 'remind')}
        </button>
      </p>
      <div id="choices" class="row" ?hidden=${!this.open}>
        ${this.open ? this.half?.renderChoices(this.choices, this.locale, (event) => this.#pick(event)) : nothing}
      </div>
    </div>`;
  }

  async #turn(): Promise<void> {
    this.open = !this.open;
    this.half ??= await import('./choices.js');
  }

  #pick(event: AppealSnoozeEvent): void {
    // The button that was pressed goes away; whoever hears of the choice may take the focus on from here.
    this.#backToToggle();
    this.dispatchEvent(event);
  }

  #backToToggle(): void {
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('[part=toggle]')?.focus();
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.#backToToggle();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-snooze': AppealSnooze;
  }
}

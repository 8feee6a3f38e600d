/** The appeal in a dialog over the page; and the button that opens one. */
import {html, nothing, type TemplateResult} from 'lit';
import {say} from '../../messages/messages.js';
import {Closing} from './closing.js';
import styles from './dialog.styles.js';
import {direction, dress, stand, unstand} from './dress.js';
import shared from './formats.styles.js';
import type {Frame, Setting} from './frame.js';
import {lastTabbable} from './tabbable.js';

/** Opens at once. */
export function createDialog(setting: Setting): Frame {
  return new DialogFrame(setting, false);
}

/** A button where the appeal stands; the dialog comes when it is pressed. */
export function createButton(setting: Setting): Frame {
  return new DialogFrame(setting, true);
}

/**
 * Never modal for the browser, not even while it only asks (docs/decisions/0029-formats.md): the bank's question is an
 * overlay in the page's body, which a modal dialog would cover and make inert. So it keeps Tab by two stops of its own,
 * which know nothing of frames and need not, and gives up even those while a payment is with the bank. It locks no
 * scrolling: there is nothing to be put back when it goes.
 */
class DialogFrame implements Frame {
  readonly beginning: Setting['beginning'];
  readonly unasked: boolean;
  readonly #setting: Setting;
  readonly #closing: Closing;
  readonly #button: boolean;
  #drawn = false;

  constructor(setting: Setting, button: boolean) {
    const {host, beginning} = setting;
    this.beginning = beginning;
    this.#setting = setting;
    this.#button = button;
    this.#closing = new Closing(setting);
    this.unasked = this.#closing.unasked;
    this.#closing.closed = button && !beginning.explicit;
    dress(host, shared, styles);
  }

  get goal(): Frame['goal'] {
    return this.#setting.goal();
  }

  render(content: TemplateResult): TemplateResult {
    const {closed} = this.#closing;
    const button = this.#button ? this.#closing.opener('opener primary') : nothing;
    if (closed) return this.#button ? html`${button}` : this.#closing.opener('tab surface');
    return html`${button}${this.#renderDialog(content)}`;
  }

  updated(): void {
    const {host, acting, beginning} = this.#setting;
    if (this.#closing.ended()) {
      this.leave();
      return;
    }
    const {closed} = this.#closing;
    stand(host, this.#button ? 'button' : closed ? 'tab' : 'dialog');
    // An ask that was opened takes the focus by itself.
    if (!closed && !this.#drawn && !beginning.explicit) void acting.focus();
    this.#drawn = !closed;
  }

  leave(): void {
    unstand(this.#setting.host);
  }

  /** Thanks have a panel of their own, with their own size: what is new moves nothing. */
  #renderDialog(content: TemplateResult): TemplateResult {
    const panel = this.#renderPanel(content);
    const {step} = this.#setting.host;
    const turn = (event: WheelEvent): void => this.#turn(event);
    this.#keepRoom();
    return step === 'thanks'
      ? html`<div class="veil last" @wheel=${turn}>${panel}</div>`
      : html`<div class="veil" @pointerdown=${(event: Event) => this.#press(event)} @wheel=${turn}>${panel}</div>`;
  }

  #renderPanel(content: TemplateResult): TemplateResult {
    const {language, config, step, session} = this.#setting.host;
    const publication = config?.publication.name ?? '';
    const edge = session?.busy && step !== 'ask' ? '-1' : '0';
    return html`<div
      class="panel surface"
      role="dialog"
      dir=${direction(this.#setting.host)}
      aria-labelledby=${step === 'thanks' ? nothing : 'heading'}
      aria-label=${say(language, 'heading', {publication})}
      @keydown=${(event: KeyboardEvent) => this.#escape(event)}
    >
      <span class="edge" tabindex=${edge} @focus=${() => lastTabbable(this.#panel as Node)?.focus()}></span>
      <div class="top">
        <span class="title" aria-hidden="true">${publication}</span>
        ${this.#closing.button(() => this.#close())}
      </div>
      <div class="inner">${content}</div>
      <span class="edge" tabindex=${edge} @focus=${() => this.#closeButton?.focus()}></span>
    </div>`;
  }

  get #panel(): HTMLElement | null {
    return this.#setting.host.renderRoot.querySelector('.inner');
  }

  get #closeButton(): HTMLElement | null {
    return this.#setting.host.renderRoot.querySelector('.close');
  }

  /** A payment form that is still to come gets the room of the ask before it. */
  #keepRoom(): void {
    const {step, style} = this.#setting.host;
    if (!['payment', 'declined'].includes(step)) style.removeProperty('--_room');
    else if (!style.getPropertyValue('--_room') && this.#panel) {
      style.setProperty('--_room', `${this.#panel.clientHeight}px`);
    }
  }

  /** A press beside the panel takes no focus away from it, and closes an ask. */
  #press(event: Event): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    if (!this.#closing.paying) this.#close();
  }

  /** The wheel turns the panel's text, as far as it goes, and never the page behind it; with Ctrl it is for zooming. */
  #turn(event: WheelEvent): void {
    const inner = this.#panel;
    if (event.ctrlKey || !inner) return;
    const room = event.deltaY > 0 ? inner.scrollHeight - inner.clientHeight - inner.scrollTop : inner.scrollTop;
    if (room < 1 || !event.composedPath().includes(inner)) event.preventDefault();
  }

  #close(): void {
    this.#closing.close(this.#button || this.unasked);
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.stopPropagation();
    this.#close();
  }
}

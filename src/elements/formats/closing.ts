import {html, type TemplateResult} from 'lit';
import {say} from '../../messages/messages.js';
import {AppealDismissEvent} from '../dismiss-event.js';
import type {Setting} from './frame.js';
import {endTemporary} from './dress.js';
import {deepFocus} from './page-surface.js';

/** What can be closed, and how a reader comes back from that. */
export class Closing {
  /** Closed, but for the way back. */
  closed = false;
  /** Whether the ask first came by itself, and was not opened by a reader, who knows the way back. */
  readonly unasked: boolean;
  readonly #setting: Setting;
  readonly #before = deepFocus();
  #over = false;

  constructor(setting: Setting) {
    this.#setting = setting;
    const {host, beginning} = setting;
    this.unasked = !beginning.explicit || host.frame?.unasked === true;
  }

  /** Whether the reader is paying, which nobody closes by a slip. */
  get paying(): boolean {
    return ['payment', 'declined'].includes(this.#setting.host.step);
  }

  /** The button that closes: always there, and no use only while a payment is with the bank. */
  button(close: () => void): TemplateResult {
    const {host} = this.#setting;
    const busy = host.session?.busy && this.paying;
    return html`<button
      type="button"
      class="close"
      part="close"
      aria-label=${say(host.language, 'close')}
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${close}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg>
    </button>`;
  }

  /** A button that opens it again. */
  opener(name: string): TemplateResult {
    const {host} = this.#setting;
    return html`<button type="button" class=${name} part="submit" @click=${() => this.open()}>
      ${say(host.language, 'support')}
    </button>`;
  }

  /** Opens it, because the reader asked for it, with what was picked before. */
  open(): void {
    const {host, beginning} = this.#setting;
    const {frequency, minor} = host.session ?? {};
    host.begin({
      campaign: beginning.campaign,
      variant: host.variant,
      explicit: true,
      frequency,
      ...(minor && {minor}),
    });
  }

  /**
   * Closes it: an ask that came by itself is noted as turned down, what is over ends.
   *
   * @param wayBack whether a button is left that opens it again.
   */
  close(wayBack = this.unasked): void {
    const {host, acting, beginning} = this.#setting;
    const {campaign} = beginning;
    if (host.session?.busy || host.preview) return;
    if (['thanks', 'snoozed'].includes(host.step)) {
      host.rest();
      return;
    }
    if (!host.dispatchEvent(new AppealDismissEvent(campaign.id, host.variant))) return;
    // What a reader has opened is theirs to close, and counts for nothing.
    if (this.unasked) host.reader?.remember({kind: 'dismiss', campaign: campaign.id});
    if (host.step !== 'ask') acting.back();
    if (!wayBack) {
      host.rest();
      return;
    }
    this.closed = true;
    host.requestUpdate();
    void host.updateComplete.then(() => this.restoreFocus());
  }

  /** Takes the focus back to where it was, or to the way back. */
  restoreFocus(): void {
    const {host} = this.#setting;
    if (deepFocus() && !host.matches(':focus-within')) return;
    if (this.#before?.isConnected) this.#before.focus();
    else host.renderRoot.querySelector<HTMLElement>('.tab,.opener')?.focus();
  }

  /** Looks whether the appeal has ended, and by that what it stood in. */
  ended(): boolean {
    const {host} = this.#setting;
    const over = !!host.hidden || !host.isConnected;
    if (over && !this.#over) {
      this.restoreFocus();
      endTemporary(host);
    }
    return (this.#over = over);
  }
}

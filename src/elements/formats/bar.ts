/** The appeal in a bar along the lower edge of the window: brief at first, whole when a reader wants it. */
import {html, nothing, type TemplateResult} from 'lit';
import {say} from '../../messages/messages.js';
import styles from './bar.styles.js';
import {Clearance} from './clearance.js';
import {Closing} from './closing.js';
import {direction, dress, stand, unstand} from './dress.js';
import shared from './formats.styles.js';
import type {Frame, Setting} from './frame.js';

export function createBar(setting: Setting): Frame {
  return new BarFrame(setting);
}

/** Leaves the page as it is: it has its own room at the page's end, and takes the focus only when it is asked to. */
class BarFrame implements Frame {
  readonly beginning: Setting['beginning'];
  readonly unasked: boolean;
  readonly #setting: Setting;
  readonly #closing: Closing;
  readonly #clearance: Clearance;
  #whole: boolean;

  constructor(setting: Setting) {
    const {host, beginning} = setting;
    this.beginning = beginning;
    this.#setting = setting;
    this.#closing = new Closing(setting);
    this.unasked = this.#closing.unasked;
    this.#clearance = new Clearance(host);
    this.#whole = !!beginning.explicit || beginning.campaign.bar?.expanded === true;
    dress(host, shared, styles);
  }

  get goal(): Frame['goal'] {
    return this.#setting.goal();
  }

  render(content: TemplateResult): TemplateResult {
    const {host} = this.#setting;
    if (this.#closing.closed) return this.#closing.opener('tab surface');
    this.#keepRoom();
    const inside = this.#renderInside(content);
    const {step} = host;
    // What is said at the end has a bar of its own, with its own size: what is new moves nothing.
    return step === 'thanks' || step === 'snoozed'
      ? html`<div class="bar surface last" dir=${direction(host)}>${inside}</div>`
      : html`<div class=${this.#isWhole ? 'bar surface whole' : 'bar surface brief'} dir=${direction(host)}>
          ${inside}
        </div>`;
  }

  updated(): void {
    const {host} = this.#setting;
    if (this.#closing.ended()) {
      this.leave();
      return;
    }
    stand(host, this.#closing.closed ? 'tab' : 'bar');
    // What the reader has not made smaller keeps its room at the page's end.
    this.#clearance.watch(host.renderRoot.querySelector('.bar'), host.step !== 'ask');
  }

  leave(): void {
    this.#clearance.stop();
    unstand(this.#setting.host);
  }

  get #isWhole(): boolean {
    return this.#whole || this.#setting.host.step !== 'ask';
  }

  #renderInside(content: TemplateResult): TemplateResult {
    const {language, config, step} = this.#setting.host;
    const whole = this.#isWhole;
    const publication = config?.publication.name ?? '';
    return html`<div
      class="box"
      role="region"
      aria-label=${say(language, 'heading', {publication})}
      @keydown=${(event: KeyboardEvent) => this.#escape(event)}
    >
      <span class="title" aria-hidden="true">${publication}</span>
      ${
        step === 'ask'
          ? html`<button
              type="button"
              class=${whole ? 'toggle text' : 'toggle primary'}
              aria-expanded=${whole ? 'true' : 'false'}
              aria-controls="whole"
              @click=${() => this.#turn()}
            >
              ${say(language, whole ? 'showLess' : 'support')}
            </button>`
          : nothing
      }
      ${this.#closing.button(() => this.#closing.close())}
      <div id="whole" class="inner">${content}</div>
    </div>`;
  }

  #turn(): void {
    this.#whole = !this.#whole;
    this.#setting.host.requestUpdate();
  }

  /** A payment form that is still to come gets the room of the ask before it. */
  #keepRoom(): void {
    const {step, style, renderRoot} = this.#setting.host;
    if (!['payment', 'declined'].includes(step)) style.removeProperty('--_room');
    else if (!style.getPropertyValue('--_room')) {
      const inner = renderRoot.querySelector<HTMLElement>('.whole .inner');
      if (inner) style.setProperty('--_room', `${inner.clientHeight}px`);
    }
  }

  /** Escape makes it smaller by a step, but takes nothing away from who is paying. */
  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || this.#closing.paying) return;
    event.stopPropagation();
    const {host} = this.#setting;
    if (host.step === 'ask' && this.#whole) {
      this.#turn();
      void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>('.toggle')?.focus());
    } else this.#closing.close();
  }
}

import {html, nothing, type TemplateResult} from 'lit';
import type {AppealConfig} from '../../core/config/config.js';
import {safeHref} from '../../core/copy.js';
import {say} from '../../messages/messages.js';
import {loadCheckout} from '../checkouts.js';
import type {ReaderAppeal} from './reader-appeal.js';

/** What is said to those who support the publication already, and where they change or end their support. */
export class Supporting {
  /** Where support is managed; empty: nowhere, or not known yet. */
  address = '';
  #asked: Promise<string> | null = null;
  readonly #host: ReaderAppeal;

  constructor(host: ReaderAppeal) {
    this.#host = host;
  }

  /** Whether this reader gives regularly: the page says so, or the gift was made from this browser. */
  get known(): boolean {
    const {supporter, remembered} = this.#host;
    return !!supporter || (!!remembered?.gift && remembered.gift.frequency !== 'once');
  }

  /**
   * Finds out where support is managed, once: the config says so, or the adapter does.
   *
   * @param endpoint the server's, absolute.
   */
  async find({checkout}: AppealConfig, endpoint: string): Promise<void> {
    const ask = async (): Promise<string> => (await (await loadCheckout(checkout.adapter)).manage?.(endpoint)) ?? '';
    // Worth no trouble: without an answer there is no link.
    this.#asked ??= checkout.manage === undefined ? ask().catch(() => '') : Promise.resolve(checkout.manage);
    this.address = safeHref(await this.#asked) ?? '';
    this.#host.requestUpdate();
  }

  /** Puts the same into a place that others have rendered; once. */
  stand(place: Element, {publication}: AppealConfig): void {
    const {language} = this.#host;
    if (place.querySelector('.known')) return;
    const words = document.createElement('p');
    words.className = 'known';
    words.append(say(language, 'supporterAlready', {publication: publication.name}));
    if (this.address) {
      const link = document.createElement('a');
      link.href = this.address;
      link.append(say(language, 'manage'));
      words.append(' ', link);
    }
    place.append(words);
  }

  render({publication}: AppealConfig): TemplateResult | typeof nothing {
    const {language} = this.#host;
    if (!this.known) return nothing;
    return html`<p class="hint">
      ${say(language, 'supporterAlready', {publication: publication.name})}
      ${this.address ? html`<a href=${this.address}>${say(language, 'manage')}</a>` : nothing}
    </p>`;
  }
}

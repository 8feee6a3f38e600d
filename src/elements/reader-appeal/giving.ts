/** The half of the appeal that comes with the intent to give: paying, thanks, and what can go wrong. */
import {html, nothing, type TemplateResult} from 'lit';
import {DAY} from '../../core/ask/record.js';
import {quietDaysAfter} from '../../core/ask/quiet.js';
import type {AppealConfig} from '../../core/config/config.js';
import type {Gift} from '../../core/gift/gift.js';
import {giftOf, type Session} from '../../core/gift/session.js';
import type {DeclineCode} from '../../core/protocol.js';
import type {MessageKey} from '../../messages/catalogue.js';
import {enGiving} from '../../messages/en-giving.js';
import {addMessages, say, sayGift} from '../../messages/messages.js';
import {AppealPayment} from '../appeal-payment/appeal-payment.js';
import {AppealThanks} from '../appeal-thanks/appeal-thanks.js';
import {defineOnce} from '../define-once.js';
import type {Acting, Origin} from './acting.js';
import {CheckoutController} from './checkout-controller.js';
import type {ReaderAppeal} from './reader-appeal.js';

addMessages('en', enGiving);
defineOnce('appeal-payment', AppealPayment);
defineOnce('appeal-thanks', AppealThanks);

const DECLINES = {
  'card-declined': 'cardDeclined',
  'insufficient-funds': 'noFunds',
  'expired-card': 'expired',
  'incorrect-card': 'incorrect',
  'authentication-failed': 'notAuthenticated',
  'processing-error': 'notProcessed',
} as const satisfies Record<DeclineCode, MessageKey>;

/** Custom properties that a payment form in the page's own tree has to be told. */
const APPEARANCE = ['accent', 'on-accent', 'surface', 'text', 'muted', 'border', 'radius', 'space', 'font', 'focus'];

/** One appeal's giving half. */
export class Giving {
  /** The reader's address, kept from one try to the next. */
  email = '';
  /** A payment is on its way to the server, rather than being prepared. */
  #paying = false;
  readonly #host: ReaderAppeal;
  readonly #acting: Acting;
  readonly #checkout: CheckoutController;

  constructor(host: ReaderAppeal, acting: Acting) {
    this.#host = host;
    this.#acting = acting;
    this.#checkout = new CheckoutController(host, (action, cause) => {
      if (action.kind !== 'unknown') this.#paying = false;
      acting.happen(action, cause);
    });
  }

  /** Prepares a payment for the gift. */
  start(config: AppealConfig, gift: Gift, method: string, origin: Origin): void {
    const {language} = this.#host;
    const {ways} = config.checkout;
    void this.#checkout.start(adapterOf(config, method), {
      gift,
      method,
      name: ways?.[method]?.name ?? method,
      options: ways?.[method] ?? {},
      ...origin,
      locale: language,
      say: (key, values) => say(language, key as MessageKey, values),
      endpoint: endpointOf(config),
      appearance: appearanceOf(this.#host),
      leave: (url) => this.#acting.leaveFor(url, gift, method),
    });
  }

  /** Takes the payment form away. */
  stop(): void {
    this.#paying = false;
    this.#checkout.stop();
  }

  /** A new step is a new place: those who can't see it have to be taken there. */
  focus(): void {
    const root = this.#host.renderRoot;
    const payment = root.querySelector<AppealPayment>('appeal-payment');
    if (payment?.problem) payment.focusProblem();
    else root.querySelector<HTMLElement>('#heading,appeal-thanks')?.focus();
  }

  render(session: Session, config: AppealConfig): TemplateResult {
    if (session.step === 'thanks') return this.#renderThanks(session, config);
    const refused = session.decline && !this.#checkout.form && !this.#host.preview ? DECLINES[session.decline] : null;
    if (session.step === 'error' || refused) return this.#renderError(session, refused);
    return this.#renderPayment(session, config);
  }

  #renderPayment(session: Session, config: AppealConfig): TemplateResult {
    const {language} = this.#host;
    const gift = giftOf(session);
    const total = gift ? sayGift(language, gift) : '';
    const doing = session.checking ? 'checking' : this.#paying ? 'paying' : 'loading';
    const {form} = this.#checkout;
    // A way of its own may have its own words; until they are there, none are said that would have to be taken back.
    const waits = !form && !!config.checkout.ways?.[session.method] && !this.#host.preview;
    const {email = !waits, action = ''} = form ?? {};
    return html`<section aria-labelledby="heading">
      ${this.#renderHeading(say(language, 'yourGift'))}
      <p class="total" part="total">
        <strong>${total}</strong>
        <span>${config.publication.name}</span>
        ${
          this.#paying
            ? nothing
            : html`<button type="button" class="text" @click=${() => this.#acting.back()}>
                ${say(language, 'change')}
              </button>`
        }
      </p>
      <appeal-payment
        exportparts="submit, error"
        .total=${waits ? '' : total}
        .action=${action}
        .withoutEmail=${!email}
        .email=${this.email}
        .busy=${session.busy ? say(language, doing) : ''}
        .problem=${session.decline ? say(language, DECLINES[session.decline]) : ''}
        .locale=${language}
        @pay=${(event: Event) => this.#pay(event, config)}
      >
        <slot name="payment" slot="payment"></slot>
      </appeal-payment>
    </section>`;
  }

  #pay(event: Event, config: AppealConfig): void {
    const {session, preview} = this.#host;
    if (!session || session.busy || preview) return;
    const {email, withoutEmail} = event.target as AppealPayment;
    if (!withoutEmail) this.email = email.trim();
    this.#paying = true;
    this.#acting.happen({kind: 'pay'});
    void this.#checkout.pay(adapterOf(config, session.method), endpointOf(config), withoutEmail ? '' : this.email);
  }

  #renderThanks({given}: Session, config: AppealConfig): TemplateResult {
    const pledged = given?.status === 'pledged';
    const days = given ? quietDaysAfter(pledged ? 'pledged' : given.gift.frequency, config.quietDays) : 0;
    return html`<appeal-thanks
      exportparts="heading"
      .gift=${given?.gift ?? null}
      .status=${given?.status ?? 'paid'}
      .publication=${config.publication.name}
      .email=${pledged ? '' : this.email}
      .quietUntil=${days && Date.now() + days * DAY}
      .level=${this.#host.headingLevel}
      .locale=${this.#host.language}
    >
      ${
        pledged
          ? html`<button type="button" class="text" @click=${() => this.#acting.back()}>
              ${say(this.#host.language, 'undo')}
            </button>`
          : nothing
      }
      <slot name="thanks"></slot>
    </appeal-thanks>`;
  }

  /** With nothing left to pay with: the payment failed, or the bank refused in the end what was under way. */
  #renderError({error}: Session, refused: MessageKey | null): TemplateResult {
    const {language} = this.#host;
    return html`<section aria-labelledby="heading" part="error">
      ${this.#renderHeading(say(language, 'failed'))}
      <p>${say(language, refused ?? (error === 'gift-expired' ? 'failedExpired' : 'failedText'))}</p>
      <button type="button" class="primary" @click=${() => this.#acting.back()}>${say(language, 'again')}</button>
      <p><slot></slot></p>
    </section>`;
  }

  #renderHeading(text: string): TemplateResult {
    return html`<h2 id="heading" part="heading" tabindex="-1" aria-level=${this.#host.headingLevel}>${text}</h2>`;
  }
}

function adapterOf({checkout: {adapter, ways}}: AppealConfig, method: string): string {
  return ways?.[method]?.adapter ?? adapter;
}

function endpointOf({checkout}: AppealConfig): string {
  return new URL(checkout.endpoint, document.baseURI).href.replace(/\/$/, '');
}

function appearanceOf(host: Element): Record<string, string> {
  const style = getComputedStyle(host);
  const values = APPEARANCE.map((name) => [`--appeal-${name}`, style.getPropertyValue(`--appeal-${name}`).trim()]);
  return Object.fromEntries(values.filter(([, value]) => value)) as Record<string, string>;
}

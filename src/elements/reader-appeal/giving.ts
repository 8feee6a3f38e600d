/** The half of the appeal that comes with the intent to give: paying, thanks, and what can go wrong. */
import {html, nothing, type TemplateResult} from 'lit';
import {DAY} from '../../core/ask/record.js';
import {quietUntil} from '../../core/ask/quiet.js';
import type {Outcome} from '../../checkout/checkout.js';
import {readGift} from '../../checkout/client.js';
import type {AppealConfig} from '../../core/config/config.js';
import {isEmail} from '../../core/email.js';
import type {Gift} from '../../core/gift/gift.js';
import {giftOf, type GivenStatus, type Session, type SessionAction, type Step} from '../../core/gift/session.js';
import type {DeclineCode, GiftReply} from '../../core/protocol.js';
import type {MessageKey} from '../../messages/catalogue.js';
import {enGiving} from '../../messages/en-giving.js';
import {sayGiftWord} from '../../messages/gift-word.js';
import {addWords, say, sayGift} from '../../messages/messages.js';
import {AppealPayment} from '../appeal-payment/appeal-payment.js';
import {AppealThanks} from '../appeal-thanks/appeal-thanks.js';
import {AppealAbandonEvent} from '../acting-events.js';
import {defineOnce} from '../define-once.js';
import {AppealAmountChangeEvent, AppealFrequencyChangeEvent} from '../events.js';
import {adopt} from '../shared/adopt.js';
import type {Acting, Origin} from './acting.js';
import {appearanceOf} from './appearance.js';
import {CheckoutController, type More} from './checkout-controller.js';
import {GiftExtras} from './gift-extras.js';
import styles from './giving.styles.js';
import type {ReaderAppeal} from './reader-appeal.js';
import {hearOf, outcomeOf, unknownPayment} from './returning.js';
import {Supporting} from './supporting.js';
import {forgetDeparture, noteDeparture, type WayBack} from './way-back.js';

addWords('en', enGiving);
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

const FAILURES: Readonly<Record<string, MessageKey>> = {
  'gift-expired': 'failedExpired',
  'rate-limited': 'failedOften',
  'amount-out-of-range': 'failedAmount',
  'payment-unknown': 'unknownText',
};

/** When givers may choose to be asked again, where the config says nothing. */
const QUIET_CHOICES = ['P1M', 'P3M', 'P6M', 'P12M'];

/** One appeal's giving half. */
export class Giving {
  /** The reader's address, kept from one try to the next. */
  email = '';
  #origin: Origin = {campaign: null, variant: null, placement: null};
  readonly #supporting: Supporting;
  readonly #extras: GiftExtras;
  /** A payment is on its way to the server, rather than being prepared. */
  #paying = false;
  /** The reader has come back from a payment page, and the server is being asked how that went. */
  #returning = false;
  readonly #host: ReaderAppeal;
  readonly #acting: Acting;
  readonly #checkout: CheckoutController;

  constructor(host: ReaderAppeal, acting: Acting) {
    this.#host = host;
    this.#acting = acting;
    adopt(host, styles);
    this.#supporting = new Supporting(host);
    this.#extras = new GiftExtras(host, (gift) => this.#revise(gift));
    this.#checkout = new CheckoutController(host, (action, more) => this.#hear(action, more));
  }

  /** Prepares a payment for the gift. */
  start(config: AppealConfig, gift: Gift, method: string, origin: Origin): void {
    const {language, session} = this.#host;
    const {ways} = config.checkout;
    this.#origin = origin;
    void this.know(config);
    void this.#checkout.start(adapterOf(config, method), {
      gift,
      method,
      cover: session?.cover ?? 0,
      email: () => (isEmail(this.email.trim()) ? this.email.trim() : ''),
      name: ways?.[method]?.name ?? (say(language, `method_${method}` as MessageKey) || method),
      options: ways?.[method] ?? {},
      ...origin,
      locale: language,
      say: (key, values) => say(language, key as MessageKey, values),
      endpoint: endpointOf(config),
      appearance: appearanceOf(this.#host),
      leave: (url) => {
        this.#noteDeparture();
        return this.#acting.leaveFor(url, gift, method);
      },
      pay: (payment) => this.#carry(payment),
    });
  }

  /**
   * Goes on with a reader who comes back from a payment page.
   *
   * @returns false when nobody here knows of such a gift.
   */
  async comeBack(config: AppealConfig, {id, departure}: WayBack): Promise<boolean> {
    const host = this.#host;
    if (id === null) {
      this.#put(config, departure?.gift, 'ask');
      host.dispatchEvent(new AppealAbandonEvent());
      return true;
    }
    this.#returning = true;
    this.#put(config, departure?.gift, 'payment');
    const reply = await hearOf(id, endpointOf(config));
    this.#returning = false;
    if (!host.isConnected) return true;
    if (reply === 'not-found') host.session = null;
    else if (reply === null) this.#hear({kind: 'fail', code: 'payment-unknown'}, {cause: unknownPayment()});
    else this.#goOnAfter(config, reply, departure?.gift);
    return reply !== 'not-found';
  }

  /** Takes the payment form away. */
  stop(): void {
    this.#paying = this.#returning = false;
    forgetDeparture();
    this.#checkout.stop();
  }

  /** A new step is a new place: those who can't see it have to be taken there. */
  focus(): void {
    const root = this.#host.renderRoot;
    const payment = this.#payment;
    if (payment?.problem) payment.focusProblem();
    else root.querySelector<HTMLElement>('#heading,appeal-thanks')?.focus();
  }

  render(session: Session, config: AppealConfig): TemplateResult {
    if (session.step === 'thanks') return this.#renderThanks(session, config);
    const refused = session.decline && !this.#checkout.form && !this.#host.preview ? DECLINES[session.decline] : null;
    if (session.step === 'error' || refused) return this.#renderError(session, refused);
    return this.#renderPayment(session, config);
  }

  #hear(action: SessionAction, {cause, field, email, gone}: More): void {
    if (gone) {
      this.#acting.happenLater(action, gone);
      return;
    }
    if (action.kind !== 'unknown') this.#paying = false;
    if (action.kind === 'given') this.#given(action.status);
    if (email !== undefined) this.email = email;
    this.#acting.happen(action, cause);
    if (field === 'email') this.#payment?.refuseEmail();
  }

  #given(status: GivenStatus): void {
    const {session, config} = this.#host;
    forgetDeparture();
    if (config && session?.frequency !== 'once' && status !== 'pledged')
      void this.#supporting.find(config, endpointOf(config));
  }

  get #payment(): AppealPayment | null {
    return this.#host.renderRoot.querySelector('appeal-payment');
  }

  /** Shows a step with a gift that is known from elsewhere. */
  #put(config: AppealConfig, gift: Gift | undefined, step: Step, cover = 0): void {
    const {frequency, amount} = gift ?? {};
    const session = this.#host.sessionFor(config, frequency, amount?.minor);
    const same = amount && {minor: amount.minor, currency: amount.currency};
    this.#host.session = {...session, ...same, ...(frequency && {frequency}), cover, step, busy: step === 'payment'};
    void this.#acting.focus();
  }

  #goOnAfter(config: AppealConfig, reply: GiftReply, left?: Gift): void {
    const {frequency, minor, currency, cover = 0} = reply;
    const given: Gift = {frequency, amount: {minor, currency}};
    const outcome = outcomeOf(reply);
    if (!outcome) {
      // Open, and nothing was tried: the reader has thought better of it.
      this.#put(config, left ?? {frequency, amount: {minor: minor - cover, currency}}, 'ask');
      this.#host.dispatchEvent(new AppealAbandonEvent());
      return;
    }
    // Where it is refused, what is offered again is the gift without what covered the fee.
    this.#put(config, given, 'payment', cover);
    const endpoint = endpointOf(config);
    void this.#checkout.resume(outcome, given, (again) => readGift(endpoint, again));
  }

  #renderPayment(session: Session, config: AppealConfig): TemplateResult {
    if (this.#returning) return this.#renderReturning(config);
    const {language} = this.#host;
    const gift = giftOf(session);
    const total = gift ? sayGift(language, gift) : '';
    const doing = session.checking ? 'checking' : this.#paying ? 'paying' : 'loading';
    const {form} = this.#checkout;
    // A way of its own may have its own words; until they are there, none are said that would have to be taken back.
    const waits = !form && !!config.checkout.ways?.[session.method] && !this.#host.preview;
    const {email = !waits, action = ''} = form ?? {};
    return html`<section aria-labelledby="heading">
      ${this.#renderHeading(sayGiftWord(language, 'yourGift', config.publication.gift))}
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
      ${this.#supporting.render(config)} ${this.#extras.render(session, config, this.#paying)}
      <appeal-payment
        exportparts="submit, error"
        .total=${waits || form?.action === '' ? '' : total}
        .action=${action}
        .withoutEmail=${!email}
        .email=${this.email}
        .busy=${session.busy ? say(language, doing) : ''}
        .problem=${session.decline ? say(language, DECLINES[session.decline]) : ''}
        .locale=${language}
        @input=${({target}: {target: AppealPayment}) => (this.email = target.email)}
        @pay=${(event: Event) => this.#pay(event)}
      >
        <slot name="payment" slot="payment"></slot>
      </appeal-payment>
    </section>`;
  }

  #pay(event: Event): void {
    const {session, preview} = this.#host;
    if (!session || session.busy || preview) return;
    const {email, withoutEmail} = event.target as AppealPayment;
    if (!withoutEmail) this.email = email.trim();
    this.#begin(session);
    this.#checkout.pay(withoutEmail ? '' : this.email);
  }

  /** A payment that the form itself has set off. */
  #carry(payment: () => Promise<Outcome>): boolean {
    const {session} = this.#host;
    if (!session || session.busy || !['payment', 'declined'].includes(session.step)) return false;
    this.#begin(session);
    void this.#checkout.carry(payment);
    return true;
  }

  /** A payment may lead away from here, so that somebody has to know where it began. */
  #begin(session: Session): void {
    this.#noteDeparture(session);
    this.#paying = true;
    this.#acting.happen({kind: 'pay'});
  }

  /** What is offered again to a reader who comes back without having paid: the gift alone. */
  #noteDeparture({frequency, minor, currency, cover = 0, method} = this.#host.session as Session): void {
    const {begun, variant} = this.#host;
    if (minor === null) return;
    const gift = {frequency, amount: {minor: minor - cover, currency}};
    noteDeparture({gift, method, campaign: begun?.id ?? null, variant});
  }

  /** Another gift is to be paid than the form that stands was made for: it gives way to a new one. */
  #revise(gift: Extract<SessionAction, {kind: 'revise'}>['gift']): void {
    const host = this.#host;
    const {config, session, preview} = host;
    if (!config || !session || this.#paying || preview) return;
    this.#acting.move({kind: 'revise', gift});
    const revised = host.session && giftOf(host.session);
    if (!revised || host.session === session) return;
    this.start(config, revised, host.session?.method ?? '', this.#origin);
    if (revised.frequency !== session.frequency) {
      host.dispatchEvent(new AppealFrequencyChangeEvent(revised.frequency));
      // What was pressed is gone.
      void this.#acting.focus();
    }
    host.dispatchEvent(new AppealAmountChangeEvent(revised.amount));
  }

  /** Those who support the publication already are told so, and where to change that; also in a place that stands already. */
  async know(config: AppealConfig, place?: Element | null): Promise<void> {
    if (!this.#supporting.known) return;
    await this.#supporting.find(config, endpointOf(config));
    if (place) this.#supporting.stand(place, config);
  }

  /** The server is being asked, and there is nothing to be done meanwhile. */
  #renderReturning({publication}: AppealConfig): TemplateResult {
    const {language} = this.#host;
    return html`<section aria-labelledby="heading">
      ${this.#renderHeading(sayGiftWord(language, 'yourGift', publication.gift))}
      <p>${publication.name}</p>
      <p role="status">${say(language, 'returning')}</p>
    </section>`;
  }

  #renderThanks({given}: Session, config: AppealConfig): TemplateResult {
    const pledged = given?.status === 'pledged';
    return html`<appeal-thanks
      exportparts="heading"
      .gift=${given?.gift ?? null}
      .status=${given?.status ?? 'paid'}
      .publication=${config.publication.name}
      .word=${config.publication.gift}
      .email=${pledged ? '' : this.email}
      .manage=${given?.gift.frequency === 'once' || pledged ? '' : this.#supporting.address}
      .quietUntil=${this.#quietUntil(config)}
      .choices=${config.quietChoices ?? QUIET_CHOICES}
      @quiet=${({target}: {target: AppealThanks}) => this.#hush(target.quietUntil)}
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

  /** The silence that is kept, epoch ms; 0: none is. */
  #quietUntil({quietDays}: AppealConfig): number {
    const {preview, session, remembered} = this.#host;
    const gift = preview ? {at: Date.now(), frequency: session?.frequency ?? 'once'} : remembered?.gift;
    const until = gift ? quietUntil(gift, quietDays) : 0;
    return until > Date.now() ? until : 0;
  }

  /** The giver has chosen how long the silence is to last. */
  #hush(until: number): void {
    const {remembered, reader} = this.#host;
    const {gift} = remembered ?? {};
    if (gift) reader?.remember({kind: 'quiet', days: Math.round((until - gift.at) / DAY)});
    this.#host.requestUpdate();
  }

  /** With nothing left to pay with: the payment failed, or the bank refused in the end what was under way. */
  #renderError({error}: Session, refused: MessageKey | null): TemplateResult {
    const {language} = this.#host;
    return html`<section aria-labelledby="heading" part="error">
      ${this.#renderHeading(say(language, error === 'payment-unknown' ? 'unknown' : 'failed'))}
      <p>${say(language, refused ?? FAILURES[error ?? ''] ?? 'failedText')}</p>
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

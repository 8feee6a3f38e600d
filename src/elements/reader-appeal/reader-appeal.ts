import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {DAY, readsSince} from '../../core/ask/record.js';
import {currencyFor, type AppealConfig, type AppealCopy, type Campaign} from '../../core/config/config.js';
import type {Tokens} from '../../core/copy.js';
import {AppealError} from '../../core/errors.js';
import {isFrequency, type Frequency} from '../../core/gift/gift.js';
import {lowest, type Ladder} from '../../core/gift/ladder.js';
import {formatMoney, fromMajor, toDecimal} from '../../core/gift/money.js';
import {advance, giftOf, startSession, type Session, type SessionAction, type Step} from '../../core/gift/session.js';
import {isRightToLeft} from '../../core/locale.js';
import {say, sayDate, sayGift} from '../../messages/messages.js';
import type {Reader} from '../../reader/reader.js';
import type {AppealAmounts} from '../appeal-amounts/appeal-amounts.js';
import {
  AppealAbandonEvent,
  AppealCheckoutEvent,
  AppealCompleteEvent,
  AppealDeclineEvent,
  AppealErrorEvent,
  AppealResumeEvent,
  AppealViewEvent,
  type AppealFrequencyChangeEvent,
  type AppealMethodChangeEvent,
  type AppealSnoozeEvent,
} from '../events.js';
import controls from '../shared/controls.styles.js';
import {copy} from '../shared/copy.js';
import tokenStyles from '../shared/tokens.styles.js';
import type {Giving, Origin} from './giving.js';
import type {Preview} from './preview.js';
import styles from './reader-appeal.styles.js';
import {ViewController} from './view-controller.js';

/** How an appeal is begun. */
export interface Beginning {
  /** The campaign that asks. */
  readonly campaign: Campaign;
  readonly variant?: string | null;
  /** A reader asked for it: takes the focus, and is no view that counts. */
  readonly explicit?: boolean;
  readonly frequency?: Frequency | undefined;
  /** In minor units. */
  readonly minor?: number | undefined;
}

/**
 * The whole appeal: asks, takes the gift, keeps the reader's “later”, says thanks.
 *
 * Until something is to be shown it shows what stands inside it, as it does without JavaScript.
 *
 * @element reader-appeal
 * @slot - What readers see without JavaScript, or when nothing can be asked: a link.
 * @slot heading - In place of the config's heading.
 * @slot body - In place of lead and paragraphs.
 * @slot highlight - In place of the highlighted line.
 * @slot image - In place of the picture.
 * @slot legal - In place of the link to the privacy notice.
 * @slot payment - The payment form; made by the element itself.
 * @slot thanks - More to say after a gift.
 * @fires {AppealViewEvent} appeal-view - Half of the ask was in view for a second.
 * @fires {AppealCheckoutEvent} appeal-checkout - The reader goes on to pay; cancelable.
 * @fires {AppealCompleteEvent} appeal-complete - A gift was made.
 * @fires {AppealDeclineEvent} appeal-decline - A payment was refused.
 * @fires {AppealAbandonEvent} appeal-abandon - The reader went back from paying.
 * @fires {AppealResumeEvent} appeal-resume - A snooze was taken back.
 * @fires {AppealErrorEvent} appeal-error - Something went wrong that the reader can't mend.
 * @csspart container - The whole.
 * @csspart heading - The heading.
 * @csspart body - Lead and paragraphs.
 * @csspart highlight - The highlighted line.
 * @csspart frequency - How often.
 * @csspart amounts - How much.
 * @csspart methods - How to pay.
 * @csspart total - The gift, while paying.
 * @csspart submit - The buttons that go on and that pay.
 * @csspart snooze - “Remind me later”, and what follows.
 * @csspart legal - The small print.
 * @csspart error - What went wrong.
 * @cssprop [--appeal-accent] - Colour of what is chosen and of buttons.
 * @cssprop [--appeal-grid-column] - Where the element stands in a grid; the page's own `grid-column` does not reach it.
 * @cssprop [--appeal-margin] - Space around the element; the page's own `margin` does not reach it.
 * @cssprop [--appeal-reserve] - Height that is kept free, so that nothing moves when the appeal comes.
 */
export class ReaderAppeal extends LitElement {
  static override styles = [tokenStyles, controls, styles];

  /** Where this appeal stands; campaigns are addressed to it by this name. */
  @property() placement = '';
  /** Shows this campaign only. */
  @property() campaign = '';
  /** Address of a config, for an appeal without the script tag. */
  @property() src = '';
  /** BCP 47; before the config's, which goes before the page's. */
  @property() locale = '';
  /** ISO 4217; before the region's. */
  @property() currency = '';
  @property() frequency = '';
  /** In major units, e.g. `7.5`. */
  @property() amount = '';
  @property() format = 'inline';
  /** Shows one state with nothing behind it: `ask`, `payment`, `declined`, `thanks`, `snoozed`, `error`. */
  @property() preview: Preview | '' = '';
  /** Level of the heading in the page's outline. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;

  /** The checked config. */
  @property({attribute: false}) config: AppealConfig | null = null;
  /** What this browser remembers; without it nothing is remembered. */
  @property({attribute: false}) reader: Reader | null = null;
  /** The reader's region, as the page states it. */
  @property({attribute: false}) region = '';

  @state() private session: Session | null = null;
  /** A snooze was chosen just now, not on an earlier page. */
  @state() private fresh = false;

  @query('appeal-amounts') private amounts!: AppealAmounts | null;

  #begun: Campaign | null = null;
  #variant: string | null = null;
  #explicit = false;
  #alone = false;
  #giving: Giving | null = null;
  readonly #view = new ViewController(this, () => this.#seen());

  /** Where the reader stands. */
  get step(): Step {
    return this.session?.step ?? 'idle';
  }

  /** Whether a reader is in the middle of something here, which nobody may take away. */
  get engaged(): boolean {
    return this.#explicit || !['idle', 'ask', 'snoozed'].includes(this.step);
  }

  /** The language of everything that is said, BCP 47: the attribute's, the config's, the page's. */
  get language(): string {
    const stated = this.locale || (this.config?.locale !== 'auto' && this.config?.locale);
    return stated || this.closest<HTMLElement>('[lang]')?.lang || navigator.language || 'en';
  }

  /** Asks. A gift that was picked before a snooze is offered again. */
  begin({campaign, variant = null, explicit = false, frequency, minor}: Beginning): void {
    if (!this.config || this.session?.busy) return;
    this.#giving?.stop();
    this.#begun = campaign;
    this.#variant = variant;
    this.#explicit = explicit;
    this.session = this.#sessionFor(this.config, frequency, minor);
    this.hidden = false;
    this.#move({kind: 'ask'}, explicit);
    if (!explicit) this.#view.watch();
  }

  /** Shows that a snooze is kept, and the way back from it. */
  wait(campaign: Campaign): void {
    if (!this.config || this.session?.busy) return;
    this.#begun = campaign;
    this.session ??= this.#sessionFor(this.config);
    this.fresh = false;
    this.hidden = false;
    this.#move({kind: 'snooze'});
  }

  /** Shows nothing. A payment under way is left alone. */
  rest(): void {
    if (this.session?.busy) return;
    this.#explicit = false;
    this.#giving?.stop();
    this.#view.hostDisconnected();
    this.session = null;
    this.hidden = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // For whoever looks after the appeals of this page: one has come.
    this.dispatchEvent(new Event('appeal-connected', {bubbles: true, composed: true}));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.step === 'payment' || this.step === 'declined') document.dispatchEvent(new AppealAbandonEvent());
    this.session = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {config} = this;
    if (this.preview) {
      if (changed.has('preview') || changed.has('config')) void this.#show(this.preview);
    } else if (!this.reader && !this.session && (config || this.src || this.querySelector('script'))) {
      void this.#beginAlone();
    }
    const stated = (['frequency', 'amount', 'currency'] as const).some((name) => changed.has(name));
    if (config && this.step === 'ask' && stated) this.session = {...this.#sessionFor(config), step: 'ask'};
  }

  override render(): TemplateResult {
    const {session, config} = this;
    const campaign = this.#begun;
    if (!session || !config || !campaign) return html`<slot></slot>`;
    return html`<div
      class="container ${session.step}"
      part="container"
      lang=${this.language}
      dir=${isRightToLeft(this.language) ? 'rtl' : 'ltr'}
    >
      ${this.#renderStep(session, config, campaign.appeal)}
    </div>`;
  }

  #renderStep(session: Session, config: AppealConfig, appeal: AppealCopy): TemplateResult {
    if (session.step === 'ask') return this.#renderAsk(session, config, appeal);
    if (session.step === 'snoozed') return this.#renderSnoozed(config);
    return this.#giving?.render(session, config) ?? html``;
  }

  #renderAsk(session: Session, config: AppealConfig, appeal: AppealCopy): TemplateResult {
    const locale = this.language;
    const {frequency, currency, minor} = session;
    const ladder = this.#ladder(config, frequency, currency);
    const words = this.#tokens(config, currency);
    const heading = copy(appeal.heading, words);
    const lead = copy(appeal.lead, words);
    const highlight = copy(appeal.highlight, words);
    const gift = giftOf(session);
    return html`<section aria-labelledby="heading">
      <slot name="image">
        ${appeal.image ? html`<img src=${appeal.image.src} alt=${appeal.image.alt} />` : nothing}
      </slot>
      ${this.#renderHeading(
        html`<slot name="heading">
          ${heading === nothing ? say(locale, 'heading', {publication: config.publication.name}) : heading}
        </slot>`,
      )}
      <div class="body" part="body">
        <slot name="body">
          <p class="lead">${lead === nothing ? say(locale, 'lead') : lead}</p>
          ${(appeal.paragraphs ?? []).map((text) => {
            const paragraph = copy(text, words);
            return paragraph === nothing ? nothing : html`<p>${paragraph}</p>`;
          })}
        </slot>
      </div>
      <slot name="highlight">
        ${highlight === nothing ? nothing : html`<p class="highlight"><span part="highlight">${highlight}</span></p>`}
      </slot>
      <form novalidate @submit=${this.#goOn}>
        ${
          config.frequencies.length > 1
            ? html`<appeal-frequency
                part="frequency"
                exportparts="option: frequency-option"
                .frequencies=${config.frequencies}
                .value=${frequency}
                .locale=${locale}
                @appeal-frequency-change=${this.#frequencyChanged}
              ></appeal-frequency>`
            : nothing
        }
        <appeal-amounts
          part="amounts"
          exportparts="amount, own-amount"
          .presets=${ladder.presets}
          .impact=${ladder.impact}
          .min=${ladder.min}
          .max=${ladder.max}
          .value=${minor}
          .own=${session.own}
          .currency=${currency}
          .frequency=${frequency}
          .locale=${locale}
          @change=${this.#amountChanged}
        ></appeal-amounts>
        <appeal-methods
          part="methods"
          exportparts="option: method-option"
          .methods=${config.checkout.methods}
          .value=${session.method}
          .locale=${locale}
          @appeal-method-change=${this.#methodChanged}
        ></appeal-methods>
        <button class="primary" part="submit">
          ${gift ? say(locale, 'goOnWith', {total: sayGift(locale, gift)}) : say(locale, 'goOn')}
        </button>
      </form>
      ${
        config.snooze.choices.length
          ? html`<appeal-snooze
              part="snooze"
              exportparts="option: snooze-option"
              .choices=${config.snooze.choices}
              .locale=${locale}
              @appeal-snooze=${this.#snoozed}
            ></appeal-snooze>`
          : nothing
      }
      <div class="hint" part="legal">
        <slot name="legal">
          ${
            config.publication.privacyUrl
              ? html`<a href=${config.publication.privacyUrl}>${say(locale, 'privacy')}</a>`
              : nothing
          }
        </slot>
      </div>
    </section>`;
  }

  #renderSnoozed(config: AppealConfig): TemplateResult {
    const locale = this.language;
    const {fresh} = this;
    const snooze = this.reader?.record().snooze ?? {at: Date.now(), span: 7 * DAY, articles: 0};
    const due = snooze.at + snooze.span;
    const left = snooze.articles && snooze.articles - (this.reader ? readsSince(this.reader.record(), snooze.at) : 0);
    const text = left
      ? say(locale, fresh ? 'willRemindArticles' : 'waitingArticles', {count: left})
      : say(locale, fresh ? 'willRemind' : 'waiting', {date: sayDate(locale, due)});
    return html`<div class="snoozed" part="snooze">
      <p role="status" tabindex="-1">
        ${text} ${fresh && this.reader && !this.reader.stored ? say(locale, 'notStored') : nothing}
      </p>
      <p>
        <button type="button" class="text" @click=${this.#resume}>
          ${say(locale, fresh ? 'undo' : 'changedMind')}
        </button>
        ${
          fresh && config.snooze.ics && !left
            ? html`<button type="button" class="text" @click=${() => this.#download(config, due)}>
                ${say(locale, 'calendar')}
              </button>`
            : nothing
        }
      </p>
    </div>`;
  }

  #renderHeading(content: unknown): TemplateResult {
    return html`<h2 id="heading" part="heading" tabindex="-1" aria-level=${this.headingLevel}>${content}</h2>`;
  }

  // What the reader does ------------------------------------------------------------------------------------------

  #frequencyChanged({frequency}: AppealFrequencyChangeEvent): void {
    const {config, session} = this;
    if (config && session)
      this.#move({kind: 'frequency', frequency, ladder: this.#ladder(config, frequency, session.currency)});
  }

  #amountChanged({target}: Event): void {
    const {value, own} = target as AppealAmounts;
    this.#move({kind: 'amount', minor: value, own});
  }

  #methodChanged({method}: AppealMethodChangeEvent): void {
    this.#move({kind: 'method', method});
  }

  async #goOn(event: Event): Promise<void> {
    event.preventDefault();
    const {config, session} = this;
    if (!this.amounts?.reportValidity() || !config || !session || session.busy || this.preview) return;
    const gift = giftOf(session);
    if (!gift) return;
    const {campaign, variant} = this.#origin;
    if (!this.dispatchEvent(new AppealCheckoutEvent(gift, campaign ?? '', variant))) return;
    this.#move({kind: 'continue', ladder: this.#ladder(config, gift.frequency, gift.amount.currency)});
    const giving = await this.#bringGiving();
    if (this.step !== 'payment' || !this.isConnected) return;
    this.requestUpdate();
    giving?.start(config, gift, session.method, this.#origin);
    void this.#focus();
  }

  /** Takes a reader from paying, or from an error, back to the gift. */
  back(): void {
    if (this.preview) return;
    this.#giving?.stop();
    this.dispatchEvent(new AppealAbandonEvent());
    this.#move({kind: 'ready'});
    this.#move({kind: 'ask'}, true);
  }

  async #snoozed(event: AppealSnoozeEvent): Promise<void> {
    const {session} = this;
    // The page's own listeners come after this one, and may cancel.
    await Promise.resolve();
    if (event.defaultPrevented || !session || this.preview) return;
    const {frequency, minor, currency} = session;
    this.fresh = true;
    this.#move({kind: 'snooze'}, true);
    this.reader?.remember({
      kind: 'snooze',
      ...(event.until !== null && {until: event.until}),
      ...(event.articles !== null && {articles: event.articles}),
      ...(minor !== null && {gift: {frequency, minor, currency}}),
    });
    this.requestUpdate();
  }

  #resume(): void {
    if (this.preview || !this.#begun) return;
    this.begin({campaign: this.#begun, explicit: true});
    this.reader?.remember({kind: 'resume'});
    this.dispatchEvent(new AppealResumeEvent());
  }

  async #download(config: AppealConfig, time: number): Promise<void> {
    try {
      const {downloadCalendar} = await import('../appeal-snooze/calendar.js');
      const title = say(this.language, 'calendarTitle', {publication: config.publication.name});
      downloadCalendar({title, url: location.href, time, now: Date.now(), id: `${config.publication.id}-${time}`});
    } catch (cause) {
      this.#report(new AppealError('network', 'The calendar entry could not be made.', {cause}));
    }
  }

  // What happens --------------------------------------------------------------------------------------------------

  /** What the checkout tells. */
  happen(action: SessionAction, cause?: unknown): void {
    const before = this.session?.given?.status;
    this.#move(action, !['pay', 'ready', 'unknown'].includes(action.kind));
    if (action.kind === 'declined') this.dispatchEvent(new AppealDeclineEvent(action.code));
    if (action.kind === 'fail') this.#report(cause as AppealError);
    const given = this.session?.given;
    if (action.kind !== 'given' || !given || before === given.status) return;
    const {gift, status, id} = given;
    this.reader?.remember({kind: 'gift', frequency: gift.frequency});
    this.dispatchEvent(new AppealCompleteEvent(gift, status, id, this.#begun?.id ?? '', this.#variant));
  }

  #move(action: SessionAction, focus = false): void {
    if (!this.session) return;
    const before = this.session;
    this.session = advance(before, action);
    if (focus && (this.session.step !== before.step || this.session.decline)) void this.#focus();
  }

  /** A new step is a new place: those who can't see it have to be taken there. */
  async #focus(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    if (this.step === 'ask' || this.step === 'snoozed') {
      this.renderRoot.querySelector<HTMLElement>('#heading,[role=status]')?.focus();
    } else this.#giving?.focus();
  }

  /** Brings what is needed to give; an error step where it can't be had. */
  async #bringGiving(): Promise<Giving | null> {
    try {
      const module = await import('./giving.js');
      return (this.#giving ??= new module.Giving(this));
    } catch (cause) {
      this.#move({kind: 'ask'});
      this.#report(new AppealError('checkout-unavailable', 'The checkout could not be loaded.', {cause}));
      return null;
    }
  }

  /** Shows one state with nothing behind it. */
  async #show(step: Preview): Promise<void> {
    const {preview} = await import('./preview.js');
    const shown = preview(step, this.config);
    const giving = await this.#bringGiving();
    if (giving) giving.email = shown.email;
    this.config = shown.config;
    this.#begun = shown.campaign;
    this.fresh = true;
    this.session = {...this.#sessionFor(shown.config), ...shown.state};
  }

  #seen(): void {
    const campaign = this.#begun;
    if (this.step !== 'ask' || !campaign) return;
    this.reader?.remember({kind: 'view', campaign: campaign.id});
    this.dispatchEvent(new AppealViewEvent(campaign.id, this.#variant));
  }

  #report(error: AppealError): void {
    console.error('[reader-appeal]', error);
    this.dispatchEvent(new AppealErrorEvent(error.code, error));
  }

  // What things are -----------------------------------------------------------------------------------------------

  get #origin(): Origin {
    return {campaign: this.#begun?.id ?? null, variant: this.#variant, placement: this.placement || null};
  }

  #ladder({amounts}: AppealConfig, frequency: Frequency, currency: string): Ladder {
    const ladder = amounts[currency]?.[frequency];
    if (!ladder) throw new AppealError('config-invalid', `There are no amounts for ${frequency} in ${currency}.`);
    return ladder;
  }

  /** A session as attributes, memory and config want it, in this order. */
  #sessionFor(config: AppealConfig, frequency?: Frequency, minor?: number): Session {
    const stated = this.currency.toLowerCase();
    const currency = stated in config.amounts ? stated : currencyFor(config, this.region);
    const picked = this.reader?.record().picked;
    const known = picked?.currency === currency ? picked : null;
    const wanted = [frequency, this.frequency, known?.frequency].find(
      (each): each is Frequency => isFrequency(each) && config.frequencies.includes(each),
    );
    const chosen = wanted ?? config.frequencies[0] ?? 'monthly';
    const ladder = this.#ladder(config, chosen, currency);
    const session = startSession(chosen, ladder, currency, config.checkout.methods[0] ?? 'card');
    const remembered = known?.frequency === chosen ? known.minor : null;
    const amount = minor ?? (this.amount ? fromMajor(Number(this.amount), currency) : remembered);
    if (amount === null || amount < ladder.min || amount > ladder.max) return session;
    const own = ladder.presets.includes(amount) ? null : toDecimal({minor: amount, currency});
    return {...session, minor: amount, own};
  }

  #tokens(config: AppealConfig, currency: string): Tokens {
    const first = config.frequencies[0] ?? 'monthly';
    const read = this.reader ? readsSince(this.reader.record(), Date.now() - 30 * DAY) : 0;
    return {
      lowest: formatMoney(lowest(this.#ladder(config, first, currency), currency), this.language),
      publication: config.publication.name,
      articles: read > 1 ? read.toLocaleString(this.language) : null,
      frequency: say(this.language, first).toLocaleLowerCase(this.language),
    };
  }

  /** Nobody looks after this page: the appeal does it itself. */
  async #beginAlone(): Promise<void> {
    if (this.#alone) return;
    this.#alone = true;
    try {
      await (await import('./standalone.js')).beginAlone(this);
    } catch (cause) {
      const error =
        cause instanceof AppealError ? cause : new AppealError('config-unavailable', 'There is no config.', {cause});
      this.#report(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-appeal': ReaderAppeal;
  }
}

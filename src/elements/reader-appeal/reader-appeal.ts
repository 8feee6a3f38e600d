import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {DAY, readsSince, type ReaderRecord} from '../../core/ask/record.js';
import {
  currencyFor,
  methodFor,
  methodsFor,
  type AppealConfig,
  type AppealCopy,
  type Campaign,
} from '../../core/config/config.js';
import type {Tokens} from '../../core/copy.js';
import type {CopyToken} from '../../core/copy-tokens.js';
import type {Frequency} from '../../core/gift/gift.js';
import {lowest, type Ladder} from '../../core/gift/ladder.js';
import {formatMoney, fromMajor, toDecimal} from '../../core/gift/money.js';
import {giftOf, inFrequency, startSession, type Session, type Step} from '../../core/gift/session.js';
import {isRightToLeft} from '../../core/locale.js';
import {bringWords, say, sayGift} from '../../messages/messages.js';
import type {Reader} from '../../reader/reader.js';
import {
  AppealExposureEvent,
  AppealViewEvent,
  type AppealFrequencyChangeEvent,
  type AppealMethodChangeEvent,
} from '../events.js';
import controls from '../shared/controls.styles.js';
import {copy} from '../shared/copy.js';
import {looks} from '../shared/looks.js';
import {wearTheme} from '../shared/wear-theme.js';
import tokenStyles from '../shared/tokens.styles.js';
import type {Frame} from '../formats/frame.js';
import type {AppealAmounts} from '../appeal-amounts/appeal-amounts.js';
import type {Acting} from './acting.js';
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
 * @slot byline - In place of who asks.
 * @slot legal - In place of the link to the privacy notice.
 * @slot payment - The payment form; made by the element itself.
 * @slot thanks - More to say after a gift.
 * @fires {AppealExposureEvent} appeal-exposure - The page's one ask goes here.
 * @fires {AppealViewEvent} appeal-view - Half of the ask was in view for a second.
 * @fires {AppealCheckoutEvent} appeal-checkout - The reader goes on to pay; cancelable.
 * @fires {AppealRedirectEvent} appeal-redirect - The reader is about to be sent to another site; cancelable.
 * @fires {AppealCompleteEvent} appeal-complete - A gift was made.
 * @fires {AppealDeclineEvent} appeal-decline - A payment was refused.
 * @fires {AppealAbandonEvent} appeal-abandon - The reader went back from paying.
 * @fires {AppealResumeEvent} appeal-resume - A snooze was taken back.
 * @fires {AppealDismissEvent} appeal-dismiss - An ask is closed; cancelable.
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
 * @csspart why - The button that says why there is an ask, and what is remembered.
 * @csspart goal - How far the campaign has come.
 * @csspart error - What went wrong.
 * @csspart close - The button that closes a bar or a dialog.
 * @cssprop [--appeal-accent] - Colour of what is chosen and of buttons.
 * @cssprop [--appeal-grid-column] - Where the element stands in a grid; the page's own `grid-column` does not reach it.
 * @cssprop [--appeal-margin] - Space around the element; the page's own `margin` does not reach it.
 * @cssprop [--appeal-z] - How high a bar or a dialog lies over the page; below 2147483647, where banks put their questions.
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
  /** `inline`, `bar`, `dialog`, `gate` or `button`; before the campaign's. */
  @property() format = '';
  /** Shows one state with nothing behind it: `ask`, `payment`, `declined`, `thanks`, `snoozed`, `error`. */
  @property() preview: Preview | '' = '';
  /** Level of the heading in the page's outline. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;

  /** The checked config. */
  @property({attribute: false}) config: AppealConfig | null = null;
  /** What this browser remembers; without it nothing is remembered. */
  @property({attribute: false}) reader: Reader | null = null;
  /** What is remembered, for as long as there is no `reader`. */
  @property({attribute: false}) record: (() => ReaderRecord) | null = null;
  /** Brings the `reader` before anything is to be remembered. @internal */
  @property({attribute: false}) join: (() => Promise<unknown>) | null = null;
  /** The reader's region, as the page states it. */
  @property({attribute: false}) region = '';

  /** Whether the page says that the reader is a supporter. */
  supporter?: boolean;

  /** Where the reader stands. @internal */
  @state() session: Session | null = null;

  /** What it stands in where that is more than the page's flow; its goal. @internal */
  frame?: Frame | null;

  /** What asks here, and in which variant. @internal */
  begun: Campaign | null = null;
  /** @internal */
  variant: string | null = null;

  #explicit = false;
  #acting: Acting | null = null;
  #last: Promise<void> = Promise.resolve();
  readonly #view = new ViewController(this, () => this.#seen());

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
    return stated || languageAround(this) || navigator.language || 'en';
  }

  /** What this browser remembers, as it is now. */
  get remembered(): ReaderRecord | undefined {
    return this.reader?.record() ?? this.record?.();
  }

  /** Asks. A gift that was picked before a snooze is offered again. */
  begin(beginning: Beginning): void {
    const {campaign, variant = null, explicit = false, frequency, minor} = beginning;
    if (!this.config || this.session?.busy) return;
    this.#acting?.stop();
    this.#explicit = explicit;
    this.variant = variant;
    this.#stand(campaign);
    if (this.frame?.beginning !== beginning && (this.format || campaign.format || campaign.goal || this.frame)) {
      void this.#act((acting) => acting.frame(beginning));
      return;
    }
    this.session = {...this.sessionFor(this.config, frequency, minor), step: 'ask'};
    if (explicit) void this.#act((acting) => acting.focus());
    else {
      // Nothing is seen of it before its words are there.
      void this.updateComplete.then(() => this.#view.watch());
      this.dispatchEvent(new AppealExposureEvent(campaign.id, variant));
    }
  }

  /** Shows that a snooze is kept, and the way back from it; or something else that no ask comes before. */
  wait(campaign: Campaign, show = (acting: Acting): unknown => acting.wait()): void {
    this.#stand(campaign);
    void this.#act(show);
  }

  /** Takes the place that is meant for it, in the publication's colours. */
  #stand(campaign: Campaign): void {
    this.begun = campaign;
    this.hidden = false;
    this.style.display = '';
    wearTheme(this, this.config?.theme);
  }

  /** Shows nothing. A payment under way is left alone. */
  rest(): void {
    if (this.session?.busy) return;
    this.#acting?.stop();
    this.#view.hostDisconnected();
    this.#explicit = false;
    this.session = null;
    this.hidden = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // For whoever looks after the appeals of this page: one has come.
    this.dispatchEvent(new CustomEvent('appeal-connected', {bubbles: true, composed: true}));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#acting?.leave();
    this.session = null;
  }

  /** No word is said before all of them are there: nobody sees another language first. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.begun) await bringWords(this.language, '', this.config?.messages);
    await super.scheduleUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    looks.dress?.(this, this.config?.theme['name']);
    this.frame?.updated();
    const stated = (['frequency', 'amount', 'currency', 'src'] as const).some(
      (name) => changed.get(name) !== undefined,
    );
    const alone = !this.record && (this.config ?? (this.src || this.querySelector('script')));
    if (stated || this.preview || alone) void this.#act((acting) => acting.updated(changed));
  }

  override render(): TemplateResult {
    const {session, config} = this;
    const campaign = this.begun;
    if (!session || !config || !campaign) return html`<slot></slot>`;
    const content = html`<div
      class=${`container ${session.step}`}
      part="container"
      @pointerdown=${this.#act}
      @focusin=${this.#act}
      lang=${this.language}
      dir=${isRightToLeft(this.language) ? 'rtl' : 'ltr'}
    >
      ${
        session.step === 'ask'
          ? this.#renderAsk(session, config, campaign.appeal)
          : this.#acting?.render(session, config)
      }
    </div>`;
    return this.frame?.render(content) ?? content;
  }

  #renderAsk(session: Session, config: AppealConfig, appeal: AppealCopy): TemplateResult {
    const locale = this.language;
    const {frequency, currency, minor} = session;
    const ladder = this.ladder(config, frequency, currency);
    const words = this.#tokens(config, currency);
    const highlight = copy(appeal.highlight, words);
    const gift = giftOf(session);
    return html`<section aria-labelledby="heading">
      <slot name="image">${looks.image?.(appeal)}</slot>
      <h2 id="heading" part="heading" tabindex="-1" aria-level=${this.headingLevel}>
        <slot name="heading">
          ${copy(appeal.heading, words) ?? say(locale, 'heading', {publication: config.publication.name})}
        </slot>
      </h2>
      <div class="body" part="body">
        <slot name="body">
          <p class="lead">${copy(appeal.lead, words) ?? say(locale, 'lead')}</p>
          ${appeal.paragraphs?.map((text) => {
            const paragraph = copy(text, words);
            return paragraph && html`<p>${paragraph}</p>`;
          })}
        </slot>
      </div>
      <slot name="byline">${looks.byline?.(appeal)}</slot>
      <slot name="highlight">
        ${highlight && html`<p class="highlight"><span part="highlight">${highlight}</span></p>`}
      </slot>
      ${this.frame?.goal}
      <form novalidate @submit=${this.#act}>
        ${
          config.frequencies.length > 1
            ? html`<appeal-frequency
                part="frequency"
                .frequencies=${config.frequencies}
                .value=${frequency}
                .locale=${locale}
                @appeal-frequency-change=${({frequency: picked}: AppealFrequencyChangeEvent) =>
                  this.#pick({
                    ...inFrequency(session, picked, this.ladder(config, picked, currency)),
                    method: methodFor(config, picked, currency, session.method),
                  })}
              ></appeal-frequency>`
            : nothing
        }
        <appeal-amounts
          part="amounts"
          exportparts="amount, own-amount"
          .presets=${ladder.presets}
          .impact=${ladder.impact}
          .recommended=${ladder.recommended}
          .min=${ladder.min}
          .max=${ladder.max}
          .value=${minor}
          .own=${session.own}
          .currency=${currency}
          .frequency=${frequency}
          .locale=${locale}
          @change=${({target}: {target: AppealAmounts}) => this.#pick({minor: target.value, own: target.own})}
        ></appeal-amounts>
        <appeal-methods
          part="methods"
          .ways=${config.checkout.ways}
          .methods=${methodsFor(config, frequency, currency)}
          .value=${session.method}
          .locale=${locale}
          @appeal-method-change=${({method}: AppealMethodChangeEvent) => this.#pick({method})}
        ></appeal-methods>
        <button class="primary" part="submit">
          ${gift ? say(locale, 'goOnWith', {total: sayGift(locale, gift)}) : say(locale, 'goOn')}
        </button>
      </form>
      ${
        config.snooze.choices.length
          ? html`<appeal-snooze
              part="snooze"
              .choices=${config.snooze.choices}
              .locale=${locale}
              @appeal-snooze=${this.#act}
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
        <button type="button" class="text" part="why" @click=${this.#act}>${say(locale, 'why')}</button>
      </div>
    </section>`;
  }

  #seen(): void {
    if (this.step !== 'ask' || !this.begun) return;
    const {id} = this.begun;
    this.reader?.remember({kind: 'view', campaign: id});
    this.dispatchEvent(new AppealViewEvent(id, this.variant));
  }

  /** What is picked counts at once: nobody has to wait for what answers the rest. */
  #pick(picked: Partial<Session>): void {
    if (this.session) this.session = {...this.session, ...picked};
  }

  /** Answers an event, or does something else that only the acting half can: one after the other, as they came. */
  #act(what: Event | ((acting: Acting) => unknown)): Promise<void> {
    if (typeof what === 'object' && what.type === 'submit') what.preventDefault();
    return (this.#last = this.#last.then(() => this.#actNow(what)));
  }

  async #actNow(what: Event | ((acting: Acting) => unknown)): Promise<void> {
    try {
      const [{Acting: Half}] = await Promise.all([import('./acting.js'), this.join?.()]);
      this.#acting ??= new Half(this);
      if (typeof what === 'object') this.#acting.handle(what);
      // What takes its time does not hold up what comes next.
      else Promise.resolve(what(this.#acting)).catch((cause: unknown) => this.#fail(cause));
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    console.error('reader-appeal', cause);
    const {code = 'unavailable'} = cause as {code?: string};
    this.dispatchEvent(Object.assign(new CustomEvent('appeal-error', {bubbles: true, composed: true}), {code, cause}));
  }

  /** There is one for each frequency in each currency: the config was checked. @internal */
  ladder({amounts}: AppealConfig, frequency: Frequency, currency: string): Ladder {
    return {...amounts, ...this.begun?.amounts}[currency]?.[frequency] as Ladder;
  }

  /** A session as attributes, memory and config want it, in this order. @internal */
  sessionFor(config: AppealConfig, frequency?: Frequency, minor?: number): Session {
    const stated = this.currency.toLowerCase();
    const currency = Object.hasOwn(config.amounts, stated) ? stated : currencyFor(config, this.region);
    const picked = this.remembered?.picked;
    const known = picked?.currency === currency ? picked : null;
    const {frequencies} = config;
    const wanted = [frequency, this.frequency, known?.frequency, frequencies[0]] as readonly Frequency[];
    const chosen = wanted.find((each) => frequencies.includes(each)) as Frequency;
    const ladder = this.ladder(config, chosen, currency);
    const session = startSession(chosen, ladder, currency, methodFor(config, chosen, currency));
    const remembered = known?.frequency === chosen ? known.minor : null;
    const amount = minor ?? (this.amount ? fromMajor(Number(this.amount), currency) : remembered);
    if (amount === null || amount < ladder.min || amount > ladder.max) return session;
    const own = ladder.presets.includes(amount) ? null : toDecimal({minor: amount, currency});
    return {...session, minor: amount, own};
  }

  #tokens(config: AppealConfig, currency: string): Tokens {
    const first = config.frequencies[0] ?? 'monthly';
    const record = this.remembered;
    const read = record ? readsSince(record, Date.now() - 30 * DAY) : 0;
    return {
      lowest: formatMoney(lowest(this.ladder(config, first, currency), currency), this.language),
      publication: config.publication.name,
      articles: read > 1 ? read.toLocaleString(this.language) : null,
    } satisfies Record<CopyToken, Tokens[string]>;
  }
}

/** The `lang` of the closest ancestor that has one, out through every shadow root. */
function languageAround(element: Element): string | undefined {
  const marked = element.closest<HTMLElement>('[lang]');
  const {host} = element.getRootNode() as Partial<ShadowRoot>;
  return marked?.lang ?? (host && languageAround(host));
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-appeal': ReaderAppeal;
  }
}

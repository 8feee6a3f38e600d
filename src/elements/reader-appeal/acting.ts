/**
 * The half of the appeal that answers the reader: picking, going on, snoozing, being seen. It comes right after the
 * first paint, so that painting waits for nothing that only a hand can set going.
 */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {quietDaysAfter, quietUntil} from '../../core/ask/quiet.js';
import {DAY} from '../../core/ask/record.js';
import {methodFor, type AppealConfig, type Campaign} from '../../core/config/config.js';
import {AppealError} from '../../core/errors.js';
import type {Gift} from '../../core/gift/gift.js';
import type {Ladders} from '../../core/gift/ladder.js';
import {toDecimal} from '../../core/gift/money.js';
import {otherReadings} from '../../core/gift/readings.js';
import {giftOf, type Session, type SessionAction} from '../../core/gift/session.js';
import {advance} from '../../core/gift/advance.js';
import {enActing} from '../../messages/en-acting.js';
import {addWords, bringWords, say} from '../../messages/messages.js';
import {sayDate} from '../../messages/names.js';
import type {AppealAmounts} from '../appeal-amounts/appeal-amounts.js';
import type {Frame} from '../formats/frame.js';
import {adopt} from '../shared/adopt.js';
import {bringLooks} from '../shared/looks.js';
import {
  AppealAbandonEvent,
  AppealCheckoutEvent,
  AppealCompleteEvent,
  AppealDeclineEvent,
  AppealErrorEvent,
  AppealRedirectEvent,
  AppealResumeEvent,
  AppealSnoozeEvent,
} from '../acting-events.js';
import {AppealAmountChangeEvent, AppealFrequencyChangeEvent} from '../events.js';
import styles from './acting.styles.js';
import type {Giving} from './giving.js';
import type {Preview} from './preview.js';
import type {Beginning, ReaderAppeal} from './reader-appeal.js';
import type {WayBack} from './way-back.js';

addWords('en', enActing);

/** Events that say nothing by themselves of the campaign that they belong to. */
const SENT = 'frequency-change amount-change method-change decline abandon snooze resume dismiss error';

/** What a payment step takes at most on a small phone, in CSS pixels. */
const PAYMENT_HEIGHT = 900;

/** Where a gift comes from, for the publisher's books. */
export interface Origin {
  readonly campaign: string | null;
  readonly variant: string | null;
  readonly placement: string | null;
}

/** One appeal's acting half. */
export class Acting {
  readonly #host: ReaderAppeal;
  #giving: Giving | null = null;
  /** A snooze was chosen just now, not on an earlier page. */
  #fresh = false;
  #alone = false;
  /** The gift that the reader went on with last: nobody is asked twice what it means. */
  #meant = '';
  /** A gift was taken on trust, which can still be taken back. */
  #trusting = false;
  /** The config of what a preview shows. */
  #previewed: AppealConfig | null = null;

  constructor(host: ReaderAppeal) {
    this.#host = host;
    adopt(host, styles);
    // Whoever counts wants to know it of every event, also of those that the parts send.
    for (const type of SENT.split(' ')) {
      const note = (event: Event): void => {
        const {campaign, variant} = this.#origin;
        Object.assign(event, {campaign, variant});
      };
      host.addEventListener(`appeal-${type}`, note, {capture: true});
    }
  }

  /** Ends what is under way here; a payment that is with the server goes on there. */
  stop(): void {
    this.#giving?.stop();
  }

  /** The appeal has left the page. */
  leave(): void {
    const {step} = this.#host;
    if ((step === 'payment' || step === 'declined') && !this.#trusting)
      document.dispatchEvent(new AppealAbandonEvent());
    this.stop();
  }

  /** Settles when what the appeal was last begun in has come. */
  framing: Promise<void> = Promise.resolve();
  #latest: Beginning | null = null;

  /** Brings what the appeal stands in, and begins it there. */
  frame(beginning: Beginning): Promise<void> {
    this.#latest = beginning;
    return (this.framing = this.#frame(beginning));
  }

  async #frame(beginning: Beginning): Promise<void> {
    const host = this.#host;
    const {frameFor} = await import('../formats/frame-for.js');
    const frame = await frameFor({host, acting: this, beginning});
    if (this.#latest !== beginning || host.begun !== beginning.campaign || host.hidden || !host.isConnected) return;
    host.frame?.leave();
    host.frame = frame;
    if (frame) host.begin(beginning);
    else host.rest();
  }

  /** Shows that a snooze is kept, and the way back from it. */
  wait(): void {
    const host = this.#host;
    if (!host.config || host.session?.busy) return;
    this.#fresh = false;
    host.session = {...host.sessionFor(host.config), step: 'snoozed'};
  }

  /** Properties have changed. */
  updated(changed: PropertyValues<ReaderAppeal>): void {
    const host = this.#host;
    const {config, preview} = host;
    const stated = (['frequency', 'amount', 'currency'] as const).some((name) => changed.get(name) !== undefined);
    if (preview) {
      if (stated || changed.has('preview') || config !== this.#previewed) void this.show(preview);
    } else if (this.#alone && changed.get('src')) {
      // Another address is another config, and may be another publication's.
      this.#alone = false;
      host.config = host.reader = null;
      void this.#beginAlone();
    } else if (!host.reader && !host.record && (config || host.src || host.querySelector('script'))) {
      void this.#beginAlone();
    } else if (config && host.step === 'ask' && stated) {
      host.session = {...host.sessionFor(config), step: 'ask'};
    }
  }

  /** Answers an event of one of the parts. */
  handle(event: Event): void {
    const {session, config} = this.#host;
    if (!session || !config) return;
    if (event instanceof AppealSnoozeEvent) this.#snooze(event, session);
    else if (event.type === 'submit') void this.#goOn(config);
    else if (event.type === 'click') void this.#why(config);
  }

  /** The steps behind the ask. */
  render(session: Session, config: AppealConfig): TemplateResult | typeof nothing {
    if (session.step === 'snoozed') return this.#renderSnoozed(config);
    return this.#giving?.render(session, config) ?? nothing;
  }

  /** Takes a reader to where the appeal now stands: those who can't see a new step have to be taken there. */
  async focus(): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    await new Promise(requestAnimationFrame);
    if (host.step === 'ask') void this.#know();
    if (host.step === 'ask' || host.step === 'snoozed') {
      host.renderRoot.querySelector<HTMLElement>('#heading,[role=status]')?.focus();
    } else this.#giving?.focus();
  }

  /** What the checkout tells. */
  happen(action: SessionAction, cause?: unknown): void {
    const host = this.#host;
    const before = host.session?.given?.status;
    this.move(action, !['pay', 'ready', 'unknown'].includes(action.kind));
    if (action.kind === 'declined') {
      // A debit that the bank gives back in the end was no gift.
      if (before) host.reader?.remember({kind: 'ungift'});
      host.dispatchEvent(new AppealDeclineEvent(action.code));
    }
    if (action.kind === 'fail') this.#report(cause as AppealError);
    if (action.kind === 'left') this.#trust(giftOf(host.session as Session));
    const given = host.session?.given;
    if (action.kind !== 'given' || !given || before === given.status) return;
    const {gift, status, id} = given;
    if (status === 'pledged') this.#trust(gift);
    else {
      this.#trusting = false;
      host.reader?.remember({kind: 'gift', frequency: gift.frequency, campaign: this.#origin.campaign ?? ''});
    }
    const {campaign, variant} = this.#origin;
    host.dispatchEvent(new AppealCompleteEvent(gift, status, id, campaign ?? '', variant));
  }

  /** What became of a gift after the appeal has left the page: worth remembering, and the page is told. */
  happenLater(action: SessionAction, gift: Gift): void {
    const {reader} = this.#host;
    if (action.kind === 'declined') reader?.remember({kind: 'ungift'});
    if (action.kind !== 'given' || action.status === 'pledged') return;
    const {campaign, variant} = this.#origin;
    reader?.remember({kind: 'gift', frequency: gift.frequency, campaign: campaign ?? ''});
    document.dispatchEvent(new AppealCompleteEvent(gift, action.status, action.id, campaign ?? '', variant));
  }

  /**
   * Goes on with a reader who comes back from a payment page.
   *
   * @returns whether there was anything to go on with.
   */
  async comeBack(way: WayBack): Promise<boolean> {
    const {config} = this.#host;
    return !!config && (await this.#bringGiving()).comeBack(config, way);
  }

  /** Tells the page that a reader is about to be sent to another site; returns whether they may be. */
  leaveFor(url: string, gift: Gift, method: string): boolean {
    const {campaign, variant} = this.#origin;
    return this.#host.dispatchEvent(new AppealRedirectEvent(url, gift, method, campaign ?? '', variant));
  }

  /** Takes a reader from paying, from a promise, or from an error, back to the gift. */
  back(): void {
    const host = this.#host;
    if (host.preview) return;
    this.#giving?.stop();
    if (this.#trusting) host.reader?.remember({kind: 'ungift'});
    this.#trusting = false;
    host.style.removeProperty('--appeal-reserve');
    host.dispatchEvent(new AppealAbandonEvent());
    this.move({kind: 'ready'});
    this.move({kind: 'ask'}, true);
  }

  /** Changes the session. */
  move(action: SessionAction, focus = false): void {
    const before = this.#host.session;
    if (!before) return;
    const {step, decline} = (this.#host.session = advance(before, action));
    if (focus && (step !== before.step || decline)) void this.focus();
  }

  /** Shows one state with nothing behind it. */
  async show(step: Preview): Promise<void> {
    const host = this.#host;
    try {
      const [{preview}, giving] = await Promise.all([import('./preview.js'), this.#bringGiving()]);
      const own = host.config ?? (host.src || host.querySelector('script'));
      const shown = preview(step, own ? await (await import('./standalone.js')).configOf(host) : null);
      await bringLooks(shown.config);
      const frame = await this.#framePreview(shown.campaign);
      if (host.preview !== step) return;
      host.frame?.leave();
      host.frame = frame;
      giving.email = shown.email;
      this.#fresh = true;
      host.config = this.#previewed = shown.config;
      host.begun = shown.campaign;
      host.session = {...host.sessionFor(shown.config), ...shown.state};
    } catch (cause) {
      this.#lacksConfig(cause);
    }
  }

  async #framePreview(campaign: Campaign): Promise<Frame | null> {
    const {frameFor} = await import('../formats/frame-for.js');
    return frameFor({host: this.#host, acting: this, beginning: {campaign}});
  }

  /** Nobody looks after this page: the appeal does it itself, once. */
  async #beginAlone(): Promise<void> {
    if (this.#alone) return;
    this.#alone = true;
    try {
      await (await import('./standalone.js')).beginAlone(this.#host);
    } catch (cause) {
      this.#lacksConfig(cause);
    }
  }

  #lacksConfig(cause: unknown): void {
    const words = 'The appeal has no config that it can use.';
    this.#report(cause instanceof AppealError ? cause : new AppealError('config-unavailable', words, {cause}));
  }

  get #origin(): Origin {
    const {begun, variant, placement} = this.#host;
    return {campaign: begun?.id ?? null, variant, placement: placement || null};
  }

  /** A gift is made, or promised, where it can't be seen: that silences the asks, but never shortens a silence. */
  #trust(promised: Gift | null): void {
    const {config, reader} = this.#host;
    if (!config || !reader || !promised) return;
    const {gift} = reader.record();
    const {frequency} = promised;
    const quietDays = quietDaysAfter('pledged', config.quietDays);
    const pledge = {kind: 'gift', frequency, quietDays} as const;
    const known = gift && quietUntil(gift, config.quietDays) >= quietUntil({...pledge, at: Date.now()});
    if (known || !quietDays) return;
    reader.remember(pledge);
    this.#trusting = true;
  }

  async #goOn(config: AppealConfig): Promise<void> {
    const host = this.#host;
    const amounts = host.renderRoot.querySelector<AppealAmounts>('appeal-amounts');
    const meant = await amounts?.validate((typed) =>
      JSON.stringify(typed) === this.#meant ? [] : otherReadings(typed, offered(config, typed)),
    );
    if (!meant || !host.session || host.session.busy || host.preview) return;
    if (meant !== true) this.#take(meant, config);
    const gift = giftOf(host.session);
    this.#meant = JSON.stringify(gift);
    if (host.session.step !== 'ask' || !gift) return;
    const {campaign, variant} = this.#origin;
    if (!host.dispatchEvent(new AppealCheckoutEvent(gift, campaign ?? '', variant))) return;
    const ladder = host.ladder(config, gift.frequency, gift.amount.currency);
    // Room for a payment form that is still to come, and for the thanks behind it.
    host.style.setProperty('--appeal-reserve', `${Math.min(host.offsetHeight, PAYMENT_HEIGHT)}px`);
    this.move({kind: 'continue', ladder});
    try {
      const giving = await this.#bringGiving();
      if (host.step !== 'payment' || !host.isConnected) return;
      host.requestUpdate();
      giving.start(config, gift, host.session.method, this.#origin);
      void this.focus();
    } catch (cause) {
      this.move({kind: 'ready'});
      this.move({kind: 'ask'});
      this.#report(new AppealError('checkout-unavailable', 'The checkout could not be loaded.', {cause}));
    }
  }

  /** The reader means another gift than the one that was typed. */
  #take({frequency, amount}: Gift, config: AppealConfig): void {
    const host = this.#host;
    const {session} = host;
    const {minor, currency} = amount;
    const own = config.amounts[currency]?.[frequency]?.presets.includes(minor) ? null : toDecimal(amount);
    if (!session) return;
    host.session = {...session, frequency, minor, own, method: methodFor(config, frequency, currency, session.method)};
    if (frequency !== session.frequency) host.dispatchEvent(new AppealFrequencyChangeEvent(frequency));
    host.dispatchEvent(new AppealAmountChangeEvent(amount));
  }

  /** Said below an ask that the reader has opened, to those who support the publication already. */
  async #know(): Promise<void> {
    const {config, supporter, remembered, preview, renderRoot} = this.#host;
    if (!config || preview || !(supporter || remembered?.gift)) return;
    const giving = await this.#bringGiving();
    await giving.know(config, renderRoot.querySelector('[part=legal]'));
  }

  async #bringGiving(): Promise<Giving> {
    const [{Giving: Half}] = await Promise.all([import('./giving.js'), bringWords(this.#host.language, '-giving')]);
    return (this.#giving ??= new Half(this.#host, this));
  }

  #snooze({defaultPrevented, until, articles}: AppealSnoozeEvent, {frequency, minor, currency}: Session): void {
    const host = this.#host;
    if (defaultPrevented || host.preview) return;
    this.#fresh = true;
    host.style.setProperty('--appeal-reserve', '0');
    this.move({kind: 'snooze'}, true);
    host.reader?.remember({
      kind: 'snooze',
      ...(until !== null && {until}),
      ...(articles !== null && {articles}),
      ...(minor !== null && {gift: {frequency, minor, currency}}),
    });
    host.requestUpdate();
  }

  /** Tells the reader what is remembered; there, they may also ask for a long silence. */
  async #why({publication: {name}}: AppealConfig): Promise<void> {
    const host = this.#host;
    const {reader, language: locale, renderRoot} = host;
    const silence = (): void => {
      const event = new AppealSnoozeEvent('P365D', Date.now() + 365 * DAY, null);
      host.dispatchEvent(event);
      this.handle(event);
    };
    try {
      const {openWhy} = await import('../appeal-why/open-why.js');
      await openWhy(renderRoot, {reader, publication: name, locale, silence});
    } catch (cause) {
      this.#report(new AppealError('network', 'What is remembered could not be shown.', {cause}));
    }
  }

  #resume(): void {
    const host = this.#host;
    if (host.preview) return;
    host.style.removeProperty('--appeal-reserve');
    if (host.begun) host.begin({campaign: host.begun, variant: host.variant, explicit: true});
    host.reader?.remember({kind: 'resume'});
    host.dispatchEvent(new AppealResumeEvent());
  }

  #renderSnoozed({snooze: {ics}}: AppealConfig): TemplateResult {
    const {language, reader} = this.#host;
    const fresh = this.#fresh;
    const record = this.#host.remembered;
    const snooze = record?.snooze ?? {at: Date.now(), span: 7 * DAY, articles: 0};
    const due = snooze.at + snooze.span;
    const left = snooze.articles && snooze.articles - ((record?.read ?? 0) - (snooze.from ?? 0));
    const text = left
      ? say(language, fresh ? 'willRemindArticles' : 'waitingArticles', {count: left})
      : say(language, fresh ? 'willRemind' : 'waiting', {date: sayDate(language, due)});
    return html`<div class="snoozed" part="snooze">
      <p role="status" tabindex="-1">
        ${text} ${fresh && reader?.stored === false ? say(language, 'notStored') : nothing}
      </p>
      <p>
        <button type="button" class="text" @click=${() => this.#resume()}>
          ${say(language, fresh ? 'undo' : 'changedMind')}
        </button>
        ${
          fresh && ics && !left
            ? html`<button type="button" class="text" @click=${() => void this.#download(due)}>
                ${say(language, 'calendar')}
              </button>`
            : nothing
        }
      </p>
    </div>`;
  }

  async #download(time: number): Promise<void> {
    const {language, config} = this.#host;
    if (!config) return;
    const {id, name} = config.publication;
    try {
      const {downloadCalendar} = await import('../appeal-snooze/calendar.js');
      const title = say(language, 'calendarTitle', {publication: name});
      downloadCalendar({title, url: location.href, time, now: Date.now(), id: `${id}-${time}`});
    } catch (cause) {
      this.#report(new AppealError('network', 'The calendar entry could not be made.', {cause}));
    }
  }

  #report(error: AppealError): void {
    console.error('reader-appeal', error);
    this.#host.dispatchEvent(new AppealErrorEvent(error.code, error));
  }
}

/** What may be given in a gift's currency. */
function offered({amounts, frequencies}: AppealConfig, {amount}: Gift): Ladders[string] {
  const ladders = amounts[amount.currency] ?? {};
  return Object.fromEntries(frequencies.map((frequency) => [frequency, ladders[frequency]]));
}

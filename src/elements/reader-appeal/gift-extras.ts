import {html, nothing, type TemplateResult} from 'lit';
import {methodFor, type AppealConfig} from '../../core/config/config.js';
import {coverFor} from '../../core/gift/cover.js';
import type {Gift} from '../../core/gift/gift.js';
import {withinLimits, type Ladder} from '../../core/gift/ladder.js';
import {formatMoney, fromMajor} from '../../core/gift/money.js';
import {monthlyInstead} from '../../core/gift/monthly-instead.js';
import {giftOf, type Session, type SessionAction} from '../../core/gift/session.js';
import {yearlyEquivalent} from '../../core/gift/yearly-equivalent.js';
import {say, sayGift} from '../../messages/messages.js';
import type {ReaderAppeal} from './reader-appeal.js';

/** What another gift changes. */
type Revision = Extract<SessionAction, {kind: 'revise'}>['gift'];

/** Ways that end on another site or at a bank: what those cost is not known here. */
const ELSEWHERE = ['link', 'bank-transfer'];

/**
 * What is said of a gift and offered with it, before it is paid: its sum in a year, covering the fee, and a gift every month
 * in place of a single one. Nothing is chosen beforehand, and nothing holds up the payment.
 */
export class GiftExtras {
  /** The reader would rather give once: not suggested again. */
  #once = false;
  readonly #host: ReaderAppeal;
  readonly #revise: (gift: Revision) => void;

  /** @param revise is told what the reader would rather give. */
  constructor(host: ReaderAppeal, revise: (gift: Revision) => void) {
    this.#host = host;
    this.#revise = revise;
  }

  /** @param locked a payment is on its way: nothing can be changed. */
  render(session: Session, config: AppealConfig, locked: boolean): TemplateResult | typeof nothing {
    const {language} = this.#host;
    const gift = giftOf(session);
    if (!gift) return nothing;
    const year = gift.frequency === 'monthly' ? yearlyEquivalent(gift) : null;
    return html`<div class="extras">
      ${year ? html`<p class="hint">${say(language, 'sumPerYear', {amount: formatMoney(year, language)})}</p>` : nothing}
      ${locked ? nothing : this.#renderMonthly(session, config, gift)}
      ${this.#renderCover(session, config, gift, locked)}
    </div>`;
  }

  #renderMonthly(session: Session, config: AppealConfig, once: Gift): TemplateResult | typeof nothing {
    const {language} = this.#host;
    const {currency} = session;
    const minor = this.#suggested(session, config);
    if (minor === null) return nothing;
    const monthly = {frequency: 'monthly', amount: {minor, currency}} as const;
    const total = sayGift(language, monthly);
    const change = (): void => {
      const method = methodFor(config, 'monthly', currency, session.method);
      this.#revise({frequency: 'monthly', minor, own: null, method, cover: 0});
    };
    return html`<div class="offer" role="group" aria-labelledby="offer">
      <p id="offer">${say(language, 'makeMonthly', {publication: config.publication.name, total})}</p>
      <div class="row">
        <button type="button" @click=${change}>${say(language, 'makeMonthlyYes', {total})}</button>
        <button type="button" @click=${() => this.#keepOnce()}>
          ${say(language, 'makeMonthlyNo', {total: sayGift(language, once)})}
        </button>
      </div>
    </div>`;
  }

  /** Only to readers who have not given before, up to the sum that the config names, and only once. */
  #suggested({frequency, minor: total, cover = 0, currency}: Session, config: AppealConfig): number | null {
    const {remembered, supporter} = this.#host;
    const upTo = fromMajor(config.checkout.monthlyUpTo?.[currency] ?? 0, currency);
    const offered = config.frequencies.includes('monthly') && methodFor(config, 'monthly', currency);
    const ladder = config.amounts[currency]?.monthly;
    if (this.#once || frequency !== 'once' || !offered || !ladder || supporter || remembered?.gift) return null;
    const minor = (total ?? 0) - cover;
    return upTo !== null && minor <= upTo ? monthlyInstead(minor, ladder) : null;
  }

  #keepOnce(): void {
    this.#once = true;
    // The button that was pressed goes away.
    this.#host.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
    this.#host.requestUpdate();
  }

  #renderCover(
    {method, cover = 0}: Session,
    {amounts, checkout}: AppealConfig,
    {frequency, amount}: Gift,
    locked: boolean,
  ): TemplateResult | typeof nothing {
    const {language} = this.#host;
    const {currency} = amount;
    const fee = checkout.cover?.[currency];
    const minor = amount.minor - cover;
    const more = fee ? coverFor({minor, currency}, fee) : 0;
    const ladder = amounts[currency]?.[frequency] as Ladder;
    const elsewhere = ELSEWHERE.includes(checkout.ways?.[method]?.adapter ?? checkout.adapter);
    if (!more || elsewhere || !withinLimits(ladder, minor + more)) return nothing;
    const turn = ({target}: Event): void => {
      const {checked} = target as HTMLInputElement;
      this.#revise(checked ? {minor: minor + more, cover: more} : {minor, cover: 0});
    };
    return html`<div class="cover">
      <label>
        <input
          type="checkbox"
          aria-describedby="cover-hint"
          ?disabled=${locked}
          .checked=${cover > 0}
          @change=${turn}
        />
        <span>${say(language, 'coverFee', {amount: formatMoney({minor: more, currency}, language)})}</span>
      </label>
      <p id="cover-hint" class="hint">${say(language, 'coverFeeHint')}</p>
    </div>`;
  }
}

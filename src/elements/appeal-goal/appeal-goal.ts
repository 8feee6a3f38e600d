import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {GoalState} from '../../core/config/config.js';
import {decimalsOf} from '../../core/gift/currency.js';
import {formatMoney} from '../../core/gift/money.js';
import {goalStanding, type GoalStanding} from '../../core/goal.js';
import {enFormats} from '../../messages/en-formats.js';
import {addWords, say} from '../../messages/messages.js';
import {sayDate} from '../../messages/names.js';
import tokens from '../shared/tokens.styles.js';
import styles from './appeal-goal.styles.js';
import {fetchGoal} from './fetch-goal.js';

addWords('en', enFormats);

/**
 * How far a campaign has come, in supporters or in money, and when that was counted. Says nothing where nobody knows, and
 * nothing once the count is too old.
 *
 * @element appeal-goal
 * @csspart track - What is to be filled.
 * @csspart fill - What is filled.
 */
export class AppealGoal extends LitElement {
  static override styles = [tokens, styles];

  /** The goal; what `src` and the attributes say goes before it. */
  @property({attribute: false}) goal: GoalState | null = null;
  /** Address of a JSON file with `reached`, `target`, `at`. */
  @property() src = '';
  @property({type: Number}) target = 0;
  @property({type: Number}) reached: number | null = null;
  /** When that was counted, ISO 8601. */
  @property() at = '';
  /** When the campaign ends, ISO 8601. */
  @property() until = '';
  /** ISO 4217: what is counted is money. */
  @property() currency = '';
  /** What it is for. */
  @property() heading = '';
  /** BCP 47. */
  @property() locale = 'en';

  @state() private known: Partial<GoalState> | null = null;
  #asked: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asked?.abort();
  }

  override render(): TemplateResult | typeof nothing {
    const goal = this.#stated;
    const standing = (!this.src || this.known) && goalStanding(goal, Date.now());
    if (!standing) return nothing;
    const {locale} = this;
    const [reached, left] = goal.currency
      ? sayMoney(locale, standing, goal.currency.toLowerCase())
      : sayHeads(locale, standing);
    const name = goal.title ?? say(locale, 'goal');
    return html`<div class="goal">
      <p class="name">${name}</p>
      <div
        class="track"
        part="track"
        role="progressbar"
        aria-label=${name}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.floor(standing.share * 100)}
        aria-valuetext=${reached}
      >
        <div class="fill" part="fill"></div>
      </div>
      <p class="figures">
        <strong>${reached}</strong> <span>${standing.left ? left : say(locale, 'goalReached')}</span>
      </p>
      <p class="hint">
        ${standing.until ? say(locale, 'goalUntil', {date: sayDate(locale, standing.until)}) : nothing}
        ${say(locale, 'goalAsOf', {date: sayDate(locale, standing.at)})}
      </p>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const standing = goalStanding(this.#stated, Date.now());
    this.style.setProperty('--_share', `${(standing?.share ?? 0) * 100}%`);
    if (changed.has('src') && this.src) void this.#ask();
  }

  get #stated(): GoalState {
    const {goal, target, reached, at, until, currency, heading} = this;
    return {
      target,
      ...goal,
      ...(target && {target}),
      ...(reached !== null && {reached}),
      ...(at && {at}),
      ...(until && {until}),
      ...(currency && {currency}),
      ...(heading && {title: heading}),
      ...(this.src && this.known),
    };
  }

  async #ask(): Promise<void> {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    this.known = null;
    const known = await fetchGoal(this.src, asked.signal);
    if (!asked.signal.aborted) this.known = known;
  }
}

function sayHeads(locale: string, {reached, target, left}: GoalStanding): [string, string] {
  return [
    say(locale, 'goalSupporters', {reached, count: target}),
    say(locale, 'goalSupportersLeft', {count: Math.ceil(left)}),
  ];
}

function sayMoney(locale: string, {reached, target, left}: GoalStanding, currency: string): [string, string] {
  const money = (major: number): string =>
    formatMoney({minor: Math.round(major * 10 ** decimalsOf(currency)), currency}, locale);
  return [
    say(locale, 'goalMoney', {reached: money(reached), target: money(target)}),
    say(locale, 'goalMoneyLeft', {amount: money(left)}),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'appeal-goal': AppealGoal;
  }
}

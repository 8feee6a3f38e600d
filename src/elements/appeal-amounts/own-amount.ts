/** The field for an amount of one's own, and what is said of what stands in it. Comes after the first paint. */
import {html, type TemplateResult} from 'lit';
import {formatMoney, toDecimal} from '../../core/gift/money.js';
import {parseAmount} from '../../core/gift/parse-amount.js';
import {enActing} from '../../messages/en-acting.js';
import {addMessages, say, sayGift} from '../../messages/messages.js';
import {sayCurrency} from '../../messages/names.js';
import type {AppealAmounts} from './appeal-amounts.js';

addMessages('en', enActing);

/** What a typed amount comes to: minor units to give, or `null` and why not, in words. */
export interface OwnAmount {
  readonly minor: number | null;
  readonly problem: string;
}

/** Reads an own amount within the limits of its group. */
export function readOwn({own, currency, locale, min, max, presets}: AppealAmounts): OwnAmount {
  const amount = parseAmount(own ?? '', currency, locale);
  const format = (minor: number): string => formatMoney({minor, currency}, locale);
  const wrong = (problem: string): OwnAmount => ({minor: null, problem});
  if (!('problem' in amount)) {
    if (amount.minor < min) return wrong(say(locale, 'amountLow', {min: format(min)}));
    if (amount.minor > max) return wrong(say(locale, 'amountHigh', {max: format(max)}));
    return {minor: amount.minor, problem: ''};
  }
  const [reading] = amount.readings ?? [];
  switch (amount.problem) {
    case 'empty':
      return wrong(say(locale, 'amountEmpty'));
    case 'too-large':
      return wrong(say(locale, 'amountHigh', {max: format(max)}));
    case 'too-precise':
      return wrong(say(locale, 'amountPrecise'));
    case 'ambiguous':
      if (reading) return wrong(say(locale, 'amountAmbiguous', {reading: formatMoney(reading, locale)}));
  }
  return wrong(say(locale, 'amountInvalid', {example: toDecimal({minor: presets[0] ?? min, currency})}));
}

/** What is said when other amounts are offered. */
export function announce({presets, currency, frequency, locale}: AppealAmounts): string {
  const amounts = presets.map((minor) => sayGift(locale, {frequency, amount: {minor, currency}})).join(', ');
  return say(locale, 'offered', {amounts});
}

/** The field, its limits, and what is wrong with what stands in it. */
export function renderOwn(
  {own, currency, locale, min, max}: AppealAmounts,
  problem: string,
  typed: (text: string) => void,
  left: () => void,
): TemplateResult {
  const format = (minor: number): string => formatMoney({minor, currency}, locale);
  return html`<div class="own">
    <label class="label" for="own">${say(locale, 'otherIn', {currency: sayCurrency(locale, currency)})}</label>
    <input
      id="own"
      class="field"
      part="own-amount"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      .value=${own ?? ''}
      aria-describedby="hint problem"
      aria-invalid=${problem ? 'true' : 'false'}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
      @blur=${left}
    />
    <p id="hint" class="hint">${say(locale, 'limits', {min: format(min), max: format(max)})}</p>
    <p id="problem" class="error" role="alert">${problem && say(locale, 'error', {text: problem})}</p>
  </div>`;
}

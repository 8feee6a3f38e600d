/**
 * What Stripe refuses in a new Checkout Session beyond what its types can say. Each rule is one that Stripe's
 * reference states (API 2026-10-28.endive; gathered in the comments of the `stripe` package and docs.stripe.com).
 */
import type {Stripe} from 'stripe';

import {decimalsOf} from '../../../src/core/gift/currency.js';
import {isCurrency, leastOf} from '../../../src/core/gift/currencies.js';
import {invalid} from './replies.js';

export type SessionParams = Stripe.Checkout.SessionCreateParams;

/** "You can't set this parameter if `ui_mode` is `elements`." */
const NOT_WITH_ELEMENTS: readonly (keyof SessionParams)[] = [
  ...([
    'after_expiration',
    'branding_settings',
    'cancel_url',
    'custom_fields',
    'custom_text',
    'optional_items',
  ] as const),
  ...(['origin_context', 'submit_type', 'success_url'] as const),
];

const NOT_WITH_HOSTED: readonly (keyof SessionParams)[] = ['return_url', 'redirect_on_completion', 'permissions'];

const NOT_WITH_PAYMENT: readonly (keyof SessionParams)[] = ['subscription_data', 'payment_method_collection'];

const NOT_WITH_SUBSCRIPTION: readonly (keyof SessionParams)[] = [
  ...(['payment_intent_data', 'customer_creation', 'invoice_creation', 'submit_type'] as const),
];

/** Counted in hundredths although they have none: amounts end in 00. */
const HUNDREDTHS_OF_NOTHING = ['isk', 'ugx'];

/**
 * @param now in milliseconds since 1970.
 * @throws {Fault} for the first thing that Stripe would refuse.
 */
export function checkSession(params: SessionParams, now: number): void {
  checkMode(params);
  checkPage(params);
  checkLines(params);
  const aheadS = (params.expires_at ?? now / 1000 + 86_400) - now / 1000;
  if (aheadS < 1_800 || aheadS > 86_400)
    throw invalid('parameter_invalid_integer', 'expires_at', '30 minutes to 24 hours');
  checkLength('client_reference_id', params.client_reference_id, 200);
  if (params.customer_email !== undefined && !/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(params.customer_email)) {
    throw invalid('email_invalid', 'customer_email', params.customer_email);
  }
  checkMetadata('metadata', params.metadata);
  checkMetadata('payment_intent_data[metadata]', params.payment_intent_data?.metadata);
  checkMetadata('subscription_data[metadata]', params.subscription_data?.metadata);
}

function checkMode(params: SessionParams): void {
  if (params.mode !== 'payment' && params.mode !== 'subscription') throw invalid('parameter_missing', 'mode');
  forbid(params, params.mode === 'payment' ? NOT_WITH_PAYMENT : NOT_WITH_SUBSCRIPTION);
}

function checkPage(params: SessionParams): void {
  switch (params.ui_mode ?? 'hosted_page') {
    case 'elements':
      forbid(params, NOT_WITH_ELEMENTS);
      // Redirect-based methods are on unless somebody has switched each of them off.
      checkUrl('return_url', params.return_url);
      return;
    case 'hosted_page':
      forbid(params, NOT_WITH_HOSTED);
      checkUrl('success_url', params.success_url);
      if (params.cancel_url !== undefined) checkUrl('cancel_url', params.cancel_url);
      return;
    default:
      throw invalid('parameter_unknown', 'ui_mode', 'the fake knows elements and hosted_page');
  }
}

function forbid(params: SessionParams, names: readonly (keyof SessionParams)[]): void {
  const [wrong] = names.filter((name) => params[name] !== undefined);
  if (wrong !== undefined)
    throw invalid('parameter_unknown', wrong, `not with ${params.mode ?? ''}, ${params.ui_mode ?? ''}`);
}

function checkUrl(param: string, value: string | undefined): void {
  if (value === undefined) throw invalid('parameter_missing', param);
  if (!/^https?:\/\/[^\s]+$/.test(value) || value.length > 5_000) throw invalid('url_invalid', param, value);
}

function checkLines({line_items: lines, mode}: SessionParams): void {
  if (!lines || lines.length === 0) throw invalid('parameter_missing', 'line_items');
  if (lines.length > 20) throw invalid('parameter_invalid', 'line_items', 'too many');
  lines.forEach((line, at) => {
    const param = `line_items[${at}]`;
    const price = line.price_data;
    if (!price) throw invalid('parameter_missing', `${param}[price_data]`);
    if (!(Number(line.quantity) >= 1)) throw invalid('parameter_missing', `${param}[quantity]`);
    if (!price.product_data === !price.product) throw invalid('parameters_exclusive', `${param}[price_data][product]`);
    checkLength(`${param}[price_data][product_data][name]`, price.product_data?.name, 250);
    if (mode === 'payment' && price.recurring) throw invalid('parameter_unknown', `${param}[price_data][recurring]`);
    if (mode === 'subscription' && !price.recurring) {
      throw invalid('parameter_missing', `${param}[price_data][recurring]`);
    }
    checkAmount(`${param}[price_data]`, price.currency, price.unit_amount);
  });
}

function checkAmount(param: string, currency: string, amount: number | undefined): void {
  if (!isCurrency(currency)) throw invalid('parameter_invalid', `${param}[currency]`, currency);
  const amountParam = `${param}[unit_amount]`;
  if (amount === undefined) throw invalid('parameter_missing', amountParam);
  if (amount > 99_999_999) throw invalid('amount_too_large', amountParam);
  const factor = HUNDREDTHS_OF_NOTHING.includes(currency) ? 100 : 1;
  if (amount < leastOf(currency) * factor) throw invalid('amount_too_small', amountParam);
  const step = decimalsOf(currency) === 3 ? 10 : factor;
  if (amount % step !== 0) throw invalid('parameter_invalid_integer', amountParam, `in steps of ${step}`);
}

/** 50 keys of 40 characters, values of 500. */
function checkMetadata(param: string, metadata: Stripe.MetadataParam | undefined): void {
  const entries = Object.entries(metadata ?? {});
  if (entries.length > 50) throw invalid('parameter_invalid', param, 'too many keys');
  for (const [key, value] of entries) {
    if (key.length > 40 || /[[\]]/.test(key)) throw invalid('parameter_invalid', `${param}[${key}]`, 'the key');
    checkLength(`${param}[${key}]`, String(value), 500);
  }
}

function checkLength(param: string, text: string | undefined, most: number): void {
  if (text === '') throw invalid('parameter_invalid_empty', param);
  if (text !== undefined && text.length > most) throw invalid('parameter_invalid_string', param, `more than ${most}`);
}

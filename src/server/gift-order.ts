import {isEmail} from '../core/email.js';
import {stepOf} from '../core/gift/currency.js';
import {FREQUENCIES, type Frequency} from '../core/gift/gift.js';
import {isFrequency} from '../core/gift/is-frequency.js';
import {ATTEMPT} from '../core/protocol.js';
import {coveredUrl} from './addresses.js';
import type {LimitRule} from './limits.js';
import type {GiftOrder} from './provider.js';
import {Refusal} from './refusal.js';

/** What bounds a gift. */
export interface OrderBounds {
  readonly limit: LimitRule;
  readonly returnUrls: readonly string[];
  readonly methods: readonly string[] | undefined;
  /** Whether the provider's own page may be asked for. */
  readonly hosted: boolean;
}

/** A body whose fields nobody has looked at yet. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes an order of what a browser sent. Only fields that are named here are looked at.
 *
 * @throws {Refusal} for the first thing that is wrong.
 */
export function readOrder(body: Fields, bounds: OrderBounds): GiftOrder {
  const attempt = text(body, 'attempt', ATTEMPT);
  const currency = text(body, 'currency', /^[a-z]{3}$/, 'currency-unsupported');
  const frequency = readFrequency(body);
  const minor = readMinor(body, currency, frequency, bounds.limit);
  const method = text(body, 'method', /^[a-z0-9_]{1,40}$/, 'method-unsupported');
  if (bounds.methods && !bounds.methods.includes(method)) {
    throw new Refusal('method-unsupported', 'This server does not take that method.', {field: 'method'});
  }
  return {
    ...{attempt, frequency, minor, currency, method},
    ...readReturnUrl(body, bounds.returnUrls),
    ...optional(body, 'locale', /^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,7}$/i),
    ...readPage(body, bounds.hosted),
    ...readEmail(body),
    ...readCover(body, minor),
    ...optional(body, 'campaign', LABEL),
    ...optional(body, 'variant', LABEL),
    ...optional(body, 'placement', LABEL),
  };
}

/** What the challenge's script gave to the browser, where it did. */
export function readProof(body: Fields): string | undefined {
  return optional(body, 'challenge', /^[\x21-\x7e]{1,8192}$/).challenge;
}

/** An id of the publisher's own choosing: up to 100 characters, none of them invisible. */
const LABEL = /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u;

/** A text field of a body, own and matching, or a refusal. */
export function text(
  body: Fields,
  field: string,
  form: RegExp,
  code: 'bad-request' | 'currency-unsupported' | 'method-unsupported' = 'bad-request',
): string {
  const value = own(body, field);
  if (typeof value !== 'string') throw new Refusal('bad-request', `\`${field}\` must be a text.`, {field});
  if (!form.test(value)) throw new Refusal(code, `\`${field}\` has another form than expected.`, {field});
  return value;
}

function optional<Field extends string>(body: Fields, field: Field, form: RegExp): Partial<Record<Field, string>> {
  const given = own(body, field) ?? undefined;
  return given === undefined ? {} : ({[field]: text(body, field, form)} as Partial<Record<Field, string>>);
}

function readFrequency(body: Fields): Frequency {
  const frequency = own(body, 'frequency');
  if (isFrequency(frequency)) return frequency;
  throw new Refusal('frequency-unsupported', `\`frequency\` is one of ${FREQUENCIES.join(', ')}.`, {
    field: 'frequency',
  });
}

function readMinor(body: Fields, currency: string, frequency: Frequency, limit: LimitRule): number {
  const range = limit(currency, frequency);
  if (!range) throw unsupported(currency, limit);
  const minor = own(body, 'minor');
  if (typeof minor !== 'number' || !Number.isSafeInteger(minor)) {
    throw new Refusal('bad-request', '`minor` must be a whole number of minor units.', {field: 'minor'});
  }
  if (minor < range.min || minor > range.max) {
    throw new Refusal('amount-out-of-range', 'The amount is outside the limits.', {field: 'minor', ...range});
  }
  if (minor % stepOf(currency) !== 0) {
    throw new Refusal('bad-request', `\`minor\` must be a multiple of ${stepOf(currency)}.`, {field: 'minor'});
  }
  return minor;
}

function unsupported(currency: string, limit: LimitRule): Refusal {
  return FREQUENCIES.some((frequency) => limit(currency, frequency))
    ? new Refusal('frequency-unsupported', 'This currency is not taken that often.', {field: 'frequency'})
    : new Refusal('currency-unsupported', 'This server does not take that currency.', {field: 'currency'});
}

function readReturnUrl(body: Fields, allowed: readonly string[]): {returnUrl?: string} {
  const address = own(body, 'returnUrl') ?? undefined;
  if (address === undefined) return {};
  const returnUrl = typeof address === 'string' ? coveredUrl(address, allowed) : null;
  if (returnUrl !== null) return {returnUrl};
  throw new Refusal('return-url-forbidden', 'The return address is not on the list.', {field: 'returnUrl'});
}

function readPage(body: Fields, hosted: boolean): {page?: 'hosted'} {
  const page = own(body, 'page') ?? undefined;
  if (page === undefined) return {};
  if (page !== 'hosted') throw new Refusal('bad-request', '`page` is `hosted` or absent.', {field: 'page'});
  if (hosted) return {page};
  throw new Refusal('method-unsupported', 'This server has no page to send readers to.', {field: 'page'});
}

function readEmail(body: Fields): {email?: string} {
  const email = own(body, 'email') ?? undefined;
  if (email === undefined) return {};
  if (typeof email === 'string' && isEmail(email)) return {email};
  throw new Refusal('email-invalid', 'This is not an e-mail address.', {field: 'email'});
}

function readCover(body: Fields, minor: number): {cover?: number} {
  const cover = own(body, 'cover') ?? 0;
  if (typeof cover !== 'number' || !Number.isSafeInteger(cover) || cover < 0 || cover >= minor) {
    throw new Refusal('bad-request', '`cover` is a part of `minor`.', {field: 'cover'});
  }
  return cover === 0 ? {} : {cover};
}

function own(body: Fields, field: string): unknown {
  return Object.hasOwn(body, field) ? body[field] : undefined;
}

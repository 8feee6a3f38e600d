/**
 * Stripe's addresses for a browser under test: Stripe.js, its frames, what they talk to, Stripe's own page, a bank's.
 * Nothing leaves the machine; behind all of it is the account of a {@link FakeStripe}.
 */
import {readFileSync} from 'node:fs';

import type {BrowserContext, Request, Route} from '@playwright/test';

import {decimalsOf} from '../../../../src/core/gift/currency.js';
import type {Payment} from '../fake-account.js';
import {FAKE_KEYS, type FakeStripe} from '../fake-stripe.js';
import type {FakeSession} from '../objects.js';
import {Fault} from '../replies.js';
import {loadOptionChecks} from './option-checks.js';
import {bankPage, challengePage, elementPage, hostedPage, sheetPage} from './pages.js';

/** What a test can set. */
export interface StandInOptions {
  /** Whether this browser has a wallet. */
  readonly wallet?: boolean;
}

/** Numbers by what they do: Stripe's own test numbers, as far as they are the same. */
export const NUMBERS: Readonly<Record<string, Payment>> = {
  '4242424242424242': {result: 'paid'},
  '4000002760003184': {result: 'authenticate'},
  '4000000000000002': {result: 'declined', declineCode: 'generic_decline'},
  '4000000000009995': {result: 'declined', declineCode: 'insufficient_funds'},
  DE89370400440532013000: {result: 'processing'},
};

/** What a browser with a wallet tells of its owner. */
export const WALLET_EMAIL = 'wallet@post.example';

/** An address that Stripe takes for none, although it has the form of one. */
export const REFUSED_EMAIL = 'reader@refused.example';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Answers every request of a browser to Stripe. */
export async function serveStripe(
  context: BrowserContext,
  stripe: FakeStripe,
  options: StandInOptions = {},
): Promise<StandIn> {
  const standIn = new StandIn(stripe, options);
  await context.route(
    ({hostname}) => /(^|\.)stripe\.com$/.test(hostname),
    (route) => standIn.answer(route),
  );
  return standIn;
}

/** Stripe, as a browser meets it. */
export class StandIn {
  /** What was asked for, oldest first. */
  readonly requests: string[] = [];
  /** Set: the payment is made, and its answer is lost on the way back. */
  losesConfirmation = false;
  readonly #stripe: FakeStripe;
  readonly #options: StandInOptions;

  constructor(stripe: FakeStripe, options: StandInOptions) {
    this.#stripe = stripe;
    this.#options = options;
  }

  async answer(route: Route): Promise<void> {
    const request = route.request();
    const {hostname, pathname} = new URL(request.url());
    this.requests.push(`${hostname}${pathname}`);
    const html = (body: string): Promise<void> => route.fulfill({body, contentType: 'text/html; charset=utf-8'});
    if (hostname === 'api.stripe.com') return this.#answerCall(route, request, pathname.replace('/fake/', ''));
    switch (`${hostname}${pathname}`) {
      case 'js.stripe.com/endive/stripe.js':
        return route.fulfill({body: this.script(), contentType: 'text/javascript; charset=utf-8'});
      case 'js.stripe.com/fake/payment.html':
        return html(elementPage('payment', read('frame.js')));
      case 'js.stripe.com/fake/expressCheckout.html':
        return html(elementPage('expressCheckout', read('frame.js')));
      case 'js.stripe.com/fake/sheet.html':
        return html(sheetPage());
      case 'hooks.stripe.com/fake/challenge.html':
        return html(challengePage());
      case 'hooks.stripe.com/fake/bank.html':
        return html(bankPage());
    }
    const [, id] = /^checkout\.stripe\.com\/c\/pay\/(\w+)$/.exec(`${hostname}${pathname}`) ?? [];
    if (id === undefined) return route.fulfill({status: 404, body: 'Stripe has nothing here.'});
    const {amount_total: total, currency, cancel_url: back} = this.#stripe.account.session(id);
    return html(hostedPage(id, `${total ?? 0} ${currency ?? ''}`, back ?? ''));
  }

  /** Stripe.js. */
  script(): string {
    const {wallet = false} = this.#options;
    const settings = {publishableKey: FAKE_KEYS.publishableKey, wallet, walletEmail: WALLET_EMAIL};
    return `${loadOptionChecks()}\nconst SETTINGS = ${JSON.stringify(settings)};\n${read('stripe.js')}`;
  }

  async #answerCall(route: Route, request: Request, path: string): Promise<void> {
    const headers = {'Access-Control-Allow-Origin': '*'};
    const body = JSON.parse(request.postData() ?? '{}') as Record<string, string>;
    const answer = this.perform(path, body);
    if (path === 'confirm' && this.losesConfirmation) return route.abort('connectionreset');
    return route.fulfill({headers, json: answer});
  }

  /** What Stripe does, and says. */
  perform(path: string, body: Readonly<Record<string, unknown>>): object {
    const {account} = this.#stripe;
    const secret = String(body['clientSecret']);
    try {
      const session = account.session(secret);
      switch (path) {
        case 'session':
          return session.status === 'open' ? {session: shown(session)} : {error: 'This session is over.'};
        case 'email':
          return emailProblem(String(body['email'])) ?? {};
        case 'confirm':
          return this.#confirm(session, secret, body);
        case 'authenticate':
          return outcome(
            account.session(secret),
            account.authenticate(secret, body['passed'] === true),
            returnTo(session),
          );
      }
    } catch (error) {
      if (error instanceof Fault) return {error: error.fault.code ?? 'invalid'};
      throw error;
    }
    return {error: 'There is no such call.'};
  }

  #confirm(session: FakeSession, secret: string, {method, number, email}: Readonly<Record<string, unknown>>): object {
    const {account} = this.#stripe;
    const address = String(email);
    if (method === 'ideal') {
      account.confirm(secret, {result: 'authenticate'}, address);
      return {url: `https://hooks.stripe.com/fake/bank.html?${encodeURIComponent(secret)}`};
    }
    const payment: Payment = method === 'wallet' ? {result: 'paid'} : (NUMBERS[String(number)] ?? REFUSED);
    return outcome(session, account.confirm(secret, payment, address), returnTo(session));
  }
}

const REFUSED: Payment = {result: 'declined', code: 'incorrect_number', declineCode: 'incorrect_number'};

function returnTo(session: FakeSession): string {
  return session.return_url ?? session.success_url ?? '';
}

function outcome(
  session: FakeSession,
  {status, declineCode}: {status: string; declineCode?: string},
  returnUrl: string,
): object {
  if (status === 'requires_action') return {status};
  if (status === 'open') {
    // For a question of the bank's that was not passed there is no code of the bank's.
    const code = declineCode === 'payment_intent_authentication_failure' ? null : declineCode;
    return {error: 'declined', declineCode: code, returnUrl};
  }
  return {session: {...shown(session), returnUrl}, returnUrl};
}

function emailProblem(email: string): object | null {
  if (email === '' || !email.includes('@')) return {error: 'incompleteEmail'};
  return email === REFUSED_EMAIL ? {error: 'invalidEmail'} : null;
}

/** A session as Stripe.js shows it, as far as we look at it. */
function shown(session: FakeSession): object {
  const {id, amount_total: total, currency, mode, status, payment_status: paymentStatus, livemode} = session;
  const interval = session.inner['appeal_frequency'] === 'yearly' ? 'year' : 'month';
  // Stripe counts some currencies without decimals in hundredths, and so does its script.
  const decimals = ['isk', 'ugx'].includes(currency ?? '') ? 2 : decimalsOf(currency ?? '');
  return {
    ...{id, currency, livemode, email: session.customer_email ?? session.customer_details?.email ?? null},
    minorUnitsAmountDivisor: 10 ** decimals,
    total: {total: {minorUnitsAmount: total, amount: `${total ?? 0}`}},
    recurring: mode === 'subscription' ? {interval, intervalCount: 1, isProrated: false} : null,
    status: status === 'complete' ? {type: 'complete', paymentStatus} : {type: status ?? 'open'},
    lastPaymentError: null,
  };
}

import {isEmail} from '../core/email.js';
import type {GiftReply} from '../core/protocol.js';
import {findInstrument, SANDBOX_DECLINES, type SandboxMethod} from '../core/sandbox.js';
import {text} from './gift-order.js';
import {findLiveKeys} from './live-keys.js';
import {secretProblems, throwIfAny} from './options.js';
import type {Provider, ProviderAction} from './provider.js';
import {Refusal} from './refusal.js';
import {createSandboxIds, type SandboxGift, type SandboxIds, type SandboxPayment} from './sandbox-ids.js';

/** What `sandboxProvider` is told. */
export interface SandboxOptions {
  /** At least 32 characters; signs the ids of gifts. */
  readonly secret: string;
  /** Where to look for live keys, by default the process's own environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** How long a bank debit is on its way, in milliseconds. */
export const DEBIT_MS = 4_000;

/** How long the answers of a `lost-answer` payment get lost, in milliseconds. */
export const LOST_MS = 1_500;

/** How long an authentication waits for the reader, in milliseconds. */
export const AUTHENTICATION_MS = 10 * 60_000;

/**
 * Payments without a payment provider: no money moves, nothing is kept, only listed test numbers are taken
 * (src/core/sandbox.ts).
 *
 * A gift is its id, and the id is signed. `POST /gifts/{id}/sandbox/pay` `{number, email}` answers with the id of
 * the payment, which names the scenario and the time; `GET /gifts/{payment}` tells how it ended. `open` after `pay`
 * says that the bank asks for the reader: `POST /gifts/{payment}/sandbox/authenticate` `{passed}` answers with the
 * id of the payment that goes on from there. docs/decisions/0008-sandbox-keeps-no-state.md says why.
 *
 * @throws {AppealError} `config-invalid` with a short secret, or beside a live key.
 */
export function sandboxProvider(options: SandboxOptions): Provider {
  const environment = options.environment ?? processEnvironment();
  const keys = [...findLiveKeys({...options}), ...findLiveKeys(environment)];
  const expected = 'no live key beside the sandbox: take the key away, or use the real provider';
  throwIfAny('sandboxProvider', [
    ...secretProblems(options.secret),
    ...keys.map((path) => ({path, value: 'a live key', expected})),
  ]);
  const ids = createSandboxIds(options.secret);
  return {
    name: 'sandbox',
    live: false,
    methods: ['card', 'sepa_debit'] satisfies SandboxMethod[],
    create: async (order) => reply(await ids.open(order), 0),
    read: async (id, {now}) => {
      const gift = await ids.read(id);
      if (gift?.payment && isLost(gift.payment, now)) throw new LostAnswer('The sandbox plays a lost answer.');
      return gift && reply(gift, now);
    },
    actions: {pay: pay(ids), authenticate: authenticate(ids)},
  };
}

/** Empty where there is no `process`, as on some workers. */
function processEnvironment(): Readonly<Record<string, string | undefined>> {
  const {process} = globalThis as {process?: {env?: Record<string, string | undefined>}};
  return process?.env ?? {};
}

/** Makes a payment of an open gift. The e-mail is looked at and forgotten; the number only chooses the scenario. */
function pay(ids: SandboxIds): ProviderAction {
  return async (id, body, {now}) => {
    const gift = await ids.read(id);
    if (!gift || gift.payment) throw notFound();
    const instrument = findInstrument(gift.method, text(body, 'number', ANY));
    if (!instrument) {
      throw new Refusal('card-not-listed', 'The sandbox takes its listed test numbers only.', {field: 'number'});
    }
    if (!isEmail(text(body, 'email', ANY))) {
      throw new Refusal('email-invalid', 'This is not an e-mail address.', {field: 'email'});
    }
    if (instrument.scenario === 'session-expired') throw expired();
    return accepted(await ids.pay(gift, {scenario: instrument.scenario, at: now}));
  };
}

/** Ends the bank's question to the reader. */
function authenticate(ids: SandboxIds): ProviderAction {
  return async (id, body, {now}) => {
    const gift = await ids.read(id);
    if (gift?.payment?.scenario !== 'authentication') throw notFound();
    if (standing(gift.payment, now).status === 'expired') throw expired();
    const passed = Object.hasOwn(body, 'passed') ? body['passed'] : undefined;
    if (typeof passed !== 'boolean') throw new Refusal('bad-request', '`passed` is true or false.', {field: 'passed'});
    const scenario = passed ? 'authenticated' : 'authentication-failed';
    return accepted(await ids.pay(gift, {scenario, at: now}));
  };
}

const ANY = /^[^]*$/;

/** Thrown where the sandbox plays a network that swallows answers. */
class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
}

function isLost({scenario, at}: SandboxPayment, now: number): boolean {
  return scenario === 'lost-answer' && now - at < LOST_MS;
}

function reply(gift: SandboxGift, now: number): GiftReply {
  const {id, frequency, minor, currency, payment} = gift;
  return {id, frequency, minor, currency, ...(payment ? standing(payment, now) : {status: 'open'})};
}

/** A payment that was just ordered: the bank's answer is to be read, or the reader's to be given. */
function accepted({id, frequency, minor, currency, payment}: SandboxGift): GiftReply {
  const status = payment?.scenario === 'authentication' ? 'open' : 'processing';
  return {id, status, frequency, minor, currency};
}

/** How a payment stands: nothing but its scenario and the time since. */
function standing({scenario, at}: SandboxPayment, now: number): Pick<GiftReply, 'status' | 'decline'> {
  const elapsedMs = now - at;
  if (scenario === 'authentication') return {status: elapsedMs < AUTHENTICATION_MS ? 'open' : 'expired'};
  if (scenario === 'authenticated') return {status: 'paid'};
  if (scenario === 'authentication-failed') return {status: 'failed', decline: 'authentication-failed'};
  const debit = scenario === 'debit-paid' || scenario === 'debit-failed';
  if (debit && elapsedMs < DEBIT_MS) return {status: 'processing'};
  const decline = SANDBOX_DECLINES[scenario];
  return decline ? {status: 'failed', decline} : {status: 'paid'};
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such gift.');
}

function expired(): Refusal {
  return new Refusal('gift-expired', 'This payment has waited too long. Start again.');
}

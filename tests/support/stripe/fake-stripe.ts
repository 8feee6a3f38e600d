/**
 * Stripe's API as far as we use it, kept in memory: a `fetch` for the real SDK, and a hand on what the reader, the bank
 * and the network do.
 *
 * Strict where Stripe is: bodies and queries against the SDK's own types (`schema.ts`), the rules of Checkout Sessions
 * (`rules.ts`), keys, API version, idempotency. It is no Stripe: whatever it lets through may still be refused there.
 *
 * ```ts
 * const stripe = createFakeStripe();
 * const provider = stripeProvider({...FAKE_KEYS, productName: 'The Post', fetch: stripe.fetch});
 * … POST /gifts …
 * stripe.account.confirm(clientSecret, {result: 'paid'}, 'reader@post.example');
 * for (const event of stripe.account.events) await handler(await stripe.delivery(event, address));
 * ```
 */
import {Stripe} from 'stripe';

import {FakeAccount} from './fake-account.js';
import {FAKE_KEYS} from './keys.js';
import {expanded, visible, type FakeObject} from './objects.js';
import {answer, Fault, faultResponse, invalid, type StripeFault} from './replies.js';
import {loadBodyCheck, type BodyCheck, type Fields, type Operation} from './schema.js';

export {FAKE_KEYS};

/** The version of the API that the installed SDK speaks; another is refused. */
const API_VERSION = '2026-10-28.endive';

/** How long Stripe remembers an idempotency key, in milliseconds. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What the network or Stripe does to the next requests. */
export type Trouble =
  /** Refused before anything is done. */
  | StripeFault
  /** Nothing is done and nothing is answered, until the caller gives up. */
  | 'stall'
  /** The connection breaks before anything is done. */
  | 'break'
  /** All is done; the answer is lost. */
  | 'lose';

/** A request as the fake understood it. */
export interface FakeRequest {
  readonly operation: Operation;
  readonly fields: Fields;
  readonly idempotencyKey: string | null;
  /** Whether the answer was an earlier one. */
  readonly replayed: boolean;
}

/** How the fake is set up. */
export interface FakeStripeOptions {
  /** By default {@link FAKE_KEYS}'. `sk_live_…` makes an account that pretends to move money. */
  readonly secretKey?: string;
  /** Milliseconds since 1970; by default the machine's clock. */
  readonly now?: () => number;
}

/** The fake. */
export interface FakeStripe {
  /** For `stripeProvider({fetch})`. */
  readonly fetch: typeof fetch;
  readonly account: FakeAccount;
  /** What was understood and answered, oldest first; nothing that was refused by its form. */
  readonly requests: readonly FakeRequest[];
  /** How long each answer takes, in milliseconds: 0. */
  delayMs: number;
  /** The next `times` requests meet this trouble, after those of earlier calls. */
  trouble(trouble: Trouble, times?: number): void;
  /** An event as Stripe sends it: signed, as a `Request` to `url`. `at` in milliseconds since 1970. */
  delivery(event: Stripe.Event, url: string, signing?: {secret?: string; at?: number}): Promise<Request>;
}

/** Makes an account at a Stripe that is not there. */
export function createFakeStripe(options: FakeStripeOptions = {}): FakeStripe {
  const {secretKey = FAKE_KEYS.secretKey, now = Date.now} = options;
  const account = new FakeAccount(secretKey.includes('_live_'), now);
  const requests: FakeRequest[] = [];
  const troubles: Trouble[] = [];
  const keys = new Map<string, Remembered>();
  const check = bodyCheck();

  async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const request = new Request(input, init);
    if (request.signal.aborted) throw request.signal.reason;
    const trouble = troubles.shift();
    if (trouble === 'break') throw new TypeError('fetch failed');
    if (trouble === 'stall') await forever(request.signal);
    if (fake.delayMs > 0) await pause(fake.delayMs, request.signal);
    const response = typeof trouble === 'object' ? faultResponse(trouble) : await answerTo(request);
    if (trouble === 'lose') throw new TypeError('fetch failed');
    return response;
  }

  async function answerTo(request: Request): Promise<Response> {
    try {
      checkHeaders(request, secretKey);
      const {pathname, search} = new URL(request.url);
      const {operation, id} = routeOf(request.method, pathname);
      const encoded = request.method === 'POST' ? await request.text() : search.slice(1);
      const {fields, problems} = check(operation, encoded);
      if (problems.length > 0) throw faultOf(problems);
      const idempotencyKey = request.headers.get('idempotency-key');
      const run = (): object => perform(account, operation, id, fields);
      if (request.method !== 'POST') {
        requests.push({operation, fields, idempotencyKey, replayed: false});
        return answer(run());
      }
      if (!idempotencyKey) throw invalid('parameter_missing', 'Idempotency-Key', 'the fake wants one');
      return once(idempotencyKey, `${pathname}?${encoded}`, run, (replayed) => {
        requests.push({operation, fields, idempotencyKey, replayed});
      });
    } catch (error) {
      if (error instanceof Fault) return faultResponse(error.fault);
      throw error;
    }
  }

  /** The same key has the same answer. What is refused for its form is not remembered. */
  function once(key: string, sent: string, run: () => object, note: (replayed: boolean) => void): Response {
    if (key.length > 255) throw invalid('parameter_invalid_string', 'Idempotency-Key');
    const known = keys.get(key);
    if (known && now() - known.at < KEY_LIFETIME_MS) {
      if (known.sent !== sent) {
        throw new Fault({status: 400, type: 'idempotency_error', message: `other parameters: ${sent}`});
      }
      note(true);
      return answer(JSON.parse(known.body) as object, 200, {'idempotent-replayed': 'true'});
    }
    const body = run();
    keys.set(key, {sent, body: JSON.stringify(body), at: now()});
    note(false);
    return answer(body);
  }

  const fake: FakeStripe = {
    fetch: send,
    account,
    requests,
    delayMs: 0,
    trouble: (trouble, times = 1) => void troubles.push(...Array.from({length: times}, () => trouble)),
    delivery: (event, url, signing = {}) => deliver(event, url, signing, now),
  };
  return fake;
}

interface Remembered {
  readonly sent: string;
  readonly body: string;
  readonly at: number;
}

let loaded: BodyCheck | undefined;

/** Compiled once for all fakes of a process. */
function bodyCheck(): BodyCheck {
  loaded ??= loadBodyCheck();
  return loaded;
}

function checkHeaders({headers, url}: Request, secretKey: string): void {
  if (!url.startsWith('https://api.stripe.com/v1/')) throw new Error(`The SDK was sent to ${url}.`);
  if (headers.get('authorization') !== `Bearer ${secretKey}`) {
    throw new Fault({status: 401, type: 'invalid_request_error', message: headers.get('authorization') ?? ''});
  }
  if (headers.get('stripe-version') !== API_VERSION) throw invalid('invalid_version', 'Stripe-Version');
}

const ROUTES: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /^\/v1\/checkout\/sessions$/, 'checkout.sessions.create'],
  ['GET', /^\/v1\/checkout\/sessions$/, 'checkout.sessions.list'],
  ['GET', /^\/v1\/checkout\/sessions\/(\w+)$/, 'checkout.sessions.retrieve'],
  ['POST', /^\/v1\/checkout\/sessions\/(\w+)\/expire$/, 'checkout.sessions.expire'],
  ['GET', /^\/v1\/payment_intents\/(\w+)$/, 'payment_intents.retrieve'],
  ['GET', /^\/v1\/subscriptions\/(\w+)$/, 'subscriptions.retrieve'],
  ['GET', /^\/v1\/invoices\/(\w+)$/, 'invoices.retrieve'],
  ['GET', /^\/v1\/invoice_payments$/, 'invoice_payments.list'],
  ['GET', /^\/v1\/charges\/(\w+)$/, 'charges.retrieve'],
  ['GET', /^\/v1\/disputes\/(\w+)$/, 'disputes.retrieve'],
  ['GET', /^\/v1\/radar\/early_fraud_warnings\/(\w+)$/, 'early_fraud_warnings.retrieve'],
];

function routeOf(method: string, path: string): {operation: Operation; id: string} {
  for (const [verb, pattern, operation] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return {operation, id: match[1] ?? ''};
  }
  throw new Fault({
    status: 404,
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path})`,
  });
}

/** What kind of object an id must be of. */
const KIND: Readonly<Record<string, FakeObject['object']>> = {
  'checkout.sessions': 'checkout.session',
  payment_intents: 'payment_intent',
  subscriptions: 'subscription',
  invoices: 'invoice',
  charges: 'charge',
  disputes: 'dispute',
  early_fraud_warnings: 'radar.early_fraud_warning',
};

function perform(account: FakeAccount, operation: Operation, id: string, fields: Fields): object {
  switch (operation) {
    case 'checkout.sessions.create':
      return visible(account.open(fields));
    case 'checkout.sessions.list': {
      const {payment_intent: intent, subscription} = fields as {payment_intent?: string; subscription?: string};
      return list(account, [account.sessionOf(intent ?? subscription ?? '')], fields);
    }
    case 'invoice_payments.list': {
      const {invoice, payment} = fields as {invoice?: string; payment?: {payment_intent?: string}};
      const found = invoice ? account.paymentOf(invoice) : account.invoicePaymentBy(payment?.payment_intent ?? '');
      return list(account, [found], fields);
    }
    case 'checkout.sessions.expire':
      lookUp(account, operation, id);
      return visible(account.expire(id));
    default:
      return show(account, lookUp(account, operation, id), fields['expand'] as string[] | undefined);
  }
}

function lookUp(account: FakeAccount, operation: Operation, id: string): FakeObject {
  const kind = KIND[operation.slice(0, operation.lastIndexOf('.'))];
  const object = account.find(id);
  if (object?.object !== kind || !object) {
    throw new Fault({status: 404, type: 'invalid_request_error', code: 'resource_missing', param: 'id', message: id});
  }
  // Looking at a session notices that its time is over.
  return object.object === 'checkout.session' ? account.session(id) : object;
}

/** Every list that we ask for is filtered by one id, so that one object or none is in it. */
function list(account: FakeAccount, objects: readonly (FakeObject | undefined)[], fields: Fields): object {
  const {expand = []} = fields as {expand?: string[]};
  if (expand.some((path) => !path.startsWith('data.') || path.split('.').length > 4)) throw unexpandable(expand);
  const paths = expand.map((path) => path.slice('data.'.length));
  const data = objects.flatMap((object) => (object ? [show(account, object, paths)] : []));
  return {object: 'list', url: '/v1', has_more: false, data};
}

function show(account: FakeAccount, object: FakeObject, paths: readonly string[] = []): object {
  const shown = expanded(object, paths, (id) => account.find(id));
  if (!shown) throw unexpandable(paths);
  return visible(shown);
}

function unexpandable(paths: readonly string[]): Fault {
  return invalid('property_cannot_be_expanded', 'expand', paths.join(', '));
}

function faultOf(problems: readonly {param: string; message: string}[]): Fault {
  const [{param, message} = {param: '', message: ''}] = problems;
  // Removed in endive, with a code of its own.
  if (param === 'payment_method_types') return invalid('payment_method_types_no_longer_supported', param, message);
  if (message.includes('additional properties')) return invalid('parameter_unknown', param, message);
  return invalid(message.includes('required') ? 'parameter_missing' : 'parameter_invalid', param, message);
}

async function deliver(
  event: Stripe.Event,
  url: string,
  {secret = FAKE_KEYS.webhookSecrets[0], at}: {secret?: string; at?: number},
  now: () => number,
): Promise<Request> {
  const payload = JSON.stringify(event, null, 2);
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret,
    timestamp: Math.floor((at ?? now()) / 1000),
    scheme: 'v1',
    signature: '',
    cryptoProvider: Stripe.createSubtleCryptoProvider(),
  });
  return new Request(url, {
    method: 'POST',
    headers: {'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature},
    body: payload,
  });
}

function forever(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, {once: true});
  });
}

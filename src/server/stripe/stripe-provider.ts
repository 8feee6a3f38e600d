import type {Stripe} from 'stripe';

import type {ConfigProblem} from '../../core/errors.js';
import type {GiftReply} from '../../core/protocol.js';
import {parseUrl} from '../addresses.js';
import {throwIfAny, wholeProblems} from '../options.js';
import type {GiftOrder, Provider, ProviderContext, ProviderWebhooks} from '../provider.js';
import {Refusal} from '../refusal.js';
import {stripeBounds} from './amount.js';
import {newsOf} from './gift-events.js';
import {expiryOf, idempotencyKey} from './idempotency.js';
import {isLiveKey, keyProblems, type StripeKeys} from './keys.js';
import {isKeyConflict, isMissing, isNotOpen, toRefusal} from './refusals.js';
import {sessionBody, type GiftWord, type SessionSettings} from './session-body.js';
import {giftOf, isOurs, standingOf} from './session-status.js';
import {standing} from './standing.js';
import {createStripeClient, type StripeClient} from './stripe-client.js';
import {verifyDelivery} from './webhooks.js';

/** What `stripeProvider` is told. */
export interface StripeOptions extends StripeKeys {
  /** `sk_…`, or `rk_…` with the rights that docs/guides/stripe.md lists. */
  readonly secretKey: string;
  /** `pk_…`, of the same account and the same mode. */
  readonly publishableKey: string;
  /**
   * `whsec_…`: one for each endpoint, and both while one is being replaced. Empty, with test keys
   * only: no deliveries are taken.
   */
  readonly webhookSecrets: readonly string[];
  /** What readers give for, as it stands on Stripe's page and on receipts: 1 to 250 characters. */
  readonly productName: string;
  /** What a gift is called, for the button of Stripe's own page: `support`. */
  readonly gift?: GiftWord;
  /** The customer portal's login link (Dashboard, Settings, Billing, Customer portal): where `/manage` leads. */
  readonly portalUrl?: string;
  /** By default the runtime's own. */
  readonly fetch?: typeof fetch;
  /** How long one try of a call may take, in milliseconds: 3,500. There is one more try. */
  readonly tryMs?: number;
}

/**
 * Real gifts, through Stripe's Checkout Sessions: in the page (`ui_mode: 'elements'`) or on Stripe's own page. A gift's
 * id is the session's.
 *
 * Needs the package `stripe`. Nothing is kept here: the same order has the same idempotency key.
 *
 * @throws {AppealError} `config-invalid` with a key in the wrong place, or keys of two modes. No key is quoted.
 */
export function stripeProvider(options: StripeOptions): Provider {
  assertStripeOptions(options);
  const {secretKey, publishableKey, productName, portalUrl, webhookSecrets, gift = 'support', tryMs} = options;
  const client = createStripeClient({
    secretKey,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    ...(tryMs !== undefined && {tryMs}),
  });
  const live = isLiveKey(secretKey);
  return {
    name: 'stripe',
    live,
    publishableKey,
    hosted: true,
    ...(portalUrl !== undefined && {manageUrl: portalUrl}),
    bounds: stripeBounds,
    ready: async () => {
      await client();
    },
    create: createGift(client, {productName, gift}),
    read: readGift(client, live),
    close: closeGift(client),
    ...(webhookSecrets.length > 0 && {webhooks: webhooksOf(client, webhookSecrets, live)}),
  };
}

function createGift(client: StripeClient, settings: SessionSettings): Provider['create'] {
  return async (order, {now}) => {
    const {stripe} = await client();
    const key = await idempotencyKey(order);
    const create = (earlier: number): Promise<Stripe.Response<Stripe.Checkout.Session>> =>
      stripe.checkout.sessions.create(sessionBody(order, settings, expiryOf(now, earlier)), {idempotencyKey: key});
    try {
      const created = await create(0).catch((error: unknown) => {
        // The attempt may have come first in the hour before, with that hour's end.
        if (isKeyConflict(error)) return create(1);
        throw error;
      });
      return replyTo(order, await asItIs(stripe, created));
    } catch (error) {
      throw toRefusal(error, order);
    }
  };
}

/** A replayed answer tells how the session was when it was made. */
async function asItIs(
  stripe: Stripe,
  session: Stripe.Response<Stripe.Checkout.Session>,
): Promise<Stripe.Checkout.Session> {
  // A record by its type, a `Headers` with the SDK's client for `fetch`.
  const headers = new Headers(session.lastResponse.headers);
  return headers.get('idempotent-replayed') === 'true' ? stripe.checkout.sessions.retrieve(session.id) : session;
}

function replyTo(order: GiftOrder, session: Stripe.Checkout.Session): GiftReply {
  const gift = {...giftOf(session), frequency: order.frequency};
  if (session.status === 'complete') return {...gift, ...standingOf(session, null)};
  const {client_secret: clientSecret, url} = session;
  if (session.status === 'expired') {
    throw new Refusal('gift-expired', 'This payment has waited too long. Start again.');
  }
  if (order.page === 'hosted' && url) return {...gift, status: 'open', url};
  if (order.page !== 'hosted' && clientSecret) return {...gift, status: 'open', clientSecret};
  throw new Error('Stripe’s session leads nowhere.');
}

function readGift(client: StripeClient, live: boolean): Provider['read'] {
  const form = live ? /^cs_live_\w+$/ : /^cs_test_\w+$/;
  return async (id, _context: ProviderContext) => {
    if (!form.test(id)) return null;
    const {stripe} = await client();
    try {
      const session = await stripe.checkout.sessions.retrieve(id, {expand: ['payment_intent']});
      if (!isOurs(session.metadata)) return null;
      return {...giftOf(session), ...(await standing(stripe, session))};
    } catch (error) {
      if (isMissing(error)) return null;
      throw toRefusal(error);
    }
  };
}

function closeGift(client: StripeClient): NonNullable<Provider['close']> {
  return async (id) => {
    const {stripe} = await client();
    try {
      await stripe.checkout.sessions.expire(id, {}, {idempotencyKey: `appeal-close-${id}`});
    } catch (error) {
      if (!isNotOpen(error)) throw toRefusal(error);
    }
  };
}

function webhooksOf(client: StripeClient, secrets: readonly string[], live: boolean): ProviderWebhooks {
  return {
    verify: (message) => verifyDelivery(client, secrets, message),
    async interpret(delivery) {
      if (delivery.live !== live) return null;
      const {stripe} = await client();
      try {
        return await newsOf(stripe, delivery);
      } catch (error) {
        // What was deleted at Stripe since is no gift any more.
        if (isMissing(error)) return null;
        throw toRefusal(error);
      }
    },
  };
}

function assertStripeOptions(options: StripeOptions): void {
  // Whoever calls from JavaScript may have left anything out.
  const {productName, portalUrl, gift, tryMs, secretKey, webhookSecrets} = options as Partial<StripeOptions>;
  const problems: ConfigProblem[] = [...keyProblems(options)];
  const name = typeof productName === 'string' ? productName.trim() : '';
  if (name.length < 1 || name.length > 250) {
    problems.push({path: 'productName', value: productName, expected: 'a name of 1 to 250 characters'});
  }
  if (gift !== undefined && !GIFT_WORDS.includes(gift)) {
    problems.push({path: 'gift', value: gift, expected: GIFT_WORDS.join(', ')});
  }
  if (portalUrl !== undefined && parseUrl(portalUrl)?.protocol !== 'https:') {
    problems.push({path: 'portalUrl', value: portalUrl, expected: 'the customer portal’s login link, https://…'});
  }
  if (isLiveKey(secretKey ?? '') && webhookSecrets?.length === 0) {
    const expected = 'at least one signing secret, whsec_…, since money moves: deliveries are what tells of it';
    problems.push({path: 'webhookSecrets', value: 'an empty list', expected});
  }
  problems.push(...wholeProblems('tryMs', tryMs, 60_000));
  throwIfAny('stripeProvider', problems);
}

const GIFT_WORDS: readonly GiftWord[] = ['donation', 'contribution', 'tip', 'support'];

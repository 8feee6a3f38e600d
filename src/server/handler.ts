import {Hono, type Context} from 'hono';

import {GIFT_ID, type CheckoutConfig, type GiftReply} from '../core/protocol.js';
import {readBytes, readJson} from './body.js';
import {takeDelivery} from './deliveries.js';
import {createBreaker} from './door/breaker.js';
import {clientOf, UNKNOWN_CLIENT} from './door/client-address.js';
import {createGuard, openDoor, type Guard} from './door/guard.js';
import {createRates} from './door/rates.js';
import {createSingleFlight} from './door/single-flight.js';
import {createFormTokens} from './form-token.js';
import {readOrder, readProof} from './gift-order.js';
import {limitRule} from './limits.js';
import {answer, answerJson, everyAnswer, originGuard, refuse, tailsOf, wrongMethod, type Env} from './middleware.js';
import {assertOptions, type HandlerOptions} from './options.js';
import {createProviderCall, pickReply, type ProviderCall} from './provider-call.js';
import type {ProviderContext} from './provider.js';
import {Refusal} from './refusal.js';
import {memorySeen} from './seen/memory-seen.js';
import type {SeenStore} from './seen/seen.js';
import {createSigner} from './signature.js';

/** 16 KB: the largest request that a browser of ours makes is a tenth of it, a challenge's proof apart. */
const MAX_BODY_BYTES = 16_384;

/** 1 MB: the largest delivery that is taken. */
const MAX_DELIVERY_BYTES = 1_048_576;

/**
 * The money's door: a handler for `GET /config`, `POST /gifts`, `GET /gifts/{id}`, the provider's own
 * `POST /gifts/{id}/{provider}/{action}`, `POST /webhooks/{provider}`, `GET /manage`, `GET /healthz` and `GET /readyz`,
 * under whatever path it is mounted at.
 *
 * Keeps nothing that must outlive it, and runs wherever there is `Request`, `Response` and WebCrypto. The returned
 * function never rejects: every failure is an answer with an `ErrorReply`.
 *
 * @typeParam Scope what the `seen` store hands to `onEvent`, e.g. a database connection.
 * @throws {AppealError} `config-invalid` when it must not start as configured.
 */
export function createHandler<Scope = undefined>(
  options: HandlerOptions<Scope>,
): (request: Request) => Promise<Response> {
  assertOptions(options);
  const app = createApp(options);
  return async (request) => {
    try {
      return await app.fetch(request);
    } catch {
      const refusal = new Refusal('internal', 'Something went wrong.');
      return Response.json(refusal.toReply(), {status: refusal.status});
    }
  };
}

function createApp<Scope>(options: HandlerOptions<Scope>): Hono<Env> {
  const {provider, timeouts, challenge, now = Date.now} = options;
  const tokens = createFormTokens(options.secret);
  const clients = createSigner(options.secret, 'client/1');
  const callBehind = (): ProviderCall =>
    createProviderCall(timeouts?.providerMs ?? 8_000, createBreaker(options.breaker ?? {}, now));
  // A breaker each: a provider that opens nothing more may still know what became of what was opened, and the reverse.
  const call = callBehind();
  const readCall = callBehind();
  const opening = createSingleFlight<GiftReply>();
  const bodyBounds = {maxBytes: MAX_BODY_BYTES, deadlineMs: timeouts?.bodyMs ?? 5_000};
  const bounds = {
    limit: limitRule(options.limits, provider.bounds),
    returnUrls: options.returnUrls,
    methods: provider.methods,
    hosted: provider.hosted === true,
  };
  let limiterDown = false;
  const guard = createDoor(options, () => (limiterDown = true));

  const contextOf = (c: Context<Env>): Omit<ProviderContext, 'signal'> => ({
    requestId: c.get('requestId'),
    now: c.get('now'),
  });

  async function ask<Reply extends GiftReply | null>(
    c: Context<Env>,
    run: (context: ProviderContext) => Promise<Reply>,
    by = call,
  ): Promise<NonNullable<Reply>> {
    const reply = await by((signal) => run({...contextOf(c), signal}));
    if (reply === null) throw notFound();
    return reply;
  }

  /** Whom a request counts for: never an address, but what only this server can make of it. */
  async function clientKey(c: Context<Env>): Promise<string> {
    const client = clientOf(c.req.raw, options.clientAddress);
    return client === UNKNOWN_CLIENT ? client : (await clients.sign(client)).slice(0, 22);
  }

  async function close(c: Context<Env>, gift: string): Promise<void> {
    await call((signal) => provider.close?.(gift, {...contextOf(c), signal}) ?? Promise.resolve());
  }

  const app = new Hono<Env>({getPath: tailsOf(provider.name)});
  app.onError((error, c) => {
    const refusal = error instanceof Refusal ? error : new Refusal('internal', 'Something went wrong.', {cause: error});
    c.set('refusal', refusal);
    return refuse(c, refusal);
  });
  app.use(everyAnswer(options));
  app.use(async (c, next) => {
    await next();
    if (!limiterDown) return;
    limiterDown = false;
    c.set('notes', {...c.get('notes'), limiter: 'memory'});
  });
  if (provider.webhooks) {
    const {webhooks} = provider;
    const seen = options.seen ?? (memorySeen() as SeenStore<unknown> as SeenStore<Scope>);
    // Before the origins' guard: a delivery comes from no page, and its signature is its proof.
    app.post(`/webhooks/${provider.name}`, async (c) => {
      const raw = await readBytes(c.req.raw, {...bodyBounds, maxBytes: MAX_DELIVERY_BYTES});
      const delivery = await webhooks.verify({raw, headers: c.req.raw.headers, now: c.get('now')});
      c.set('notes', {delivery: delivery.type});
      const result = await takeDelivery(
        delivery,
        {
          webhooks,
          seen,
          onEvent: options.onEvent,
          onRefused: async (gift) => {
            if (await guard.refused(gift)) await close(c, gift);
          },
          call: readCall,
        },
        contextOf(c),
      );
      c.set('notes', {delivery: delivery.type, result});
      return answerJson(c, {received: true});
    });
    app.all(`/webhooks/${provider.name}`, wrongMethod('POST'));
  }
  app.use(originGuard(options.origins));
  app.get('/healthz', (c) => answer(c, 'ok'));
  app.get('/readyz', async (c) => ((await isReady(options)) ? answer(c, 'ok') : answer(c, 'not ready', 503)));
  app.get('/config', async (c) => {
    const {name, live, publishableKey, hosted, manageUrl} = provider;
    const token = await tokens.issue(c.get('now'));
    return answerJson(c, {
      ...{provider: name, live, token},
      ...(publishableKey !== undefined && {publishableKey}),
      ...(hosted && {hosted}),
      ...(manageUrl !== undefined && {manage: true}),
      ...(challenge && {
        challenge: {kind: challenge.kind, siteKey: challenge.siteKey, always: challenge.always === true},
      }),
    } satisfies CheckoutConfig);
  });
  app.get('/manage', (c) => {
    if (provider.manageUrl === undefined) throw notFound();
    return answer(c, null, 303, {Location: provider.manageUrl});
  });
  app.post('/gifts', async (c) => {
    const body = await readJson(c.req.raw, bodyBounds);
    await tokens.check(Object.hasOwn(body, 'token') ? body['token'] : undefined, c.get('now'));
    const order = readOrder(body, bounds);
    const proof = readProof(body);
    const client = await clientKey(c);
    const reply = await opening(`${client} ${JSON.stringify(order)}`, async () => {
      await guard.admitGift(client, order.attempt, proof);
      return ask(c, (context) => provider.create(order, context));
    });
    guard.opened(reply.id, client);
    return answerJson(c, pickReply(reply));
  });
  app.get('/gifts/:id', async (c) => {
    const id = giftId(c.req.param('id'));
    const client = await clientKey(c);
    await guard.admitRead(client);
    const reply = await ask(c, (context) => provider.read(id, context), readCall);
    // A provider that tells of refused payments by itself does not have them counted twice.
    if (reply.decline && !provider.webhooks && (await guard.readAsRefused(id, client, reply.decline))) {
      if (reply.status === 'open') await close(c, id);
    }
    return answerJson(c, pickReply(reply));
  });
  app.post(`/gifts/:id/${provider.name}/:action`, async (c) => {
    const id = giftId(c.req.param('id'));
    const actions = provider.actions ?? {};
    const name = c.req.param('action');
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw notFound();
    const body = await readJson(c.req.raw, bodyBounds);
    await guard.admitRead(await clientKey(c));
    return answerJson(c, pickReply(await ask(c, (context) => action(id, body, context))));
  });
  for (const path of ['/healthz', '/readyz', '/config', '/manage', '/gifts/:id']) {
    app.all(path, wrongMethod('GET, HEAD'));
  }
  for (const path of ['/gifts', `/gifts/:id/${provider.name}/:action`]) app.all(path, wrongMethod('POST'));
  app.notFound(() => {
    throw notFound();
  });
  return app;
}

/** Without limits where the publisher says so, or where no money moves and nobody said how clients are told apart. */
function createDoor<Scope>(options: HandlerOptions<Scope>, onDown: () => void): Guard {
  const {rateLimits, clientAddress, provider, challenge, timeouts, now = Date.now} = options;
  if (rateLimits === false || (rateLimits === undefined && clientAddress === undefined && !provider.live)) {
    return openDoor;
  }
  const rates = createRates(rateLimits ?? {}, now, onDown);
  return createGuard({rates, challenge, challengeMs: timeouts?.challengeMs ?? 4_000});
}

async function isReady<Scope>({provider, ready}: HandlerOptions<Scope>): Promise<boolean> {
  try {
    await provider.ready?.();
    return (await ready?.()) ?? true;
  } catch {
    return false;
  }
}

function giftId(id: string): string {
  if (!GIFT_ID.test(id)) throw notFound();
  return id;
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is nothing here.');
}

/** The door as a worker, as docs/guides/server.md writes it. Stripe is where the runtime sends what goes outside. */
import {createHandler, sandboxProvider, stripeProvider, turnstile, type GiftEvent} from '../../../src/server/index.js';
import {FAKE_KEYS} from '../../support/stripe/keys.js';

interface Environment {
  readonly APPEAL_SECRET: string;
}

type Handler = (request: Request) => Promise<Response>;

/** What `onEvent` was told, for the test to ask. */
const told: GiftEvent[] = [];
let appeal: Handler | undefined;
let sandbox: Handler | undefined;

function handlers({APPEAL_SECRET: secret}: Environment): {appeal: Handler; sandbox: Handler} {
  const shared = {secret, origins: ['https://www.post.example'], returnUrls: ['https://www.post.example/']};
  appeal ??= createHandler({
    ...shared,
    provider: stripeProvider({...FAKE_KEYS, productName: 'The Post'}),
    clientAddress: 'cf-connecting-ip',
    rateLimits: {attempts: {points: 5, seconds: 3_600}},
    challenge: turnstile({siteKey: 'site', secretKey: 'secret'}),
    onEvent: (event) => void told.push(event),
  });
  sandbox ??= createHandler({...shared, provider: sandboxProvider({secret})});
  return {appeal, sandbox};
}

// eslint-disable-next-line no-restricted-syntax -- workers are known by their default export
export default {
  fetch(request: Request, environment: Environment): Response | Promise<Response> {
    const {pathname} = new URL(request.url);
    if (pathname === '/told') return Response.json(told);
    const by = handlers(environment);
    return pathname.startsWith('/sandbox/') ? by.sandbox(request) : by.appeal(request);
  },
};

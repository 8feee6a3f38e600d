import type {Stripe} from 'stripe';

/**
 * How long one try may take, in milliseconds. With one retry and the pause before it both fit into the eight seconds
 * that a browser is kept waiting.
 */
const TRY_MS = 3_500;

/** How a client is made. */
export interface ClientOptions {
  readonly secretKey: string;
  readonly fetch: typeof fetch;
  readonly tryMs?: number;
}

/** Gives out the one client, once Stripe's package has been loaded. */
export type StripeClient = () => Promise<{readonly stripe: Stripe; readonly sdk: typeof Stripe}>;

/**
 * Loads Stripe's package, which servers without Stripe need not install, and makes a client of it that works on every
 * runtime. Nothing is sent. A package that cannot be loaded rejects each call with a sentence for the publisher.
 */
export function createStripeClient({secretKey, fetch: send, tryMs = TRY_MS}: ClientOptions): StripeClient {
  const loading = import('stripe').then(
    ({Stripe: sdk}) => ({
      sdk,
      stripe: new sdk(secretKey, {
        httpClient: sdk.createFetchHttpClient(send),
        maxNetworkRetries: 1,
        timeout: tryMs,
        telemetry: false,
      }),
    }),
    (cause: unknown) => {
      throw new Error('The package `stripe` is missing: npm install stripe', {cause});
    },
  );
  // Whoever calls is told; until then nobody has to be.
  loading.catch(() => undefined);
  return () => loading;
}

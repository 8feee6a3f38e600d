import type {Stripe, StripeConstructorOptions, StripeElementLocale} from '@stripe/stripe-js';
// The package's root would ask for Stripe's script when it is imported; this file of it waits until it is told.
import {loadStripe} from '@stripe/stripe-js/dist/pure.mjs';

import {within} from '../within.js';

/** Where `@stripe/stripe-js` looks for Stripe's script. A test holds this against the installed package. */
export const STRIPE_SCRIPT = 'https://js.stripe.com/endive/stripe.js';

/** The name that a policy with `trusted-types` has to list (docs/guides/stripe.md). */
const POLICY = 'reader-appeal';

/** The file's own types are written for bundlers. */
const load = loadStripe as (key: string, options: StripeConstructorOptions) => Promise<Stripe | null>;

/** The one request for the script, while it is under way. */
let coming: Promise<void> | undefined;
/** The script was waited for once in vain. It may come yet, but no reader waits for it twice. */
let overdue = false;

/**
 * Brings Stripe.js from Stripe, or takes the page's own. Nothing of Stripe's is asked for before this is called.
 *
 * Rejects when it is blocked, stubbed, too old for us, or not there in time: a page's own tag that has failed, and a
 * request that hangs, never settle by themselves.
 *
 * @param ms how long to wait.
 */
export async function bringStripe(key: string, locale: StripeElementLocale, ms: number): Promise<Stripe> {
  if (overdue && !window.Stripe) throw new Error('Stripe.js did not come the last time.');
  const loading = bringScript().then(() => load(key, {locale}));
  const timer = setTimeout(() => (overdue = true), ms);
  const settled = (): void => {
    clearTimeout(timer);
    overdue = false;
  };
  loading.then(settled, settled);
  const stripe = await within(ms, 'Stripe.js', loading);
  if (typeof stripe?.initCheckoutElementsSdk !== 'function') throw new Error('The page’s Stripe.js is too old.');
  return stripe;
}

/**
 * Stripe's own loader sets a script's address as plain text, which `require-trusted-types-for 'script'` forbids. So the
 * tag is ours, and the loader finds the script loaded; or a tag of the page's, which it waits for.
 */
function bringScript(): Promise<void> {
  if (window.Stripe || document.querySelector('script[src^="https://js.stripe.com"]')) return Promise.resolve();
  // Once more, as Stripe's loader does: networks fail in passing.
  return (coming ??= request()
    .catch(request)
    .finally(() => (coming = undefined)));
}

function request(): Promise<void> {
  const script = document.createElement('script');
  return new Promise<void>((resolve, reject) => {
    script.src = trusted(STRIPE_SCRIPT) as string;
    script.addEventListener('load', () =>
      window.Stripe ? resolve() : reject(new Error('What came is not Stripe.js.')),
    );
    script.addEventListener('error', () => reject(new Error('Stripe.js could not be loaded.')));
    document.head.append(script);
  }).catch((cause: unknown) => {
    // Stripe's loader would wait for ever for a tag that has failed.
    script.remove();
    throw cause;
  });
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): unknown};
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The address as a policy of ours says it; as it is, where pages have no such thing or do not let us. */
function trusted(url: string): unknown {
  const {trustedTypes} = window as {trustedTypes?: TrustedTypes};
  try {
    // The one address that ever gets through.
    policy ??= trustedTypes?.createPolicy(POLICY, {createScriptURL: () => STRIPE_SCRIPT});
  } catch {
    // The name is not listed, or taken. Where it matters, the address will be refused, too.
  }
  return policy?.createScriptURL(url) ?? url;
}

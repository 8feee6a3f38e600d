import type {Stripe, StripeConstructorOptions, StripeElementLocale} from '@stripe/stripe-js';
// The package's root would ask for Stripe's script when it is imported; this file of it waits until it is told.
import {loadStripe} from '@stripe/stripe-js/dist/pure.mjs';

import {bringScript} from '../bring-script.js';
import {within} from '../within.js';

/** The file's own types are written for bundlers. */
const load = loadStripe as (key: string, options: StripeConstructorOptions) => Promise<Stripe | null>;

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
  const loading = script().then(() => load(key, {locale}));
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
async function script(): Promise<void> {
  if (!document.querySelector('script[src^="https://js.stripe.com"]')) await bringScript('Stripe');
}

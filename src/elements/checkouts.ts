import type {Checkout} from '../checkout/checkout.js';
import {AppealError} from '../core/errors.js';
import {addWords, bringWords} from '../messages/messages.js';

/** @param locale BCP 47: what readers are to be told in. */
type Loader = (locale: string) => Promise<Checkout>;

const loaders = new Map<string, Loader>([
  ['stripe', async () => (await import('../checkout/stripe.js')).checkout],
  ['sandbox', async () => (await import('../checkout/sandbox.js')).checkout],
  ['link', async (locale) => (await withWords(import('../checkout/link.js'), locale)).checkout],
  ['bank-transfer', async (locale) => (await withWords(import('../checkout/bank-transfer.js'), locale)).checkout],
]);

/** Ways that settle elsewhere speak the appeal's own language. */
async function withWords<Module>(adapter: Promise<Module>, locale: string): Promise<Module> {
  const words = [import('../messages/en-ways.js'), bringWords(locale, '-ways')] as const;
  const [module, {enWays}] = await Promise.all([adapter, ...words]);
  addWords('en', enWays);
  return module;
}

/** Makes a way to give known under the name that configs call it by (`adapter`). */
export function addCheckout(name: string, load: Loader): void {
  loaders.set(name, load);
}

/**
 * Brings a way to give.
 *
 * @param adapter a name that somebody added, or the address of a module on the page's own site (`/club.js`), which
 * exports a `checkout`.
 * @param locale BCP 47: what readers are to be told in.
 * @throws AppealError `checkout-unknown` for a name that nobody added and for another site's address;
 * `checkout-unavailable` when it can't be loaded.
 */
export async function loadCheckout(adapter: string, locale = 'en'): Promise<Checkout> {
  const load = loaders.get(adapter) ?? moduleAt(adapter);
  if (!load) throw new AppealError('checkout-unknown', `There is no checkout adapter "${adapter}".`);
  try {
    return await load(locale);
  } catch (cause) {
    throw new AppealError('checkout-unavailable', `The checkout adapter "${adapter}" could not be loaded.`, {cause});
  }
}

/**
 * Configs are often edited by people who may not change a site's scripts: theirs can name one that is there already, and
 * none from anywhere else.
 */
function moduleAt(address: string): Loader | null {
  if (!address.startsWith('/')) return null;
  const {href, origin} = new URL(address, location.origin);
  if (origin !== location.origin) return null;
  return async () => {
    const {checkout} = (await import(/* webpackIgnore: true */ /* @vite-ignore */ href)) as {checkout?: Checkout};
    if (typeof checkout?.start !== 'function') throw new TypeError(`${href} exports no \`checkout\`.`);
    return checkout;
  };
}

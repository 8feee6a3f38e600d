import type {Checkout} from '../checkout/checkout.js';
import {AppealError} from '../core/errors.js';

type Loader = () => Promise<Checkout>;

const loaders = new Map<string, Loader>([['sandbox', async () => (await import('../checkout/sandbox.js')).checkout]]);

/** Makes a way to give known under the name that configs call it by (`checkout.adapter`). */
export function addCheckout(name: string, load: Loader): void {
  loaders.set(name, load);
}

/**
 * Brings a way to give.
 *
 * @throws AppealError `checkout-unknown` for a name that nobody added; `checkout-unavailable` when it can't be loaded.
 */
export async function loadCheckout(name: string): Promise<Checkout> {
  const load = loaders.get(name);
  if (!load) throw new AppealError('checkout-unknown', `There is no checkout adapter named "${name}".`);
  try {
    return await load();
  } catch (cause) {
    throw new AppealError('checkout-unavailable', `The checkout adapter "${name}" could not be loaded.`, {cause});
  }
}

import {AppealError} from '../core/errors.js';
import type {ChallengeConfig} from '../core/protocol.js';
import {bringScript} from './bring-script.js';
import type {CheckoutRequest} from './checkout.js';
import {within} from './within.js';

/** How long the challenge's script may take, in ms. */
const SCRIPT_MS = 10_000;
/** How long a reader may take with it, in ms. */
const READER_MS = 120_000;

/** What both services offer, as far as we use it. */
interface Widget {
  render(place: HTMLElement, options: Readonly<Record<string, unknown>>): unknown;
}

/**
 * Lets a reader, or the browser alone, show that no machine is at work. The challenge stands where the payment form will.
 *
 * @returns the proof for the server, good for one attempt. Rejects with an `AppealError`.
 */
export async function passChallenge(
  {kind, siteKey}: ChallengeConfig,
  {mount, locale, signal}: Pick<CheckoutRequest, 'mount' | 'locale' | 'signal'>,
): Promise<string> {
  const place = document.createElement('div');
  const failed = (cause: unknown): never => {
    throw new AppealError('checkout-unavailable', 'The challenge could not be shown, or was not passed.', {cause});
  };
  try {
    await within(SCRIPT_MS, 'The challenge', bringScript(kind), signal);
    mount.append(place);
    return await within(READER_MS, 'The challenge', show(kind, place, siteKey, locale), signal);
  } catch (cause) {
    return failed(cause);
  } finally {
    place.remove();
  }
}

/**
 * developers.cloudflare.com/turnstile/get-started/client-side-rendering and docs.hcaptcha.com/configuration, read
 * November 2026.
 */
function show(kind: ChallengeConfig['kind'], place: HTMLElement, siteKey: string, locale: string): Promise<string> {
  const widget = (window as unknown as Record<string, Widget>)[kind];
  if (!widget) return Promise.reject(new Error(`There is no ${kind}.`));
  return new Promise((resolve, reject) => {
    widget.render(place, {
      sitekey: siteKey,
      callback: resolve,
      'error-callback': (code: unknown) => reject(new Error(`${kind}: ${String(code)}`)),
      ...(kind === 'turnstile'
        ? {language: locale.toLowerCase(), size: 'flexible', appearance: 'interaction-only'}
        : {hl: locale.split('-')[0]}),
    });
  });
}

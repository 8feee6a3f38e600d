/** What Stripe's keys look like that move real money (docs.stripe.com/keys). */
const LIVE_KEY = /\b(?:sk|rk|pk)_live_/;

/**
 * The names of the entries that hold a live key. Their values are never returned, so that they cannot be printed.
 *
 * @param entries options or environment variables; anything but texts is skipped.
 */
export function findLiveKeys(entries: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(entries)
    .filter(([, value]) => typeof value === 'string' && LIVE_KEY.test(value))
    .map(([name]) => name);
}

/** Whether a text holds what Stripe's secret keys or signing secrets look like. */
export function isSecret(text: string): boolean {
  return /\b(?:sk|rk)_(?:live|test)_|\bwhsec_/.test(text);
}

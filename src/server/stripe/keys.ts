import type {ConfigProblem} from '../../core/errors.js';

/** The keys that a provider for Stripe needs. */
export interface StripeKeys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecrets: readonly string[];
}

/** What a key is, by its first letters (docs.stripe.com/keys). */
const SECRET = /^[sr]k_(test|live)_[A-Za-z0-9_]+$/;
const PUBLISHABLE = /^pk_(test|live)_[A-Za-z0-9_]+$/;
const WEBHOOK = /^whsec_[A-Za-z0-9+/=_-]+$/;

/** Whether the keys move real money. */
export function isLiveKey(key: string): boolean {
  return /^[a-z]{2}_live_/.test(key);
}

/** What is wrong with keys: each in its place, all for the same mode. Says what kind was found, never a key. */
export function keyProblems(keys: Partial<StripeKeys>): ConfigProblem[] {
  const {secretKey, publishableKey, webhookSecrets} = keys;
  const problems = [
    ...problemOf('secretKey', secretKey, SECRET, 'a secret key, sk_… or rk_…'),
    ...problemOf('publishableKey', publishableKey, PUBLISHABLE, 'a publishable key, pk_…'),
  ];
  if (problems.length === 0 && isLiveKey(secretKey ?? '') !== isLiveKey(publishableKey ?? '')) {
    const expected = 'both keys for the same mode, live or test';
    problems.push({path: 'publishableKey', value: kindOf(publishableKey), expected});
  }
  if (!Array.isArray(webhookSecrets)) {
    return [...problems, {path: 'webhookSecrets', value: null, expected: 'a list of signing secrets, whsec_…'}];
  }
  const each = (webhookSecrets as unknown[]).flatMap((secret, at) =>
    problemOf(`webhookSecrets.${at}`, secret, WEBHOOK, 'a signing secret, whsec_…'),
  );
  return [...problems, ...each];
}

function problemOf(path: string, key: unknown, form: RegExp, expected: string): ConfigProblem[] {
  return typeof key === 'string' && form.test(key) ? [] : [{path, value: kindOf(key), expected}];
}

/** In words, so that nothing of a key gets into an error or a log. */
function kindOf(key: unknown): string {
  if (typeof key !== 'string') return key === undefined ? 'nothing' : `a ${typeof key}`;
  if (key === '') return 'an empty text';
  if (/\s/.test(key)) return 'a text with a space or a line break in it';
  const [, kind = '', mode] = /^(sk|rk|pk|whsec)_(?:(test|live)_)?/.exec(key) ?? [];
  const name = {sk: 'secret key', rk: 'restricted key', pk: 'publishable key', whsec: 'signing secret'}[kind];
  return name ? `a ${mode ? `${mode} ` : ''}${name}` : 'something else';
}

import {BoundedMap} from './door/bounded.js';
import {createSigner} from './signature.js';
import {Refusal} from './refusal.js';

/**
 * Short-lived proof that a browser asked for `/config` before it posts: `{second}.{signature}`. Bound to nothing about
 * the reader, good for as many posts as are made in its time, and the same for all who ask in the same second.
 */
export interface FormTokens {
  issue(now: number): Promise<string>;
  /** Throws a {@link Refusal}: `token-invalid` or `token-expired`. */
  check(token: unknown, now: number): Promise<void>;
}

/** Two hours: longer than it takes to read an article and decide. */
export const TOKEN_LIFETIME_MS = 2 * 60 * 60 * 1000;

/** How far apart the clocks of two servers behind one balancer may be. */
const CLOCK_SKEW_MS = 60_000;

export function createFormTokens(secret: string): FormTokens {
  const signer = createSigner(secret, 'form-token/1');
  /** Tokens known to be genuine: there are no more of them than seconds, and signing is what a request costs most. */
  const known = new BoundedMap<true>(1_000);
  let latest: {readonly issued: string; readonly token: Promise<string>} | undefined;

  async function sign(issued: string): Promise<string> {
    const token = `${issued}.${await signer.sign(issued)}`;
    known.set(token, true);
    return token;
  }

  async function isGenuine(token: string, issued: string, signature: string): Promise<boolean> {
    if (known.get(token)) return true;
    if (!(await signer.verify(issued, signature))) return false;
    known.set(token, true);
    return true;
  }

  return {
    async issue(now) {
      const issued = Math.floor(now / 1000).toString(36);
      if (latest?.issued !== issued) latest = {issued, token: sign(issued)};
      return latest.token;
    },
    async check(token, now) {
      const [whole = '', issued = '', signature = ''] = (typeof token === 'string' && TOKEN.exec(token)) || [];
      const genuine = await isGenuine(whole, issued, signature);
      const ageMs = now - parseInt(issued, 36) * 1000;
      if (!genuine || ageMs < -CLOCK_SKEW_MS) {
        throw new Refusal('token-invalid', 'The form token is missing or not from this server.', {field: 'token'});
      }
      if (ageMs > TOKEN_LIFETIME_MS) {
        throw new Refusal('token-expired', 'The form token is more than two hours old.', {field: 'token'});
      }
    },
  };
}

const TOKEN = /^([0-9a-z]{1,12})\.([\w-]{43})$/;

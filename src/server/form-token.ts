import {createSigner} from './signature.js';
import {Refusal} from './refusal.js';

/**
 * Short-lived proof that a browser asked for `/config` before it posts: `{time}.{signature}`. Bound to nothing about
 * the reader, and good for as many posts as are made in its time.
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
  return {
    async issue(now) {
      const issued = now.toString(36);
      return `${issued}.${await signer.sign(issued)}`;
    },
    async check(token, now) {
      const [, issued = '', signature = ''] = (typeof token === 'string' && TOKEN.exec(token)) || [];
      const genuine = await signer.verify(issued, signature);
      const ageMs = now - parseInt(issued, 36);
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

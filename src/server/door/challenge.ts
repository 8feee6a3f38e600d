import type {ChallengeConfig} from '../../core/protocol.js';
import {throwIfAny} from '../options.js';

/** What is known of a proof that is to be checked. */
export interface ChallengeProof {
  /** What the browser got from the challenge's script. */
  readonly token: string;
  /** Stays the same when the same attempt is checked again. */
  readonly attempt: string;
}

/** Checks that no machine is at work. */
export interface Challenge {
  readonly kind: ChallengeConfig['kind'];
  /** The publisher's public key for it. */
  readonly siteKey: string;
  /** Whether everybody is asked, or only those whose like has been seen too often. False by default. */
  readonly always?: boolean;
  /** Whether the proof holds. Rejects where the service cannot be asked. */
  verify(proof: ChallengeProof, signal: AbortSignal): Promise<boolean>;
}

/** How a verifier is set up. */
export interface ChallengeOptions {
  readonly siteKey: string;
  /** Stays on the server. */
  readonly secretKey: string;
  readonly always?: boolean;
  /** Host names of your pages; a proof from elsewhere is none. By default any that the service allows. */
  readonly hostnames?: readonly string[];
  /** By default the runtime's own. */
  readonly fetch?: typeof fetch;
}

/**
 * Cloudflare's Turnstile.
 *
 * @see developers.cloudflare.com/turnstile/get-started/server-side-validation
 * @throws {AppealError} `config-invalid` without one of the keys.
 */
export function turnstile(options: ChallengeOptions): Challenge {
  assertKeys('turnstile', options);
  return {
    ...publicPart('turnstile', options),
    async verify({token, attempt}, signal) {
      // A proof can be redeemed once; the same attempt may come twice.
      const key = await uuidOf(`${attempt} ${token}`);
      const fields = {secret: options.secretKey, response: token, idempotency_key: key};
      return ask('https://challenges.cloudflare.com/turnstile/v0/siteverify', fields, options, signal);
    },
  };
}

/**
 * hCaptcha.
 *
 * @see docs.hcaptcha.com/#verify-the-user-response-server-side
 * @throws {AppealError} `config-invalid` without one of the keys.
 */
export function hcaptcha(options: ChallengeOptions): Challenge {
  assertKeys('hcaptcha', options);
  return {
    ...publicPart('hcaptcha', options),
    verify({token}, signal) {
      const fields = {secret: options.secretKey, sitekey: options.siteKey, response: token};
      return ask('https://api.hcaptcha.com/siteverify', fields, options, signal);
    },
  };
}

/** Without its secret no proof would ever hold; no secret is quoted. */
function assertKeys(kind: Challenge['kind'], {siteKey, secretKey}: Partial<ChallengeOptions>): void {
  const missing = Object.entries({siteKey, secretKey}).filter(([, key]) => typeof key !== 'string' || !key.trim());
  const expected = `the key that ${kind} has given you`;
  throwIfAny(
    kind,
    missing.map(([path]) => ({path: `challenge.${path}`, value: null, expected})),
  );
}

function publicPart(
  kind: Challenge['kind'],
  {siteKey, always = false}: ChallengeOptions,
): Pick<Challenge, 'kind' | 'siteKey' | 'always'> {
  return {kind, siteKey, always};
}

async function ask(
  url: string,
  fields: Readonly<Record<string, string>>,
  {hostnames, fetch: send = fetch}: ChallengeOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const response = await send(url, {method: 'POST', body: new URLSearchParams(fields), signal, redirect: 'error'});
  if (!response.ok) throw new Error('The challenge’s service did not answer.');
  const {success, hostname} = (await response.json()) as {success?: unknown; hostname?: unknown};
  return success === true && (!hostnames || (typeof hostname === 'string' && hostnames.includes(hostname)));
}

/** A UUID of a text: 122 bits of its SHA-256, marked as version 8 (RFC 9562). */
async function uuidOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).slice(0, 16);
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

import {keyProblems} from '../stripe/keys.js';

/** What the Node entry reads from its environment. */
export interface Settings {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absent: a random one, good until the server stops. */
  readonly secret: string | undefined;
  /** Whether pages are sent with the strict policy. */
  readonly strict: boolean;
  /** Absent: sandbox payments. */
  readonly stripe?: StripeSettings;
  /** Where browsers find the server, where that is not this machine: an origin, e.g. `https://demo.post.example`. */
  readonly origin?: string;
  /** How many proxies stand in front; 0: the socket's own address counts. */
  readonly proxies?: number;
  /** The least level that is logged. */
  readonly logLevel?: string;
  /** How long to go on taking requests after SIGTERM while `/readyz` says no, in milliseconds. */
  readonly drainMs?: number;
}

/** Test keys for Stripe. */
export interface StripeSettings {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecrets: readonly string[];
  readonly productName: string;
  readonly portalUrl?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `PORT` (4242), `HOST` (127.0.0.1), `APPEAL_SECRET`, `CSP` (`off` or nothing), `APPEAL_ORIGIN`,
 * `TRUSTED_PROXIES` (0), `LOG_LEVEL`, `DRAIN_SECONDS` (0) and, for Stripe, `STRIPE_SECRET_KEY`,
 * `STRIPE_PUBLISHABLE_KEY`, `STRIPE_WEBHOOK_SECRET` (several: with commas), `STRIPE_PORTAL_URL`, `STRIPE_PRODUCT_NAME`.
 *
 * @throws {Error} with a sentence for the person at the terminal. No key is quoted.
 */
export function readSettings(env: Environment): Settings {
  const stripe = readStripe(env);
  const origin = readOrigin(env['APPEAL_ORIGIN']);
  const logLevel = env['LOG_LEVEL']?.trim();
  return {
    port: readNumber('PORT', env, 4242, 65_535),
    host: env['HOST']?.trim() || '127.0.0.1',
    secret: env['APPEAL_SECRET'] || undefined,
    strict: env['CSP']?.trim().toLowerCase() !== 'off',
    ...(stripe && {stripe}),
    ...(origin && {origin}),
    proxies: readNumber('TRUSTED_PROXIES', env, 0, 10),
    ...(logLevel && {logLevel}),
    drainMs: readNumber('DRAIN_SECONDS', env, 0, 600) * 1000,
  };
}

function readNumber(name: string, env: Environment, otherwise: number, most: number): number {
  const text = env[name] ?? '';
  const trimmed = text.trim();
  if (trimmed === '') return otherwise;
  if (/^\d{1,5}$/.test(trimmed) && Number(trimmed) <= most) return Number(trimmed);
  throw new Error(`${name} is a whole number from 0 to ${most}, not ${JSON.stringify(text)}.`);
}

function readOrigin(text = ''): string | undefined {
  const trimmed = text.trim().replace(/\/$/, '');
  if (trimmed === '') return undefined;
  if (/^https?:\/\/[^/?#\s@]+$/.test(trimmed)) return trimmed;
  throw new Error(
    `APPEAL_ORIGIN is an address without a path, e.g. https://demo.post.example, not ${JSON.stringify(text)}.`,
  );
}

function readStripe(env: Environment): StripeSettings | undefined {
  const read = (name: string): string => env[name]?.trim() ?? '';
  const [secretKey, publishableKey] = [read('STRIPE_SECRET_KEY'), read('STRIPE_PUBLISHABLE_KEY')];
  const webhookSecrets = read('STRIPE_WEBHOOK_SECRET')
    .split(/[\s,]+/)
    .filter(Boolean);
  if (!secretKey && !publishableKey && webhookSecrets.length === 0) return undefined;
  const [problem] = keyProblems({secretKey, publishableKey, webhookSecrets});
  if (problem) {
    const name = VARIABLES[problem.path.replace(/\..*/, '')] ?? problem.path;
    throw new Error(`${name} is ${String(problem.value)}; expected ${problem.expected}.`);
  }
  if (/_live_/.test(secretKey)) {
    throw new Error('STRIPE_SECRET_KEY is a live key. The demo newspaper takes test keys only: nobody should pay it.');
  }
  const portalUrl = read('STRIPE_PORTAL_URL');
  return {
    ...{secretKey, publishableKey, webhookSecrets},
    productName: read('STRIPE_PRODUCT_NAME') || 'Support for The Harbour Post',
    ...(portalUrl && {portalUrl}),
  };
}

const VARIABLES: Readonly<Record<string, string>> = {
  secretKey: 'STRIPE_SECRET_KEY',
  publishableKey: 'STRIPE_PUBLISHABLE_KEY',
  webhookSecrets: 'STRIPE_WEBHOOK_SECRET',
};

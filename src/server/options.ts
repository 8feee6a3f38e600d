import {AppealError, type ConfigProblem} from '../core/errors.js';
import {isOrigin, isReturnPrefix} from './addresses.js';
import type {BreakerOptions} from './door/breaker.js';
import type {Challenge} from './door/challenge.js';
import {clientAddressProblems, type ClientAddress} from './door/client-address.js';
import {rateProblems, type RateLimitOptions} from './door/rates.js';
import type {GiftEvent} from './gift-event.js';
import {limitProblems, type Limits} from './limits.js';
import {findLiveKeys, isSecret} from './live-keys.js';
import type {LogEntry} from './log.js';
import type {Provider} from './provider.js';
import type {SeenStore} from './seen/seen.js';
import {SECRET_LENGTH} from './signature.js';

/** What `createHandler` is told. */
export interface HandlerOptions<Scope = undefined> {
  /** Who moves the money, e.g. `sandboxProvider({secret})`. */
  readonly provider: Provider;
  /**
   * Origins of the pages that may ask, exactly as browsers send them: `https://www.post.example`. Pages from the
   * handler's own origin always may. `http` is for this machine only.
   */
  readonly origins: readonly string[];
  /** Where a payment may send readers back to: origin and path prefix, e.g. `https://www.post.example/`. */
  readonly returnUrls: readonly string[];
  /** The least and the most per currency and frequency; by default wide ones for every currency. */
  readonly limits?: Limits;
  /**
   * How a client's address is known (docs/guides/server.md): how many proxies of yours add to `X-Forwarded-For`, the name
   * of your platform's header, or a function. Must be given where money moves.
   */
  readonly clientAddress?: ClientAddress;
  /**
   * How much one client and all together may do. On by default where money moves, or where `clientAddress` is given;
   * `false` switches it off, where no money moves.
   */
  readonly rateLimits?: RateLimitOptions | false;
  /** What a client has to pass that does too much, or every client: `turnstile({…})`, `hcaptcha({…})`. */
  readonly challenge?: Challenge;
  /** When the provider is left alone for a while. */
  readonly breaker?: BreakerOptions;
  /**
   * Told what became of gifts, once the provider's signature has been checked and its state asked for. Awaited: what it
   * throws is answered with 500, and the provider tells again. `scope` is the store's, e.g. a database connection.
   */
  readonly onEvent?: (event: GiftEvent, scope: Scope) => void | Promise<void>;
  /** Remembers which events have been told: `memorySeen()`, `redisSeen(…)`, `sqlSeen(…)`. By default in this process. */
  readonly seen?: SeenStore<Scope>;
  /** Whether requests should come here at the moment, for `/readyz`: false while the process ends. */
  readonly ready?: () => boolean | Promise<boolean>;
  /** Told once per request. Gets allow-listed facts only: no address, no number, no e-mail, no token. */
  readonly log?: (entry: LogEntry) => void;
  /** At least 32 characters; signs form tokens. The same on every server behind one address. */
  readonly secret: string;
  /** How long to wait, in milliseconds: for a body (5,000), for the provider (8,000), for a challenge's service (4,000). */
  readonly timeouts?: {readonly bodyMs?: number; readonly providerMs?: number; readonly challengeMs?: number};
  /** The time in milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

/**
 * @throws {AppealError} `config-invalid`, with everything that is wrong in `.problems`. No secret is quoted.
 */
export function assertOptions<Scope>(options: HandlerOptions<Scope>): void {
  throwIfAny('createHandler', [
    ...secretProblems(options.secret),
    ...providerProblems(options),
    ...listProblems('origins', options.origins, isOrigin, 'an https origin without a path, e.g. https://post.example'),
    ...listProblems('returnUrls', options.returnUrls, isReturnPrefix, 'an https address without a query'),
    ...limitProblems(options.limits),
    ...clientAddressProblems(options.clientAddress),
    ...rateProblems(options.rateLimits),
    ...doorProblems(options),
    ...numberProblems(options),
    ...functionProblems(options),
  ]);
}

/** What is wrong with a secret. Tells its length, never a character of it. */
export function secretProblems(secret: unknown): ConfigProblem[] {
  const length = typeof secret === 'string' ? secret.length : 0;
  if (length >= SECRET_LENGTH) return [];
  const expected = `at least ${SECRET_LENGTH} random characters, e.g. from \`openssl rand -hex 32\``;
  return [{path: 'secret', value: `${length} characters`, expected}];
}

/** One error that says all. */
export function throwIfAny(name: string, problems: readonly ConfigProblem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({path, value, expected}) => `${path}: ${JSON.stringify(value)}, expected ${expected}`);
  throw new AppealError('config-invalid', `${name} cannot start. ${lines.join('; ')}`, {problems});
}

function providerProblems<Scope>(options: HandlerOptions<Scope>): ConfigProblem[] {
  // Whoever calls from JavaScript may have left it out.
  const provider: Partial<Provider> = {...(options.provider as Provider | undefined)};
  if (!/^[a-z0-9-]{1,32}$/.test(provider.name ?? '') || !provider.create || !provider.read) {
    return [{path: 'provider', value: provider.name ?? null, expected: 'a provider, e.g. sandboxProvider({secret})'}];
  }
  if (isSecret(provider.publishableKey ?? '')) {
    return [{path: 'provider.publishableKey', value: 'a secret', expected: 'a key that browsers may know'}];
  }
  const keys = provider.live ? [] : [...findLiveKeys({...options}), ...findLiveKeys({...provider})];
  return keys.map((path) => ({
    path,
    value: 'a live key',
    expected: 'no live key beside a provider that moves no money',
  }));
}

/** What must not be left out where money moves, and what would never be used. */
function doorProblems<Scope>(options: HandlerOptions<Scope>): ConfigProblem[] {
  const {clientAddress, rateLimits, onEvent, challenge} = options;
  const provider: Partial<Provider> = {...(options.provider as Provider | undefined)};
  const problems: ConfigProblem[] = [];
  if (provider.live && clientAddress === undefined) {
    const expected = 'how a client’s address is known, since money moves: see the guide';
    problems.push({path: 'clientAddress', value: null, expected});
  }
  if (provider.live && rateLimits === false) {
    problems.push({path: 'rateLimits', value: false, expected: 'limits, since money moves'});
  }
  if (onEvent && !provider.webhooks) {
    const expected = 'no onEvent, or a provider that tells of events (for Stripe: webhookSecrets)';
    problems.push({path: 'onEvent', value: 'a function', expected});
  }
  if (provider.live && provider.webhooks && !onEvent) {
    const expected = 'a function, since money moves: what became of a gift is told nowhere else';
    problems.push({path: 'onEvent', value: null, expected});
  }
  if (challenge && !(KINDS.includes(challenge.kind) && challenge.siteKey && typeof challenge.verify === 'function')) {
    problems.push({path: 'challenge', value: challenge.kind, expected: 'turnstile({…}) or hcaptcha({…}), with keys'});
  }
  return problems;
}

/** The longest time that may be waited for anything, in milliseconds: browsers give up long before. */
const LONGEST_MS = 120_000;

/** A time that is no number ends at once, or never. */
function numberProblems<Scope>({timeouts, breaker}: HandlerOptions<Scope>): ConfigProblem[] {
  const times = [
    ['timeouts.bodyMs', timeouts?.bodyMs, LONGEST_MS],
    ['timeouts.providerMs', timeouts?.providerMs, LONGEST_MS],
    ['timeouts.challengeMs', timeouts?.challengeMs, LONGEST_MS],
    ['breaker.openMs', breaker?.openMs, LONGEST_MS],
    ['breaker.failures', breaker?.failures, 1_000],
    ['breaker.most', breaker?.most, 100_000],
  ] as const;
  return times.flatMap(([path, value, most]) => wholeProblems(path, value, most));
}

/** What is wrong with a number that may be left out. */
export function wholeProblems(path: string, value: unknown, most: number): ConfigProblem[] {
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most)) return [];
  // JSON knows no NaN and no Infinity.
  const found = typeof value === 'number' ? String(value) : value;
  return [{path, value: found, expected: `a whole number from 1 to ${most}`}];
}

/** What is called later would fail later, with readers waiting. */
function functionProblems<Scope>(options: HandlerOptions<Scope>): ConfigProblem[] {
  const {onEvent, log, ready, now, seen} = options;
  const functions: readonly (readonly [string, unknown])[] = [
    ...Object.entries({onEvent, log, ready, now}).filter(([, value]) => value !== undefined),
    ...(seen ? [['seen.once', seen.once] as const] : []),
  ];
  return functions
    .filter(([, value]) => typeof value !== 'function')
    .map(([path, value]) => ({path, value: typeof value, expected: 'a function'}));
}

const KINDS: readonly string[] = ['turnstile', 'hcaptcha'];

function listProblems(
  path: string,
  list: unknown,
  isRight: (entry: string) => boolean,
  expected: string,
): ConfigProblem[] {
  if (!Array.isArray(list)) return [{path, value: list ?? null, expected: `a list; each: ${expected}`}];
  return list.flatMap((value: unknown, at) =>
    typeof value === 'string' && isRight(value) ? [] : [{path: `${path}.${at}`, value, expected}],
  );
}

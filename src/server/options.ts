import {AppealError, type ConfigProblem} from '../core/errors.js';
import {isOrigin, isReturnPrefix} from './addresses.js';
import {limitProblems, type Limits} from './limits.js';
import {findLiveKeys, isSecret} from './live-keys.js';
import type {LogEntry} from './log.js';
import type {Provider} from './provider.js';
import {SECRET_LENGTH} from './signature.js';

/** What `createHandler` is told. */
export interface HandlerOptions {
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
  /** Told once per request. Gets allow-listed facts only: no address, no number, no e-mail, no token. */
  readonly log?: (entry: LogEntry) => void;
  /** At least 32 characters; signs form tokens. The same on every server behind one address. */
  readonly secret: string;
  /** How long to wait, in milliseconds: for a request's body (5,000), for the provider (8,000). */
  readonly timeouts?: {readonly bodyMs?: number; readonly providerMs?: number};
  /** The time in milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

/**
 * @throws {AppealError} `config-invalid`, with everything that is wrong in `.problems`. No secret is quoted.
 */
export function assertOptions(options: HandlerOptions): void {
  throwIfAny('createHandler', [
    ...secretProblems(options.secret),
    ...providerProblems(options),
    ...listProblems('origins', options.origins, isOrigin, 'an https origin without a path, e.g. https://post.example'),
    ...listProblems('returnUrls', options.returnUrls, isReturnPrefix, 'an https address without a query'),
    ...limitProblems(options.limits),
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

function providerProblems(options: HandlerOptions): ConfigProblem[] {
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

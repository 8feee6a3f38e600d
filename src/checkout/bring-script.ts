/** The scripts of others that a payment may need, asked for only when it does. */

/** All that is ever brought, by what it leaves on `window`. */
export const SCRIPTS = {
  /** Where `@stripe/stripe-js` looks for it; a test holds this against the installed package. */
  Stripe: 'https://js.stripe.com/endive/stripe.js',
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
  hcaptcha: 'https://js.hcaptcha.com/1/api.js?render=explicit',
} as const;

/** The name that a policy with `trusted-types` has to list (docs/guides/stripe.md). */
const POLICY = 'reader-appeal';

type Name = keyof typeof SCRIPTS;

const coming = new Map<Name, Promise<void>>();

/**
 * Brings a script, unless it is there. Tried twice, since networks fail in passing.
 *
 * Rejects when it is blocked, or stubbed by a blocker. Never settles for a request that hangs.
 */
export function bringScript(name: Name): Promise<void> {
  if (name in window) return Promise.resolve();
  let bringing = coming.get(name);
  if (!bringing) {
    bringing = request(name)
      .catch(() => request(name))
      .finally(() => coming.delete(name));
    coming.set(name, bringing);
  }
  return bringing;
}

function request(name: Name): Promise<void> {
  const script = document.createElement('script');
  return new Promise<void>((resolve, reject) => {
    script.src = trusted(SCRIPTS[name]) as string;
    script.addEventListener('load', () =>
      name in window ? resolve() : reject(new Error(`What came from ${script.src} is something else.`)),
    );
    script.addEventListener('error', () => reject(new Error(`${script.src} could not be loaded.`)));
    document.head.append(script);
  }).catch((cause: unknown) => {
    // Others would wait for ever for a tag that has failed.
    script.remove();
    throw cause;
  });
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): unknown};
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The address as a policy of ours says it; as it is, where pages have no such thing or do not let us. */
function trusted(url: string): unknown {
  const {trustedTypes} = window as {trustedTypes?: TrustedTypes};
  try {
    policy ??= trustedTypes?.createPolicy(POLICY, {createScriptURL: known});
  } catch {
    // The name is not listed, or taken. Where it matters, the address will be refused, too.
  }
  return policy?.createScriptURL(url) ?? url;
}

function known(url: string): string {
  if ((Object.values(SCRIPTS) as string[]).includes(url)) return url;
  throw new TypeError(`${url} is none of ours.`);
}

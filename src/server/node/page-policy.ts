/**
 * The strictest policy that a publisher may have (docs/guides/server.md): the demo runs under it, so that whatever
 * breaks it is seen at once.
 *
 * @param nonce fresh for every response.
 * @param stripe whether Stripe's script and frames are let in (docs.stripe.com/security/guide#content-security-policy).
 */
export function pagePolicy(nonce: string, stripe = false): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    stripe ? "connect-src 'self' https://api.stripe.com https://link.com https://*.link.com" : "connect-src 'self'",
    stripe ? "img-src 'self' https://*.stripe.com https://*.link.com" : "img-src 'self'",
    ...(stripe ? [`frame-src ${FRAMES.join(' ')}`] : []),
    "base-uri 'none'",
    "object-src 'none'",
    'form-action https://checkout.stripe.com',
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    stripe ? 'trusted-types lit-html reader-appeal' : 'trusted-types lit-html',
  ].join('; ');
}

const FRAMES = [
  'https://js.stripe.com',
  'https://*.js.stripe.com',
  'https://hooks.stripe.com',
  'https://checkout.stripe.com',
  'https://link.com',
  'https://*.link.com',
];

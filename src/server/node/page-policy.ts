/**
 * The strictest policy that a publisher may have (docs/guides/server.md): the demo runs under it, so that whatever
 * breaks it is seen at once.
 *
 * @param nonce fresh for every response.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    'form-action https://checkout.stripe.com',
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

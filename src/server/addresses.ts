/** Whether `origin` is written exactly as browsers send it, over https, or over http on this very machine. */
export function isOrigin(origin: string): boolean {
  const url = parseUrl(origin);
  return url !== null && url.origin === origin && !origin.includes('*') && isSafe(url);
}

/**
 * Whether `address` lies under one of `prefixes`: the same origin exactly, and the prefix's path or one below it.
 * `https://post.example/news` covers `/news` and `/news/1`, not `/newsletter`.
 *
 * @returns the address as it is to be used, without its fragment; `null` when it is not covered.
 */
export function coveredUrl(address: string, prefixes: readonly string[]): string | null {
  const url = parseUrl(address);
  // An encoded slash is one path here and another behind a proxy that decodes it.
  if (!url || address.length > 2048 || url.username || url.password || /%2f|%5c/i.test(url.pathname)) return null;
  url.hash = '';
  return prefixes.some((prefix) => covers(new URL(prefix), url)) ? url.href : null;
}

/** Whether `prefix` can stand on the list of return addresses. */
export function isReturnPrefix(prefix: string): boolean {
  const url = parseUrl(prefix);
  return url !== null && isSafe(url) && !url.username && !url.password && !url.search && !url.hash;
}

/** Reads an absolute address; `null` when it is none. */
export function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function covers(prefix: URL, url: URL): boolean {
  if (prefix.origin !== url.origin) return false;
  const folder = prefix.pathname.endsWith('/') ? prefix.pathname : `${prefix.pathname}/`;
  return url.pathname === prefix.pathname || url.pathname.startsWith(folder);
}

function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname));
}

const LOCAL = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127\.0\.0\.1|\[::1\])$/;

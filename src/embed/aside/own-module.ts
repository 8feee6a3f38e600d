/**
 * A module that the page's own site has: configs are often edited by people who may not change a site's scripts. None
 * from anywhere else.
 *
 * @param address begins with one `/`.
 * @throws TypeError for another site's address, or where there is no such export.
 */
export async function ownModule<Export>(address: string, name: string): Promise<Export> {
  const {href, origin} = new URL(address, location.origin);
  if (!address.startsWith('/') || origin !== location.origin) throw new TypeError(`${address} is not on this site.`);
  const found = ((await import(/* webpackIgnore: true */ /* @vite-ignore */ href)) as Record<string, unknown>)[name];
  if (typeof found !== 'function') throw new TypeError(`${href} exports no \`${name}\`.`);
  return found as Export;
}

/**
 * Whether any page around this one is of another origin. Such a page can lay its own words over ours, so nothing is
 * paid by a button in here (clickjacking). A frame that is sandboxed without `allow-same-origin` counts as framed, too.
 */
export function isFramedByStrangers(page: Window = window): boolean {
  try {
    for (let inner = page; inner !== inner.parent; inner = inner.parent) {
      if (inner.parent.location.origin !== page.origin) return true;
    }
    return page !== page.parent && page.origin === 'null';
  } catch {
    // Only a stranger's address can't be read.
    return true;
  }
}

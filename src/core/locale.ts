/**
 * A BCP 47 tag that `Intl` accepts: `en_US` becomes `en-US`; what cannot be mended becomes `en`.
 */
export function knownLocale(locale: string): string {
  const tag = locale.replace(/_/g, '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Whether a locale is written from right to left. */
export function isRightToLeft(locale: string): boolean {
  return /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(knownLocale(locale));
}

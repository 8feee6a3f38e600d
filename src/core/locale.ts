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

/** The decimal and grouping marks that a locale writes numbers with, in western digits. */
export function numberMarks(locale: string): {decimal: string; group: string} {
  const parts = new Intl.NumberFormat(knownLocale(locale)).formatToParts(1234567.8);
  const mark = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {decimal: mark('decimal'), group: mark('group')};
}

/** Whether a locale is written from right to left. */
export function isRightToLeft(locale: string): boolean {
  return /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|ps|sd|ug|ur|yi)(-|$)/i.test(knownLocale(locale));
}

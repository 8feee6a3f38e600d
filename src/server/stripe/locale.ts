/** Every language that Stripe's pages speak (`Checkout.SessionCreateParams.Locale` of the installed package). */
export const STRIPE_LOCALES = [
  ...['bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'es-419', 'et', 'fi', 'fil', 'fr', 'fr-CA', 'hi-IN', 'hr'],
  ...['hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl'],
  ...['sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'],
] as const;

/** One of {@link STRIPE_LOCALES}; `auto` leaves the choice to the reader's browser. */
export type StripeLocale = (typeof STRIPE_LOCALES)[number] | 'auto';

/** Tags that mean one of Stripe's languages by another name. */
const BY_ANOTHER_NAME: Readonly<Record<string, StripeLocale>> = {
  no: 'nb',
  nn: 'nb',
  tl: 'fil',
  hi: 'hi-IN',
  in: 'id',
};

/** Countries whose Spanish Stripe writes as that of Latin America. */
const LATIN_AMERICA = /^(?:419|AR|BO|CL|CO|CR|CU|DO|EC|GT|HN|MX|NI|PA|PE|PR|PY|SV|US|UY|VE)$/;

/**
 * The language of Stripe's that comes closest to the appeal's.
 *
 * @param tag BCP 47, e.g. `pt-BR` or `zh-Hant-HK`; absent: the browser's own.
 */
export function stripeLocale(tag: string | undefined): StripeLocale {
  const {language, script, region} = parse(tag);
  if (language === 'es' && region && LATIN_AMERICA.test(region)) return 'es-419';
  if (language === 'zh')
    return region === 'HK' || region === 'MO' ? 'zh-HK' : isTraditional(script, region) ? 'zh-TW' : 'zh';
  const exact = STRIPE_LOCALES.find((locale) => locale === `${language}-${region ?? ''}`);
  return exact ?? STRIPE_LOCALES.find((locale) => locale === language) ?? BY_ANOTHER_NAME[language] ?? 'auto';
}

function parse(tag = ''): {language: string; script?: string | undefined; region?: string | undefined} {
  try {
    return new Intl.Locale(tag);
  } catch {
    return {language: ''};
  }
}

function isTraditional(script: string | undefined, region: string | undefined): boolean {
  return script ? script === 'Hant' : region === 'TW';
}

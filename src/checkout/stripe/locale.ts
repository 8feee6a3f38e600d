import type {StripeElementLocale} from '@stripe/stripe-js';

/** Every language of Stripe's forms that is not a bare two letters we could guess (`StripeElementLocale`). */
const LOCALES = [
  ...['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-AU', 'en-CA', 'en-NZ', 'en-GB', 'es', 'es-ES', 'es-419', 'et'],
  ...['fi', 'fil', 'fr', 'fr-CA', 'fr-FR', 'he', 'hu', 'hr', 'id', 'it', 'it-IT', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt'],
  ...['nb', 'nl', 'no', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'],
] as readonly string[] as readonly StripeElementLocale[];

/**
 * The language of Stripe's forms that comes closest to the appeal's.
 *
 * @param tag BCP 47, e.g. `pt-BR`.
 * @returns `auto`, the browser's own, where there is none.
 */
export function formLocale(tag: string): StripeElementLocale {
  const {language, region, script} = parse(tag);
  if (language === 'zh') return region === 'HK' || region === 'MO' ? 'zh-HK' : script === 'Hant' ? 'zh-TW' : 'zh';
  if (language === 'es' && region && region !== 'ES') return 'es-419';
  const exact = LOCALES.find((locale) => locale === `${language}-${region ?? ''}`);
  return exact ?? LOCALES.find((locale) => locale === language) ?? (language === 'nn' ? 'nb' : 'auto');
}

interface Tag {
  readonly language: string;
  readonly region: string | undefined;
  readonly script: string | undefined;
}

/** The script of a tag that has none is looked up: `zh-TW` is written in `Hant`. */
function parse(tag: string): Tag {
  try {
    const {language, region} = new Intl.Locale(tag);
    return {language, region, script: new Intl.Locale(tag).maximize().script};
  } catch {
    return {language: '', region: undefined, script: undefined};
  }
}

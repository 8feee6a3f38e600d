import {remainder97} from './check-digits.js';

/** How long an account number is in each country: ISO 13616's registry, release 99 (2024). */
const LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
  'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
  'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
  'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30';

/** The European Economic Area: there a transfer in euro needs no BIC. */
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK';

/** Who else has joined the schemes for transfers in euro (European Payments Council's list of countries, 2026). */
const SEPA_BESIDE = 'AD AL CH GB GI MC MD ME MK RS SM VA';

/**
 * Reads an account number as people write it.
 *
 * @param text with or without spaces, in large letters or small.
 * @returns it without spaces, in large letters; `null` when its country, its length or its check digits are wrong.
 */
export function readIban(text: string): string | null {
  const iban = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(iban)) return null;
  const known = LENGTHS.includes(`${iban.slice(0, 2)}${iban.length}`);
  return known && remainder97(iban.slice(4) + iban.slice(0, 4)) === 1 ? iban : null;
}

/** Where an account is: a country of the EEA, another one that takes transfers in euro (`sepa`), or neither. */
export function zoneOf(iban: string): 'eea' | 'sepa' | 'other' {
  const country = iban.slice(0, 2);
  if (EEA.includes(country)) return 'eea';
  return SEPA_BESIDE.includes(country) ? 'sepa' : 'other';
}

/** Whether a text has the form of a bank's code (ISO 9362): 8 or 11 characters, the country in the middle. */
export function isBic(text: string): boolean {
  return /^[A-Z\d]{4}[A-Z]{2}[A-Z\d]{2}([A-Z\d]{3})?$/.test(text);
}

/** As people read it: `DE89 3704 0044 0532 0130 00`. */
export function groupsOfFour(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ');
}

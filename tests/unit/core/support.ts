import {emptyRecord, type ReaderRecord, type Visit} from '../../../src/core/index.js';

/** Languages with every kind of digit, mark, order and direction that we know of. */
export const LOCALES = [
  ...['en-US', 'en-CA', 'en-IN', 'en-ZA', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CH', 'es-ES', 'es-MX', 'it-IT'],
  ...['pt-BR', 'pt-PT', 'nl-NL', 'pl-PL', 'ru-RU', 'cs-CZ', 'da-DK', 'sv-SE', 'nb-NO', 'fi-FI', 'hu-HU', 'ja-JP'],
  ...['ko-KR', 'zh-CN', 'ar-EG', 'ar-AE', 'fa-IR', 'he-IL', 'hi-IN', 'mr-IN', 'bn-BD', 'th-TH', 'tr-TR', 'en_US'],
];

/** Currencies with two, no and three decimals. */
export const CURRENCIES = [
  ...['usd', 'eur', 'gbp', 'cad', 'aud', 'chf', 'inr', 'pln', 'czk', 'sek', 'dkk', 'brl', 'huf', 'egp', 'thb', 'zar'],
  ...['jpy', 'krw', 'isk', 'clp', 'vnd', 'ugx', 'kwd', 'bhd', 'jod', 'omr', 'tnd'],
];

export const DAY = 86_400_000;
/** A Sunday noon, far from any change of clocks. */
export const NOON = Date.UTC(2026, 5, 14, 12);

/** A record like a new reader's, but for what is given. */
export function recordWith(parts: Partial<ReaderRecord> = {}): ReaderRecord {
  return {...emptyRecord(), ...parts};
}

/** A visit to a plain article by a new reader, but for what is given. */
export function visitWith(
  parts: Partial<Omit<Visit, 'page' | 'record'>> & {
    page?: Partial<Visit['page']>;
    record?: Partial<ReaderRecord>;
  } = {},
): Visit {
  return {
    now: NOON,
    dice: 0,
    reader: {},
    ...parts,
    page: {url: 'https://post.example/a', ...parts.page},
    record: recordWith(parts.record),
  };
}

/** Freezes all through, so that whoever changes it throws. */
export function frozen<T>(value: T): T {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** Whether a value is frozen all through. */
export function isFrozenThrough(value: unknown): boolean {
  if (!value || typeof value !== 'object') return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozenThrough);
}

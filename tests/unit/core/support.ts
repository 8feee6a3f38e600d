import {countText} from '../../../src/core/ask/log.js';
import {stampOf} from '../../../src/core/ask/stamps.js';
import {emptyRecord, inspectRecord, type ReaderRecord, type Visit} from '../../../src/core/index.js';

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

/** What a record is to hold, with times in place of stamps. */
export type Told = Partial<Omit<ReaderRecord, 'reads'>> & {
  reads?: readonly number[];
  views?: Readonly<Record<string, readonly number[]>>;
  closed?: Readonly<Record<string, number>>;
};

/** A record like a new reader's, but for what is given. Every article is another one. */
export function recordWith({reads = [], views = {}, closed = {}, snooze = null, ...parts}: Told = {}): ReaderRecord {
  const ids = [...new Set([...Object.keys(views), ...Object.keys(closed)])];
  const logs = ids.map((id) => {
    const times = views[id] ?? [];
    const shut = closed[id] === undefined ? '' : stampOf(closed[id]);
    return [id, [countText(times.length), shut && '1', shut, '', '', times.map(stampOf).join('')].join('.')];
  });
  return {
    ...emptyRecord(),
    read: reads.length,
    reads: reads.map((time, at) => stampOf(time) + String.fromCharCode(0x9d00 + at)).join(''),
    asks: Object.fromEntries(logs) as Record<string, string>,
    snooze: snooze?.articles ? {from: reads.filter((time) => time <= snooze.at).length, ...snooze} : snooze,
    ...parts,
  };
}

/** What a record holds, with times in place of stamps. */
export function told(record: ReaderRecord): Required<Omit<Told, 'seed' | 'read' | 'asks' | 'v'>> {
  const {reads, campaigns} = inspectRecord(record);
  const logs = Object.entries(campaigns);
  const {snooze, picked, gift} = record;
  return {
    reads,
    views: Object.fromEntries(logs.filter(([, log]) => log.views.length).map(([id, log]) => [id, log.views])),
    closed: Object.fromEntries(logs.filter(([, log]) => log.closedAt).map(([id, log]) => [id, log.closedAt as number])),
    snooze,
    picked,
    gift,
  };
}

/** A visit to a plain article by a new reader, but for what is given. */
export function visitWith(
  parts: Partial<Omit<Visit, 'page' | 'record'>> & {page?: Partial<Visit['page']>; record?: Told | ReaderRecord} = {},
): Visit {
  const {record = {}} = parts;
  return {
    now: NOON,
    dice: 0,
    reader: {},
    ...parts,
    page: {url: 'https://post.example/a', ...parts.page},
    record: 'v' in record ? (record as ReaderRecord) : recordWith(record),
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

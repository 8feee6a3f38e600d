import {MOST_MINOR} from '../gift/currency.js';
import {FREQUENCIES, type Frequency} from '../gift/gift.js';
import type {Ladder, Ladders} from '../gift/ladder.js';
import {fromMajor} from '../gift/money.js';
import type {AppealConfig, Campaign} from './config.js';

/** Reports a value that is of the right type and still makes no sense. */
export type Wrong = (path: readonly (string | number)[], expected: Expected, about?: string) => void;

/** What would have made sense; `parse-config` has the words, for the page has no room for them. */
export type Expected =
  | 'some-amounts'
  | 'known-currency'
  | 'all-frequencies'
  | 'own-id'
  | 'chargeable'
  | 'a-preset'
  | 'low-min'
  | 'high-max'
  | 'different';

interface GivenLadder {
  presets: number[];
  default?: number;
  min?: number;
  max?: number;
  impact?: Record<string, string>;
}
type GivenLadders = Record<string, Partial<Record<Frequency, GivenLadder>>>;

/** A config of the right shape, as people write it: amounts in major units, and much left out. */
export type GivenConfig = Pick<AppealConfig, 'version' | 'quietDays'> & {
  readonly $schema?: string;
  readonly publication: Omit<AppealConfig['publication'], 'gift'> & Partial<AppealConfig['publication']>;
  readonly locale?: string;
  readonly amounts: GivenLadders;
  readonly currency?: {readonly default: string; readonly byRegion?: Readonly<Record<string, string>>};
  readonly frequencies?: Frequency[];
  readonly checkout?: Partial<AppealConfig['checkout']>;
  readonly snooze?: Partial<AppealConfig['snooze']>;
  readonly consent?: Partial<AppealConfig['consent']>;
  readonly theme?: AppealConfig['theme'];
  readonly campaigns: readonly (Partial<Campaign> & Pick<Campaign, 'id'>)[];
};

/** Turns a config of the right shape into one that makes sense: minor units, ladders, currencies that have one. */
export function makeSense(given: GivenConfig, wrong: Wrong): AppealConfig {
  const {$schema: _, ...rest} = given;
  const amounts = toLadders(given.amounts, wrong);
  const codes = Object.keys(amounts);
  const currency = {default: codes[0] ?? '', byRegion: {}, ...given.currency};
  const frequencies = given.frequencies ?? FREQUENCIES.filter((each) => amounts[currency.default]?.[each]);

  if (!codes.length) wrong(['amounts'], 'some-amounts');
  else if (!codes.includes(currency.default)) wrong(['currency', 'default'], 'known-currency', codes.join(', '));
  else if (!frequencies.length) wrong(['amounts', currency.default], 'some-amounts');
  for (const [region, code] of Object.entries(currency.byRegion)) {
    if (!codes.includes(code)) wrong(['currency', 'byRegion', region], 'known-currency', codes.join(', '));
  }
  for (const code of codes) {
    for (const frequency of frequencies) {
      if (!amounts[code]?.[frequency]) wrong(['amounts', code, frequency], 'all-frequencies');
    }
  }
  const ids = given.campaigns.map(({id}) => id);
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at) wrong(['campaigns', at, 'id'], 'own-id');
  });
  return {
    ...rest,
    amounts,
    currency,
    frequencies,
    publication: {gift: 'support', ...given.publication},
    locale: given.locale ?? 'auto',
    checkout: {adapter: 'stripe', endpoint: '/appeal', methods: ['card'], ...given.checkout},
    snooze: {choices: ['P1D', 'P7D', 'P1M', 'articles:5'], ics: true, ...given.snooze},
    consent: {snooze: 'exempt', meter: 'exempt', supporter: 'exempt', ...given.consent},
    theme: given.theme ?? {},
    campaigns: given.campaigns.map((campaign) => ({appeal: {}, variants: [], ...campaign})),
  };
}

function toLadders(given: GivenLadders, wrong: Wrong): Ladders {
  const all: Record<string, Partial<Record<Frequency, Ladder>>> = {};
  for (const [code, byFrequency] of Object.entries(given)) {
    const ladders: Partial<Record<Frequency, Ladder>> = (all[code] = {});
    for (const frequency of FREQUENCIES) {
      const ladder = byFrequency[frequency];
      if (ladder) {
        ladders[frequency] = toLadder(ladder, code, (path, ...rest) =>
          wrong(['amounts', code, frequency, ...path], ...rest),
        );
      }
    }
  }
  return all;
}

function toLadder(given: GivenLadder, code: string, wrong: Wrong): Ladder {
  const minor = (value: number, ...path: (string | number)[]): number => {
    const exact = fromMajor(value, code);
    if (exact === null) wrong(path, 'chargeable', code);
    return exact ?? 0;
  };
  const presets = given.presets
    .map((preset, at) => minor(preset, 'presets', at))
    .filter((preset) => preset)
    .sort((one, other) => one - other);
  const first = presets[0] ?? 0;
  const last = presets.at(-1) ?? first;
  const chosen = given.default === undefined ? (presets[1] ?? first) : minor(given.default, 'default');
  const min = given.min === undefined ? first : minor(given.min, 'min');
  const max = given.max === undefined ? Math.min(last * 50, MOST_MINOR) : minor(given.max, 'max');
  if (!presets.includes(chosen)) wrong(['default'], 'a-preset');
  if (min > first) wrong(['min'], 'low-min');
  if (max < last) wrong(['max'], 'high-max');
  if (new Set(presets).size < presets.length) wrong(['presets'], 'different');
  const impact: Record<number, string> = {};
  for (const [amount, words] of Object.entries(given.impact ?? {})) {
    const rung = fromMajor(Number(amount), code) ?? 0;
    if (presets.includes(rung)) impact[rung] = words;
    else wrong(['impact', amount], 'a-preset');
  }
  return {presets, default: chosen, min, max, impact};
}

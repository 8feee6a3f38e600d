import {MOST_MINOR} from '../gift/currency.js';
import {FREQUENCIES, type Frequency} from '../gift/gift.js';
import type {Ladder, Ladders} from '../gift/ladder.js';
import {fromMajor} from '../gift/money.js';
import type {AppealConfig} from './config.js';

/** Reports a value that is of the right type and still makes no sense. */
export type Wrong = (path: readonly (string | number)[], expected: string) => void;

interface GivenLadder {
  presets: number[];
  default?: number;
  min?: number;
  max?: number;
  impact?: Record<string, string>;
}
type GivenLadders = Record<string, Partial<Record<Frequency, GivenLadder>>>;

/** A config of the right shape, as people write it: amounts in major units. */
export type GivenConfig = Omit<AppealConfig, 'amounts' | 'currency' | 'frequencies'> & {
  $schema?: string;
  amounts?: GivenLadders;
  currency?: AppealConfig['currency'];
  frequencies?: Frequency[];
};

/** What is asked for where a config names no amounts: US dollars. */
const AMOUNTS: GivenLadders = {
  usd: {
    monthly: {presets: [2, 5, 10, 20], default: 5},
    once: {presets: [10, 25, 50, 100], default: 25},
    yearly: {presets: [25, 50, 100, 250], default: 50},
  },
};

/** Turns a config of the right shape into one that makes sense: minor units, ladders, currencies that have one. */
export function makeSense(given: GivenConfig, wrong: Wrong): AppealConfig {
  const {$schema: _, ...rest} = given;
  const amounts = toLadders(given.amounts ?? AMOUNTS, wrong);
  const codes = Object.keys(amounts);
  const currency = given.currency ?? {default: codes[0] ?? '', byRegion: {}};
  const frequencies = given.frequencies ?? FREQUENCIES.filter((each) => amounts[currency.default]?.[each]);

  if (!codes.length) wrong(['amounts'], 'amounts for at least one currency');
  const known = `a currency with amounts: ${codes.join(', ')}`;
  if (!codes.includes(currency.default)) wrong(['currency', 'default'], known);
  for (const [region, code] of Object.entries(currency.byRegion)) {
    if (!codes.includes(code)) wrong(['currency', 'byRegion', region], known);
  }
  for (const code of codes) {
    for (const frequency of frequencies) {
      if (!amounts[code]?.[frequency]) wrong(['amounts', code, frequency], 'amounts for this frequency');
    }
  }
  const ids = given.campaigns.map(({id}) => id);
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at) wrong(['campaigns', at, 'id'], 'an id that no other campaign has');
  });
  return deepFreeze({...rest, amounts, currency, frequencies});
}

function toLadders(given: GivenLadders, wrong: Wrong): Ladders {
  const all: Record<string, Partial<Record<Frequency, Ladder>>> = {};
  for (const [code, byFrequency] of Object.entries(given)) {
    const ladders: Partial<Record<Frequency, Ladder>> = (all[code] = {});
    for (const frequency of FREQUENCIES) {
      const ladder = byFrequency[frequency];
      if (ladder) {
        ladders[frequency] = toLadder(ladder, code, (path, expected) =>
          wrong(['amounts', code, frequency, ...path], expected),
        );
      }
    }
  }
  return all;
}

function toLadder(given: GivenLadder, code: string, wrong: Wrong): Ladder {
  const minor = (value: number, ...path: (string | number)[]): number => {
    const exact = fromMajor(value, code);
    if (exact === null) wrong(path, `an amount that can be charged in ${code}`);
    return exact ?? 0;
  };
  const presets = given.presets.map((preset, at) => minor(preset, 'presets', at)).sort((one, other) => one - other);
  const first = presets[0] ?? 0;
  const last = presets.at(-1) ?? first;
  const chosen = given.default === undefined ? (presets[1] ?? first) : minor(given.default, 'default');
  const min = given.min === undefined ? first : minor(given.min, 'min');
  const max = given.max === undefined ? Math.min(last * 50, MOST_MINOR) : minor(given.max, 'max');
  if (!presets.includes(chosen)) wrong(['default'], 'one of the presets');
  if (min > first) wrong(['min'], 'at most the smallest preset');
  if (max < last) wrong(['max'], 'at least the largest preset');
  if (new Set(presets).size < presets.length) wrong(['presets'], 'amounts that differ');
  const impact: Record<number, string> = {};
  for (const [amount, words] of Object.entries(given.impact ?? {})) {
    const rung = fromMajor(Number(amount), code) ?? 0;
    if (presets.includes(rung)) impact[rung] = words;
    else wrong(['impact', amount], 'the amount of a preset');
  }
  return {presets, default: chosen, min, max, impact};
}

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

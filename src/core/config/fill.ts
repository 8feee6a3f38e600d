import {MOST_MINOR} from '../gift/currency.js';
import {FREQUENCIES} from '../gift/gift.js';
import type {Ladder, Ladders} from '../gift/ladder.js';
import {fromMajor} from '../gift/money.js';
import type {AppealConfig, Variant} from './config.js';
import type {GivenConfig, GivenLadder, GivenLadders} from './given.js';

/**
 * Fills in what a config leaves out, and turns its amounts into minor units. Checks nothing: what makes no sense makes
 * none in what comes out, and an amount that can't be charged is `null`.
 */
export function fill({$schema: _, ...given}: GivenConfig): AppealConfig {
  const amounts = toLadders(given.amounts);
  const currency = {default: Object.keys(amounts)[0] ?? '', ...given.currency};
  return {
    locale: 'auto',
    frequencies: FREQUENCIES.filter((each) => amounts[currency.default]?.[each]),
    ...given,
    amounts,
    currency: {...currency, byRegion: {...currency.byRegion}},
    publication: {gift: 'support', ...given.publication},
    checkout: {adapter: 'stripe', endpoint: '/appeal', methods: ['card'], ...given.checkout},
    snooze: {choices: ['P1D', 'P7D', 'P1M', 'articles:5'], ics: true, ...given.snooze},
    consent: {snooze: 'exempt', meter: 'exempt', supporter: 'exempt', ...given.consent},
    theme: {...given.theme},
    campaigns: given.campaigns.map((campaign) => ({appeal: {}, ...campaign, variants: toVariants(campaign)})),
  };
}

/** What is no list of variants stays as it is: a wrong campaign must not take the others along. */
function toVariants(campaign: GivenConfig['campaigns'][number] | null): readonly Variant[] {
  const variants = campaign?.variants ?? [];
  try {
    return variants.map(({amounts, ...variant}) => ({...variant, ...(amounts && {amounts: toLadders(amounts)})}));
  } catch {
    return variants as readonly Variant[];
  }
}

function toLadders(given: GivenLadders): Ladders {
  return mapped(given, (ladders, code) => mapped(ladders, (ladder) => toLadder(ladder, code)));
}

function toLadder({presets, impact = {}, ...given}: GivenLadder, code: string): Ladder {
  const minor = (major: number): number => fromMajor(major, code) as number;
  const sums = presets.map(minor).sort((one, other) => one - other);
  const [first = 0, second = first] = sums;
  return {
    default: second,
    min: first,
    max: Math.min((sums.at(-1) ?? 0) * 50, MOST_MINOR),
    ...(mapped(given, minor) as Partial<Ladder>),
    presets: sums,
    impact: Object.fromEntries(Object.entries(impact).map(([amount, words]) => [minor(Number(amount)), words])),
  };
}

/** The same keys, with other values. */
function mapped<Key extends string, From, To>(
  from: Readonly<Partial<Record<Key, From>>>,
  to: (value: From, key: string) => To,
): Record<Key, To> {
  const entries = Object.entries(from) as [Key, From][];
  return Object.fromEntries(entries.map(([key, value]) => [key, to(value, key)])) as Record<Key, To>;
}

import {FREQUENCIES} from '../gift/gift.js';
import {fromMajor} from '../gift/money.js';
import type {GivenConfig, GivenLadder} from './given.js';
import {THEME_NAMES} from './theme-names.js';

/** Reports a value that is of the right type and still makes no sense. */
export type Wrong = (path: readonly (string | number)[], expected: Expected, about?: string) => void;

/** What would have made sense; `parse-config` has the words. */
export type Expected =
  | 'some-amounts'
  | 'known-currency'
  | 'known-theme'
  | 'all-frequencies'
  | 'own-id'
  | 'own-variant-id'
  | 'only-once'
  | 'later'
  | 'chargeable'
  | 'a-preset'
  | 'low-min'
  | 'high-max'
  | 'different'
  | 'counted'
  | 'an-address'
  | 'more-articles'
  | 'some-weight'
  | 'two-hours';

/** Reports what makes no sense in a config of the right shape. */
export function judge(given: GivenConfig, wrong: Wrong): void {
  const codes = Object.keys(given.amounts);
  const chosen = given.currency?.default ?? codes[0] ?? '';
  const frequencies = given.frequencies ?? FREQUENCIES.filter((each) => given.amounts[chosen]?.[each]);

  if (!codes.length) wrong(['amounts'], 'some-amounts');
  else if (!codes.includes(chosen)) wrong(['currency', 'default'], 'known-currency', codes.join(', '));
  else if (!frequencies.length) wrong(['amounts', chosen], 'some-amounts');
  for (const [region, code] of Object.entries(given.currency?.byRegion ?? {})) {
    if (!codes.includes(code)) wrong(['currency', 'byRegion', region], 'known-currency', codes.join(', '));
  }
  for (const [code, ladders] of Object.entries(given.amounts)) {
    for (const frequency of FREQUENCIES) {
      const ladder = ladders[frequency];
      const here: Wrong = (path, ...rest) => wrong(['amounts', code, frequency, ...path], ...rest);
      if (ladder) judgeLadder(ladder, code, here);
      else if (frequencies.includes(frequency)) here([], 'all-frequencies');
    }
  }
  judgeExtras(given, wrong);
  const {name = 'plain'} = given.theme ?? {};
  if (!(THEME_NAMES as readonly string[]).includes(name)) wrong(['theme', 'name'], 'known-theme');
  for (const at of doubles(frequencies)) wrong(['frequencies', at], 'only-once');
  for (const at of doubles(given.checkout?.methods)) wrong(['checkout', 'methods', at], 'only-once');
  for (const at of doubles(given.snooze?.choices)) wrong(['snooze', 'choices', at], 'only-once');
  for (const at of doubles(given.quietChoices)) wrong(['quietChoices', at], 'only-once');
  for (const at of doubles(given.campaigns.map(({id}) => id))) wrong(['campaigns', at, 'id'], 'own-id');
  given.campaigns.forEach((campaign, index) => {
    judgeCampaign(campaign, (path, ...rest) => wrong(['campaigns', index, ...path], ...rest));
    campaign.variants?.forEach(({amounts = {}}, at) => {
      for (const [code, ladders] of Object.entries(amounts)) {
        const here: Wrong = (path, ...rest) =>
          wrong(['campaigns', index, 'variants', at, 'amounts', code, ...path], ...rest);
        if (!codes.includes(code)) here([], 'known-currency', codes.join(', '));
        for (const [frequency, ladder] of Object.entries(ladders)) {
          judgeLadder(ladder, code, (path, ...rest) => here([frequency, ...path], ...rest));
        }
      }
    });
  });
}

/** Reports what makes no sense within one campaign. */
function judgeCampaign(campaign: GivenConfig['campaigns'][number], wrong: Wrong): void {
  const {variants = [], schedule = {}, audience = {}, goal, gate} = campaign;
  for (const at of doubles(variants.map(({id}) => id))) wrong(['variants', at, 'id'], 'own-variant-id');
  if (variants.length && !variants.some(({weight}) => weight)) wrong(['variants', 0, 'weight'], 'some-weight');
  const {from = '', until = '', blackoutHours: [start, end] = []} = schedule;
  if (Date.parse(until) <= Date.parse(from)) wrong(['schedule', 'until'], 'later', from);
  if (start !== undefined && (start === end || start - (end ?? 0) === 24))
    wrong(['schedule', 'blackoutHours'], 'two-hours');
  const {minArticles = 0, maxArticles = Infinity} = audience;
  if (maxArticles < minArticles) wrong(['audience', 'maxArticles'], 'more-articles', String(minArticles));
  if (goal && !goal.src && (goal.reached === undefined || !goal.at)) wrong(['goal'], 'counted');
  if (gate?.ways?.includes('sign-in') && !gate.signInUrl) wrong(['gate', 'signInUrl'], 'an-address');
  for (const at of doubles(gate?.ways)) wrong(['gate', 'ways', at], 'only-once');
}

/** What may be offered with a gift is said in currencies that are asked for, and in sums that can be charged. */
function judgeExtras({amounts, checkout}: GivenConfig, wrong: Wrong): void {
  const known = (code: string, ...path: string[]): void => {
    if (!Object.hasOwn(amounts, code)) wrong(['checkout', ...path], 'known-currency', Object.keys(amounts).join(', '));
  };
  for (const [code, {fixed}] of Object.entries(checkout?.cover ?? {})) {
    known(code, 'cover', code);
    if (fixed && fromMajor(fixed, code) === null) wrong(['checkout', 'cover', code, 'fixed'], 'chargeable', code);
  }
  for (const [code, upTo] of Object.entries(checkout?.monthlyUpTo ?? {})) {
    known(code, 'monthlyUpTo', code);
    if (fromMajor(upTo, code) === null) wrong(['checkout', 'monthlyUpTo', code], 'chargeable', code);
  }
}

/** Where a list has what stood in it before. */
function doubles(list: readonly unknown[] = []): number[] {
  return list.flatMap((each, at) => (list.indexOf(each) < at ? at : []));
}

function judgeLadder(given: GivenLadder, code: string, wrong: Wrong): void {
  const minor = (value: number, ...path: (string | number)[]): number => {
    const exact = fromMajor(value, code);
    if (exact === null) wrong(path, 'chargeable', code);
    return exact ?? 0;
  };
  const presets = given.presets.map((preset, at) => minor(preset, 'presets', at)).filter((preset) => preset);
  const first = Math.min(...presets);
  const last = Math.max(...presets);
  if (given.default !== undefined && !presets.includes(minor(given.default, 'default'))) wrong(['default'], 'a-preset');
  if (given.recommended !== undefined && !presets.includes(minor(given.recommended, 'recommended')))
    wrong(['recommended'], 'a-preset');
  if (given.min !== undefined && minor(given.min, 'min') > first) wrong(['min'], 'low-min');
  if (given.max !== undefined && minor(given.max, 'max') < last) wrong(['max'], 'high-max');
  if (new Set(presets).size < presets.length) wrong(['presets'], 'different');
  for (const amount of Object.keys(given.impact ?? {})) {
    if (!presets.includes(fromMajor(Number(amount), code) ?? 0)) wrong(['impact', amount], 'a-preset');
  }
}

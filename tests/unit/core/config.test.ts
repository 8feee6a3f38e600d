import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readConfig} from '../../../src/core/config/read-config.js';
import {
  AppealError,
  currencyFor,
  formatMoney,
  parseConfig,
  plainCopy,
  type AppealConfig,
  type ConfigProblem,
} from '../../../src/core/index.js';
import {frozen, isFrozenThrough} from './support.js';

/** The least that is a config. */
const LEAST = {
  version: 1,
  publication: {id: 'post', name: 'The Post'},
  amounts: {
    usd: {monthly: {presets: [2, 5, 10]}, once: {presets: [25]}, yearly: {presets: [25, 50]}},
  },
  campaigns: [{id: 'a'}],
};

/** The one that the documentation shows. */
const SAMPLE = {
  version: 1,
  publication: {id: 'harbour-post', name: 'The Harbour Post', gift: 'contribution', privacyUrl: '/privacy'},
  locale: 'auto',
  currency: {default: 'usd', byRegion: {GB: 'gbp', DE: 'eur'}},
  amounts: Object.fromEntries(
    ['usd', 'gbp', 'eur'].map((code) => [
      code,
      {
        monthly: {
          presets: [2, 5, 10, 20],
          default: 5,
          min: 2,
          max: 500,
          recommended: 10,
          impact: {'5': 'pays for a page', '10': 'two'},
        },
        once: {presets: [10, 25, 7.5], min: 1},
        yearly: {presets: [50, 100]},
      },
    ]),
  ),
  frequencies: ['monthly', 'once', 'yearly'],
  checkout: {adapter: 'stripe', endpoint: '/appeal', methods: ['card', 'sepa_debit']},
  snooze: {choices: ['P1D', 'P7D', 'P1M', 'articles:5'], ics: true},
  campaigns: [
    {
      id: 'article-end',
      placement: 'inline',
      priority: 10,
      appeal: {
        heading: 'Support us',
        lead: '…',
        paragraphs: ['One.', 'Two.'],
        highlight: 'Support us monthly from just {lowest}.',
        image: {src: '/harbour.jpg', alt: ''},
        byline: {name: 'Ada Penrose', role: 'Editor', image: '/ada.jpg'},
      },
      audience: {
        minArticles: 2,
        maxArticles: 30,
        periodDays: 30,
        graceHours: 24,
        include: {region: ['GB', 'IE'], loggedIn: false},
        exclude: {referrer: 'news.example', utm_source: ['mail']},
      },
      pages: {excludeTags: ['obituary']},
      pacing: {
        maxViews: 4,
        perDays: 30,
        minDaysBetween: 1,
        dailyLimit: 2,
        start: 1,
        between: 3,
        cycleViews: 8,
        restDays: 0.5,
        skip: 1,
        daysAfterDismiss: 7,
        backOffDays: [7, 30],
        maxDismissals: 3,
        daysAfterGift: 100,
        maxGifts: 3,
      },
      schedule: {
        from: '2026-12-01',
        until: '2026-12-24T18:00:00Z',
        askAgainFrom: '2026-12-20',
        blackoutHours: [22, 6],
      },
      variants: [
        {id: 'a', weight: 1},
        {
          id: 'b',
          weight: 1,
          appeal: {heading: 'Other'},
          format: 'bar',
          pacing: {maxViews: 2, per: 'week'},
          amounts: {usd: {once: {presets: [5, 10]}}},
        },
      ],
      format: 'gate',
      bar: {expanded: true},
      gate: {
        cutAfter: 3,
        within: '.prose',
        ways: ['give', 'sign-in'],
        signInUrl: '/sign-in',
        free: 3,
        period: 'month',
      },
      withoutStorage: false,
      alwaysAsk: true,
      holdout: 0.1,
      goal: {target: 2500, reached: 2140, at: '2026-11-20', title: 'A reporter for the council', maxAgeDays: 14},
    },
  ],
  pacing: {maxViews: 9, perDays: 30, hoursAfterDismiss: 1, of: 'all'},
  dayStartsAt: 4,
  consent: {meter: 'exempt'},
  theme: {name: 'broadsheet', accent: '#0b5', maxWidth: '40rem'},
};

/** What may be offered with a gift. */
const EXTRAS = {
  checkout: {...SAMPLE.checkout, cover: {usd: {percent: 2.9, fixed: 0.3}}, monthlyUpTo: {usd: 50}, manage: '/account'},
  quietChoices: ['P1M', 'P3M'],
};

/** The config with the value at a dotted path put in, or taken out when it is `undefined`. */
function withAt(config: object, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(config) as Record<string, unknown>;
  if (path === 'campaigns/1/id') (copy.campaigns as unknown[]).push({});
  const keys = path.split('/');
  const last = keys.pop()!;
  let at: Record<string, unknown> = copy;
  for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else Object.defineProperty(at, last, {value, enumerable: true, configurable: true, writable: true});
  return copy;
}

function problemsOf(input: unknown): readonly ConfigProblem[] {
  try {
    parseConfig(input);
  } catch (error) {
    expect(error).toBeInstanceOf(AppealError);
    expect((error as AppealError).code).toBe('config-invalid');
    const {problems, message} = error as AppealError;
    for (const {path} of problems) expect(message).toContain(`${path || '(root)'}: expected`);
    return problems;
  }
  return [];
}

describe('a right config', () => {
  test('is the documentation’s sample', () => {
    const config = parseConfig(SAMPLE);
    expect(config.amounts.usd!.monthly).toEqual({
      presets: [200, 500, 1000, 2000],
      default: 500,
      min: 200,
      max: 50_000,
      recommended: 1000,
      impact: {500: 'pays for a page', 1000: 'two'},
    });
    expect(config.amounts.gbp!.once).toEqual({
      presets: [750, 1000, 2500],
      default: 1000,
      min: 100,
      max: 125_000,
      impact: {},
    });
    expect(config.amounts.eur!.yearly).toEqual({
      presets: [5000, 10_000],
      default: 10_000,
      min: 5000,
      max: 500_000,
      impact: {},
    });
    const [campaign] = config.campaigns;
    expect(campaign!.variants[1]!.amounts).toEqual({
      usd: {once: {presets: [500, 1000], default: 1000, min: 500, max: 50_000, impact: {}}},
    });
    expect(campaign).toEqual({...SAMPLE.campaigns[0], variants: campaign!.variants});
    expect(config.pacing).toEqual(SAMPLE.pacing);
    expect(config.dayStartsAt).toBe(4);
    expect(config.publication).toEqual(SAMPLE.publication);
    expect(config.currency).toEqual(SAMPLE.currency);
    expect(config.theme).toEqual(SAMPLE.theme);
    // What is offered with a gift stays as it was written.
    expect(parseConfig({...SAMPLE, ...EXTRAS})).toEqual({...config, ...EXTRAS});
  });

  test.each([
    ['parsed', parseConfig],
    ['read', readConfig],
  ])('has every default filled in: %s', (_, parse) => {
    expect(parse(LEAST)).toEqual({
      version: 1,
      publication: {id: 'post', name: 'The Post', gift: 'support'},
      locale: 'auto',
      currency: {default: 'usd', byRegion: {}},
      amounts: {
        usd: {
          monthly: {presets: [200, 500, 1000], default: 500, min: 200, max: 50_000, impact: {}},
          once: {presets: [2500], default: 2500, min: 2500, max: 125_000, impact: {}},
          yearly: {presets: [2500, 5000], default: 5000, min: 2500, max: 250_000, impact: {}},
        },
      },
      frequencies: ['monthly', 'once', 'yearly'],
      checkout: {adapter: 'stripe', endpoint: '/appeal', methods: ['card']},
      snooze: {choices: ['P1D', 'P7D', 'P1M', 'articles:5'], ics: true},
      campaigns: [{id: 'a', appeal: {}, variants: []}],
      consent: {snooze: 'exempt', meter: 'exempt', supporter: 'exempt'},
      theme: {},
    });
  });

  test.each<[string, unknown, string, unknown]>([
    ['amounts', {eur: {monthly: {presets: [3]}}}, 'currency', {default: 'eur', byRegion: {}}],
    ['amounts', {eur: {monthly: {presets: [3]}}}, 'frequencies', ['monthly']],
    ['amounts', {jpy: {once: {presets: [500, 1000]}, monthly: {presets: [300]}}}, 'frequencies', ['monthly', 'once']],
    ['consent', {meter: 'off'}, 'consent', {snooze: 'exempt', meter: 'off', supporter: 'exempt'}],
    ['snooze', {ics: false}, 'snooze', {choices: ['P1D', 'P7D', 'P1M', 'articles:5'], ics: false}],
    ['snooze', {choices: []}, 'snooze', {choices: [], ics: true}],
    [
      'checkout',
      {methods: ['sepa_debit']},
      'checkout',
      {adapter: 'stripe', endpoint: '/appeal', methods: ['sepa_debit']},
    ],
    ['currency', {default: 'usd'}, 'currency', {default: 'usd', byRegion: {}}],
    ['$schema', 'https://x.example/schema.json', '$schema', undefined],
    ['campaigns', [], 'campaigns', []],
    ['quietDays', {once: 0}, 'quietDays', {once: 0}],
    ['messages', {de: {goOn: 'Los'}}, 'messages', {de: {goOn: 'Los'}}],
    [
      'messages',
      {'pt-BR': {day: {one: 'a', other: 'b', 1: 'c'}}},
      'messages',
      {'pt-BR': {day: {one: 'a', other: 'b', 1: 'c'}}},
    ],
  ])('with %s %j has %s %j', (key, value, where, expected) => {
    for (const parse of [parseConfig, readConfig]) {
      expect((parse({...LEAST, [key]: value}) as unknown as Record<string, unknown>)[where]).toEqual(expected);
    }
  });

  test('the highest amount is never more than can be charged', () => {
    const amounts = {usd: {once: {presets: [999_999.99]}}};
    expect(parseConfig({...LEAST, amounts}).amounts.usd!.once!.max).toBe(99_999_999);
  });

  test('amounts are exact in every currency', () => {
    const ladder = (...presets: number[]): object => ({once: {presets}});
    const amounts = {usd: ladder(19.99, 0.29), jpy: ladder(500), kwd: ladder(1.25, 0.01), huf: ladder(1500)};
    const config = parseConfig({...LEAST, amounts});
    expect(Object.values(config.amounts).map((each) => each.once!.presets)).toEqual([
      [29, 1999],
      [500],
      [10, 1250],
      [150_000],
    ]);
  });

  test('is frozen all through, and what it was made from is not', () => {
    const given = structuredClone(SAMPLE);
    const config = parseConfig(given);
    expect(isFrozenThrough(config)).toBe(true);
    expect(given).toEqual(SAMPLE);
    const open = (value: unknown): boolean =>
      !value || typeof value !== 'object' || (!Object.isFrozen(value) && Object.values(value).every(open));
    expect(open(given)).toBe(true);
  });

  test('may itself be frozen', () => {
    const given = frozen(structuredClone(SAMPLE));
    expect(parseConfig(given)).toEqual(readConfig(given));
  });

  test('may say “undefined” for what it leaves out', () => {
    const nothing = undefined;
    const given = {
      ...LEAST,
      locale: nothing,
      frequencies: nothing,
      currency: {default: 'usd', byRegion: nothing},
      snooze: {choices: nothing, ics: nothing},
      checkout: {adapter: nothing},
      consent: {meter: nothing},
      campaigns: [{id: 'a', appeal: nothing, pacing: {maxViews: nothing}, variants: nothing}],
    };
    const config = parseConfig(given);
    expect(config).toEqual(readConfig(given));
    expect(config.snooze.ics).toBe(true);
    expect(config.campaigns[0]!.pacing).toStrictEqual({});
    expect(config.currency.byRegion).toEqual({});
  });
});

describe('a wrong config', () => {
  const AT = 'campaigns/0/';
  const USD = 'amounts/usd/';
  const WHOLE = (most: number, least = 0): string => `a whole number from ${least} to ${most}`;
  const WORDING = 'some text, or one for each plural form, "other" among them';
  const ONE = 'an id of 1 to 32 letters, digits, "-" or "_"';
  const ADAPTER = 'the name of an adapter, or the address of one on this site, which begins with "/"';

  test.each<[string, unknown, string]>([
    ['version', 2, '1'],
    ['version', '1', '1'],
    ['version', undefined, 'to be there'],
    ['publication', undefined, 'to be there'],
    ['publication', 'The Post', 'an object'],
    ['consent', [], 'an object'],
    ['campaigns/0/appeal', [], 'an object'],
    ['checkout/ways', [], 'an object'],
    ['publication/id', undefined, 'to be there'],
    ['publication/id', 'The Post', ONE],
    ['publication/id', '', ONE],
    ['publication/id', '-a', ONE],
    ['publication/id', 'a'.repeat(33), ONE],
    ['publication/name', ' ', 'some text'],
    ['publication/gift', 'present', 'one of donation, contribution, tip, support'],
    ['publication/privacyUrl', 'javascript:alert(1)', 'an http(s), mailto or relative address'],
    ['locale', 5, 'some text'],
    ['messages/de_AT', {goOn: 'Los'}, 'a BCP 47 tag, e.g. de or pt-BR'],
    ['messages/german language', {goOn: 'Los'}, 'a BCP 47 tag, e.g. de or pt-BR'],
    ['messages/de/go on', 'Los', 'the name of a message'],
    ['messages/de/goOn', ' ', 'some text'],
    ['messages/de/goOn', 5, WORDING],
    ['messages/de/day', {one: 'Morgen'}, WORDING],
    ['currency/default', 'USD', 'a lower-case ISO 4217 currency code'],
    ['currency/default', 'xxx', 'a lower-case ISO 4217 currency code'],
    ['currency/default', undefined, 'to be there'],
    ['currency/default', 'chf', 'a currency with amounts: usd, gbp, eur'],
    ['currency/byRegion/DE', 'chf', 'a currency with amounts: usd, gbp, eur'],
    ['currency/byRegion/de', 'eur', 'an upper-case ISO 3166 country code'],
    ['amounts', undefined, 'to be there'],
    ['amounts/US', {}, 'a lower-case ISO 4217 currency code'],
    [`${USD}weekly`, {presets: [1]}, 'no such key'],
    [`${USD}monthly`, undefined, 'amounts for this frequency'],
    [`${USD}monthly/presets`, undefined, 'to be there'],
    [`${USD}monthly/presets`, [], 'at least 1 of them'],
    [`${USD}monthly/presets`, [1, 2, 3, 4, 5, 6, 7, 8, 9], 'at most 8 of them'],
    [`${USD}monthly/presets`, 5, 'a list'],
    [`${USD}monthly/presets`, [2, 5, 5, 10, 20], 'amounts that differ'],
    [`${USD}monthly/presets/0`, 0, 'an amount above 0'],
    [`${USD}monthly/presets/0`, -2, 'an amount above 0'],
    [`${USD}monthly/presets/0`, '2', 'an amount above 0'],
    [`${USD}monthly/presets/0`, 2.005, 'an amount that can be charged in usd'],
    [`${USD}monthly/presets/3`, 1e9, 'an amount that can be charged in usd'],
    [`${USD}monthly/default`, 7, 'one of the presets'],
    [`${USD}monthly/default`, 5.001, 'an amount that can be charged in usd'],
    [`${USD}monthly/min`, 3, 'at most the smallest preset'],
    [`${USD}monthly/max`, 19, 'at least the largest preset'],
    [`${USD}monthly/max`, 1e7, 'an amount that can be charged in usd'],
    [`${USD}monthly/impact/7`, 'words', 'one of the presets'],
    [`${USD}monthly/impact/7.5`, 'words', 'one of the presets'],
    [`${USD}monthly/impact/7.5`, 5, 'some text'],
    [`${USD}monthly/impact/much`, 'words', 'an amount in figures, e.g. "7.5"'],
    ['frequencies', [], 'at least 1 of them'],
    ['frequencies/1', 'monthly', 'each of them once'],
    ['frequencies/0', 'weekly', 'one of monthly, once, yearly'],
    ['checkout/adapter', 'my adapter', ADAPTER],
    ['checkout/endpoint', 'ftp://x', 'an http(s), mailto or relative address'],
    ['checkout/methods', [], 'at least 1 of them'],
    ['checkout/methods/1', 'card', 'each of them once'],
    ['snooze/choices/0', 'P1Y', 'a span such as P1D, P2W or P1M, or articles:5'],
    ['snooze/choices/3', 'P7D', 'each of them once'],
    ['snooze/ics', 'yes', 'true or false'],
    ['quietDays/once', -1, WHOLE(3660)],
    ['quietDays/weekly', 1, 'no such key'],
    ['campaigns', undefined, 'to be there'],
    ['campaigns', {}, 'a list'],
    ['campaigns/1', 'b', 'an object'],
    ['campaigns/1/id', 'article-end', 'an id that no other campaign has'],
    [`${AT}id`, undefined, 'to be there'],
    [`${AT}id`, 'a b', ONE],
    [`${AT}priority`, 'high', 'a number'],
    [`${AT}priority`, Infinity, 'a number'],
    [`${AT}placement`, 'the end', ONE],
    [`${AT}appeal`, 'Support us', 'an object'],
    [`${AT}appeal/headline`, 'x', 'no such key'],
    [`${AT}appeal/heading`, '', 'some text'],
    [`${AT}appeal/paragraphs`, 'One.', 'a list'],
    [`${AT}appeal/image/src`, 'data:image/png;base64,x', 'an http(s), mailto or relative address'],
    [`${AT}appeal/image/alt`, undefined, 'to be there'],
    [`${AT}appeal/image/alt`, {}, 'a text, which may be empty'],
    [`${AT}audience/minArticles`, 41, WHOLE(40)],
    [`${AT}audience/minArticles`, 1.5, WHOLE(40)],
    [`${AT}audience/periodDays`, 0, WHOLE(366, 1)],
    [`${AT}pages/excludeTags`, 'obituary', 'a list'],
    [`${AT}pages/sensitive`, 1, 'true or false'],
    [`${AT}pacing/maxViews`, 0, WHOLE(50, 1)],
    [`${AT}pacing/maxViews`, '4', WHOLE(50, 1)],
    [`${AT}pacing/perDays`, 367, WHOLE(366, 1)],
    [`${AT}pacing/minDaysBetween`, NaN, WHOLE(366)],
    [`${AT}schedule/from`, 'tomorrow', 'an ISO 8601 time, e.g. 2026-12-01T08:00:00Z'],
    [`${AT}schedule/from`, '1 December 2026', 'an ISO 8601 time, e.g. 2026-12-01T08:00:00Z'],
    [`${AT}schedule/until`, '2026-13-01', 'an ISO 8601 time, e.g. 2026-12-01T08:00:00Z'],
    [`${AT}pacing/per`, 'year', 'one of day, week, month'],
    [`${AT}pacing/dailyLimit`, 0, WHOLE(50, 1)],
    [`${AT}pacing/start`, 40, WHOLE(39)],
    [`${AT}pacing/between`, -1, WHOLE(39)],
    [`${AT}pacing/skip`, 40, WHOLE(39)],
    [`${AT}pacing/cycleViews`, 51, WHOLE(50, 1)],
    [`${AT}pacing/restDays`, 367, 'a number of days from 0 to 366'],
    [`${AT}pacing/restDays`, NaN, 'a number of days from 0 to 366'],
    [`${AT}pacing/daysAfterDismiss`, [7], WHOLE(366)],
    [`${AT}pacing/backOffDays`, [], 'at least 1 of them'],
    [`${AT}pacing/backOffDays/1`, 1.5, WHOLE(3660)],
    [`${AT}pacing/maxDismissals`, 0, WHOLE(99, 1)],
    [`${AT}pacing/daysAfterGift`, 3661, WHOLE(3660)],
    [`${AT}pacing/maxGifts`, 0, WHOLE(99, 1)],
    [`${AT}audience/maxArticles`, 1, 'at least the least number of articles: 2'],
    [`${AT}audience/graceHours`, -1, WHOLE(8784)],
    [`${AT}audience/include/the region`, 'GB', 'the name of a fact: letters, digits, "-", "_" or "."'],
    [`${AT}audience/include/region`, null, 'a text, a number, true or false, or a list of 1 to 50 of them'],
    [`${AT}audience/exclude/region`, [], 'a text, a number, true or false, or a list of 1 to 50 of them'],
    [`${AT}holdout`, 1.1, 'a number from 0 to 1'],
    [`${AT}alwaysAsk`, 1, 'true or false'],
    [`${AT}withoutStorage`, 'yes', 'true or false'],
    [`${AT}gate/free`, 40, WHOLE(39)],
    [`${AT}gate/period`, 'P1M', 'day, week, month, or a span of days such as P30D'],
    [`${AT}gate/period`, 'P367D', 'day, week, month, or a span of days such as P30D'],
    [`${AT}schedule/blackoutHours`, [22], 'at least 2 of them'],
    [`${AT}schedule/blackoutHours/1`, 25, WHOLE(24)],
    [`${AT}schedule/blackoutHours`, [6, 6], 'two hours that differ'],
    [`${AT}schedule/askAgainFrom`, 'soon', 'an ISO 8601 time, e.g. 2026-12-01T08:00:00Z'],
    [`${AT}variants/0/format`, 'pop-up', 'one of inline, bar, dialog, gate, button'],
    [`${AT}variants/1/pacing/maxViews`, 51, WHOLE(50, 1)],
    [`${AT}variants/1/amounts/usd/once/default`, 7, 'one of the presets'],
    [`${AT}variants/1/amounts/chf`, {}, 'a currency with amounts: usd, gbp, eur'],
    ['pacing/maxViews', 0, WHOLE(50, 1)],
    ['pacing/hoursAfterDismiss', -1, WHOLE(8784)],
    ['pacing/of', 'some', 'one of all, others'],
    ['dayStartsAt', 24, WHOLE(23)],
    [`${AT}variants/0/weight`, 'half', 'a number, 0 or more'],
    [`${AT}variants/0/weight`, -1, 'a number, 0 or more'],
    [`${AT}variants/2`, 5, 'an object'],
    [`${AT}variants/0/id`, undefined, 'to be there'],
    [`${AT}schedule/until`, '2026-12-01', 'a time after 2026-12-01'],
    [`${AT}schedule/until`, '2026-12-01T01:00:00+02:00', 'a time after 2026-12-01'],
    [`${AT}format`, 'popup', 'one of inline, bar, dialog, gate, button'],
    [`${AT}bar/expanded`, 'yes', 'true or false'],
    [`${AT}gate/cutAfter`, 0, 'a number of paragraphs from 1 to 99, or a selector'],
    [`${AT}gate/cutAfter`, 1.5, 'a number of paragraphs from 1 to 99, or a selector'],
    [`${AT}gate/cutAfter`, ' ', 'a number of paragraphs from 1 to 99, or a selector'],
    [`${AT}gate/within`, 5, 'some text'],
    [`${AT}gate/ways`, [], 'at least 1 of them'],
    [`${AT}gate/ways/0`, 'pay', 'one of give, sign-in, snooze, continue'],
    [`${AT}gate/ways/1`, 'give', 'each of them once'],
    [`${AT}gate/signInUrl`, 'javascript:alert(1)', 'an http(s), mailto or relative address'],
    [`${AT}gate/signInUrl`, undefined, 'to be there, for the way "sign-in"'],
    [`${AT}goal/target`, 0, 'an amount above 0'],
    [`${AT}goal/reached`, -1, 'a number, 0 or more'],
    [`${AT}goal`, {target: 5}, '"reached" and "at", or "src"'],
    ['consent/meter', 'maybe', 'one of required, exempt, off'],
    ['theme/colour', 'red', expect.stringContaining('one of accent, onAccent,')],
    ['theme/accent', 5, 'some text'],
    ['theme/name', 'Broadsheet', 'one of plain, broadsheet, modern'],
    [`${AT}appeal/byline/name`, undefined, 'to be there'],
    [`${AT}appeal/byline/image`, 'javascript:alert(1)', 'an http(s), mailto or relative address'],
    ['amounts/usd/monthly/recommended', 7, 'one of the presets'],
    ['colour', 'red', 'no such key'],
  ])('%s: %j should have been %s', (path, value, expected) => {
    const problems = problemsOf(withAt(SAMPLE, path, value));
    const where = path.replaceAll('/', '.');
    expect(problems.map((problem) => problem.path)).toEqual([where]);
    expect(problems).toEqual([{path: where, value, expected}]);
  });

  test.each([null, undefined, 5, 5n, 'x', true, [], [1], () => 1, Symbol('x')])('%s is none', (input) => {
    expect(problemsOf(input).length).toBeGreaterThan(0);
    expect(() => readConfig(input)).toThrow(Error);
  });

  test.each<[string, object]>([
    ['no amounts at all', {amounts: {usd: {}}}],
    ['no currencies', {amounts: {}}],
    ['no amounts for the first currency', {amounts: {usd: {}, eur: {monthly: {presets: [5]}}}}],
  ])('one that offers nothing to give: %s', (_, parts) => {
    expect(problemsOf({...LEAST, ...parts})).toMatchObject([
      {path: expect.stringMatching(/^amounts/) as unknown, expected: 'amounts for at least one currency and frequency'},
    ]);
    expect(() => readConfig({...LEAST, ...parts})).toThrow();
  });

  test.each<[string, unknown, string]>([
    ['quietChoices/1', 'P1M', 'each of them once'],
    ['quietChoices/0', 'articles:5', 'a span such as P1D, P2W or P1M'],
    ['checkout/cover/usd/percent', -1, 'a number from 0 to 20'],
    ['checkout/cover/usd/percent', 20.1, 'a number from 0 to 20'],
    ['checkout/cover/usd/percent', undefined, 'to be there'],
    ['checkout/cover/usd/fixed', -1, 'a number, 0 or more'],
    ['checkout/cover/usd/fixed', 0.301, 'an amount that can be charged in usd'],
    ['checkout/cover/chf', {percent: 2.9}, 'a currency with amounts: usd, gbp, eur'],
    ['checkout/monthlyUpTo/chf', 50, 'a currency with amounts: usd, gbp, eur'],
    ['checkout/monthlyUpTo/usd', 0, 'an amount above 0'],
    ['checkout/monthlyUpTo/usd', 0.001, 'an amount that can be charged in usd'],
    ['checkout/manage', 'javascript:alert(1)', 'an http(s), mailto or relative address'],
  ])('what is offered with a gift: %s: %j should have been %s', (path, value, expected) => {
    const where = path.replaceAll('/', '.');
    expect(problemsOf(withAt({...SAMPLE, ...EXTRAS}, path, value))).toEqual([{path: where, value, expected}]);
  });

  test('a wrong preset is not said to be too small, too large or double as well', () => {
    const amounts = {usd: {monthly: {presets: [2.005, 3.005, 5], default: 5, min: 2, max: 500}}};
    expect(problemsOf({...LEAST, amounts}).map(({path}) => path)).toEqual([
      'amounts.usd.monthly.presets.0',
      'amounts.usd.monthly.presets.1',
    ]);
  });

  test('a long value is cut short in the message, not in the problem', () => {
    const long = 'x'.repeat(500);
    const [problem] = problemsOf({...LEAST, version: long});
    expect(problem!.value).toBe(long);
    expect(() => parseConfig({...LEAST, version: long})).toThrow(/found "x{76}…$/);
  });
});

describe('all problems come at once', () => {
  const all = (input: unknown): string[] =>
    problemsOf(input)
      .map(({path}) => path)
      .sort();

  test('those of the shape', () => {
    const {campaigns} = SAMPLE;
    const input = {
      ...SAMPLE,
      version: 3,
      locale: 5,
      colour: 'red',
      campaigns: [{...campaigns[0], id: '', pacing: {maxViews: 0, perDays: 'x', most: 1}}, 5],
    };
    expect(all(input)).toEqual([
      'campaigns.0.id',
      'campaigns.0.pacing.maxViews',
      'campaigns.0.pacing.most',
      'campaigns.0.pacing.perDays',
      'campaigns.1',
      'colour',
      'locale',
      'version',
    ]);
  });

  test('those between fields', () => {
    let input = withAt(SAMPLE, 'amounts/usd/monthly/default', 7);
    input = withAt(input, 'amounts/gbp/once/min', 100);
    input = withAt(input, 'amounts/eur/yearly', undefined);
    input = withAt(input, 'currency/byRegion/CH', 'chf');
    input = withAt(input, 'campaigns/1', {id: 'article-end'});
    expect(all(input)).toEqual([
      'amounts.eur.yearly',
      'amounts.gbp.once.min',
      'amounts.usd.monthly.default',
      'campaigns.1.id',
      'currency.byRegion.CH',
    ]);
  });

  test.each<[string, string, unknown, string, unknown]>([
    ['a key beside', 'colour', 'red', 'amounts/usd/monthly/default', 7],
    ['a missing version', 'version', undefined, 'amounts/usd/monthly/default', 7],
    ['a missing publication', 'publication', undefined, 'amounts/usd/monthly/default', 7],
    ['a wrong id that must be there', 'publication/id', 'a b', 'amounts/usd/monthly/default', 7],
    ['a wrong default currency', 'currency/default', 'USD', 'amounts/usd/monthly/default', 7],
    ['a wrong preset', 'amounts/usd/once/presets/0', 'x', 'amounts/usd/monthly/default', 7],
    ['presets that are no list', 'amounts/usd/once/presets', 5, 'amounts/gbp/monthly/default', 7],
    ['a wrong currency of amounts', 'amounts/usd', 5, 'amounts/gbp/monthly/default', 7],
    ['a campaign without an id', 'campaigns/0/id', undefined, 'currency/byRegion/CH', 'chf'],
    ['campaigns that are no list', 'campaigns', 5, 'amounts/usd/monthly/default', 7],
    ['an image without a text', 'campaigns/0/appeal/image/alt', undefined, 'amounts/usd/monthly/default', 7],
    ['a wrong frequency', 'frequencies/1', 'weekly', 'amounts/usd/monthly/default', 7],
    ['a wrong kind of consent', 'consent', 'yes', 'amounts/usd/monthly/default', 7],
  ])('those between fields beside those of the shape: %s', (_, path, value, between, odd) => {
    const input = withAt(withAt(SAMPLE, path, value), between, odd);
    expect(all(input)).toEqual([path, between].map((each) => each.replaceAll('/', '.')).sort());
  });

  test('and each stands where it was written', () => {
    const campaigns = [5, {}, {id: 'x'}, {id: 'b c'}, {id: 'x'}];
    const amounts = {usd: {monthly: {presets: ['x', 5, 2.005, 7]}}};
    const problems = problemsOf({...LEAST, campaigns, amounts});
    expect(problems.map(({path, value}) => [path, value])).toEqual([
      ['amounts.usd.monthly.presets.0', 'x'],
      ['campaigns.0', 5],
      ['campaigns.1.id', undefined],
      ['campaigns.3.id', 'b c'],
      ['amounts.usd.monthly.presets.2', 2.005],
      ['campaigns.4.id', 'x'],
    ]);
  });
});

describe('F34: names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype'];

  test.each([
    ...['', 'publication/', 'currency/', 'currency/byRegion/', 'amounts/', 'amounts/usd/', 'amounts/usd/monthly/'],
    ...['amounts/usd/monthly/impact/', 'checkout/', 'snooze/', 'campaigns/0/', 'campaigns/0/appeal/'],
    ...['campaigns/0/pacing/', 'campaigns/0/goal/', 'consent/', 'theme/'],
  ])('are no keys in %j', (where) => {
    for (const name of NAMES) {
      for (const value of ['usd', {polluted: true}]) {
        const input = withAt(SAMPLE, where + name, value);
        expect(problemsOf(input).map(({path}) => path)).toContain((where + name).replaceAll('/', '.'));
      }
    }
    expect(({} as {polluted?: boolean}).polluted).toBeUndefined();
  });

  test.each(['toString', 'valueOf', 'hasOwnProperty'])('%s is an unknown key like any other', (name) => {
    expect(problemsOf({...LEAST, [name]: 1})).toEqual([{path: name, value: 1, expected: 'no such key'}]);
    expect(readConfig({...LEAST, [name]: 1})).toEqual({...readConfig(LEAST), [name]: 1});
  });

  test.each<[string, string]>([
    ['{', '{"__proto__":{"polluted":1},'],
    ['"publication":{', '"publication":{"__proto__":{"polluted":1},'],
    ['"campaigns":[{', '"campaigns":[{"__proto__":{"polluted":1},'],
    ['"campaigns"', '"theme":{"__proto__":{"polluted":1}},"campaigns"'],
    ['"presets"', '"__proto__":{"polluted":1},"presets"'],
  ])('read on a page, they change no prototype: %s', (before, after) => {
    const text = JSON.stringify(LEAST).replace(before, after);
    expect(text).toContain('polluted');
    const prototypes = (value: unknown): boolean =>
      !value ||
      typeof value !== 'object' ||
      ([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value) as never) &&
        Object.values(value).every(prototypes));
    expect(prototypes(readConfig(JSON.parse(text)))).toBe(true);
    expect(({} as {polluted?: number}).polluted).toBeUndefined();
  });

  test('read on a page, they are no currency', () => {
    for (const name of NAMES) expect(() => readConfig(withAt(LEAST, `amounts/${name}`, LEAST.amounts.usd))).toThrow();
    for (const name of NAMES) expect(() => readConfig({...LEAST, currency: {default: name}})).toThrow();
  });
});

/** Does with a config what a page does with it: says its words, its amounts, and what may be given. */
function show(config: AppealConfig): string {
  const said: string[] = [config.publication.name.trim(), ...Object.entries(config.theme).flat().map(String)];
  const words = (text?: string): unknown => text && said.push(plainCopy(text, {lowest: '$1', publication: 'P'}));
  for (const {id, appeal, variants} of config.campaigns) {
    said.push(id.toLowerCase());
    for (const each of [appeal, ...variants.map((variant) => variant.appeal ?? {})]) {
      [each.heading, each.lead, each.highlight, each.image?.src, each.image?.alt].forEach(words);
      each.paragraphs?.map(words);
    }
  }
  for (const region of ['DE', 'CH', '', 'constructor']) {
    const currency = currencyFor(config, region);
    for (const frequency of config.frequencies) {
      const {presets, impact, min, max, ...ladder} = config.amounts[currency]![frequency]!;
      const sums = [...presets, min, max, ladder.default];
      if (!sums.every((minor) => Number.isInteger(minor) && minor > 0)) throw new Error(`odd amounts: ${sums.join()}`);
      said.push(...sums.map((minor) => formatMoney({minor, currency}, 'en')));
      Object.values(impact).forEach(words);
    }
  }
  for (const method of config.checkout.methods) said.push(method.replace(/_/g, ' '));
  for (const choice of config.snooze.choices) said.push(choice.trim());
  said.push(config.locale.replace('_', '-'));
  return said.join();
}

describe('read for a page', () => {
  test('a wrong campaign leaves the others alone', () => {
    const right = [{id: 'a'}, {id: 'b', pacing: {maxViews: 2}}, {id: 'c', more: 'keys'}];
    const wrong = [null, 5, [], {}, {id: ''}, {id: 'd', pacing: {maxViews: 'x'}}, {id: 'e', appeal: {heading: 5}}];
    const campaigns = [wrong[0], right[0], wrong[1], wrong[2], right[1], ...wrong.slice(3), right[2]];
    const read = readConfig({...LEAST, campaigns}).campaigns;
    expect(read.map(({id}) => id)).toEqual(['a', 'b', 'c']);
  });

  test.each(Object.keys(SAMPLE.campaigns[0]!))('a campaign whose %s is of the wrong type is left out', (key) => {
    // What a campaign is shown in looks at its own part when it comes.
    if (['format', 'bar', 'gate', 'goal'].includes(key)) return;
    // Of these, only what they should be means anything.
    if (['alwaysAsk', 'withoutStorage', 'holdout'].includes(key)) return;
    const wrong = {...SAMPLE.campaigns[0], [key]: key === 'priority' ? 'x' : 5};
    expect(readConfig({...SAMPLE, campaigns: [wrong, {id: 'other'}]}).campaigns.map(({id}) => id)).toEqual(['other']);
  });

  test.each<[string, unknown]>([
    ['appeal/heading', {}],
    ['appeal/lead', ['x']],
    ['appeal/highlight', null],
    ['appeal/paragraphs', 'One.'],
    ['appeal/paragraphs', ['One.', {}]],
    ['appeal/image/src', 5],
    ['appeal/image/alt', {}],
    ['variants/0/appeal/heading', 5],
    ['audience/minArticles', 'two'],
    ['pages/excludeTags', 'obituary'],
    ['pages/includeTags', [5]],
    ['pacing/maxViews', '4'],
    ['pacing/minDaysBetween', null],
    ['pacing/backOffDays', [7, 'x']],
    ['variants/1/pacing/maxViews', 'x'],
    ['variants/1/amounts/usd/once/presets', 'x'],
    ['variants/1/amounts/usd/once/default', 7],
    ['audience/graceHours', 'x'],
    ['schedule/blackoutHours', ['x', 5]],
    ['schedule/until', 'Christmas'],
    ['schedule/from', {}],
  ])('a campaign whose %s is %j is left out: it would show or do what was not meant', (path, value) => {
    const input = withAt(SAMPLE, `campaigns/0/${path}`, value);
    expect(readConfig(input).campaigns).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['amounts/usd/once/presets/0', 'x'],
    ['amounts/usd/once/presets', []],
    ['amounts/usd/monthly/presets/0', 2.005],
    ['amounts/usd/monthly/default', 7],
    ['amounts/usd/monthly/min', 3],
    ['amounts/usd/monthly/max', 19],
    ['amounts/usd/monthly/max', 1e7],
    ['amounts/usd/monthly/impact', {5: {}}],
    ['amounts/usd/yearly', undefined],
    ['amounts/eur', {}],
    ['amounts/EUR', {monthly: {presets: [1]}, once: {presets: [1]}, yearly: {presets: [1]}}],
    ['currency/default', 'chf'],
    ['frequencies', []],
    ['frequencies/0', 'weekly'],
    ['snooze/choices/0', 5],
    ['pacing', 5],
    ['pacing/maxViews', 'x'],
    ['snooze/choices', 'P1D'],
    ['checkout/methods', [5]],
    ['checkout/methods', []],
    ['locale', 5],
    ['publication/id', 'a b'],
    ['publication/name', ' '],
    ['publication/name', undefined],
    ['publication/privacyUrl', 'javascript:alert(1)'],
    ['publication/privacyUrl', 5],
    ['campaigns', {}],
    ['campaigns', undefined],
    ['version', 2],
    ['version', undefined],
  ])('what is wrong with the whole is wrong: %s is %j', (path, value) => {
    expect(() => readConfig(withAt(SAMPLE, path, value))).toThrow(Error);
  });

  test('a region whose currency has no amounts is asked in the first', () => {
    const config = readConfig(withAt(SAMPLE, 'currency/byRegion/CH', 'chf'));
    expect(currencyFor(config, 'CH')).toBe('usd');
    expect(currencyFor(config, 'DE')).toBe('eur');
  });

  test('every campaign that parseConfig takes stays, and whatever stays can be shown', () => {
    const odd = fc.constantFrom(null, 5, 'x', [], {}, true, [5], {id: 'x y'});
    const campaign = fc.oneof(
      odd,
      fc.record(
        {
          id: fc.oneof(fc.constantFrom('a', 'b', 'c', 'd'), odd),
          appeal: fc.oneof(
            fc.record(
              {
                heading: fc.oneof(fc.constant('Words'), odd),
                paragraphs: fc.oneof(fc.array(fc.oneof(fc.constant('Words'), odd)), odd),
                image: fc.oneof(fc.record({src: fc.constant('/a.jpg'), alt: odd}), odd),
              },
              {requiredKeys: []},
            ),
            odd,
          ),
          variants: fc.oneof(
            fc.array(
              fc.record(
                {id: odd, weight: fc.oneof(fc.nat(), odd), appeal: odd, amounts: odd, pacing: odd},
                {requiredKeys: ['weight']},
              ),
            ),
            odd,
          ),
          pacing: fc.oneof(
            fc.record({maxViews: fc.oneof(fc.integer({min: 1, max: 50}), odd)}, {requiredKeys: []}),
            odd,
          ),
          priority: fc.oneof(fc.integer(), odd),
        },
        {requiredKeys: []},
      ),
    );
    let stayed = 0;
    fc.assert(
      fc.property(fc.uniqueArray(campaign, {selector: (each) => JSON.stringify(each)}), (campaigns) => {
        const config = readConfig({...LEAST, campaigns});
        const right = campaigns.filter((each) => problemsOf({...LEAST, campaigns: [each]}).length === 0);
        const ids = config.campaigns.map(({id}) => id);
        for (const each of right) expect(ids).toContain((each as {id: string}).id);
        expect(show(config)).toContain('The Post');
        stayed += ids.length;
      }),
      {numRuns: 500},
    );
    expect(stayed).toBeGreaterThan(20);
  });
});

describe('whatever the JSON', () => {
  const json = fc.jsonValue({maxDepth: 3});
  const PATHS: string[] = [];
  const collect = (value: unknown, path: string): void => {
    if (path) PATHS.push(path);
    if (value && typeof value === 'object') {
      for (const [key, child] of Object.entries(value)) collect(child, path ? `${path}/${key}` : key);
    }
  };
  collect(SAMPLE, '');
  const value = fc.oneof(
    json,
    fc.constantFrom(
      undefined,
      'a',
      'usd',
      'USD',
      1,
      2,
      5,
      7.5,
      0,
      -1,
      1e9,
      0.001,
      'P1D',
      [],
      {},
      null,
      '__proto__',
      'once',
    ),
    fc.dictionary(fc.constantFrom('id', 'usd', '5', '7.5', 'monthly', 'presets', '__proto__', 'constructor'), json, {
      noNullPrototype: true,
    }),
  );
  const mutant = fc.array(fc.tuple(fc.constantFrom(...PATHS), value), {minLength: 1, maxLength: 3}).map((changes) => {
    let input: Record<string, unknown> = structuredClone(SAMPLE);
    for (const [path, odd] of changes) {
      try {
        input = withAt(input, path, odd);
      } catch {
        // An earlier change took away what this one was to stand in.
      }
    }
    return input;
  });
  const anything = fc.oneof({weight: 1, arbitrary: json}, {weight: 6, arbitrary: mutant});

  test('parseConfig gives a config, or says at least one thing that is wrong with it, each once', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const before = JSON.stringify(input);
        try {
          const config = parseConfig(input);
          expect(isFrozenThrough(config)).toBe(true);
          expect(config.frequencies.length).toBeGreaterThan(0);
          for (const frequency of config.frequencies) {
            for (const [code, ladders] of Object.entries(config.amounts)) {
              const {presets, min, max, ...ladder} = ladders[frequency]!;
              expect(
                [...presets].sort((one, other) => one - other),
                code,
              ).toEqual(presets);
              expect(presets.every(Number.isInteger) && presets.includes(ladder.default)).toBe(true);
              expect(min > 0 && min <= presets[0]! && max >= presets.at(-1)!).toBe(true);
            }
          }
          expect(config.amounts).toHaveProperty(currencyFor(config, 'DE'));
        } catch (error) {
          if (!(error instanceof AppealError)) throw error;
          expect(error.code).toBe('config-invalid');
          expect(error.problems.length).toBeGreaterThan(0);
          for (const problem of error.problems) {
            expect(Object.keys(problem).sort()).toEqual(['expected', 'path', 'value']);
            expect(problem.expected).toMatch(/\w/);
          }
          const paths = error.problems.map(({path}) => path);
          expect(new Set(paths).size).toBe(paths.length);
        }
        expect(JSON.stringify(input)).toBe(before);
      }),
      {numRuns: 800},
    );
  });

  const words = fc.stringMatching(/^[\wäß *{}[\]()|.-]*\S$/);
  const id = fc.stringMatching(/^[a-zA-Z\d][\w-]{0,31}$/);
  const link = fc.constantFrom('/a', 'https://x.example/?a=b', 'mailto:a@x.example', '#x', 'b/c');
  const copy = fc.record(
    {
      heading: words,
      lead: words,
      paragraphs: fc.array(words),
      highlight: words,
      image: fc.record({src: link, alt: fc.oneof(words, fc.constant(''))}),
    },
    {requiredKeys: []},
  );
  const day = fc.integer({min: 1, max: 366});
  const campaign = fc.record(
    {
      id,
      placement: id,
      priority: fc.double({noNaN: true, noDefaultInfinity: true}),
      appeal: copy,
      audience: fc.record({minArticles: fc.integer({min: 0, max: 40}), periodDays: day}, {requiredKeys: []}),
      pages: fc.record({includeTags: fc.array(words), sensitive: fc.boolean()}, {requiredKeys: []}),
      pacing: fc.record({maxViews: fc.integer({min: 1, max: 50}), perDays: day}, {requiredKeys: []}),
      schedule: fc.record({from: fc.constant('2026-12-01')}, {requiredKeys: []}),
      variants: fc
        .uniqueArray(fc.record({id, weight: fc.nat(), appeal: copy}, {requiredKeys: ['id', 'weight']}), {
          selector: (each) => each.id,
        })
        // All of no weight: nobody could be shown any, which is refused.
        .filter((all) => all.length === 0 || all.some(({weight}) => weight > 0)),
      format: fc.constantFrom('inline', 'bar', 'dialog', 'gate', 'button'),
      bar: fc.record({expanded: fc.boolean()}, {requiredKeys: []}),
      gate: fc.record(
        {
          cutAfter: fc.oneof(fc.integer({min: 1, max: 99}), words),
          within: words,
          free: fc.integer({min: 0, max: 39}),
          period: fc.constantFrom('day', 'week', 'month', 'P7D'),
        },
        {requiredKeys: []},
      ),
      goal: fc.record(
        {target: fc.integer({min: 1}), reached: fc.nat(), at: fc.constant('2026-11-20'), src: link, title: words},
        {requiredKeys: ['target', 'reached', 'at']},
      ),
    },
    {requiredKeys: ['id']},
  );
  const ladder = fc.uniqueArray(fc.integer({min: 1, max: 9999}), {minLength: 1, maxLength: 8}).chain((presets) =>
    fc.record(
      {
        presets: fc.constant(presets),
        default: fc.constantFrom(...presets),
        min: fc.constant(1),
        max: fc.constant(10_000),
        impact: fc.dictionary(fc.constantFrom(...presets.map(String)), words, {noNullPrototype: true}),
      },
      {requiredKeys: ['presets']},
    ),
  );
  const right = fc.record(
    {
      version: fc.constant(1),
      publication: fc.record({id, name: words, privacyUrl: link}, {requiredKeys: ['id', 'name']}),
      locale: words,
      messages: fc.constantFrom({de: {goOn: 'Los'}}, {'pt-BR': {day: {other: 'Logo'}}, en: {}}),
      currency: fc.record(
        {default: fc.constantFrom('usd', 'eur'), byRegion: fc.constant({DE: 'eur'})},
        {requiredKeys: ['default']},
      ),
      amounts: fc.record({
        usd: fc.record({monthly: ladder, once: ladder, yearly: ladder}),
        eur: fc.record({monthly: ladder, once: ladder, yearly: ladder}),
      }),
      frequencies: fc.shuffledSubarray(['monthly', 'once', 'yearly'], {minLength: 1}),
      checkout: fc.record(
        {
          adapter: id,
          endpoint: link,
          methods: fc.uniqueArray(id, {minLength: 1, maxLength: 8}),
          cover: fc.constant({usd: {percent: 2.9}}),
          manage: link,
        },
        {requiredKeys: []},
      ),
      snooze: fc.record({choices: fc.subarray(['P1D', 'P2W', 'articles:5']), ics: fc.boolean()}, {requiredKeys: []}),
      quietChoices: fc.subarray(['P1M', 'P12M']),
      quietDays: fc.record({once: day, monthly: day, yearly: day}, {requiredKeys: []}),
      campaigns: fc.uniqueArray(campaign, {selector: (each) => each.id, maxLength: 4}),
      consent: fc.record({meter: fc.constantFrom('required', 'exempt', 'off')}, {requiredKeys: []}),
      theme: fc.record({name: fc.constantFrom('plain', 'modern'), accent: words, maxWidth: words}, {requiredKeys: []}),
    },
    {requiredKeys: ['version', 'publication', 'amounts', 'campaigns']},
  );

  test('a right one is taken by both, and both make the same of it', () => {
    fc.assert(
      fc.property(right, (given) => {
        const input: unknown = JSON.parse(JSON.stringify(given));
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(given)));
        expect(readConfig(input)).toStrictEqual(parseConfig(input));
      }),
      {numRuns: 250},
    );
  });

  test('what parseConfig takes, readConfig takes alike; whatever it takes can be shown', () => {
    let [taken, shown] = [0, 0];
    fc.assert(
      fc.property(anything, (input) => {
        let config;
        try {
          config = parseConfig(input);
        } catch {
          try {
            config = readConfig(input);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            return;
          }
          shown += 1;
          show(config);
          return;
        }
        taken += 1;
        expect(readConfig(input)).toStrictEqual(config);
        show(config);
      }),
      {numRuns: 1500},
    );
    expect(taken).toBeGreaterThan(2);
    expect(shown).toBeGreaterThan(50);
  });
});

describe('the currency that a reader is asked in', () => {
  const config = parseConfig(SAMPLE);

  test.each([
    ['GB', 'gbp'],
    ['de', 'eur'],
    ['US', 'usd'],
    ['', 'usd'],
    [undefined, 'usd'],
    ['constructor', 'usd'],
    ['__proto__', 'usd'],
    ['toString', 'usd'],
  ])('in region %s is %s', (region, currency) => {
    expect(currencyFor(config, region)).toBe(currency);
  });
});

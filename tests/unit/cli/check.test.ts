import {readdirSync, readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {check, type Finding} from '../../../src/cli/check/check.js';
import {CODES, type FindingCode} from '../../../src/cli/check/codes.js';
import {LANGUAGES} from '../../../src/cli/check/words.js';
import {pageOf} from '../../../src/cli/shell/page-file.js';
import {cleanConfig, NOW, set, type Json} from './support.js';

const PAGE = `<!doctype html><html lang="en"><script async src="/appeal.js" data-config="/appeal.json"></script>
  <p>Text<p>More <button data-appeal-open="end" data-appeal-frequency="once" data-appeal-amount="12.5">Give</button>
  <reader-appeal><a href="/support">Support us</a></reader-appeal>
  <reader-appeal placement="aside" currency="GBP" frequency="once"><a href="/support">Support us</a></reader-appeal>`;

const find = (config: Json, page = PAGE): readonly Finding[] =>
  check(config, {now: NOW, pages: [pageOf(page, 'page.html')]});

type Case = [code: FindingCode, path: string, mistake: string, make: (config: Json) => void];

const HIGHLIGHT = 'campaigns.0.appeal.highlight';
const LEAD = 'campaigns.0.appeal.lead';

const CASES: Case[] = [
  [
    'config-invalid',
    'campaigns.0.pacing.maxViews',
    'views that are no number',
    set('campaigns.0.pacing.maxViews', 'a few'),
  ],
  ['config-invalid', 'campains', 'a slip in a name', set('campains', [])],
  ['config-invalid', 'publication', 'a missing part', set('publication')],

  [
    'amount-below-minimum',
    'amounts.usd.monthly.presets',
    'a preset of 25 cents',
    set('amounts.usd.monthly.presets', [0.25, 5]),
  ],
  ['amount-below-minimum', 'amounts.gbp.once.min', 'an own amount of a penny', set('amounts.gbp.once.min', 0.01)],
  ['amounts-unused', 'amounts.usd.yearly', 'amounts of a year', set('amounts.usd.yearly', {presets: [30]})],
  [
    'currency-unused',
    'amounts.eur',
    'euros for nobody',
    set('amounts.eur', {monthly: {presets: [5]}, once: {presets: [5]}}),
  ],

  ['promise-not-offered', HIGHLIGHT, 'a sum below the lowest preset', set(HIGHLIGHT, 'Just $1 a month.')],
  [
    'promise-not-offered',
    HIGHLIGHT,
    'a sum that is a preset of another frequency',
    set(HIGHLIGHT, 'Just $25 a month.'),
  ],
  ['promise-not-offered', HIGHLIGHT, 'a sum between presets', set(HIGHLIGHT, 'It takes £7.50.')],
  ['promise-not-offered', HIGHLIGHT, 'a sum in a currency that is not there', set(HIGHLIGHT, 'From 2 € a month.')],
  ['promise-not-offered', HIGHLIGHT, 'a frequency that is not there', set(HIGHLIGHT, 'Just $25 a year.')],
  [
    'promise-not-offered',
    'campaigns.0.appeal.heading',
    'a sum in the heading',
    set('campaigns.0.appeal.heading', 'USD 3, please'),
  ],
  [
    'promise-not-offered',
    'campaigns.0.variants.0.appeal.highlight',
    'a sum in a variant',
    set('campaigns.0.variants', [{id: 'b', weight: 1, appeal: {highlight: '$1!'}}]),
  ],
  ['lowest-other-frequency', HIGHLIGHT, 'the lowest of another frequency', set('frequencies', ['once', 'monthly'])],
  ['sum-not-offered', LEAD, 'a monthly sum in the lead', set(LEAD, 'It costs only $3 per month.')],
  ['sum-in-one-currency', HIGHLIGHT, 'dollars for British readers', set(HIGHLIGHT, 'From $2 a month.')],

  ['token-unknown', HIGHLIGHT, 'a token that nobody knows', set(HIGHLIGHT, 'From {cheapest}. Thanks.')],
  ['token-unknown', HIGHLIGHT, 'the same with other words', set(HIGHLIGHT, 'From {cheapest|little}.')],
  ['text-never-shown', HIGHLIGHT, 'nothing but such a sentence', set(HIGHLIGHT, 'From {cheapest}.')],
  ['token-malformed', HIGHLIGHT, 'a token with spaces', set(HIGHLIGHT, 'From { lowest } on.')],
  ['token-malformed', LEAD, 'a token left open', set(LEAD, 'In {publication you read.')],
  ['articles-without-fallback', LEAD, 'articles without other words', set(LEAD, 'You read {articles} stories.')],
  ['link-unsafe', LEAD, 'a script for a link', set(LEAD, 'See [this](javascript:alert).')],
  ['markup-unclosed', LEAD, 'emphasis that does not end', set(LEAD, 'This *matters.')],
  ['html-in-text', LEAD, 'HTML', set(LEAD, 'This <b>matters</b>.')],

  ['language-missing', 'locale', 'a language that is not there', set('locale', 'sv')],
  [
    'language-missing',
    'messages.sv',
    'a language of one’s own that is not whole',
    set('messages', {sv: {goOn: 'Vidare'}}),
  ],
  ['word-unknown', 'messages.de.goOnn', 'a slip in a text’s name', set('messages', {de: {goOnn: 'Weiter'}})],
  [
    'token-malformed',
    'messages.en.goOnWith',
    'a value that a text does not have',
    set('messages', {en: {goOnWith: 'On with {sum} {total}'}}),
  ],
  ['value-left-out', 'messages.en.goOnWith', 'a sum that is not said', set('messages', {en: {goOnWith: 'Go on'}})],
  ['no-campaigns', 'campaigns', 'nobody to ask', set('campaigns', [])],
  [
    'schedule-over',
    'campaigns.1.schedule.until',
    'a campaign of the past',
    set('campaigns.1.schedule', {until: '2026-06-14T12:00:00Z'}),
  ],
  [
    'schedule-without-zone',
    'campaigns.1.schedule.from',
    'a time without its zone',
    set('campaigns.1.schedule', {from: '2026-12-01T08:00:00'}),
  ],
  [
    'schedules-overlap',
    'campaigns.2.schedule',
    'two at once',
    (config) => {
      const campaign = {placement: 'x', schedule: {from: '2026-12-01', until: '2026-12-24'}};
      set('campaigns.1', {...campaign, id: 'advent'})(config);
      set('campaigns.2', {...campaign, id: 'gifts', schedule: {from: '2026-12-23'}})(config);
    },
  ],
  [
    'variant-never-shown',
    'campaigns.0.variants.1.weight',
    'a weight of 0',
    set('campaigns.0.variants', [
      {id: 'a', weight: 1},
      {id: 'b', weight: 0, appeal: {heading: 'B'}},
    ]),
  ],
  [
    'variant-twin',
    'campaigns.0.variants.1',
    'two that are alike',
    set('campaigns.0.variants', [
      {id: 'a', weight: 1},
      {id: 'b', weight: 1},
    ]),
  ],

  [
    'campaign-never-asks',
    'campaigns.1',
    'a tag that is wanted and not',
    set('campaigns.1.pages', {includeTags: ['a'], excludeTags: ['a']}),
  ],
  ['campaign-never-asks', 'campaigns.1', 'no tag that is wanted', set('campaigns.1.pages', {includeTags: []})],
  [
    'campaign-never-asks',
    'campaigns.1',
    'a fact that is wanted and not',
    set('campaigns.1.audience', {include: {region: 'GB'}, exclude: {region: ['GB', 'US']}}),
  ],
  [
    'campaign-never-asks',
    'campaigns.1',
    'a gate that closes after the most articles',
    set('campaigns.1', {id: 'wall', format: 'gate', gate: {free: 5, period: 'P30D'}, audience: {maxArticles: 4}}),
  ],
  ['campaign-never-asks', 'campaigns.1', 'nobody who is not held out', set('campaigns.1.holdout', 1)],
  [
    'campaign-never-asks',
    'campaigns.1',
    'more articles on than there may be',
    set('campaigns.1', {id: 'side', pacing: {start: 9}, audience: {maxArticles: 9}}),
  ],
  [
    'campaign-hidden',
    'campaigns.1',
    'a campaign behind one that always asks',
    (config) => {
      set('campaigns.0.alwaysAsk', true)(config);
      set('campaigns.0.pacing', {daysAfterDismiss: 0})(config);
      set('campaigns.1.placement')(config);
      set('campaigns.1.pages')(config);
    },
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.maxViews',
    'a cap that spacing never lets it reach',
    set('campaigns.0.pacing.minDaysBetween', 10),
  ],
  ['rule-without-effect', 'campaigns.0.pacing.perDays', 'two periods', set('campaigns.0.pacing.per', 'week')],
  [
    'rule-without-effect',
    'campaigns.0.pacing.dailyLimit',
    'more in a day than in a month',
    set('campaigns.0.pacing.dailyLimit', 4),
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.dailyLimit',
    'two in a day that are days apart',
    set('campaigns.0.pacing', {dailyLimit: 2, minDaysBetween: 3}),
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.cycleViews',
    'a cycle that nothing follows',
    set('campaigns.0.pacing.cycleViews', 2),
  ],
  ['rule-without-effect', 'campaigns.0.pacing.restDays', 'a rest after nothing', set('campaigns.0.pacing.restDays', 2)],
  [
    'rule-without-effect',
    'campaigns.0.pacing.daysAfterDismiss',
    'less after a closing than between views',
    set('campaigns.0.pacing', {daysAfterDismiss: 3, minDaysBetween: 4}),
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.backOffDays',
    'a step after the last closing',
    set('campaigns.0.pacing', {backOffDays: [2, 30], maxDismissals: 2}),
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.daysAfterGift',
    'less than the silence after a gift',
    set('campaigns.0.pacing.daysAfterGift', 60),
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.maxViews',
    'a cap above that of all campaigns',
    set('pacing', {maxViews: 3}),
  ],
  [
    'rule-without-effect',
    'campaigns.0.pacing.maxViews',
    'a cap on what always asks',
    set('campaigns.0.alwaysAsk', true),
  ],
  [
    'rule-without-effect',
    'campaigns.0.variants.1.pacing.maxViews',
    'a variant’s cap that spacing never lets it reach',
    set('campaigns.0.variants', [
      {id: 'a', weight: 1},
      {id: 'b', weight: 1, pacing: {maxViews: 30, minDaysBetween: 2}},
    ]),
  ],
  [
    'rule-without-effect',
    'campaigns.1.audience.periodDays',
    'days in which nothing is counted',
    set('campaigns.1.audience', {periodDays: 7}),
  ],
  [
    'rule-without-effect',
    'campaigns.1.pages.includeTags',
    'one of two tags that is excluded',
    set('campaigns.1.pages', {includeTags: ['a', 'b'], excludeTags: ['b']}),
  ],
  ['rule-without-effect', 'campaigns.1.bar', 'a bar that is none', set('campaigns.1.bar', {expanded: true})],
  ['rule-without-effect', 'campaigns.1.gate.cutAfter', 'a cut without a gate', set('campaigns.1.gate', {cutAfter: 2})],

  [
    'articles-not-counted',
    'campaigns.1',
    'articles that are not counted',
    (config) => {
      set('consent', {meter: 'off'})(config);
      set('campaigns.1.audience', {minArticles: 2})(config);
    },
  ],
  [
    'articles-not-counted',
    'snooze.choices.1',
    'a “later” that never ends',
    (config) => {
      set('consent', {meter: 'off'})(config);
      set('snooze', {choices: ['P1D', 'articles:5']})(config);
    },
  ],
  ['caps-not-kept', 'consent.meter', 'views that are not counted', set('consent', {meter: 'off'})],
  [
    'caps-outgrow-record',
    'campaigns',
    'more limits than a browser keeps views for',
    set(
      'campaigns',
      Array.from({length: 6}, (_, at) => ({id: `campaign-${at}`, priority: at, pacing: {maxViews: 40}})),
    ),
  ],
  ['snooze-not-kept', 'consent.snooze', 'a “later” that is forgotten', set('consent', {snooze: 'off'})],
  ['gifts-not-kept', 'consent.supporter', 'gifts that are forgotten', set('consent', {supporter: 'off'})],
  ['gifts-not-kept', 'quietDays.once', 'no silence after a gift', set('quietDays', {once: 0})],

  [
    'gate-way-missing',
    'campaigns.1.gate.ways',
    'a “later” that nobody can choose',
    (config) => {
      set('snooze', {choices: []})(config);
      set('campaigns.1', {id: 'wall', format: 'gate', gate: {ways: ['give', 'snooze']}})(config);
    },
  ],
  [
    'gate-only-gift',
    'campaigns.1.gate.ways',
    'a gate with a gift only',
    set('campaigns.1', {id: 'wall', format: 'gate', gate: {ways: ['give']}}),
  ],
  [
    'goal-outdated',
    'campaigns.0.goal.until',
    'a goal of the past',
    set('campaigns.0.goal', {target: 100, reached: 5, at: '2026-06-01', until: '2026-06-10'}),
  ],
  [
    'goal-outdated',
    'campaigns.0.goal.at',
    'a count of long ago',
    set('campaigns.0.goal', {target: 100, reached: 5, at: '2026-05-01'}),
  ],
  [
    'goal-reached',
    'campaigns.0.goal',
    'a goal that is reached',
    set('campaigns.0.goal', {target: 100, reached: 100, at: '2026-06-10'}),
  ],
  [
    'goal-other-currency',
    'campaigns.0.goal.currency',
    'a goal in another currency',
    set('campaigns.0.goal', {target: 100, reached: 5, at: '2026-06-10', currency: 'eur'}),
  ],
  ['variant-alone', 'campaigns.0.variants', 'one variant', set('campaigns.0.variants', [{id: 'a', weight: 1}])],
  [
    'amount-below-minimum',
    'campaigns.0.variants.1.amounts.usd.once.presets',
    'a variant that can’t be charged',
    set('campaigns.0.variants', [
      {id: 'a', weight: 1},
      {id: 'b', weight: 1, amounts: {usd: {once: {presets: [0.2]}}}},
    ]),
  ],
  [
    'promise-not-offered',
    HIGHLIGHT,
    'a sum that a variant does not offer',
    (config) => {
      set('currency')(config);
      set('amounts.gbp')(config);
      set(HIGHLIGHT, 'Just $2 a month.')(config);
      set('campaigns.0.variants', [
        {id: 'a', weight: 1},
        {id: 'b', weight: 1, amounts: {usd: {monthly: {presets: [3, 6]}}}},
      ])(config);
    },
  ],
  [
    'amounts-unused',
    'checkout.monthlyUpTo',
    'a monthly gift in the place of none',
    (config) => {
      set('frequencies', ['monthly'])(config);
      set('checkout.monthlyUpTo', {usd: 50})(config);
    },
  ],

  ['checkout-sandbox', 'checkout.adapter', 'the sandbox', set('checkout.adapter', 'sandbox')],
  ['adapter-unknown', 'checkout.adapter', 'a slip in an adapter’s name', set('checkout.adapter', 'stripes')],
  [
    'endpoint-insecure',
    'checkout.endpoint',
    'a server in the clear',
    set('checkout.endpoint', 'http://pay.example/appeal'),
  ],

  ['contrast-low', 'theme.onAccent', 'white on a light green', set('theme.accent', '#0b5')],
  ['contrast-low', 'theme.accent', 'the default text on an accent', set('theme', {accent: '#0b5'})],
  ['contrast-low', 'theme.text', 'grey on grey', set('theme.text', '#888')],
  ['contrast-low', 'theme.focus', 'a ring that is hardly seen', set('theme.focus', '#bbb')],
  ['contrast-low', 'theme.text', 'a dark mode that was forgotten', set('theme.surface', 'light-dark(#f6f6f6, #222)')],
  ['contrast-low', 'theme.muted', 'small print that shines through', set('theme.muted', 'rgb(0 0 0 / 40%)')],
  ['colour-unknown', 'theme.accent', 'a colour of the page’s', set('theme.accent', 'var(--brand)')],
  ['theme-half', 'theme', 'a surface without its text', set('theme.text')],
];

describe('a config that nothing is wrong with', () => {
  test('has no findings, on a page and without one', () => {
    expect(find(cleanConfig())).toEqual([]);
    expect(check(cleanConfig(), {now: NOW})).toEqual([]);
  });

  test('is the demo’s, but for a note that no money moves', () => {
    const demo: unknown = JSON.parse(readFileSync('demo/appeal.json', 'utf8'));
    expect(check(demo, {now: NOW}).map(({code}) => code)).toEqual(['checkout-sandbox']);
  });
});

describe('a campaign that can ask, if seldom,', () => {
  test.each<[string, Json]>([
    ['goes by many articles', {audience: {minArticles: 40}}],
    ['goes by an exact number of articles', {audience: {minArticles: 17, maxArticles: 17}}],
    [
      'goes by a gate behind as many as may be',
      {format: 'gate', gate: {free: 5, period: 'P30D'}, audience: {maxArticles: 6}},
    ],
    [
      'is for one region in one language on one device',
      {audience: {include: {region: ['NZ'], language: 'mi', device: 'tablet'}}},
    ],
    ['goes by a parameter and a name of the page’s', {audience: {include: {utm_source: 'letter', plan: ['gold', 3]}}}],
    ['waits for a day after the first article', {audience: {graceHours: 24, minArticles: 3}}],
    ['asks for an hour', {schedule: {blackoutHours: [13, 12]}}],
    ['begins in a year, for a day', {schedule: {from: '2027-06-01', until: '2027-06-02'}}],
    ['asks one reader in a hundred', {holdout: 0.99}],
    ['begins after many articles', {pacing: {start: 30, between: 5, skip: 3}}],
    [
      'asks on sensitive pages with one of two tags',
      {pages: {includeTags: ['a', 'b'], excludeTags: ['a'], sensitive: true}},
    ],
    ['has a place of its own', {placement: 'footer'}],
    ['lies over the page', {format: 'bar'}],
  ])('is not said never to ask: one that %s', (_, rules) => {
    const config = cleanConfig();
    set('campaigns.1', {id: 'side', ...rules})(config);
    const codes = check(config, {now: NOW}).map(({code}) => code);
    expect(codes.filter((code) => code === 'campaign-never-asks' || code === 'campaign-hidden')).toEqual([]);
  });

  test.each<[string, Json, Json]>([
    ['the first is capped', {pacing: {maxViews: 50, perDays: 1}}, {}],
    ['the first is for others', {alwaysAsk: true, audience: {include: {region: 'GB'}}}, {}],
    ['the first is for pages with a tag', {alwaysAsk: true, pages: {includeTags: ['news']}}, {}],
    ['the first is not for pages with a tag', {alwaysAsk: true, pages: {excludeTags: ['news']}}, {}],
    ['the first can be closed', {alwaysAsk: true, pacing: {daysAfterDismiss: 1}}, {}],
    [
      'the first is over one day',
      {alwaysAsk: true, pacing: {daysAfterDismiss: 0}, schedule: {until: '2026-12-01'}},
      {},
    ],
    [
      'the first sleeps at night',
      {alwaysAsk: true, pacing: {daysAfterDismiss: 0}, schedule: {blackoutHours: [3, 4]}},
      {},
    ],
    ['the first needs an element', {alwaysAsk: true, pacing: {daysAfterDismiss: 0}}, {format: 'bar'}],
    ['the first holds readers out', {alwaysAsk: true, pacing: {daysAfterDismiss: 0}, holdout: 0.05}, {}],
    ['all have a cap together', {pacing: {maxViews: 4}}, {pacing: {maxViews: 2, perDays: 7}}],
  ])('is not said to be hidden where %s', (_, first, second) => {
    const config = cleanConfig();
    if (first['pacing'] && second['pacing']) set('pacing', {maxViews: 3, perDays: 7, hoursAfterDismiss: 48})(config);
    set('campaigns', [
      {id: 'first', priority: 9, ...first},
      {id: 'second', ...second},
    ])(config);
    const codes = check(config, {now: NOW}).map(({code}) => code);
    expect(codes.filter((code) => code === 'campaign-never-asks' || code === 'campaign-hidden')).toEqual([]);
  });
});

describe('a mistake', () => {
  test.each(CASES)('%s is found at %s: %s', (code, path, _, make) => {
    const config = cleanConfig();
    make(config);
    const found = find(config).filter((finding) => finding.code === code);
    expect(found.map((finding) => finding.path)).toContain(path);
    expect(found[0]!.severity).toBe(CODES[code].severity);
    expect(found[0]!.message).toMatch(/\.$/);
    expect(found[0]!.advice).not.toBe('');
  });
});

const PAGE_CASES: [FindingCode, string, string, (page: string) => string][] = [
  [
    'page-lacks-placement',
    'campaigns.1.placement',
    'a page without that place',
    (page) => page.replace('placement="aside"', ''),
  ],
  ['page-lacks-placement', 'campaigns.0', 'a page without an element', (page) => page.replaceAll('reader-appeal', 'p')],
  [
    'page-names-unknown',
    'page',
    'a button for a campaign that is not there',
    (page) => page.replace('"end"', '"ende"'),
  ],
  ['page-names-unknown', 'page', 'a button for a gift that can’t be made', (page) => page.replace('12.5', '1')],
  [
    'page-names-unknown',
    'page',
    'a button for a frequency that is not offered',
    (page) => page.replace('="once"', '="yearly"'),
  ],
  ['page-names-unknown', 'page', 'an element in a currency that is not there', (page) => page.replace('GBP', 'EUR')],
  [
    'page-no-fallback',
    'page',
    'an element without a link',
    (page) => page.replace('<reader-appeal><a href="/support">Support us</a>', '<reader-appeal>'),
  ],
  [
    'page-no-script',
    'page',
    'a page without the tag',
    (page) => page.replace('<script async src="/appeal.js" data-config="/appeal.json">', '<script>'),
  ],
  ['page-no-language', 'page', 'a page without a language', (page) => page.replace(' lang="en"', '')],
];

describe('a page', () => {
  test.each(PAGE_CASES)('%s is found at %s: %s', (code, path, _, change) => {
    const found = find(cleanConfig(), change(PAGE)).filter((finding) => finding.code === code);
    expect(new Set(found.map((finding) => finding.path)).has(path)).toBe(true);
    expect(change(PAGE)).not.toBe(PAGE);
  });

  test('may be one of several', () => {
    const bare = pageOf('<html lang="en"><script data-config="x"></script>', 'bare.html');
    const found = check(cleanConfig(), {now: NOW, pages: [pageOf(PAGE, 'page.html'), bare]});
    expect(found.map(({message}) => message.startsWith('bare.html'))).toEqual([true, true]);
  });
});

test('the languages that checks know are those that come with the package', () => {
  const files = readdirSync('src/messages/locales').map((file) => file.replace(/\.ts$/, ''));
  expect([...LANGUAGES].sort()).toEqual(files.sort());
});

describe('checking', () => {
  test('tells of every code in at least one case', () => {
    const tried = new Set<string>([...CASES, ...PAGE_CASES].map(([code]) => code));
    const elsewhere = ['key-twice', 'gate-selector', 'gate-cuts-nothing'];
    expect(Object.keys(CODES).filter((code) => !tried.has(code) && !elsewhere.includes(code))).toEqual([]);
  });

  test('names errors first', () => {
    const config = cleanConfig();
    set('checkout.adapter', 'sandbox')(config);
    set(LEAD, 'This *matters.')(config);
    set('theme.text', '#888')(config);
    expect(find(config).map(({severity}) => severity)).toEqual(['error', 'warning', 'note']);
  });

  test('never throws, whatever the JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        check(value, {now: NOW});
      }),
    );
  });

  test('never throws, whatever stands in one place of a config', () => {
    const paths = placesIn(cleanConfig());
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.string()), (path, value) => {
        const config = cleanConfig();
        set(path, value)(config);
        for (const {code} of find(config)) expect(CODES).toHaveProperty(code);
      }),
      {numRuns: 500},
    );
  });

  test('leaves the config as it was', () => {
    const config = cleanConfig();
    find(config);
    expect(config).toEqual(cleanConfig());
  });
});

/** Every path of a value that is no leaf's parent only. */
function placesIn(value: unknown, path = ''): string[] {
  if (!value || typeof value !== 'object') return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => placesIn(child, path ? `${path}.${key}` : key));
  return path ? [path, ...inner] : inner;
}

const ARTICLE = '<article><h1>H</h1><p>One<p>Two<p>Three<p>Four<h2 class="more">More</h2><p>Five</article>';

describe('a gate', () => {
  const gate = (rules: Json, html: string): (readonly [string, string])[] => {
    const config = cleanConfig();
    set('campaigns', [{id: 'wall', format: 'gate', gate: rules}])(config);
    const page = pageOf(`<html lang="en"><script data-config="x"></script>${html}`, 'page.html');
    return check(config, {now: NOW, pages: [page]}).map(({code, path}) => [code, path]);
  };

  test.each<[string, Json, string]>([
    ['an article of five paragraphs', {}, ARTICLE],
    ['a main element', {}, ARTICLE.replaceAll('article', 'main')],
    [
      'an element of the page’s own',
      {within: '.story > div'},
      `<section class="story"><div>${ARTICLE}</div></section>`,
    ],
    ['a mark in the text', {cutAfter: 'h2.more'}, ARTICLE],
  ])('finds %s', (_, rules, html) => {
    expect(gate(rules, html)).toEqual([]);
  });

  test.each<[string, Json, string, [string, string]]>([
    ['no article', {}, '<div><p>One</div>', ['gate-selector', 'campaigns.0.gate']],
    ['an element that is not there', {within: '#story'}, ARTICLE, ['gate-selector', 'campaigns.0.gate.within']],
    ['a selector that is none', {within: 'p..x'}, ARTICLE, ['gate-selector', 'campaigns.0.gate.within']],
    ['a mark that is not there', {cutAfter: '.less'}, ARTICLE, ['gate-selector', 'campaigns.0.gate.cutAfter']],
    [
      'a mark that is outside',
      {cutAfter: '.more'},
      `<article><p>One</article><p class="more">`,
      ['gate-selector', 'campaigns.0.gate.cutAfter'],
    ],
    ['a mark that is no selector', {cutAfter: '::'}, ARTICLE, ['gate-selector', 'campaigns.0.gate.cutAfter']],
    ['too few paragraphs', {cutAfter: 5}, ARTICLE, ['gate-cuts-nothing', 'campaigns.0.gate.cutAfter']],
  ])('does not find %s', (_, rules, html, finding) => {
    expect(gate(rules, html)).toEqual([finding]);
  });
});

test('a slip in a text’s name is said with the name that was meant, and a way to pay may have one of its own', () => {
  const config = cleanConfig();
  set('messages', {de: {goOnn: 'Weiter', method_card: 'Plastik', method_twint: 'Twint'}})(config);
  set('checkout.methods', ['card', 'twint'])(config);
  const found = find(config).filter(({code}) => code === 'word-unknown');
  expect(found.map(({path, advice}) => [path, advice])).toEqual([['messages.de.goOnn', 'Perhaps “goOn” is meant.']]);
});

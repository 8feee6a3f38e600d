import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {AskCampaign, AskConfig} from '../../../src/core/ask/ask-config.js';
import {onlyHeldBy} from '../../../src/core/ask/only-held-by.js';
import {decide, emptyRecord, remember, type Decision, type Reason, type Visit} from '../../../src/core/index.js';
import {DAY, frozen, NOON, recordWith, visitWith, type Told} from './support.js';

const RULES = [
  ...[
    'placement',
    'claim',
    'schedule',
    'pages',
    'snooze',
    'supporter',
    'quiet',
    'articles',
    'views',
    'spacing',
    'dismissed',
  ],
];

function ask(campaign: Partial<AskCampaign>, visit: Visit, config: Partial<AskConfig> = {}): Decision {
  return decide({campaigns: [{id: 'a', ...campaign}], ...config}, visit);
}

function reason(decision: Decision, rule: string): Reason {
  return decision.reasons.find((each) => each.rule === rule)!;
}

type Case = [
  what: string,
  rule: string,
  pass: boolean,
  campaign: Partial<AskCampaign>,
  visit: Parameters<typeof visitWith>[0],
  rest?: Partial<Reason>,
];

const iso = (time: number): string => new Date(time).toISOString();
const viewsAt = (...days: number[]): {views: Record<string, number[]>} => ({
  views: {a: days.map((day) => NOON - day * DAY)},
});

const CASES: Case[] = [
  ['a page that does not say where there is room', 'placement', true, {placement: 'bar'}, {}],
  ['a page with room for it', 'placement', true, {}, {page: {placements: ['inline', 'bar']}}],
  ['a page with room for this very campaign', 'placement', true, {}, {page: {placements: ['a']}}],
  [
    'a page with no room for it',
    'placement',
    false,
    {},
    {page: {placements: ['bar']}},
    {seen: ['bar'], limit: 'inline'},
  ],
  ['a page with no room at all', 'placement', false, {}, {page: {placements: []}}],

  ['no schedule', 'schedule', true, {}, {}],
  ['before its time', 'schedule', false, {schedule: {from: iso(NOON + 1)}}, {}, {seen: NOON, nextAt: NOON + 1}],
  ['at its first moment', 'schedule', true, {schedule: {from: iso(NOON)}}, {}],
  ['at its last moment', 'schedule', true, {schedule: {until: iso(NOON + 1)}}, {}],
  ['when it is over', 'schedule', false, {schedule: {until: iso(NOON)}}, {}, {limit: {until: iso(NOON)}}],

  ['a page without tags', 'pages', true, {}, {}],
  ['a sensitive page', 'pages', false, {}, {page: {sensitive: true}}],
  ['a sensitive page that is allowed', 'pages', true, {pages: {sensitive: true}}, {page: {sensitive: true}}],
  ['an excluded tag', 'pages', false, {pages: {excludeTags: ['obituary']}}, {page: {tags: ['x', 'obituary']}}],
  ['an excluded section', 'pages', false, {pages: {excludeTags: ['obituary']}}, {page: {section: 'obituary'}}],
  ['another tag', 'pages', true, {pages: {excludeTags: ['obituary']}}, {page: {tags: ['obituaries'], section: 'x'}}],
  ['an included tag', 'pages', true, {pages: {includeTags: ['news']}}, {page: {tags: ['news']}}],
  ['an included section', 'pages', true, {pages: {includeTags: ['news']}}, {page: {section: 'news'}}],
  ['no included tag', 'pages', false, {pages: {includeTags: ['news']}}, {page: {tags: ['sport']}}],
  [
    'included and excluded',
    'pages',
    false,
    {pages: {includeTags: ['a'], excludeTags: ['b']}},
    {page: {tags: ['a', 'b']}},
  ],
  ['nothing included', 'pages', false, {pages: {includeTags: []}}, {page: {tags: ['a']}}],

  ['no snooze', 'snooze', true, {}, {}],
  [
    'a snooze',
    'snooze',
    false,
    {},
    {record: {snooze: {at: NOON, span: DAY, articles: 0}}},
    {limit: NOON + DAY, nextAt: NOON + DAY},
  ],
  ['a due snooze', 'snooze', true, {}, {record: {snooze: {at: NOON - DAY, span: DAY, articles: 0}}}],
  [
    'a snooze for two more articles after one',
    'snooze',
    false,
    {},
    {record: {reads: [NOON - 5, NOON - 1], snooze: {at: NOON - 2, span: 0, articles: 2}}},
    {limit: 2},
  ],
  [
    'a snooze for two more articles after two',
    'snooze',
    true,
    {},
    {record: {reads: [NOON - 1, NOON], snooze: {at: NOON - 2, span: 0, articles: 2}}},
  ],

  ['somebody', 'supporter', true, {}, {reader: {loggedIn: true}}],
  ['a supporter', 'supporter', false, {}, {reader: {supporter: true}}, {seen: true, limit: false}],

  ['no gift', 'quiet', true, {}, {}],
  [
    'a single gift 89 days ago',
    'quiet',
    false,
    {},
    {record: {gift: {at: NOON - 89 * DAY, frequency: 'once'}}},
    {seen: NOON - 89 * DAY, limit: 90, nextAt: NOON + DAY},
  ],
  ['a single gift 90 days ago', 'quiet', true, {}, {record: {gift: {at: NOON - 90 * DAY, frequency: 'once'}}}],
  ['a monthly gift 364 days ago', 'quiet', false, {}, {record: {gift: {at: NOON - 364 * DAY, frequency: 'monthly'}}}],
  ['a yearly gift 364 days ago', 'quiet', false, {}, {record: {gift: {at: NOON - 364 * DAY, frequency: 'yearly'}}}],
  ['a yearly gift 365 days ago', 'quiet', true, {}, {record: {gift: {at: NOON - 365 * DAY, frequency: 'yearly'}}}],
  [
    'a gift whose giver wants 180 days of silence, 179 days ago',
    'quiet',
    false,
    {},
    {record: {gift: {at: NOON - 179 * DAY, frequency: 'once', quietDays: 180}}},
    {limit: 180, nextAt: NOON + DAY},
  ],
  [
    'a gift whose giver may be asked again after 30 days, 30 days ago',
    'quiet',
    true,
    {},
    {record: {gift: {at: NOON - 30 * DAY, frequency: 'monthly', quietDays: 30}}},
  ],

  ['no least number of articles', 'articles', true, {}, {}],
  ['too few articles', 'articles', false, {audience: {minArticles: 2}}, {record: {reads: [NOON]}}, {seen: 1, limit: 2}],
  ['enough articles', 'articles', true, {audience: {minArticles: 2}}, {record: {reads: [NOON - 29 * DAY, NOON]}}],
  ['articles of long ago', 'articles', false, {audience: {minArticles: 2}}, {record: {reads: [NOON - 30 * DAY, NOON]}}],
  [
    'articles within the given days',
    'articles',
    false,
    {audience: {minArticles: 2, periodDays: 7}},
    {record: {reads: [NOON - 7 * DAY, NOON]}},
    {seen: 1},
  ],

  ['three views in 30 days', 'views', true, {}, {record: viewsAt(3, 2, 1)}],
  [
    'four views in 30 days',
    'views',
    false,
    {},
    {record: viewsAt(40, 29, 3, 2, 1)},
    {seen: 4, limit: 4, nextAt: NOON + DAY},
  ],
  ['a view that was 30 days ago', 'views', true, {}, {record: viewsAt(30, 3, 2, 1)}],
  [
    'as many views as are allowed',
    'views',
    false,
    {pacing: {maxViews: 1, perDays: 7}},
    {record: viewsAt(6)},
    {nextAt: NOON + DAY},
  ],
  ['views of another campaign', 'views', true, {}, {record: {views: {b: [NOON, NOON, NOON, NOON]}}}],
  [
    'more views than are allowed',
    'views',
    false,
    {pacing: {maxViews: 2}},
    {record: viewsAt(20, 10, 5)},
    {seen: 3, limit: 2, nextAt: NOON + 20 * DAY},
  ],

  ['no days between', 'spacing', true, {}, {record: viewsAt(0)}],
  ['seen yesterday, a day between', 'spacing', true, {pacing: {minDaysBetween: 1}}, {record: viewsAt(9, 1)}],
  [
    'seen today, a day between',
    'spacing',
    false,
    {pacing: {minDaysBetween: 1}},
    {record: viewsAt(9, 0.5)},
    {seen: NOON - DAY / 2, limit: 1, nextAt: NOON + DAY / 2},
  ],
  ['never seen, many days between', 'spacing', true, {pacing: {minDaysBetween: 100}}, {}],

  ['never closed', 'dismissed', true, {}, {record: {closed: {b: NOON}}}],
  [
    'closed six days ago',
    'dismissed',
    false,
    {},
    {record: {closed: {a: NOON - 6 * DAY}}},
    {limit: 7, nextAt: NOON + DAY},
  ],
  ['closed seven days ago', 'dismissed', true, {}, {record: {closed: {a: NOON - 7 * DAY}}}],
  [
    'closed, with no days of silence',
    'dismissed',
    true,
    {pacing: {daysAfterDismiss: 0}},
    {record: {closed: {a: NOON}}},
  ],
];

describe('each rule alone', () => {
  test.each<Case>(CASES)('%s: %s %s', (...[, rule, pass, campaign, parts, rest = {}]) => {
    const decision = ask(campaign, visitWith(parts));
    expect(reason(decision, rule)).toMatchObject({campaign: 'a', pass, ...rest});
    expect(decision.reasons.filter((each) => each.rule !== rule && !each.pass)).toEqual([]);
    expect(decision.campaign).toBe(pass ? 'a' : null);
    expect(decision.placement).toBe(pass ? (campaign.placement ?? 'inline') : null);
    if (pass) expect(reason(decision, rule)).not.toHaveProperty('nextAt');
  });

  test('all are reported, in their order, for every campaign', () => {
    const {reasons} = decide({campaigns: [{id: 'a'}, {id: 'b'}]}, visitWith({reader: {supporter: true}}));
    expect(reasons.map(({campaign, rule}) => [campaign, rule])).toEqual(
      ['a', 'b'].flatMap((id) => RULES.map((rule) => [id, rule])),
    );
  });

  test.each([
    ['once', 5],
    ['monthly', 6],
    ['yearly', 7],
  ] as const)('days of silence after a %s gift are the config’s', (frequency, days) => {
    const quietDays = {once: 5, monthly: 6, yearly: 7};
    const gift = {at: NOON - days * DAY, frequency};
    expect(ask({}, visitWith({record: {gift}}), {quietDays}).campaign).toBe('a');
    expect(ask({}, visitWith({now: NOON - 1, record: {gift}}), {quietDays}).campaign).toBeNull();
  });
});

describe('which campaign asks', () => {
  const campaigns = (...all: [string, number?][]): AskConfig => ({
    campaigns: all.map(([id, priority]) => ({id, ...(priority !== undefined && {priority})})),
  });

  test.each<[string, AskConfig, string | null]>([
    ['none', {campaigns: []}, null],
    ['the first of equals', campaigns(['a'], ['b']), 'a'],
    ['the one of highest priority', campaigns(['a', 1], ['b', 10], ['c', 5]), 'b'],
    ['one without a priority before one below 0', campaigns(['a', -1], ['b']), 'b'],
    ['the first of equals, behind', campaigns(['a', 1], ['b', 2], ['c', 2]), 'b'],
  ])('%s', (_, config, campaign) => {
    expect(decide(config, visitWith()).campaign).toBe(campaign);
  });

  test('the next one, when the first may not', () => {
    const decision = decide(campaigns(['a', 9], ['b']), visitWith({record: {closed: {a: NOON}}}));
    expect(decision).toMatchObject({campaign: 'b', placement: 'inline', variant: null});
    expect(decision.reasons.filter(({pass}) => !pass)).toMatchObject([{campaign: 'a', rule: 'dismissed'}]);
  });

  test('none of them while a reader has said “later”, whatever their priority and placement', () => {
    const all = ['inline', 'bar', 'dialog', 'gate'].map((placement) => ({id: placement, placement, priority: 1e6}));
    const record = {snooze: {at: NOON, span: 1, articles: 0}};
    expect(decide({campaigns: all}, visitWith({record})).campaign).toBeNull();
    expect(decide({campaigns: all}, visitWith({record, now: NOON + 1})).campaign).toBe('inline');
  });
});

describe('a reminder that is due', () => {
  const snooze = {at: NOON - 7 * DAY, span: 7 * DAY, articles: 0};
  const capped: Partial<AskCampaign> = {
    audience: {minArticles: 5},
    pacing: {maxViews: 1, minDaysBetween: 30, daysAfterDismiss: 60},
  };
  const record = {snooze, views: {a: [NOON - DAY]}, closed: {a: NOON - DAY}};

  test('is delivered past our own limits', () => {
    expect(ask(capped, visitWith({record})).campaign).toBe('a');
    expect(ask(capped, visitWith({record: {...record, snooze: null}})).reasons.filter(({pass}) => !pass)).toMatchObject(
      [{rule: 'articles'}, {rule: 'views'}, {rule: 'spacing'}, {rule: 'dismissed'}],
    );
  });

  test.each<[string, Partial<AskCampaign>, Parameters<typeof visitWith>[0]]>([
    ['supporter', {}, {reader: {supporter: true}}],
    ['quiet', {}, {record: {...record, gift: {at: NOON - DAY, frequency: 'once'}}}],
    ['pages', {}, {page: {sensitive: true}}],
    ['placement', {}, {page: {placements: []}}],
    ['schedule', {schedule: {until: iso(NOON)}}, {}],
  ])('is not delivered past “%s”', (rule, campaign, parts) => {
    const decision = ask({...capped, ...campaign}, visitWith({record, ...parts}));
    expect(decision.campaign).toBeNull();
    expect(decision.reasons.filter(({pass}) => !pass)).toMatchObject([{rule}]);
  });

  test('is delivered once', () => {
    const seen = remember(recordWith(record), {kind: 'view', campaign: 'a'}, NOON);
    expect(ask(capped, visitWith({record: seen, now: NOON + 1})).campaign).toBeNull();
  });
});

describe('a campaign that only the snooze holds back', () => {
  const snoozed = {snooze: {at: NOON, span: DAY, articles: 0}};

  test.each<[string, Told, string | undefined]>([
    ['nothing held back', {}, undefined],
    ['only the snooze', snoozed, 'a'],
    ['the first by more than that', {...snoozed, closed: {a: NOON}}, 'b'],
    ['both by more than that', {...snoozed, closed: {a: NOON, b: NOON}}, undefined],
    ['not by a snooze', {closed: {a: NOON, b: NOON}}, undefined],
  ])('%s', (_, record, campaign) => {
    const {reasons} = decide({campaigns: [{id: 'a'}, {id: 'b'}]}, visitWith({record}));
    expect(onlyHeldBy(reasons)).toBe(campaign);
  });
});

const days = (max: number): fc.Arbitrary<number> => fc.integer({min: 1, max});
const stamp = fc.integer({min: NOON - 400 * DAY, max: NOON});
const stamps = fc.array(stamp, {maxLength: 12}).map((all) => all.sort((one, other) => one - other));
const campaign = (id: string): fc.Arbitrary<AskCampaign> =>
  fc.record(
    {
      id: fc.constant(id),
      placement: fc.constantFrom('inline', 'bar'),
      priority: fc.integer({min: -2, max: 2}),
      audience: fc.record({minArticles: fc.integer({min: 0, max: 5}), periodDays: days(60)}, {requiredKeys: []}),
      pacing: fc.record(
        {maxViews: days(6), perDays: days(60), minDaysBetween: days(30), daysAfterDismiss: days(30)},
        {requiredKeys: []},
      ),
      schedule: fc.record(
        {from: stamp.map(iso), until: stamp.map((time) => iso(time + 300 * DAY))},
        {requiredKeys: []},
      ),
      pages: fc.record({excludeTags: fc.constant(['x']), includeTags: fc.constant(['y'])}, {requiredKeys: []}),
    },
    {requiredKeys: ['id']},
  );
const config = fc.record(
  {
    campaigns: fc.tuple(campaign('a'), campaign('b')),
    quietDays: fc.record({once: days(200), monthly: days(400), yearly: days(400)}, {requiredKeys: []}),
  },
  {requiredKeys: ['campaigns']},
);
const record = fc.record({
  reads: stamps,
  views: fc.record({a: stamps, b: stamps}, {requiredKeys: []}),
  closed: fc.record({a: stamp, b: stamp}, {requiredKeys: []}),
  snooze: fc.option(
    fc
      .record({at: stamp, span: fc.integer({min: 0, max: 366 * DAY}), articles: fc.constantFrom(0, 0, 3)})
      .map((each) => (each.articles ? {...each, span: 0} : each)),
  ),
  picked: fc.constant(null),
  gift: fc.option(
    fc.record(
      {at: stamp, frequency: fc.constantFrom('once' as const, 'monthly', 'yearly'), quietDays: days(400)},
      {requiredKeys: ['at', 'frequency']},
    ),
  ),
});
const visit: fc.Arbitrary<Visit> = fc
  .tuple(record, fc.subarray(['x', 'y']), fc.boolean())
  .map(([given, tags, supporter]) => visitWith({record: given, page: {tags}, reader: {supporter}}));

describe('for every config, record and page', () => {
  test('it is pure: the same in, the same out, and nothing changed', () => {
    fc.assert(
      fc.property(config, visit, (given, seen) => {
        frozen(given);
        frozen(seen);
        const first = decide(given, seen);
        expect(decide(structuredClone(given), structuredClone(seen))).toEqual(first);
      }),
    );
  });

  test('one that asks has no reason against it, and one that does not has at least one', () => {
    fc.assert(
      fc.property(config, visit, (given, seen) => {
        const decision = decide(given, seen);
        for (const {id} of given.campaigns) {
          const against = decision.reasons.filter((each) => each.campaign === id && !each.pass);
          if (decision.campaign === id) expect(against).toEqual([]);
          if (decision.campaign === null) expect(against).not.toEqual([]);
        }
      }),
      {numRuns: 1000},
    );
  });

  test('the dice, the address and the reader’s other traits change nothing', () => {
    fc.assert(
      fc.property(config, visit, fc.double({min: 0, max: 0.999, noNaN: true}), (given, seen, dice) => {
        const other = {
          ...seen,
          dice,
          page: {...seen.page, url: 'x'},
          reader: {...seen.reader, region: 'DE', device: 'x'},
        };
        expect(decide(given, other)).toEqual(decide(given, seen));
      }),
    );
  });

  test('nextAt is exact: then the rule passes, and just before it does not', () => {
    let told = 0;
    fc.assert(
      fc.property(config, visit, (given, seen) => {
        for (const {campaign: id, rule, nextAt, pass} of decide(given, seen).reasons) {
          if (nextAt === undefined) continue;
          expect(pass).toBe(false);
          // A schedule that is over has begun in the past; a reminder that falls due meanwhile passes our own limits.
          if (rule === 'schedule' && nextAt <= seen.now) continue;
          if (seen.record.snooze && ['views', 'spacing', 'dismissed'].includes(rule)) continue;
          told += 1;
          expect(nextAt).toBeGreaterThan(seen.now);
          const at = (now: number): Reason =>
            decide(given, {...seen, now}).reasons.find((each) => each.campaign === id && each.rule === rule)!;
          expect(at(nextAt - 1).pass, rule).toBe(false);
          const {schedule} = given.campaigns.find((each) => each.id === id)!;
          const over = rule === 'schedule' && schedule?.until && Date.parse(schedule.until) <= nextAt;
          if (!over) expect(at(nextAt).pass, rule).toBe(true);
        }
      }),
      {numRuns: 1000},
    );
    expect(told).toBeGreaterThan(200);
  });
});

describe('over time', () => {
  const life = fc.record({
    campaigns: fc.tuple(
      ...['a', 'b', 'c'].map((id) =>
        fc.record({
          id: fc.constant(id),
          pacing: fc.record(
            {maxViews: days(8), perDays: days(90), minDaysBetween: fc.integer({min: 0, max: 10})},
            {requiredKeys: []},
          ),
        }),
      ),
    ),
    pauses: fc.array(fc.integer({min: 1, max: 10 * DAY}), {minLength: 50, maxLength: 250}),
  });

  test('no campaign is ever seen more often than it may, nor too soon', () => {
    fc.assert(
      fc.property(life, ({campaigns, pauses}) => {
        const seen: Record<string, number[]> = {a: [], b: [], c: []};
        let remembered = emptyRecord();
        let now = NOON;
        for (const pause of pauses) {
          now += pause;
          const {campaign: id} = decide({campaigns}, visitWith({now, record: remembered}));
          if (!id) continue;
          seen[id]!.push(now);
          remembered = remember(remembered, {kind: 'view', campaign: id}, now);
        }
        for (const {id, pacing} of campaigns) {
          const times = seen[id]!;
          const {maxViews = 4, perDays = 30, minDaysBetween = 0} = pacing;
          times.forEach((time, index) => {
            const window = times.filter((other) => other <= time && other > time - perDays * DAY);
            expect(window.length).toBeLessThanOrEqual(maxViews);
            if (index) expect(time - times[index - 1]!).toBeGreaterThanOrEqual(minDaysBetween * DAY);
          });
        }
      }),
      {numRuns: 100},
    );
  });

  test('a snooze is kept to the moment, on every page', () => {
    fc.assert(
      fc.property(config, fc.integer({min: 1, max: 366 * DAY}), fc.array(days(500)), (given, span, visits) => {
        const snoozed = remember(emptyRecord(), {kind: 'snooze', until: NOON + span}, NOON);
        for (const day of visits) {
          const now = NOON + day * DAY;
          const decision = decide(given, visitWith({now, record: snoozed}));
          if (now < NOON + span) expect(decision.campaign).toBeNull();
          expect(reason(decision, 'snooze').pass).toBe(now >= NOON + span);
        }
      }),
    );
  });
});

describe('a config that nobody has checked', () => {
  const ODD = [null, undefined, 0, 1, -1, NaN, '', 'x', true, [], [null], {}, {thing: 1}];

  test.each(['campaigns', 'quietDays'])('odd %s', (key) => {
    for (const odd of ODD) {
      const given = {campaigns: [{id: 'a'}], [key]: odd} as unknown as AskConfig;
      expect(() => decide(given, visitWith({record: {gift: {at: NOON - DAY, frequency: 'once'}}}))).not.toThrow();
    }
  });

  test.each(['id', 'placement', 'priority', 'audience', 'pages', 'pacing', 'schedule', 'variants', 'appeal'])(
    'odd %s',
    (key) => {
      for (const odd of ODD) {
        const given = {campaigns: [{id: 'a', [key]: odd}, {id: 'b'}]} as unknown as AskConfig;
        expect(() => decide(given, visitWith({page: {tags: ['x'], placements: ['inline']}}))).not.toThrow();
      }
    },
  );

  test.each([
    ...['audience.minArticles', 'audience.periodDays', 'pages.includeTags', 'pages.excludeTags', 'pages.sensitive'],
    ...['pacing.maxViews', 'pacing.perDays', 'pacing.minDaysBetween', 'pacing.daysAfterDismiss'],
    ...['schedule.from', 'schedule.until'],
  ])('odd %s', (path) => {
    const [group = '', key = ''] = path.split('.');
    for (const odd of ODD) {
      const given = {campaigns: [{id: 'a', [group]: {[key]: odd}}]} as unknown as AskConfig;
      expect(() => decide(given, visitWith({page: {tags: ['x']}, record: viewsAt(5, 2)}))).not.toThrow();
    }
  });

  test.each([
    {audience: {minArticles: 'many'}},
    {audience: 'x'},
    {pages: {includeTags: 'news', excludeTags: 5}},
    {pacing: {maxViews: 'few', perDays: 'x', minDaysBetween: {}, daysAfterDismiss: 'x'}},
    {schedule: {from: 'soon', until: 'later'}},
    {priority: 'high'},
    {audience: null, pages: null, pacing: null, schedule: null},
  ])('what makes no sense does not silence: %j', (odd) => {
    const record = {reads: [], views: {a: [NOON - 1]}, closed: {a: NOON - 8 * DAY}};
    const given = {campaigns: [{id: 'a', ...odd}]} as unknown as AskConfig;
    expect(decide(given, visitWith({record})).campaign).toBe('a');
  });

  test('a wrong campaign does not take the others along', () => {
    const given = {campaigns: [null, 5, 'x', {}, {id: ''}, {id: 'b', priority: -5}]} as unknown as AskConfig;
    expect(decide(given, visitWith()).campaign).toBe('b');
  });

  test.each(['__proto__', 'constructor', 'toString'])('a campaign may be called %s', (id) => {
    const decision = decide({campaigns: [{id}]}, visitWith());
    expect(decision.campaign).toBe(id);
  });
});

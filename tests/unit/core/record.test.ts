import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {LONGEST_SNOOZE_DAYS, mendRecord} from '../../../src/core/ask/read-record.js';
import {glanceRecord, markOf, withArticle} from '../../../src/core/ask/visit-record.js';
import {KEPT_READS, KEPT_VIEWS, RECORD_BYTES} from '../../../src/core/ask/record.js';
import {
  decide,
  emptyRecord,
  inspectRecord,
  isDue,
  readRecord,
  remember,
  type Happening,
  type ReaderRecord,
} from '../../../src/core/index.js';
import {stampOf} from '../../../src/core/ask/stamps.js';
import {DAY, frozen, NOON, recordWith, told, visitWith} from './support.js';

const YEARS = 365 * DAY;
const bytes = (record: ReaderRecord): number => new TextEncoder().encode(JSON.stringify(record)).length;

describe('what is remembered', () => {
  test('of a new reader: nothing', () => {
    expect(emptyRecord()).toEqual({v: 1, read: 0, reads: '', asks: {}, snooze: null, picked: null, gift: null});
  });

  test('an article: when it was opened', () => {
    const record = remember(recordWith({reads: [1]}), {kind: 'article'}, NOON);
    expect(told(record).reads).toEqual([1, NOON]);
    expect(record.read).toBe(2);
  });

  test('articles: the last 40, and how many there were', () => {
    let record = emptyRecord();
    for (let at = 1; at <= 45; at += 1) record = remember(record, {kind: 'article'}, at);
    expect(told(record).reads).toEqual(Array.from({length: 40}, (_, index) => index + 6));
    expect(record.read).toBe(45);
    expect(KEPT_READS).toBe(40);
  });

  test('an article that is among those that are kept is the same article', () => {
    const open = (record: ReaderRecord, page: string, at: number): ReaderRecord =>
      remember(record, {kind: 'article', page}, at);
    const first = open(open(emptyRecord(), '/a', 1), '/b', 2);
    expect(open(first, '/a', 3)).toEqual({...first, read: 3});
    expect(told(open(first, '/c', 3)).reads).toEqual([1, 2, 3]);
    let later = first;
    for (let at = 1; at <= KEPT_READS; at += 1) later = open(later, `/${at}`, at + 2);
    expect(told(open(later, '/a', 99)).reads.at(-1)).toBe(99);
  });

  test('nothing of an article’s address but a mark that it shares with others', () => {
    const record = remember(emptyRecord(), {kind: 'article', page: 'https://post.example/secret-story'}, NOON);
    expect(JSON.stringify(record)).not.toMatch(/secret|post|example/);
    expect(record.reads).toHaveLength(9);
    const marks = new Set(Array.from({length: 50_000}, (_, page) => markOf(`https://post.example/news/${page}`)));
    expect(marks.size).toBeLessThanOrEqual(20_000);
    expect(marks.size).toBeGreaterThan(10_000);
  });

  test('the dice, once, and only where they are thrown', () => {
    expect(remember(emptyRecord(), {kind: 'article'}, NOON)).not.toHaveProperty('seed');
    const record = remember(emptyRecord(), {kind: 'seed', dice: 0.5}, NOON);
    expect(record.seed).toBe(8192);
    expect(remember(record, {kind: 'seed', dice: 0.9}, NOON).seed).toBe(8192);
    expect(remember(emptyRecord(), {kind: 'seed', dice: 0}, NOON).seed).toBe(0);
  });

  test('a view: of which campaign and when', () => {
    const first = remember(emptyRecord(), {kind: 'view', campaign: 'a'}, 1);
    const second = remember(first, {kind: 'view', campaign: 'b'}, 2);
    const third = remember(second, {kind: 'view', campaign: 'a'}, 3);
    expect(third).toEqual(recordWith({views: {a: [1, 3], b: [2]}}));
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'a view and a closing of a campaign that is called %s',
    (campaign) => {
      const viewed = remember(emptyRecord(), {kind: 'view', campaign}, 1);
      const again = remember(viewed, {kind: 'view', campaign}, 2);
      const closed = remember(again, {kind: 'dismiss', campaign}, 3);
      expect(inspectRecord(closed).campaigns).toEqual({
        [campaign]: {seen: 2, views: [1, 2], closings: 1, closedAt: 3, gifts: 0, givenAt: null},
      });
    },
  );

  test.each(['', '-', 'a b', '__proto__', 'ü', 'x'.repeat(33)])(
    'nothing of a campaign that is called %j',
    (campaign) => {
      const record = recordWith({views: {a: [1]}});
      for (const kind of ['view', 'dismiss'] as const) expect(remember(record, {kind, campaign}, 2)).toEqual(record);
    },
  );

  test('a closing: of which campaign, how often, and when the last time', () => {
    const first = remember(emptyRecord(), {kind: 'dismiss', campaign: 'a'}, 1);
    const second = remember(first, {kind: 'dismiss', campaign: 'a'}, 2);
    expect(inspectRecord(second).campaigns['a']).toMatchObject({closings: 2, closedAt: 2, seen: 0});
  });

  test('of which campaign a gift came, where that is said', () => {
    const given = remember(emptyRecord(), {kind: 'gift', frequency: 'once', campaign: 'a'}, 1);
    const again = remember(given, {kind: 'gift', frequency: 'once', campaign: 'a'}, 2);
    expect(inspectRecord(again).campaigns['a']).toMatchObject({gifts: 2, givenAt: 2});
    expect(again.gift).toEqual({at: 2, frequency: 'once'});
  });

  test('a snooze: how long, and the gift that was picked', () => {
    const gift = {frequency: 'monthly', minor: 750, currency: 'usd'} as const;
    const record = remember(emptyRecord(), {kind: 'snooze', until: NOON + 7 * DAY, gift}, NOON);
    expect(record).toEqual(recordWith({snooze: {at: NOON, span: 7 * DAY, articles: 0}, picked: gift}));
  });

  test('a snooze without a gift leaves the one that was picked before', () => {
    const picked = {frequency: 'once', minor: 500, currency: 'usd'} as const;
    expect(remember(recordWith({picked}), {kind: 'snooze', articles: 5}, NOON)).toEqual(
      recordWith({picked, snooze: {at: NOON, span: 0, articles: 5}}),
    );
  });

  test.each([
    [NOON + 500 * DAY, LONGEST_SNOOZE_DAYS * DAY],
    [Infinity, LONGEST_SNOOZE_DAYS * DAY],
    [NOON - DAY, 0],
    [NOON, 0],
  ])('a snooze until %d spans %d ms', (until, span) => {
    expect(remember(emptyRecord(), {kind: 'snooze', until}, NOON).snooze?.span).toBe(span);
  });

  test('a snooze for more articles than are kept would never end, so it is shorter', () => {
    let record = remember(emptyRecord(), {kind: 'snooze', articles: 1e6}, NOON);
    for (let read = 1; read <= KEPT_READS; read += 1) record = remember(record, {kind: 'article'}, NOON + read);
    expect(isDue(record, NOON + DAY)).toBe(true);
  });

  test('taking a snooze back: the snooze goes, the picked gift stays', () => {
    const picked = {frequency: 'once', minor: 500, currency: 'usd'} as const;
    const record = recordWith({picked, snooze: {at: 1, span: 2, articles: 0}});
    expect(remember(record, {kind: 'resume'}, NOON)).toEqual(recordWith({picked}));
  });

  test('a gift: when and how often; nothing is left to be reminded of', () => {
    const record = recordWith({
      reads: [1],
      picked: {frequency: 'once', minor: 500, currency: 'usd'},
      snooze: {at: 1, span: 2, articles: 0},
    });
    expect(remember(record, {kind: 'gift', frequency: 'monthly'}, NOON)).toEqual(
      recordWith({reads: [1], gift: {at: NOON, frequency: 'monthly'}}),
    );
  });

  test('a promise’s own silence, and the one that a giver chooses', () => {
    const pledged = remember(emptyRecord(), {kind: 'gift', frequency: 'once', quietDays: 30}, NOON);
    expect(pledged.gift).toEqual({at: NOON, frequency: 'once', quietDays: 30});
    const chosen = remember(pledged, {kind: 'quiet', days: 365}, NOON + DAY);
    expect(chosen).toEqual({...pledged, gift: {at: NOON, frequency: 'once', quietDays: 365}});
    expect(remember(chosen, {kind: 'gift', frequency: 'once'}, NOON).gift).toEqual({at: NOON, frequency: 'once'});
  });

  test('no silence of a gift that nobody has made', () => {
    expect(remember(emptyRecord(), {kind: 'quiet', days: 365}, NOON)).toEqual(emptyRecord());
  });

  test('the view of a due reminder ends it; an earlier one does not', () => {
    const record = recordWith({snooze: {at: NOON, span: DAY, articles: 0}});
    expect(remember(record, {kind: 'view', campaign: 'a'}, NOON + DAY - 1).snooze).toEqual(record.snooze);
    expect(remember(record, {kind: 'view', campaign: 'a'}, NOON + DAY).snooze).toBeNull();
  });

  test('a gift that did not come through is forgotten, and nothing else is', () => {
    const record = recordWith({reads: [1], gift: {at: 2, frequency: 'once'}});
    expect(remember(record, {kind: 'ungift'}, NOON)).toEqual(recordWith({reads: [1]}));
  });

  test('nothing of a kind that nobody knows', () => {
    const record = recordWith({reads: [1]});
    expect(remember(record, {kind: 'dance'} as unknown as Happening, NOON)).toBe(record);
  });

  test('the newest 50 views of a campaign, and how many there were', () => {
    let record = emptyRecord();
    for (let at = 100; at < 160; at += 1) record = remember(record, {kind: 'view', campaign: 'a'}, at);
    expect(told(record).views).toEqual({a: Array.from({length: KEPT_VIEWS}, (_, index) => 110 + index)});
    expect(inspectRecord(record).campaigns['a']?.seen).toBe(60);
  });
});

/** Campaign ids as long as they may be. */
const IDS = Array.from({length: 20}, (_, index) => `${'campaign-with-a-name-of-32-chars'.slice(0, 30)}${index + 10}`);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant({kind: 'article'} as const),
  fc.constantFrom(...IDS).map((campaign) => ({kind: 'view', campaign}) as const),
  fc.constantFrom(...IDS).map((campaign) => ({kind: 'dismiss', campaign}) as const),
  fc.integer({min: 0, max: 400}).map((days) => ({kind: 'snooze', until: NOON + days * DAY}) as const),
  fc.integer({min: 1, max: 1e9}).map(
    (articles) =>
      ({
        kind: 'snooze',
        articles,
        gift: {frequency: 'monthly', minor: 99_999_999, currency: 'usd'},
      }) as const,
  ),
  fc.constant({kind: 'resume'} as const),
  fc.constantFrom('monthly', 'once', 'yearly').map((frequency) => ({kind: 'gift', frequency}) as const),
  fc.integer({min: 1, max: 3660}).map((days) => ({kind: 'quiet', days}) as const),
);

describe('F12: a record never grows', () => {
  test('past its limit in 100,000 views of 20 campaigns, with all else', () => {
    let record = emptyRecord();
    let most = 0;
    const gift = {frequency: 'monthly', minor: 99_999_999, currency: 'usd'} as const;
    for (let view = 0; view < 100_000; view += 1) {
      const now = 1_900_000_000_000 + view * 60_000;
      const campaign = IDS[(Math.floor(view / 1000) + (view % 6)) % IDS.length]!;
      record = remember(record, {kind: 'view', campaign}, now);
      if (view % 2) record = remember(record, {kind: 'article'}, now);
      if (view % 5 === 0) record = remember(record, {kind: 'dismiss', campaign}, now);
      if (view % 101 === 0) record = remember(record, {kind: 'gift', frequency: 'monthly'}, now);
      if (view % 103 === 0)
        record = remember(record, {kind: 'snooze', until: now + 366 * DAY, articles: 39, gift}, now);
      if (view % 50 === 0) most = Math.max(most, bytes(record));
      if (view > 99_800) most = Math.max(most, bytes(record));
    }
    expect(most).toBeLessThanOrEqual(RECORD_BYTES);
    expect(RECORD_BYTES).toBeLessThanOrEqual(2048);
    // The test is worth something only where it comes near.
    expect(most).toBeGreaterThan(RECORD_BYTES * 0.9);
  }, 60_000);

  test('whatever happens, in any order', () => {
    fc.assert(
      fc.property(fc.array(happening, {minLength: 150, maxLength: 400}), (happenings) => {
        let record = emptyRecord();
        happenings.forEach((each, index) => (record = remember(record, each, 1_900_000_000_000 + index)));
        expect(bytes(record)).toBeLessThanOrEqual(RECORD_BYTES);
        expect(mendRecord(record, 1_900_000_001_000)).toEqual(record);
      }),
      {numRuns: 50},
    );
  });
});

test('remembering changes nothing that it was given', () => {
  fc.assert(
    fc.property(fc.array(happening, {maxLength: 30}), (happenings) => {
      let record = frozen(emptyRecord());
      for (const each of happenings) record = frozen(remember(record, frozen(each), NOON));
    }),
  );
});

describe('F05, F06: damage', () => {
  const WHOLE: ReaderRecord = recordWith({
    reads: [NOON - DAY],
    views: {a: [NOON - DAY]},
    closed: {a: NOON - DAY},
    snooze: {at: NOON - DAY, span: 7 * DAY, articles: 0},
    picked: {minor: 500, frequency: 'monthly', currency: 'usd'},
    gift: {at: NOON - DAY, frequency: 'once'},
  });

  test('a whole record is read as it was written', () => {
    expect(readRecord(JSON.stringify(WHOLE), NOON)).toEqual(WHOLE);
    expect(glanceRecord(() => JSON.stringify(WHOLE), NOON)).toEqual(WHOLE);
  });

  test.each([null, '', '{', 'null', '5', '"x"', '[]', 'true', 'undefined', '{"v":1', '\u0000', '{}'])(
    '%j is read as nothing',
    (text) => {
      expect(readRecord(text, NOON)).toEqual(emptyRecord());
    },
  );

  const AT = stampOf(NOON - DAY);
  const LOG = `1.1.${AT}...${AT}`;
  const DAMAGES: [keyof ReaderRecord, unknown, unknown][] = [
    ['seed', 'x', undefined],
    ['seed', -1, undefined],
    ['seed', 16_384, undefined],
    ['seed', 0, 0],
    ['read', 'x', 1],
    ['read', 0, 1],
    ['reads', null, ''],
    ['reads', 5, ''],
    ['reads', [AT], ''],
    ['reads', `${AT}\u5000x${AT}\u5001`, `${AT}\u5000${AT}\u5001`],
    ['reads', `${AT}!${AT}\u5001`, `${AT}\u5001`],
    ['asks', null, {}],
    ['asks', [], {}],
    ['asks', 'x', {}],
    ['asks', {a: 5, b: LOG}, {b: LOG}],
    ['asks', {'not an id': LOG, ok: LOG}, {ok: LOG}],
    ['asks', {a: `x!.!.z...${AT}`}, {a: `1.....${AT}`}],
    ['asks', {a: `.....${AT}short`}, {a: `1.....${AT}`}],
    ['asks', {a: `9999999.1.${AT}...`}, {a: `.1.${AT}...`}],
    ['asks', {a: '.....'}, {}],
    ['snooze', 5, null],
    ['snooze', {}, null],
    ['snooze', {at: 'x', span: 5, articles: 0}, null],
    ['snooze', {at: NaN, span: 5, articles: 0}, null],
    ['snooze', {at: NOON - DAY, span: 'x', articles: null}, {at: NOON - DAY, span: 0, articles: 0}],
    ['snooze', {at: NOON - DAY, span: -5, articles: -5}, {at: NOON - DAY, span: 0, articles: 0}],
    ['snooze', {at: NOON - DAY, span: 1e15, articles: 0}, {at: NOON - DAY, span: 366 * DAY, articles: 0}],
    ['snooze', {at: NOON - DAY, span: 0, articles: 1e15}, {at: NOON - DAY, span: 0, articles: 39, from: 0}],
    ['picked', {}, null],
    ['picked', {minor: 'x'}, null],
    ['gift', 'x', null],
    ['gift', {frequency: 'once'}, null],
    ['gift', {at: null, frequency: 'once'}, null],
  ];

  test.each(DAMAGES)('a damaged %s (%j) is read as %j, and the rest is kept', (field, value, expected) => {
    const read = readRecord(JSON.stringify({...WHOLE, [field]: value}), NOON);
    const count = field === 'reads' ? {read: Math.max(1, (expected as string).length / 9)} : {};
    expect(read).toEqual({...WHOLE, [field]: expected, ...count});
  });

  test('__proto__ is no campaign', () => {
    const text = `{"v":1,"asks":{"__proto__":"${LOG}","a":"${LOG}"},"__proto__":{"gift":{"at":1}}}`;
    const record = readRecord(text, NOON);
    expect(record).toEqual({...emptyRecord(), asks: {a: LOG}});
    expect(Object.getPrototypeOf(record.asks)).toBe(Object.prototype);
  });

  const json = fc.jsonValue({maxDepth: 3});
  const field = fc.oneof(
    json,
    fc.constantFrom(0, -1, 1e99, NOON, NOON + DAY, String(NOON), '', 'monthly', LOG, `${AT}\u5000`, 'zzzzzzzz'),
    fc.dictionary(
      fc.constantFrom('a', 'b', 'toString'),
      fc.constantFrom(LOG, `zz.z.zzzzzzzz.z.zzzzzzzz.${AT}zzzzzzzz`, '.', ''),
    ),
    fc.array(fc.oneof(json, fc.constantFrom(NOON, NOON + DAY))),
    fc.record({at: json, span: json, articles: json, frequency: json, minor: json}, {requiredKeys: []}),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'toString', ''), json, {noNullPrototype: true}),
  );
  const damaged = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record(
          {
            v: fc.oneof(fc.constant(1), json),
            reads: field,
            asks: field,
            read: field,
            seed: field,
            snooze: field,
            picked: field,
            gift: field,
            more: field,
          },
          {requiredKeys: []},
        )
        .map((value) => JSON.stringify(value)),
    },
    json.map((value) => JSON.stringify(value)),
    fc.string({unit: 'binary'}),
    fc.constant(null),
  );

  test('whatever was stored, reading it never throws, gives a record of the right shape and can be gone on with', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const record = readRecord(text, NOON);
        expect(Object.keys({...record, seed: 0}).sort()).toEqual(Object.keys({...emptyRecord(), seed: 0}).sort());
        const {reads, campaigns} = inspectRecord(record);
        const times = Object.values(campaigns).flatMap(({views, closedAt, givenAt}) => [
          ...views,
          closedAt ?? 0,
          givenAt ?? 0,
        ]);
        expect([...reads, ...times].every((time) => time >= 0 && time <= NOON)).toBe(true);
        if (record.snooze) {
          expect(record.snooze.at).toBeGreaterThan(0);
          expect(record.snooze.span).toBeLessThanOrEqual(366 * DAY);
        }
        expect(readRecord(JSON.stringify(record), NOON)).toEqual(record);
        expect(mendRecord(record, NOON)).toEqual(record);
        for (const kind of ['article', 'view', 'dismiss', 'snooze', 'resume', 'gift'] as const) {
          remember(record, {kind, campaign: 'a', frequency: 'once'}, NOON);
        }
        decide({campaigns: [{id: 'a'}, {id: 'toString'}]}, visitWith({record}));
      }),
      {numRuns: 1000},
    );
  });

  test('what was only glanced at never makes deciding or counting an article or a view throw', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const record = glanceRecord(() => text, NOON);
        decide({campaigns: [{id: 'a', pacing: {minDaysBetween: 1}}, {id: 'toString'}]}, visitWith({record}));
        decide({campaigns: [{id: 'a'}]}, visitWith({record: withArticle(record, NOON, '\u5000')}));
        for (const campaign of ['a', 'toString']) remember(record, {kind: 'view', campaign}, NOON);
        // What the stage does next mends it.
        expect(mendRecord(record, NOON)).toEqual(mendRecord(mendRecord(record, NOON), NOON));
      }),
      {numRuns: 1000},
    );
  });

  test('no damage silences for ever: after ten years and many articles the mended record asks', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        let record = readRecord(text, NOON);
        for (let read = 0; read < KEPT_READS; read += 1)
          record = withArticle(record, NOON + read * DAY + 1, markOf(`${read}`));
        const now = NOON + 10 * YEARS;
        expect(decide({campaigns: [{id: 'a'}]}, visitWith({now, record})).campaign).toBe('a');
      }),
      {numRuns: 1000},
    );
  });

  test('no damage of a gift, a view or a closing silences a page view for ever', () => {
    fc.assert(
      fc.property(fc.constantFrom('gift', 'asks', 'reads'), field, (name, value) => {
        const text = JSON.stringify({v: 1, [name]: value});
        const now = NOON + 10 * YEARS;
        const record = glanceRecord(() => text, NOON);
        expect(decide({campaigns: [{id: 'a'}]}, visitWith({now, record})).campaign).toBe('a');
      }),
      {numRuns: 1000},
    );
  });
});

describe('F01: storage that throws', () => {
  test('is read as nothing', () => {
    const blocked = (): never => {
      throw new Error('SecurityError');
    };
    expect(glanceRecord(blocked, NOON)).toEqual(emptyRecord());
  });
});

describe('F07: clocks', () => {
  const now = NOON;

  test.each([
    ['readRecord', (record: ReaderRecord) => readRecord(JSON.stringify(record), now)],
    ['glanceRecord', (record: ReaderRecord) => glanceRecord(() => JSON.stringify(record), now)],
  ])('stamps from the future count as now: %s', (_, read) => {
    const future = now + 10 * YEARS;
    const written = recordWith({
      reads: [now - 1, now, future],
      views: {a: [now - 1, future]},
      closed: {a: future},
      snooze: {at: future, span: 7 * DAY, articles: 0},
      gift: {at: future, frequency: 'once'},
    });
    expect(read(written)).toEqual(
      recordWith({
        reads: [now - 1, now, now],
        views: {a: [now - 1, now]},
        closed: {a: now},
        snooze: {at: now, span: 7 * DAY, articles: 0},
        gift: {at: now, frequency: 'once'},
      }),
    );
  });

  test.each([-10, -1, 1, 10])('a snooze made with a clock that is %i years off is over in its time', (years) => {
    const wrong = NOON + years * YEARS;
    const made = JSON.stringify(remember(emptyRecord(), {kind: 'snooze', until: wrong + 7 * DAY}, wrong));
    const seen = readRecord(made, NOON);
    const later = readRecord(JSON.stringify(seen), NOON + 7 * DAY);
    expect(isDue(later, NOON + 7 * DAY)).toBe(true);
    if (years > 0) {
      expect(seen.snooze).toEqual({at: NOON, span: 7 * DAY, articles: 0});
      expect(isDue(readRecord(JSON.stringify(seen), NOON + 6 * DAY), NOON + 6 * DAY)).toBe(false);
    }
  });

  test.each([-10, 10])('a gift made with a clock that is %i years off is quiet no longer than it may', (years) => {
    const wrong = NOON + years * YEARS;
    const made = JSON.stringify(remember(emptyRecord(), {kind: 'gift', frequency: 'once'}, wrong));
    const record = readRecord(made, NOON);
    const decision = decide({campaigns: [{id: 'a'}]}, visitWith({now: NOON + 90 * DAY, record}));
    expect(decision.campaign).toBe('a');
  });

  test('a snooze for articles made by a clock that was ahead still counts the next ones', () => {
    const wrong = NOON + 10 * YEARS;
    let record = remember(emptyRecord(), {kind: 'snooze', articles: 2}, wrong);
    record = readRecord(JSON.stringify(record), NOON);
    record = remember(record, {kind: 'article'}, NOON + 1);
    expect(isDue(record, NOON + 2)).toBe(false);
    record = remember(record, {kind: 'article'}, NOON + 3);
    expect(isDue(record, NOON + 4)).toBe(true);
  });
});

describe('a reminder', () => {
  test('is due when the rules say so, for whatever a snooze is', () => {
    const whole = fc.integer({min: 0, max: 5});
    fc.assert(
      fc.property(whole, whole, whole, whole, whole, (span, articles, from, read, after) => {
        const snooze = {at: NOON, span: span * DAY, articles, from};
        const record = {...emptyRecord(), read, snooze};
        const now = NOON + after * DAY;
        const visit = {now, page: {url: '/'}, reader: {}, record};
        const {reasons} = decide({campaigns: [{id: 'one'}]}, visit);
        expect(reasons.find(({rule}) => rule === 'snooze')?.pass).toBe(isDue(record, now));
      }),
    );
  });

  test.each([
    ['none', null, 0, false],
    ['not yet', {at: NOON, span: DAY, articles: 0}, DAY - 1, false],
    ['now', {at: NOON, span: DAY, articles: 0}, DAY, true],
    ['of no length', {at: NOON, span: 0, articles: 0}, 0, true],
  ] as const)('is due: %s', (_, snooze, after, due) => {
    expect(isDue(recordWith({snooze}), NOON + after)).toBe(due);
  });

  test.each([
    [0, false],
    [1, false],
    [2, true],
    [3, true],
  ])('after two articles is due after %i: %s', (read, due) => {
    const reads = [NOON - 1, NOON, ...Array.from({length: read}, (_, index) => NOON + index + 1)];
    const record = recordWith({reads, snooze: {at: NOON, span: 0, articles: 2}});
    expect(isDue(record, NOON + DAY)).toBe(due);
  });
});

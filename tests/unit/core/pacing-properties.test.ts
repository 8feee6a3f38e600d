/** What holds of every config with any rule, whatever happens, in any order, by any clock. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {AskCampaign, AskConfig, Pacing} from '../../../src/core/ask/ask-config.js';
import {calendarPeriod, clockAt, whenClock} from '../../../src/core/ask/calendar.js';
import {RECORD_BYTES} from '../../../src/core/ask/record.js';
import {roomNeeded} from '../../../src/core/ask/room-needed.js';
import {ASKS_BYTES} from '../../../src/core/ask/trim-record.js';
import {viewsNeeded} from '../../../src/core/ask/views-needed.js';
import {
  decide,
  emptyRecord,
  inspectRecord,
  readRecord,
  remember,
  type Happening,
  type ReaderRecord,
  type Visit,
} from '../../../src/core/index.js';
import {DAY, NOON, visitWith} from './support.js';

const HOUR = DAY / 24;
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'],
  ...['Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Kiritimati'],
];
const zone = fc.constantFrom(...ZONES);
/** Any moment of three years, and more often one near a change of clocks in spring or autumn. */
const moment = fc.oneof(
  fc.integer({min: Date.UTC(2025, 0), max: Date.UTC(2028, 0)}),
  fc
    .tuple(
      fc.constantFrom(Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 29), Date.UTC(2026, 3, 5), Date.UTC(2026, 9, 25)),
      fc.integer({min: -DAY, max: 2 * DAY}),
    )
    .map(([day, more]) => day + more),
);

const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({min, max});
const period = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
const PACING: {[Key in keyof Pacing]-?: fc.Arbitrary<Pacing[Key] & {}>} = {
  maxViews: whole(1, 8),
  perDays: whole(1, 90),
  per: period,
  dailyLimit: whole(1, 4),
  minDaysBetween: whole(0, 9),
  start: whole(0, 6),
  between: whole(0, 4),
  cycleViews: whole(1, 6),
  restDays: fc.double({min: 0, max: 20, noNaN: true}),
  skip: whole(0, 4),
  daysAfterDismiss: whole(0, 30),
  backOffDays: fc.array(whole(0, 60), {minLength: 1, maxLength: 3}),
  maxDismissals: whole(1, 4),
  daysAfterGift: whole(0, 60),
  maxGifts: whole(1, 3),
};
const pacing = fc.record(PACING, {requiredKeys: []});
const campaign = (id: string): fc.Arbitrary<AskCampaign> =>
  fc.record(
    {
      id: fc.constant(id),
      priority: whole(-2, 2),
      pacing,
      schedule: fc.record({blackoutHours: fc.tuple(whole(0, 23), whole(1, 24))}),
      audience: fc.record(
        {maxArticles: whole(0, 12), periodDays: whole(1, 60), graceHours: whole(0, 48)},
        {requiredKeys: []},
      ),
      holdout: fc.double({min: 0, max: 1, noNaN: true}),
      variants: fc.tuple(
        fc.record({id: fc.constant('x'), weight: whole(0, 3)}),
        fc.record({id: fc.constant('y'), weight: whole(1, 3), pacing}),
      ),
    },
    {requiredKeys: ['id']},
  );
const config: fc.Arbitrary<AskConfig> = fc.record(
  {
    campaigns: fc.tuple(campaign('a'), campaign('b'), campaign('c')),
    quietDays: fc.record({once: whole(0, 90), monthly: whole(0, 365)}),
    dayStartsAt: whole(0, 23),
    pacing: fc.record(
      {
        maxViews: whole(1, 8),
        perDays: whole(1, 60),
        hoursAfterDismiss: whole(0, 100),
        hoursAfterGift: whole(0, 100),
        of: fc.constantFrom('all' as const, 'others' as const),
      },
      {requiredKeys: []},
    ),
  },
  {requiredKeys: ['campaigns']},
);

/** What happens next, and how many ms later; before, where a clock is set back. */
type Step = readonly [pause: number, happening: Happening | 'page'];
const id = fc.constantFrom('a', 'b', 'c');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {weight: 4, arbitrary: whole(0, 60).map((page) => ({kind: 'article', page: `/${page}`}) as const)},
  fc.constant({kind: 'seed', dice: 0.3} as const),
  {weight: 3, arbitrary: id.map((campaign) => ({kind: 'view', campaign}) as const)},
  id.map((campaign) => ({kind: 'dismiss', campaign}) as const),
  id.map((campaign) => ({kind: 'gift', frequency: 'once', campaign}) as const),
);
const pause = fc.oneof(whole(1, HOUR), whole(1, DAY), whole(1, 12 * DAY));
const lived = (jump: boolean): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.tuple(
      jump ? fc.oneof({weight: 6, arbitrary: pause}, whole(-40 * DAY, 40 * DAY)) : pause,
      fc.oneof(happening, fc.constant('page' as const)),
    ),
    {minLength: 1, maxLength: 80},
  );

/** A record that has come about by what has happened. */
function liveOn(steps: readonly Step[], given?: AskConfig): {record: ReaderRecord; now: number} {
  let [record, now] = [emptyRecord(), NOON];
  for (const [after, what] of steps) {
    now += after;
    if (what !== 'page') record = remember(record, what, now, given);
  }
  return {record, now};
}

describe('a reader’s clock', () => {
  test('shows what a calendar in that zone shows, through every change', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, time) => {
        const parts = new Intl.DateTimeFormat('en-US', {
          timeZone,
          hourCycle: 'h23',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
        }).formatToParts(time);
        const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
        const shown = new Date(clockAt(time, timeZone));
        expect([shown.getUTCDate(), shown.getUTCHours(), shown.getUTCMinutes(), shown.getUTCSeconds()]).toEqual(
          ['day', 'hour', 'minute', 'second'].map(of),
        );
      }),
      {numRuns: 500},
    );
  });

  test('is asked for a moment, and shows it then, or has just been set past it', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, time) => {
        const shows = clockAt(time, timeZone);
        const when = whenClock(shows, timeZone);
        expect(clockAt(when, timeZone)).toBeGreaterThanOrEqual(shows);
        expect(clockAt(when, timeZone) - shows).toBeLessThanOrEqual(2 * HOUR);
        if (when !== time) expect(clockAt(when, timeZone)).toBe(shows);
      }),
      {numRuns: 500},
    );
  });

  test('lies in one period of the calendar, which follows on the one before without a gap', () => {
    fc.assert(
      fc.property(zone, moment, period, whole(0, 23), (timeZone, time, per, dayStartsAt) => {
        const [start, end] = calendarPeriod(per, time, timeZone, dayStartsAt);
        // In the hour that clocks show twice, a day that begins then begins once.
        fc.pre(clockAt(time, timeZone) - clockAt(time - HOUR, timeZone) === HOUR);
        fc.pre(clockAt(time + HOUR, timeZone) - clockAt(time, timeZone) === HOUR);
        expect(start).toBeLessThanOrEqual(time);
        expect(end).toBeGreaterThan(time);
        expect(calendarPeriod(per, end, timeZone, dayStartsAt)[0]).toBe(end);
        const days = (end - start) / DAY;
        const [least, most] = {day: [0.9, 1.1], week: [6.9, 7.1], month: [27.9, 31.1]}[per] as [number, number];
        expect(days).toBeGreaterThan(least);
        expect(days).toBeLessThan(most);
      }),
      {numRuns: 500},
    );
  });
});

describe('for every config with any rule, and everything that may have happened', () => {
  test('nextAt is exact, in every zone: then the rule passes, and just before it does not', () => {
    const told: Record<string, number> = {};
    fc.assert(
      fc.property(config, lived(false), zone, (given, steps, timeZone) => {
        const {record, now} = liveOn(steps, given);
        const visit = visitWith({now, record, timeZone});
        for (const {campaign: id, rule, nextAt} of decide(given, visit).reasons) {
          if (nextAt === undefined) continue;
          told[rule] = (told[rule] ?? 0) + 1;
          expect(nextAt).toBeGreaterThan(now);
          const at = (time: number): boolean | undefined =>
            decide(given, {...visit, now: time}).reasons.find((each) => each.campaign === id && each.rule === rule)
              ?.pass;
          expect(at(nextAt - 1), `${rule} just before`).toBe(false);
          expect(at(nextAt), `${rule} then`).toBe(true);
        }
      }),
      {numRuns: 900},
    );
    const rules = 'hours grace daily views cycle spacing dismissed given silence thanks asks quiet'.split(' ');
    for (const rule of [...rules, 'most articles']) expect(told[rule] ?? 0, rule).toBeGreaterThan(0);
  });

  test('the brief answer is the long one without its reasons', () => {
    fc.assert(
      fc.property(config, lived(true), (given, steps) => {
        const visit = visitWith({...liveOn(steps), timeZone: 'UTC'});
        expect(decide(given, visit, true)).toEqual({...decide(given, visit), reasons: []});
      }),
      {numRuns: 500},
    );
  });

  test('a snooze is never broken, but by a gift or by the reader’s own word', () => {
    let kept = 0;
    fc.assert(
      fc.property(config, lived(false), lived(false), whole(1, 60), (given, before, after, days) => {
        let {record, now} = liveOn(before, given);
        const until = now + days * DAY;
        record = remember(record, {kind: 'snooze', until}, now, given);
        for (const [pause, what] of after) {
          now += pause;
          if (now >= until || (what !== 'page' && what.kind === 'gift')) return;
          if (what !== 'page') record = remember(record, what, now, given);
          kept += 1;
          expect(decide(given, visitWith({now, record, timeZone: 'UTC'}), true).campaign).toBeNull();
        }
      }),
      {numRuns: 500},
    );
    expect(kept).toBeGreaterThan(1000);
  });

  test('no cap is broken in any window: a campaign’s, a day’s, all campaigns’, or a distance', () => {
    let seen = 0;
    fc.assert(
      fc.property(config, lived(false), zone, (given, steps, timeZone) => {
        const views: {campaign: string; time: number; pacing: Pacing}[] = [];
        const known = remember(emptyRecord(), {kind: 'article'}, NOON - 99 * DAY);
        let [record, now] = [remember(known, {kind: 'seed', dice: 0.6}, NOON - 99 * DAY), NOON];
        for (const [after, what] of steps) {
          now += after;
          if (what !== 'page' && what.kind !== 'view') record = remember(record, what, now, given);
          const {campaign, variant} = decide(given, visitWith({now, record, timeZone}), true);
          if (campaign === null) continue;
          record = remember(record, {kind: 'view', campaign}, now, given);
          const asks = given.campaigns.find((each) => each.id === campaign)!;
          const own = asks.variants?.find((each) => each.id === variant)?.pacing;
          views.push({campaign, time: now, pacing: {...asks.pacing, ...own}});
        }
        seen += views.length;
        const {pacing: shared = {}, dayStartsAt = 0} = given;
        for (const {campaign, time, pacing: rules} of views) {
          const until = views.filter((view) => view.time <= time);
          const own = until.filter((view) => view.campaign === campaign);
          const within = (list: typeof views, days: number): number =>
            list.filter((view) => view.time > time - days * DAY).length;
          const since = (per: 'day' | 'week' | 'month'): number =>
            own.filter((view) => view.time >= calendarPeriod(per, time, timeZone, dayStartsAt)[0]).length;
          const most = rules.maxViews ?? (rules.cycleViews ? Infinity : 4);
          expect(rules.per ? since(rules.per) : within(own, rules.perDays ?? 30)).toBeLessThanOrEqual(most);
          if (rules.dailyLimit) expect(since('day')).toBeLessThanOrEqual(rules.dailyLimit);
          if (rules.minDaysBetween) expect(within(own, rules.minDaysBetween)).toBe(1);
          if (!shared.maxViews) continue;
          const counted = shared.of === 'others' ? until.filter((view) => view.campaign !== campaign) : until;
          expect(within(counted, shared.perDays ?? 30)).toBeLessThanOrEqual(
            shared.maxViews - (shared.of === 'others' ? 1 : 0),
          );
        }
      }),
      {numRuns: 1000},
    );
    expect(seen).toBeGreaterThan(400);
  });

  test('a clock that jumps, forth or back, throws nothing and silences nobody for longer than the rules say', () => {
    const rules = fc.record(
      {
        maxViews: whole(1, 8),
        perDays: whole(1, 60),
        minDaysBetween: whole(0, 9),
        dailyLimit: whole(1, 4),
        cycleViews: whole(1, 6),
        restDays: whole(0, 20),
      },
      {requiredKeys: []},
    );
    fc.assert(
      fc.property(rules, lived(true), (given, steps) => {
        const config = {campaigns: [{id: 'a', pacing: {...given, daysAfterDismiss: 9}}], quietDays: {once: 30}};
        const {record, now} = liveOn(steps, config);
        const times = inspectRecord(record).reads;
        // Whatever the clock did, from what it says now on everything ends.
        const mended = remember(record, {kind: 'resume'}, now, config);
        expect(decide(config, visitWith({now: now + 61 * DAY, record: mended, timeZone: 'UTC'}), true).campaign).toBe(
          'a',
        );
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }),
      {numRuns: 500},
    );
  });

  const odd = fc.oneof(
    fc.jsonValue({maxDepth: 3}),
    fc.constantFrom(null, undefined, NaN, -1, 1e99, '', {toString: null}, {valueOf: 5}, [[]], {
      split: 5,
      some: 5,
      length: -1,
    }),
    fc.object({
      maxDepth: 2,
      withNullPrototype: true,
      key: fc.constantFrom('toString', 'valueOf', 'id', 'pacing', 'weight', '__proto__'),
    }),
  );

  test('deciding never throws, for anything at all', () => {
    const strange = fc.record(
      {
        campaigns: fc.oneof(
          odd,
          fc.array(
            fc.oneof(
              odd,
              fc.record(
                {
                  id: fc.oneof(id, odd),
                  pacing: odd,
                  audience: fc.oneof(odd, fc.record({include: odd, exclude: odd, maxArticles: odd, graceHours: odd})),
                  schedule: odd,
                  gate: odd,
                  variants: odd,
                  holdout: odd,
                  pages: odd,
                  placement: odd,
                },
                {requiredKeys: ['id']},
              ),
            ),
          ),
        ),
        pacing: odd,
        quietDays: odd,
        dayStartsAt: odd,
      },
      {requiredKeys: []},
    );
    fc.assert(
      fc.property(
        fc.oneof(strange, odd),
        fc.oneof(fc.record({now: odd, dice: odd, page: odd, reader: odd, timeZone: odd, record: odd}), odd),
        odd,
        (given, seen, record) => {
          const decision = decide(given as unknown as AskConfig, seen as unknown as Visit);
          expect(Object.keys(decision).sort()).toEqual(['campaign', 'placement', 'reasons', 'variant']);
          decide(given as unknown as AskConfig, {...visitWith(), record: record as unknown as ReaderRecord});
          decide({campaigns: [{id: 'a', audience: {include: {x: 'y'}}}]}, visitWith({reader: {criteria: {x: record}}}));
        },
      ),
      {numRuns: 2000},
    );
  });
});

describe('what is kept', () => {
  const named = (count: number, limits: fc.Arbitrary<Pacing>): fc.Arbitrary<AskConfig> =>
    fc.record({
      campaigns: fc.tuple(
        ...Array.from({length: count}, (_, at) => limits.map((pacing) => ({id: `campaign-${at}`, pacing}))),
      ),
      pacing: fc.oneof(
        fc.constant({}),
        fc.record({
          maxViews: whole(1, 30),
          perDays: whole(1, 366),
          of: fc.constantFrom('all' as const, 'others' as const),
        }),
      ),
    });
  const limits = fc.record(
    {maxViews: whole(1, 50), dailyLimit: whole(1, 50), cycleViews: whole(1, 20)},
    {requiredKeys: []},
  );
  const bytes = (record: ReaderRecord): number => new TextEncoder().encode(JSON.stringify(record)).length;
  const seenOf = (count: number): fc.Arbitrary<readonly number[]> =>
    fc.array(whole(0, count - 1), {minLength: 100, maxLength: 300});

  /** Views of campaigns that are in the config, and of others that have been. */
  function crowded(
    given: AskConfig,
    order: readonly number[],
  ): {record: ReaderRecord; views: Record<string, number[]>} {
    const views: Record<string, number[]> = {};
    let record = emptyRecord();
    order.forEach((number, at) => {
      const campaign = number < given.campaigns.length ? `campaign-${number}` : `old-${number}-of-a-year-ago`;
      const now = 1_900_000_000_000 + at * HOUR;
      record = remember(record, {kind: 'article'}, now, given);
      record = remember(record, {kind: 'view', campaign}, now, given);
      if (at % 7 === 0) record = remember(record, {kind: 'dismiss', campaign}, now, given);
      (views[campaign] ??= []).push(now);
      expect(bytes(record)).toBeLessThanOrEqual(RECORD_BYTES);
    });
    return {record, views};
  }

  test('has no more than 2,048 bytes, and all that a limit counts on, where the config needs no more than there is', () => {
    let full = 0;
    fc.assert(
      fc.property(
        whole(1, 9).chain((count) => fc.tuple(named(count, limits), seenOf(count + 8))),
        ([given, order]) => {
          const {record, views} = crowded(given, order);
          if (roomNeeded(given) > ASKS_BYTES) return;
          const {campaigns} = inspectRecord(record);
          const all = Object.values(views).flat().length;
          const kept = Object.values(campaigns).flatMap((each) => each.views);
          if (kept.length < all) full += 1;
          for (const {id} of given.campaigns) {
            const needed = (views[id] ?? []).slice(-viewsNeeded(given, id));
            expect(campaigns[id]?.views.slice(-needed.length) ?? [], id).toEqual(needed);
          }
          const {maxViews = 0} = given.pacing ?? {};
          const newest = maxViews ? Object.values(views).flat().sort().slice(-maxViews) : [];
          for (const time of newest) expect(kept).toContain(time);
        },
      ),
      {numRuns: 150},
    );
    // The test is worth something only where there was not room for all.
    expect(full).toBeGreaterThan(20);
  });

  test('is read again as it was', () => {
    fc.assert(
      fc.property(named(6, limits), seenOf(14), (given, order) => {
        const {record} = crowded(given, order);
        expect(readRecord(JSON.stringify(record), 1_900_000_000_000 + 400 * HOUR)).toEqual(record);
      }),
      {numRuns: 20},
    );
  });
});

import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseConfig, type AppealConfig} from '../../../src/core/index.js';
import {binned, drawBars} from '../../../src/cli/simulate/chart.js';
import {chanceOf} from '../../../src/cli/simulate/chi-square.js';
import {clocksFrom} from '../../../src/cli/simulate/clock.js';
import {experimentsOf} from '../../../src/cli/simulate/experiments.js';
import {defaultModel, type Model} from '../../../src/cli/simulate/model.js';
import {atLeastOne, lognormal, randomFor, untilNext} from '../../../src/cli/random.js';
import {csvOf} from '../../../src/cli/simulate/report-csv.js';
import {simulate, type Plan, type Simulated} from '../../../src/cli/simulate/simulate.js';
import {countersFor, MEASURES} from '../../../src/cli/simulate/tally.js';
import {parseVisits} from '../../../src/cli/simulate/visits.js';
import {cleanConfig, NOW, type Json} from './support.js';

const DAY = 86_400_000;
const START = Math.floor(NOW / DAY) * DAY;

const configWith = (change: Json = {}): AppealConfig => parseConfig({...cleanConfig(), ...change});

function planWith(
  config: AppealConfig,
  {model, ...rest}: Partial<Omit<Plan, 'model'>> & {model?: Partial<Model>} = {},
): Plan {
  return {readers: 300, days: 60, start: START, seed: 1, ...rest, model: {...defaultModel(config), ...model}};
}

/** What every reader met with, in order. */
function lives(config: AppealConfig, plan: Plan): {reader: number; measure: string; campaign: string; now: number}[] {
  const seen: ReturnType<typeof lives> = [];
  simulate(config, plan, {
    note: (reader, measure, campaign, _, now) => seen.push({reader, measure, campaign, now}),
  });
  return seen;
}

describe('a simulation', () => {
  test('comes to the same end with the same seed, and to another one with another', () => {
    const config = configWith();
    const run = (seed: number): Simulated => simulate(config, planWith(config, {seed}));
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  test('gives a reader the same life whoever else there is', () => {
    const config = configWith();
    const of = (readers: number): unknown[] =>
      lives(config, planWith(config, {readers})).filter(({reader}) => reader < 20);
    expect(of(20)).toEqual(of(200));
  });

  test('never shows more asks in any window than the cap allows, to whom and when ever', () => {
    fc.assert(
      fc.property(
        fc.record({
          maxViews: fc.integer({min: 1, max: 6}),
          perDays: fc.integer({min: 1, max: 40}),
          minDaysBetween: fc.integer({min: 0, max: 5}),
          daysAfterDismiss: fc.integer({min: 0, max: 20}),
        }),
        fc.integer({min: 0, max: 1000}),
        (pacing, seed) => {
          // No reminders: those go past the caps, as they were asked for.
          const config = configWith({campaigns: [{id: 'a', pacing}], snooze: {choices: []}});
          const model = {visits: '40', view: 0.9, dismiss: 0.2, give: 0.01, snooze: 0};
          const events = lives(config, planWith(config, {readers: 12, seed, model}));
          for (let reader = 0; reader < 12; reader++) {
            const own = events.filter((event) => event.reader === reader);
            const times = (measure: string): number[] =>
              own.filter((event) => event.measure === measure).map(({now}) => now);
            const views = times('views');
            for (const view of views) {
              const before = views.filter((time) => time <= view && time > view - pacing.perDays * DAY);
              expect(before.length).toBeLessThanOrEqual(pacing.maxViews);
              const near = views.filter((time) => time < view && view - time < pacing.minDaysBetween * DAY);
              expect(near).toEqual([]);
              const closed = times('dismissals').filter(
                (time) => time < view && view - time < pacing.daysAfterDismiss * DAY,
              );
              expect(closed).toEqual([]);
              const gave = times('gifts').filter((time) => time < view && view - time < 90 * DAY);
              expect(gave).toEqual([]);
            }
          }
          expect(events.length).toBeGreaterThan(0);
        },
      ),
      {numRuns: 25},
    );
  });

  test('keeps a “later”: nobody is asked before a day is over', () => {
    const config = configWith({campaigns: [{id: 'a', pacing: {maxViews: 50, perDays: 1}}], snooze: {choices: ['P1D']}});
    const events = lives(config, planWith(config, {model: {visits: '60', snooze: 0.5}}));
    const snoozes = events.filter(({measure}) => measure === 'snoozes');
    expect(snoozes.length).toBeGreaterThan(100);
    for (const {reader, now} of snoozes) {
      const early = events.filter((event) => event.reader === reader && event.now > now && event.now < now + DAY);
      expect(early).toEqual([]);
    }
  });

  test('asks everybody who reads where nothing holds back, and nobody who never comes', () => {
    const config = configWith({campaigns: [{id: 'a', pacing: {maxViews: 50, perDays: 1}}]});
    const quiet = {give: 0, snooze: 0, dismiss: 0, supporters: 0, sensitive: 0};
    const all = simulate(config, planWith(config, {model: {...quiet, visits: '2', view: 0}}));
    expect(all.measures.asks.total).toBe(all.pages);
    expect(all.measures.views.total).toBe(0);
    const none = simulate(config, planWith(config, {model: {...quiet, visits: '0'}}));
    expect([none.visits, none.pages, none.measures.asks.total]).toEqual([0, 0, 0]);
  });

  test('divides readers over variants by weight, and leaves those alone who are held out', () => {
    const variants = [
      {id: 'x', weight: 3},
      {id: 'y', weight: 1, appeal: {heading: 'Y'}},
    ];
    const config = configWith({campaigns: [{id: 'a', holdout: 0.2, variants}]});
    const plan = planWith(config, {readers: 3000, days: 20, model: {visits: '30', supporters: 0}});
    const result = simulate(config, plan);
    const [experiment] = experimentsOf(config, result);
    expect(experiment!.sampleRatio).toBeGreaterThan(0.001);
    expect(experiment!.arms.map(({variant, weight}) => [variant, weight])).toEqual([
      ['x', 3],
      ['y', 1],
    ]);
    const [x = 0, y = 0] = experiment!.arms.map(({readers}) => readers);
    expect(chanceOf([x, y, 3000 - x - y], [0.6, 0.2, 0.2])).toBeGreaterThan(0.001);
    expect(x + y).toBe(result.measures.asks.readers);
  });

  test('keeps to what all campaigns together may ask, and to a day’s limit of the reader’s own', () => {
    const campaigns = [
      {id: 'a', priority: 1, pacing: {dailyLimit: 1, maxViews: 20}},
      {id: 'b', pacing: {maxViews: 20}},
    ];
    const config = configWith({campaigns, pacing: {maxViews: 5, perDays: 7}, snooze: {choices: []}, dayStartsAt: 4});
    const zone = 'Asia/Kolkata';
    const model = {visits: '60', view: 1, give: 0, dismiss: 0, snooze: 0, zones: {[zone]: 1}};
    const views = lives(config, planWith(config, {readers: 40, days: 40, model})).filter(
      ({measure}) => measure === 'views',
    );
    const days = new Map<string, number>();
    for (const {reader, campaign, now} of views) {
      const week = views.filter((other) => other.reader === reader && other.now <= now && other.now > now - 7 * DAY);
      expect(week.length).toBeLessThanOrEqual(5);
      // Kolkata is five and a half hours ahead all year, and days begin at four.
      const day = Math.floor((now + 5.5 * 36e5 - 4 * 36e5) / DAY);
      const key = `${reader} ${campaign} ${day}`;
      days.set(key, (days.get(key) ?? 0) + 1);
    }
    const ofA = [...days].filter(([key]) => key.includes(' a ')).map(([, count]) => count);
    expect(ofA.length).toBeGreaterThan(100);
    expect(Math.max(...ofA)).toBe(1);
  });

  test('counts what its parts add up to', () => {
    const config = configWith();
    const result = simulate(config, planWith(config));
    for (const measure of MEASURES) {
      const sum = result.campaigns.reduce((total, {measures}) => total + measures[measure].total, 0);
      expect(sum).toBe(result.measures[measure].total);
    }
    const {asksPerReader, measures, readers} = result;
    expect(asksPerReader.reduce((sum, count) => sum + count, 0)).toBe(readers);
    expect(asksPerReader.reduce((sum, count, times) => sum + count * times, 0)).toBe(measures.asks.total);
    expect(asksPerReader.length - 1).toBe(measures.asks.max);
    expect(readers - asksPerReader[0]!).toBe(measures.asks.readers);
  });

  test('comes near the number of visits that it was told', () => {
    const config = configWith();
    const {visits, pages} = simulate(
      config,
      planWith(config, {readers: 1000, model: {visits: '50%x2,50%x10', articles: 3}}),
    );
    expect(visits / (1000 * 6 * 2)).toBeCloseTo(1, 1);
    expect(pages / visits).toBeCloseTo(3, 0);
  });
});

describe('its CSV', () => {
  test('has a line for each measure of all, of each campaign and of each variant', () => {
    const config = configWith({
      campaigns: [
        {
          id: 'a',
          variants: [
            {id: 'x', weight: 1},
            {id: 'y', weight: 1, appeal: {heading: 'Y'}},
          ],
        },
        {id: 'b'},
      ],
    });
    const result = simulate(config, planWith(config));
    const [head, ...rows] = csvOf(result)
      .split('\r\n')
      .map((line) => line.split(','));
    expect(head).toEqual(['campaign', 'variant', 'measure', 'total', 'readers', 'mean', 'p50', 'p90', 'p99', 'max']);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 10));
    expect(rows.length).toBe(MEASURES.length * (1 + 2 + 2));
    expect(Number(rows[0]![3])).toBe(result.measures.asks.total);
  });
});

describe('spreads', () => {
  test('are what sorting says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), {minLength: 1, maxLength: 60}), (times) => {
        const {asks} = countersFor(times.length);
        times.forEach((count, reader) => {
          for (let n = 0; n < count; n++) asks.add(reader);
        });
        const {total, readers, p50, p99, max} = asks.spread();
        const atMost = (value: number): number => times.filter((time) => time <= value).length;
        expect(total).toBe(times.reduce((sum, time) => sum + time, 0));
        expect(readers).toBe(times.filter((time) => time > 0).length);
        expect(max).toBe(Math.max(...times));
        expect(atMost(p50) * 2).toBeGreaterThanOrEqual(times.length);
        expect(atMost(p50 - 1) * 2).toBeLessThan(times.length);
        expect(atMost(p99) * 100).toBeGreaterThanOrEqual(times.length * 99);
      }),
    );
  });
});

describe('dice', () => {
  const many = (draw: () => number): number[] => Array.from({length: 10_000}, draw);
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

  test('are even, lie in [0, 1), and differ from stream to stream', () => {
    const random = randomFor(1, 0);
    const numbers = many(random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const bins = Array.from({length: 10}, (_, at) => numbers.filter((number) => Math.floor(number * 10) === at).length);
    expect(
      chanceOf(
        bins,
        bins.map(() => 1),
      ),
    ).toBeGreaterThan(0.001);
    const firsts = Array.from({length: 20_000}, (_, stream) => randomFor(1, stream)());
    const streams = Array.from(
      {length: 10},
      (_, at) => firsts.filter((number) => Math.floor(number * 10) === at).length,
    );
    expect(
      chanceOf(
        streams,
        streams.map(() => 1),
      ),
    ).toBeGreaterThan(0.001);
    expect(new Set(firsts).size).toBeGreaterThan(19_900);
  });

  test('have the means that they should', () => {
    const random = randomFor(2, 0);
    expect(mean(many(() => untilNext(random, 4)))).toBeCloseTo(0.25, 1);
    expect(mean(many(() => atLeastOne(random, 3)))).toBeCloseTo(3, 0);
    expect(many(() => atLeastOne(random, 1))).not.toContain(2);
    const sorted = many(() => lognormal(random, 5, 1)).sort((one, other) => one - other);
    expect(sorted[5000]! / 5).toBeCloseTo(1, 1);
  });
});

describe('spreads of visits', () => {
  test.each([
    ['8', [8]],
    ['0', [0]],
    ['50%x2,50%x10', [2, 10]],
    ['90%x1.5,10%x40', [1.5, 40]],
  ])('%s gives readers one of %j', (text, expected) => {
    const visits = parseVisits(text)!;
    const random = randomFor(3, 0);
    expect(new Set(Array.from({length: 500}, () => visits(random)))).toEqual(new Set(expected));
  });

  test.each(['', 'many', '-1', '50%x', '8,9', '50%x2,9', 'lognormal:4', 'lognormal:a,b', '1e3'])(
    '%s is none',
    (text) => {
      expect(parseVisits(text)).toBeNull();
    },
  );
});

describe('the clock', () => {
  test.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'])(
    'goes on in %s, and keeps to the hours of the day there',
    (zone) => {
      const hours = Array.from({length: 24}, (_, hour) => (hour === 9 || hour === 20 ? 1 : 0));
      const clock = clocksFrom(START, 5, hours)(zone);
      const format = new Intl.DateTimeFormat('en', {timeZone: zone, hour: 'numeric', hourCycle: 'h23'});
      let last = -Infinity;
      for (let moment = 0; moment < 5; moment += 0.01) {
        const time = clock(moment);
        expect(time).toBeGreaterThanOrEqual(last);
        expect(['09', '20', '21']).toContain(format.format(time));
        last = time;
      }
    },
  );
});

describe('the sample ratio', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values of chi-square.
  test.each([
    [1, 3.841, 0.05],
    [1, 10.828, 0.001],
    [2, 5.991, 0.05],
    [3, 11.345, 0.01],
    [4, 9.488, 0.05],
    [9, 21.666, 0.01],
    [9, 27.877, 0.001],
  ])('for %i degrees of freedom, %d is exceeded with a chance of %d', (freedom, critical, chance) => {
    // Counts whose statistic is the critical value: one arm is above the rest by as much.
    const arms = freedom + 1;
    const even = 1_000_000;
    const off = Math.sqrt((critical * even) / (1 + 1 / (arms - 1)));
    const counts = [even + off, ...Array.from({length: arms - 1}, () => even - off / (arms - 1))];
    expect(
      chanceOf(
        counts,
        counts.map(() => 1),
      ),
    ).toBeCloseTo(chance, 3);
  });

  test('is 1 where arms are as large as their weights say, or there is nothing', () => {
    expect(chanceOf([100, 200], [1, 2])).toBe(1);
    expect(chanceOf([0, 0], [1, 1])).toBe(1);
    expect(chanceOf([5], [1])).toBe(1);
  });

  test('is next to nothing where they are not', () => {
    expect(chanceOf([5200, 4800], [1, 1])).toBeLessThan(0.001);
    expect(chanceOf([5050, 4950], [1, 1])).toBeGreaterThan(0.3);
  });
});

describe('the least sample', () => {
  const config = configWith({
    campaigns: [
      {
        id: 'a',
        variants: [
          {id: 'x', weight: 1},
          {id: 'y', weight: 1, appeal: {heading: 'Y'}},
        ],
      },
    ],
  });
  const resultWith = (readers: number, gave: number): Simulated => {
    const none = {total: 0, readers: 0, mean: 0, p50: 0, p90: 0, p99: 0, max: 0};
    const outcome = (variant: string): Simulated['variants'][number] => ({
      campaign: 'a',
      variant,
      measures: {
        asks: {...none, readers},
        views: none,
        dismissals: none,
        snoozes: none,
        gifts: {...none, readers: gave},
      },
    });
    return {...simulate(config, planWith(config, {readers: 1})), variants: [outcome('x'), outcome('y')]};
  };

  test('is what the textbook’s formula gives', () => {
    // Two proportions, 5 % and 6 %, two-sided 5 %, power 80 %: 8,158 in each arm (Fleiss, without correction: 8,155 ± rounding).
    expect(Math.abs(experimentsOf(config, resultWith(1000, 50))[0]!.needed! - 8158)).toBeLessThan(10);
  });

  test('is not there where nobody gave', () => {
    expect(experimentsOf(config, resultWith(1000, 0))[0]!.needed).toBeNull();
  });
});

describe('the chart', () => {
  test('is never wider than it may be, and its bars are as long as their values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100_000), {minLength: 1, maxLength: 20}),
        fc.integer({min: 40, max: 120}),
        (values, width) => {
          const lines = drawBars(
            values.map((value, at) => ({label: String(at), value, note: String(value)})),
            width,
          );
          const length = (line: string): number => [...line.matchAll(/[█▏▎▍▌▋▊▉]/g)].length;
          lines.forEach((line, at) => {
            expect(Array.from(line).length).toBeLessThanOrEqual(width);
            expect(length(line) > 0).toBe(values[at]! > 0);
            lines.forEach((other, index) => {
              if (values[index]! < values[at]!) expect(length(other)).toBeLessThanOrEqual(length(line));
            });
          });
        },
      ),
    );
  });

  test('puts every reader into one bar', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), {minLength: 1, maxLength: 400}), (counts) => {
        const bins = binned(counts);
        expect(bins.length).toBeLessThanOrEqual(14);
        expect(bins.flatMap(({from, to}) => Array.from({length: to - from + 1}, (_, at) => from + at))).toEqual(
          counts.map((_, at) => at),
        );
        expect(bins.reduce((sum, {count}) => sum + count, 0)).toBe(counts.reduce((sum, count) => sum + count, 0));
      }),
    );
  });
});

test('the demo’s config can be simulated', () => {
  const config = parseConfig(JSON.parse(readFileSync('demo/appeal.json', 'utf8')));
  expect(simulate(config, planWith(config)).measures.asks.total).toBeGreaterThan(0);
});

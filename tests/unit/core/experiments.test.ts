import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {AskCampaign} from '../../../src/core/ask/ask-config.js';
import {SEEDS} from '../../../src/core/ask/record.js';
import {shareOf} from '../../../src/core/ask/share.js';
import {decide, emptyRecord, remember, type Decision} from '../../../src/core/index.js';
import {DAY, NOON, recordWith, visitWith} from './support.js';

const seeds = Array.from({length: SEEDS}, (_, seed) => seed);

function decided(campaign: Partial<AskCampaign>, seed: number | undefined, dice = 0): Decision {
  const record = {...emptyRecord(), ...(seed !== undefined && {seed})};
  return decide({campaigns: [{id: 'a', ...campaign}]}, visitWith({record, dice}));
}

/** How many of all seeds come to what; those who are not asked come to `none`. */
function counted(campaign: Partial<AskCampaign>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const seed of seeds) {
    const {campaign: asks, variant} = decided(campaign, seed);
    const what = asks === null ? 'none' : String(variant);
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

const variants = (weights: Readonly<Record<string, number>>): AskCampaign['variants'] & {} =>
  Object.entries(weights).map(([id, weight]) => ({id, weight}));

describe('readers are divided', () => {
  test.each<[Record<string, number>, number]>([
    [{x: 1, y: 1}, 0],
    [{x: 3, y: 1}, 0],
    [{x: 1, y: 2, z: 4}, 0],
    [{x: 0.1, y: 0.2, z: 0.7}, 0],
    [{x: 50, y: 50}, 0.1],
    [{x: 1, y: 9}, 0.25],
    [{x: 1}, 0.5],
    [{x: 1, y: 1e-9}, 0],
  ])('by the weights %j with a holdout of %d, exact to one seed', (weights, holdout) => {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    const counts = counted({variants: variants(weights), holdout});
    for (const [id, weight] of Object.entries(weights)) {
      expect(Math.abs((counts[id] ?? 0) - (weight / total) * (1 - holdout) * SEEDS), id).toBeLessThanOrEqual(1);
    }
    expect(Math.abs((counts['none'] ?? 0) - holdout * SEEDS)).toBeLessThanOrEqual(1);
  });

  test('not into variants of weight 0, wherever they stand', () => {
    expect(Object.keys(counted({variants: variants({x: 0, y: 1, z: 0})}))).toEqual(['y']);
  });

  test('into nobody and all with a holdout of 1, and of 0', () => {
    expect(counted({holdout: 1})).toEqual({none: SEEDS});
    expect(counted({holdout: 0})).toEqual({null: SEEDS});
    expect(counted({variants: []})).toEqual({null: SEEDS});
  });

  test('the same ever after, whatever happens and whatever the dice', () => {
    const campaign = {variants: variants({x: 1, y: 1}), holdout: 0.2};
    const dice = fc.double({min: 0, max: 0.9999, noNaN: true});
    fc.assert(
      fc.property(fc.nat(SEEDS - 1), dice, fc.integer({min: 1, max: 60}), (seed, thrown, pages) => {
        const first = decided(campaign, seed);
        let record = {...emptyRecord(), seed};
        for (let page = 0; page < pages; page += 1) {
          record = {...record, ...remember(record, {kind: 'seed', dice: thrown}, NOON - page)};
          record = {...record, ...remember(record, {kind: 'article', page: `/${page}`}, NOON - page)};
        }
        const later = decide({campaigns: [{id: 'a', ...campaign}]}, visitWith({record, dice: thrown, now: NOON + DAY}));
        expect([later.campaign, later.variant]).toEqual([first.campaign, first.variant]);
      }),
    );
  });

  test('by two campaigns independently of each other', () => {
    const both = {xx: 0, xy: 0, yx: 0, yy: 0};
    const of = (id: string, seed: number): string => (shareOf(seed, id) < 0.5 ? 'x' : 'y');
    for (const seed of seeds) both[`${of('spring', seed)}${of('autumn', seed)}` as 'xx'] += 1;
    for (const count of Object.values(both)) expect(count / SEEDS).toBeCloseTo(0.25, 1);
    expect(both.xx + both.xy).toBe(SEEDS / 2);
  });

  test('by a campaign’s name, each into another order, and no two seeds to the same place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][\w-]{0,31}$/), (id) => {
        expect(new Set(seeds.map((seed) => shareOf(seed, id))).size).toBe(SEEDS);
      }),
      {numRuns: 10},
    );
  });

  test('by the dice of the page, where there is no seed', () => {
    const campaign = {variants: variants({x: 1, y: 1})};
    const arms = Array.from({length: 1000}, (_, at) => decided(campaign, undefined, at / 1000).variant);
    const ofX = arms.filter((arm) => arm === 'x').length;
    expect(ofX).toBeGreaterThan(450);
    expect(ofX).toBeLessThan(550);
    expect(decided(campaign, undefined, 0.3)).toEqual(decided(campaign, undefined, 0.3));
  });

  test.each([NaN, -1, 1.5, 'x', null])('by the dice, where the seed is %j or in some place at least', (seed) => {
    const decision = decided({variants: variants({x: 1, y: 1})}, seed as number);
    expect(['x', 'y']).toContain(decision.variant);
  });
});

describe('who is held out', () => {
  const seed = seeds.find((each) => shareOf(each, 'a') < 0.1) as number;

  test('is told so, with the share and the limit', () => {
    const {reasons} = decided({holdout: 0.1}, seed);
    expect(reasons.find(({rule}) => rule === 'holdout')).toMatchObject({
      pass: false,
      seen: shareOf(seed, 'a'),
      limit: 0.1,
    });
  });

  test('is asked by another campaign', () => {
    const campaigns = [{id: 'a', priority: 1, holdout: 0.1}, {id: 'b'}];
    const record = {...emptyRecord(), seed};
    expect(decide({campaigns}, visitWith({record})).campaign).toBe('b');
  });
});

describe('a variant', () => {
  const one = (variant: object, campaign: Partial<AskCampaign> = {}): Partial<AskCampaign> => ({
    ...campaign,
    variants: [{id: 'x', weight: 1, ...variant}],
  });
  const seen = (campaign: Partial<AskCampaign>, ...daysAgo: number[]): Decision =>
    decide(
      {campaigns: [{id: 'a', ...campaign}]},
      visitWith({record: recordWith({views: {a: daysAgo.map((ago) => NOON - ago * DAY)}})}),
    );

  test('is named with its campaign, and not without it', () => {
    expect(seen(one({}))).toMatchObject({campaign: 'a', variant: 'x'});
    expect(seen(one({}), 5, 4, 3, 2)).toMatchObject({campaign: null, variant: null});
  });

  test('has a pacing of its own, key by key before the campaign’s', () => {
    const campaign = {pacing: {maxViews: 1, perDays: 7}};
    expect(seen(one({}, campaign), 1).campaign).toBeNull();
    expect(seen(one({pacing: {maxViews: 2}}, campaign), 1).campaign).toBe('a');
    expect(seen(one({pacing: {maxViews: 2}}, campaign), 6, 1).campaign).toBeNull();
    expect(seen(one({pacing: {maxViews: 2}}, campaign), 7, 1).campaign).toBe('a');
    expect(seen(one({pacing: {perDays: 1}}, campaign), 1).campaign).toBe('a');
  });

  test.each<[string, Partial<AskCampaign>, object, string]>([
    ['its campaign’s place', {placement: 'article-end'}, {format: 'bar'}, 'article-end'],
    ['the place of its campaign’s format', {format: 'bar'}, {format: 'dialog'}, 'bar'],
    ['the page, as its campaign does', {}, {format: 'dialog'}, 'inline'],
  ])('stands in %s, whatever its own format', (_, campaign, variant, placement) => {
    expect(seen(one(variant, campaign)).placement).toBe(placement);
  });
});

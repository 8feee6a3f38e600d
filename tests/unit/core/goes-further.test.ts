import {describe, expect, test} from 'vitest';
import type {AskConfig} from '../../../src/core/ask/ask-config.js';
import {decideBy} from '../../../src/core/ask/decide-by.js';
import {goesFurther} from '../../../src/core/ask/goes-further.js';
import {CONFIG} from '../../../src/core/config/shape.js';
import {decide} from '../../../src/core/index.js';
import {DAY, NOON, visitWith} from './support.js';

const SIMPLE = {
  id: 'a',
  placement: 'article-end',
  priority: 1,
  appeal: {
    heading: 'Between us',
    lead: 'A daily start: skip the gate, walk to the harbour in an hour, holding hands.',
  },
  audience: {minArticles: 2, periodDays: 30},
  pages: {includeTags: ['news'], excludeTags: ['obituary'], sensitive: false},
  pacing: {maxViews: 4, perDays: 30, minDaysBetween: 1, daysAfterDismiss: 7},
  schedule: {from: '2026-01-01', until: '2027-01-01'},
  goal: {target: 5, reached: 2, at: '2026-01-01'},
} as const;

const keysOf = (shape: object): string[] => Object.keys(shape).map((key) => key.replace('?', ''));
const [campaign] = CONFIG.campaigns;
const further = (group: 'audience?' | 'schedule?' | 'pacing?'): [string, string][] => {
  const name = group.replace('?', '') as 'audience';
  return (
    keysOf(campaign[group])
      // A rest needs a cycle to come after.
      .filter((key) => !(key in SIMPLE[name]) && key !== 'restDays')
      .map((key) => [name, key])
  );
};

describe('which configs go by more than the simple rules', () => {
  test('not one that sets every simple rule, whatever its words', () => {
    expect(goesFurther({campaigns: [SIMPLE]})).toBeFalsy();
    expect(goesFurther({quietDays: {once: 5}, campaigns: []})).toBeFalsy();
  });

  test.each([...further('audience?'), ...further('schedule?'), ...further('pacing?')])(
    'one with %s.%s',
    (group, key) => {
      const config = {campaigns: [SIMPLE, {id: 'b', [group]: {[key]: 1}}]} as unknown as AskConfig;
      expect(goesFurther(config)).toBeTruthy();
    },
  );

  test.each<[string, unknown]>([
    ['gate', {free: 3}],
    ['holdout', 0.1],
    ['variants', [{id: 'a', weight: 1}]],
    ['alwaysAsk', true],
    ['withoutStorage', false],
    ['placement', 'gate'],
  ])('one with %s', (key, value) => {
    expect(goesFurther({campaigns: [{id: 'b', [key]: value}]})).toBeTruthy();
  });

  test('one with limits that all campaigns share', () => {
    expect(goesFurther({pacing: {hoursAfterDismiss: 1}, campaigns: [SIMPLE]})).toBeTruthy();
  });

  test.each([null, 5, 'x', [null], {}])('%j as campaigns throws nothing', (campaigns) => {
    expect(() => goesFurther({campaigns} as unknown as AskConfig)).not.toThrow();
  });
});

test('both halves say the same of a config that sets simple rules only', () => {
  let said = 0;
  for (let day = 0; day < 400; day += 1) {
    const days = (...all: number[]): number[] => all.map((each) => NOON - each * DAY);
    const record = {
      reads: days(40, day % 37, day % 5).sort(),
      views: {a: days(60, day % 35, day % 9).sort()},
      ...(day % 3 && {closed: {a: NOON - (day % 11) * DAY}}),
      ...(day % 7 === 0 && {snooze: {at: NOON - 2 * DAY, span: (day % 4) * DAY, articles: 0}}),
    };
    const seen = visitWith({
      record,
      page: {tags: day % 6 ? ['news'] : ['obituary']},
      reader: {supporter: day % 13 === 0},
    });
    const full = decide({campaigns: [SIMPLE]}, seen);
    const simple = decideBy({campaigns: [SIMPLE]}, seen);
    expect(simple.campaign).toBe(full.campaign);
    expect(simple.reasons).toEqual(full.reasons);
    said += Number(full.campaign === 'a');
  }
  expect(said).toBeGreaterThan(20);
});

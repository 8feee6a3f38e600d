import fc from 'fast-check';
import {describe, expect, test} from 'vitest';

import type {GoalState} from '../../../src/core/config/config.js';
import {goalStanding} from '../../../src/core/goal.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const GOAL: GoalState = {target: 2500, reached: 2140, at: '2026-11-20'};

describe('a goal', () => {
  test('says how far it has come, what is missing, and when that was counted', () => {
    expect(goalStanding({...GOAL, until: '2026-12-01'}, NOW)).toEqual({
      reached: 2140,
      target: 2500,
      left: 360,
      share: 0.856,
      at: Date.parse('2026-11-20'),
      until: Date.parse('2026-12-01'),
    });
  });

  test('that is more than reached is full, and nothing is missing', () => {
    expect(goalStanding({...GOAL, reached: 2600}, NOW)).toMatchObject({reached: 2600, left: 0, share: 1});
  });

  test.each<[string, Partial<Record<keyof GoalState, unknown>>]>([
    ['nobody counted', {reached: undefined}],
    ['nobody knows when', {at: undefined}],
    ['the day is none', {at: 'lately'}],
    ['it was more than thirty days ago', {at: '2026-10-20'}],
    ['it was longer ago than may be', {maxAgeDays: 3}],
    ['it is said to be next week', {at: '2026-12-01'}],
    ['the campaign is over', {until: '2026-11-24'}],
    ['its end is no time', {until: 'soon'}],
    ['it is nothing', {target: 0}],
    ['it is not a number', {target: '2500'}],
    ['the count is not a number', {reached: '2140'}],
    ['the count is below nothing', {reached: -1}],
    ['the count has no end', {reached: Infinity}],
  ])('is not told when %s', (_, wrong) => {
    expect(goalStanding({...GOAL, ...wrong} as GoalState, NOW)).toBeNull();
  });

  test('counted on the same day further east is of today', () => {
    expect(goalStanding({...GOAL, at: '2026-11-25'}, NOW)).not.toBeNull();
  });

  test('never says more than all, whatever the numbers', () => {
    const count = fc.double({min: 0, max: 1e12, noNaN: true});
    fc.assert(
      fc.property(count, count, (target, reached) => {
        const standing = goalStanding({...GOAL, target, reached}, NOW);
        if (target === 0) expect(standing).toBeNull();
        else {
          expect(standing!.share).toBeGreaterThanOrEqual(0);
          expect(standing!.share).toBeLessThanOrEqual(1);
          expect(standing!.left === 0).toBe(reached >= target);
        }
      }),
    );
  });
});

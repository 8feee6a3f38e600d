import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {snoozeParts} from '../../../src/core/ask/snooze.js';
import {isSnoozeChoice, snoozeTerm} from '../../../src/core/index.js';
import {DAY, NOON} from './support.js';

const at = (iso: string): number => Date.parse(iso);

describe('a choice', () => {
  test.each(['P1D', 'P7D', 'P99D', 'P366D', 'P1W', 'P52W', 'P1M', 'P12M', 'articles:1', 'articles:39'])(
    '%s can be offered',
    (choice) => {
      expect(isSnoozeChoice(choice)).toBe(true);
      expect(snoozeTerm(choice, NOON)).not.toBeNull();
    },
  );

  test.each([
    ...['', 'P0D', 'P367D', 'P400D', 'P01D', 'P53W', 'P0M', 'P13M', 'P1Y', 'PT1H', 'P1D1M', 'P1.5D', 'p1d', 'P-1D'],
    ...['articles:0', 'articles:40', 'articles:-1', 'articles:', 'article:5', ' P1D', 'P1D\n', 'xP1D', '5', 'P999999D'],
  ])('%j can not', (choice) => {
    expect(isSnoozeChoice(choice)).toBe(false);
    expect(snoozeTerm(choice, NOON)).toBeNull();
    expect(snoozeParts(choice)).toBeNull();
  });

  test.each([
    ['P1D', 'day', 1],
    ['P14D', 'day', 14],
    ['P2W', 'week', 2],
    ['P12M', 'month', 12],
    ['articles:5', 'article', 5],
  ])('%s is so many of a %s: %i', (choice, unit, count) => {
    expect(snoozeParts(choice)).toEqual({unit, count});
  });
});

describe('when it is due', () => {
  test.each([
    ['P1D', '2026-06-14T12:00:00Z', '2026-06-15T12:00:00Z'],
    ['P7D', '2026-12-28T23:59:59Z', '2027-01-04T23:59:59Z'],
    ['P1W', '2026-03-25T12:00:00Z', '2026-04-01T12:00:00Z'],
    ['P1M', '2026-06-14T12:00:00Z', '2026-07-14T12:00:00Z'],
    ['P1M', '2026-07-31T12:00:00Z', '2026-08-31T12:00:00Z'],
    ['P2M', '2026-07-31T12:00:00Z', '2026-09-30T12:00:00Z'],
    ['P1M', '2026-08-31T12:00:00Z', '2026-09-30T12:00:00Z'],
    ['P1M', '2026-01-31T12:00:00Z', '2026-02-28T12:00:00Z'],
    ['P1M', '2028-01-31T12:00:00Z', '2028-02-29T12:00:00Z'],
    ['P1M', '2028-01-29T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['P1M', '2026-01-29T23:59:59Z', '2026-02-28T23:59:59Z'],
    ['P12M', '2028-02-29T12:00:00Z', '2029-02-28T12:00:00Z'],
    ['P12M', '2027-06-14T12:00:00Z', '2028-06-14T12:00:00Z'],
    ['P1M', '2026-12-31T12:00:00Z', '2027-01-31T12:00:00Z'],
    ['P2M', '2026-12-31T12:00:00Z', '2027-02-28T12:00:00Z'],
  ])('%s after %s is %s', (choice, now, until) => {
    expect(snoozeTerm(choice, at(now))).toEqual({until: at(until)});
  });

  test('articles are counted, not timed', () => {
    expect(snoozeTerm('articles:5', NOON)).toEqual({articles: 5});
  });

  test('is always later, and never later than a year', () => {
    const choice = fc.oneof(
      fc.integer({min: 1, max: 366}).map((days) => `P${days}D`),
      fc.integer({min: 1, max: 52}).map((weeks) => `P${weeks}W`),
      fc.integer({min: 1, max: 12}).map((months) => `P${months}M`),
      fc.integer({min: 1, max: 39}).map((articles) => `articles:${articles}`),
    );
    const now = fc.date({min: new Date('2020-01-01'), max: new Date('2120-01-01'), noInvalidDate: true});
    fc.assert(
      fc.property(choice, now, (given, date) => {
        const term = snoozeTerm(given, date.getTime());
        if (term && 'articles' in term) {
          expect(term.articles).toBeLessThanOrEqual(39);
          return;
        }
        expect(term!.until).toBeGreaterThan(date.getTime());
        expect(term!.until).toBeLessThanOrEqual(date.getTime() + 366 * DAY);
        expect(term!.until % DAY).toBe(date.getTime() % DAY);
      }),
      {numRuns: 1500},
    );
  });

  test('a month ends in the month that it is called after', () => {
    fc.assert(
      fc.property(
        fc.date({min: new Date('2020-01-01'), max: new Date('2120-01-01'), noInvalidDate: true}),
        fc.integer({min: 1, max: 12}),
        (date, months) => {
          const term = snoozeTerm(`P${months}M`, date.getTime());
          const until = new Date(term && 'until' in term ? term.until : NaN);
          expect(until.getUTCMonth()).toBe((date.getUTCMonth() + months) % 12);
          const same = until.getUTCDate() === date.getUTCDate();
          const last = new Date(until.getTime() + DAY).getUTCDate() === 1;
          expect(same || (last && until.getUTCDate() < date.getUTCDate())).toBe(true);
        },
      ),
      {numRuns: 1500},
    );
  });
});

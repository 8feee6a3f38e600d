import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {decide, parseConfig, remember, snoozeTerm} from '../../../src/core/index.js';
import {calendarFile} from '../../../src/elements/appeal-snooze/calendar.js';
import {DAY, recordWith, visitWith} from './support.js';

const HOUR = DAY / 24;
/** Zones with and without summer time, half an hour of it, half hours and more than half a day away; minutes in January. */
const JANUARY = {
  'Europe/Berlin': 60,
  'America/New_York': -300,
  'America/St_Johns': -210,
  'Asia/Kolkata': 330,
  'Australia/Lord_Howe': 660,
  'Pacific/Kiritimati': 840,
};
const ZONES = Object.keys(JANUARY) as (keyof typeof JANUARY)[];
const YEAR = Date.UTC(2027, 0, 1);

const config = parseConfig({
  version: 1,
  publication: {id: 'zones', name: 'Zones'},
  currency: {default: 'usd'},
  amounts: {usd: {monthly: {presets: [5]}}},
  frequencies: ['monthly'],
  checkout: {adapter: 'sandbox', endpoint: '/appeal'},
  campaigns: [{id: 'a', appeal: {heading: 'A'}}],
});

/** The first moments of 2027 at which this machine's clocks go another way, and one at which none do. */
function moments(): number[] {
  const offset = (time: number): number => new Date(time).getTimezoneOffset();
  const hours = Array.from({length: 365 * 24}, (_, hour) => YEAR + hour * HOUR);
  return [...hours.filter((time) => offset(time) !== offset(time - HOUR)), Date.UTC(2027, 6, 31, 23, 30)];
}

describe.each(ZONES)('F08 on a machine in %s', (zone) => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  test('clocks go as they do there', () => {
    expect(-new Date(YEAR).getTimezoneOffset()).toBe(JANUARY[zone]);
    expect(moments()).toHaveLength(['Asia/Kolkata', 'Pacific/Kiritimati'].includes(zone) ? 1 : 3);
  });

  test.each([
    ['P1D', 1],
    ['P7D', 7],
    ['P2W', 14],
  ])('%s is so many days of 24 hours, over any change of clocks: %i', (choice, days) => {
    for (const now of moments().flatMap((time) => [time - DAY, time - 1, time, time + HOUR / 2])) {
      expect(snoozeTerm(choice, now)).toEqual({until: now + days * DAY});
    }
  });

  test('a month goes by the calendar in UTC, at the same time of day there', () => {
    expect(snoozeTerm('P1M', Date.UTC(2027, 0, 31, 23, 30))).toEqual({until: Date.UTC(2027, 1, 28, 23, 30)});
    expect(snoozeTerm('P1M', Date.UTC(2027, 2, 1, 0, 15))).toEqual({until: Date.UTC(2027, 3, 1, 0, 15)});
    expect(snoozeTerm('P1M', Date.UTC(2027, 9, 31, 0, 15))).toEqual({until: Date.UTC(2027, 10, 30, 0, 15)});
  });

  test('a snooze ends at its moment, wherever the reader and the page say that they are', () => {
    for (const now of moments()) {
      const record = remember(recordWith(), {kind: 'snooze', until: now + DAY}, now);
      const asked = (at: number, timeZone: string): string | null =>
        decide(config, visitWith({now: at, timeZone, record})).campaign;
      for (const timeZone of ZONES) {
        expect(asked(now + DAY - 1000, timeZone)).toBeNull();
        expect(asked(now + DAY, timeZone)).toBe('a');
      }
    }
  });

  test('a calendar gets the moment in UTC', () => {
    const time = Date.UTC(2027, 2, 28, 1, 30);
    const file = calendarFile({title: 'A', url: 'https://post.example/', time, now: time - DAY, id: 'a'});
    expect(file).toContain('DTSTART:20270328T013000Z');
    expect(file).toContain('DTSTAMP:20270327T013000Z');
  });
});

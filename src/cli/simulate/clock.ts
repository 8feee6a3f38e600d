import {DAY} from '../../core/ask/record.js';

/** Turns a moment of a simulated life into epoch ms. */
export type Clock = (days: number) => number;

const STEPS = 1440;

/**
 * Makes clocks for readers in different zones. Each gives moments that grow with what it is given, and spreads them over
 * the reader's day as the hours say.
 *
 * @param start epoch ms, a midnight of UTC.
 * @param hours visits by hour of the day.
 */
export function clocksFrom(start: number, days: number, hours: readonly number[]): (zone: string) => Clock {
  const inDay = spread(hours);
  const clocks = new Map<string, Clock>();
  return (zone) => {
    const known = clocks.get(zone);
    if (known) return known;
    const offsets = Array.from({length: days + 1}, (_, day) => offsetOf(zone, start + day * DAY + DAY / 2));
    const clock: Clock = (moment) => {
      const day = Math.floor(moment);
      const minute = inDay[Math.floor((moment - day) * STEPS)] ?? 0;
      return start + day * DAY - (offsets[day] ?? 0) + minute;
    };
    clocks.set(zone, clock);
    return clock;
  };
}

/** For each step of an even day, the ms into a day that has those hours: the inverse of how visits add up. */
function spread(hours: readonly number[]): readonly number[] {
  const total = hours.reduce((sum, hour) => sum + hour, 0);
  let hour = 0;
  let passed = 0;
  return Array.from({length: STEPS}, (_, step) => {
    const wanted = (step / STEPS) * total;
    while (hour < 23 && passed + (hours[hour] ?? 0) <= wanted) passed += hours[hour++] ?? 0;
    return (hour + Math.min((wanted - passed) / (hours[hour] || 1), 1)) * (DAY / 24);
  });
}

/** How many ms a zone's clocks are ahead of UTC. */
function offsetOf(zone: string, time: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return Date.parse(`${format.format(time)} UTC`) - Math.floor(time / 1000) * 1000;
}

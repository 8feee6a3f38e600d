import type {CalendarPeriod} from './ask-config.js';

/** An hour in ms. */
export const HOUR = 36e5;
/** Clocks are set forward and back at full quarters of an hour only. */
const QUARTER = HOUR / 4;

const offsets: Record<string, number> = {};
const formats: Record<string, Intl.DateTimeFormat> = {};

/** How far a zone's clocks are ahead of UTC at a moment, in ms. An unknown zone's are not; without one, this machine's. */
function offsetAt(time: number, timeZone?: string): number {
  const quarter = Math.floor(time / QUARTER) * QUARTER;
  try {
    return (offsets[`${timeZone} ${quarter}`] ??= measured(quarter, timeZone));
  } catch {
    return 0;
  }
}

function measured(time: number, timeZone?: string): number {
  // Swedes write dates as ISO 8601 does. Making a format takes much longer than using it.
  const format = (formats[`${timeZone}`] ??= new Intl.DateTimeFormat('sv', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }));
  return Date.parse(`${format.format(time).replace(' ', 'T')}Z`) - time || 0;
}

/** What a reader's clock shows at a moment, as if it were UTC. */
export function clockAt(time: number, timeZone?: string): number {
  return time + offsetAt(time, timeZone);
}

/** The first moment at which a reader's clock shows this, or more where clocks are set forward past it. */
export function whenClock(shows: number, timeZone?: string): number {
  const time = shows - offsetAt(shows - offsetAt(shows, timeZone), timeZone);
  return time + Math.max(0, shows - clockAt(time, timeZone));
}

/**
 * When the period of the reader's calendar that a moment lies in has begun, and when the next one does, epoch ms.
 *
 * @param dayStartsAt hour at which days begin, and with them weeks (on Monday) and months.
 */
export function calendarPeriod(
  period: CalendarPeriod,
  now: number,
  timeZone: string | undefined,
  dayStartsAt: number,
): readonly [start: number, end: number] {
  const clock = new Date(clockAt(now, timeZone) - dayStartsAt * HOUR);
  const [year, month, date] = [clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate()];
  const monday = date - ((clock.getUTCDay() + 6) % 7);
  const bound = (next: number): number => {
    const midnight =
      period === 'month'
        ? Date.UTC(year, month + next)
        : Date.UTC(year, month, period === 'week' ? monday + 7 * next : date + next);
    return whenClock(midnight + dayStartsAt * HOUR, timeZone);
  };
  return [bound(0), bound(1)];
}

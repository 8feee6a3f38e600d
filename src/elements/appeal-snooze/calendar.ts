/** A calendar entry for a reminder. Loaded when a reader wants one. */
import {generateIcsCalendar} from 'ts-ics';

/** What the entry says, and when. */
export interface Reminder {
  readonly title: string;
  /** Where to come back to, absolute. */
  readonly url: string;
  /** Epoch ms. */
  readonly time: number;
  /** Epoch ms: when it was made. */
  readonly now: number;
  /** Makes the entry the same one when it is downloaded again. */
  readonly id: string;
}

/** The reminder as an iCalendar file (RFC 5545): half an hour, with an alarm at its start. */
export function calendarFile({title, url, time, now, id}: Reminder): string {
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//Reader Appeal//EN',
    method: 'PUBLISH',
    events: [
      {
        uid: `${id}@reader-appeal`,
        stamp: {date: new Date(now)},
        start: {date: new Date(time)},
        end: {date: new Date(time + 18e5)},
        summary: title,
        description: url,
        url,
        alarms: [{action: 'DISPLAY', description: title, trigger: {type: 'relative', value: {minutes: 0}}}],
      },
    ],
  });
}

/** Offers the file as a download. */
export function downloadCalendar(reminder: Reminder): void {
  const address = URL.createObjectURL(new Blob([calendarFile(reminder)], {type: 'text/calendar'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'reminder.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1e4);
}

import {DAY} from './record.js';
import {SNOOZE_CHOICE, type SnoozeChoice} from './snooze-choice.js';

/** When a choice is due: a moment (epoch ms) or a number of further articles. */
export type SnoozeTerm = {readonly until: number} | {readonly articles: number};

/** A choice's unit and number, for its words. `null` when it is none. */
export function snoozeParts(choice: SnoozeChoice): {unit: 'day' | 'week' | 'month' | 'article'; count: number} | null {
  const [, days, weeks, months, articles] = SNOOZE_CHOICE.exec(choice) ?? [];
  if (days) return {unit: 'day', count: Number(days)};
  if (weeks) return {unit: 'week', count: Number(weeks)};
  if (months) return {unit: 'month', count: Number(months)};
  return articles ? {unit: 'article', count: Number(articles)} : null;
}

/**
 * When a choice made now is due. Days and weeks are 24-hour days; months go by the UTC calendar and stop at the
 * month's last day: a month after 31 August is 30 September, never 1 October.
 */
export function snoozeTerm(choice: SnoozeChoice, now: number): SnoozeTerm | null {
  const parts = snoozeParts(choice);
  if (!parts) return null;
  const {unit, count} = parts;
  if (unit === 'article') return {articles: count};
  return {until: unit === 'month' ? monthsLater(now, count) : now + count * (unit === 'week' ? 7 : 1) * DAY};
}

function monthsLater(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

import {DAY} from './record.js';

/** What a reader may choose: an ISO 8601 duration of whole units (`P1D`, `P2W`, `P1M`) or `articles:n`. */
export type SnoozeChoice = string;

/** When a choice is due: a moment (epoch ms) or a number of further articles. */
export type SnoozeTerm = {readonly until: number} | {readonly articles: number};

const DURATION = /^P(?:([1-9]\d{0,2})D|([1-9]\d?)W|([1-9]|1[0-2])M)$/;
const ARTICLES = /^articles:([1-9]|[1-3]\d)$/;

/** Whether `choice` can be offered: one to 366 days, 1 to 52 weeks, 1 to 12 months, or 1 to 39 articles. */
export function isSnoozeChoice(choice: string): boolean {
  return snoozeParts(choice) !== null;
}

/** A choice's unit and number, for its words. `null` when it is none. */
export function snoozeParts(choice: SnoozeChoice): {unit: 'day' | 'week' | 'month' | 'article'; count: number} | null {
  const [, articles] = ARTICLES.exec(choice) ?? [];
  if (articles) return {unit: 'article', count: Number(articles)};
  const [, days, weeks, months] = DURATION.exec(choice) ?? [];
  if (days) return Number(days) > 366 ? null : {unit: 'day', count: Number(days)};
  if (weeks) return Number(weeks) > 52 ? null : {unit: 'week', count: Number(weeks)};
  return months ? {unit: 'month', count: Number(months)} : null;
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

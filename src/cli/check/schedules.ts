import type {Campaign} from '../../core/config/config.js';
import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** When a campaign may ask, epoch ms; without an end where none is set. */
interface Window {
  readonly from: number;
  readonly until: number;
}

/** Schedules that are over, that differ from reader to reader, or that stand in each other's way. */
export function checkSchedules({config: {campaigns}, now}: Subject, report: Report): void {
  if (!campaigns.length) {
    report(
      'no-campaigns',
      ['campaigns'],
      'There are no campaigns, so nobody is ever asked.',
      'Add one: {"id": "end"}.',
    );
  }
  campaigns.forEach(({id, schedule = {}}, index) => {
    const path = ['campaigns', index, 'schedule'];
    if (windowOf({schedule}).until <= now) {
      report(
        'schedule-over',
        [...path, 'until'],
        `“${id}” was over on ${String(schedule.until)}.`,
        'Give it a later end, or take the campaign out.',
      );
    }
    for (const key of ['from', 'until', 'askAgainFrom'] as const) {
      const time = schedule[key];
      if (!time?.includes('T') || /(?:Z|[+-]\d\d:?\d\d)$/i.test(time)) continue;
      report(
        'schedule-without-zone',
        [...path, key],
        `${time} names no time zone, so it is another moment for readers in another one.`,
        `Write ${time}Z for UTC, or a difference such as +01:00.`,
      );
    }
  });
  campaigns.forEach((one, first) =>
    campaigns.slice(first + 1).forEach((other, behind) => {
      const second = first + 1 + behind;
      if (!isScheduled(one) || !isScheduled(other) || !isRival(one, other)) return;
      if (!overlaps(windowOf(one), windowOf(other))) return;
      report(
        'schedules-overlap',
        ['campaigns', second, 'schedule'],
        `“${other.id}” and “${one.id}” run at the same time in the same place with the same priority; “${one.id}” goes first, as it stands first.`,
        'Give them different priorities, or times that do not overlap.',
      );
    }),
  );
}

function isScheduled({schedule}: Campaign): boolean {
  return schedule?.from !== undefined || schedule?.until !== undefined;
}

function isRival(one: Campaign, other: Campaign): boolean {
  return (one.placement ?? 'inline') === (other.placement ?? 'inline') && (one.priority ?? 0) === (other.priority ?? 0);
}

function windowOf({schedule = {}}: Pick<Campaign, 'schedule'>): Window {
  const {from, until} = schedule;
  return {from: from ? Date.parse(from) : -Infinity, until: until ? Date.parse(until) : Infinity};
}

function overlaps(one: Window, other: Window): boolean {
  return one.from < other.until && other.from < one.until;
}

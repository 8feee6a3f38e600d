import type {CalendarPeriod, Pacing} from '../../core/ask/ask-config.js';
import {armsOf, pathIn, type Arm} from './arms.js';
import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** Reports a rule of an arm's pacing that can never make a difference. */
type Idle = (key: keyof Pacing, why: string) => void;

/** The longest that a period of the calendar can be, in days. */
const LONGEST: Readonly<Record<CalendarPeriod, number>> = {day: 1, week: 7, month: 31};

/** Rules that never make a difference, as others are always stricter or what they go by is missing. */
export function checkRules({config}: Subject, report: Report): void {
  for (const arm of armsOf(config)) {
    const idle: Idle = (key, why) =>
      report(
        'rule-without-effect',
        [...pathIn(arm, 'pacing', key), key],
        `“${key}” of “${arm.campaign.id}” never makes a difference: ${why}.`,
        'Take it out, or change what stands in its way.',
      );
    checkCaps(arm, idle);
    checkCycles(arm.pacing, idle);
    checkClosings(arm.pacing, idle);
    checkGifts(arm, config, idle);
    checkShared(arm, config, idle);
  }
  config.campaigns.forEach((campaign, index) => {
    const idle = (path: readonly string[], why: string): void =>
      report(
        'rule-without-effect',
        ['campaigns', index, ...path],
        `“${path.at(-1) ?? ''}” of “${campaign.id}” never makes a difference: ${why}.`,
        'Take it out, or add what it goes by.',
      );
    checkAudience(campaign, idle);
    checkTags(campaign, idle);
    checkFormats(campaign, config, index, idle);
  });
}

function checkCaps({campaign, pacing}: Arm, idle: Idle): void {
  const {maxViews, perDays = 30, per, dailyLimit, minDaysBetween = 0, cycleViews} = pacing;
  if (campaign.alwaysAsk) {
    const caps = ['maxViews', 'dailyLimit', 'minDaysBetween', 'cycleViews', 'start', 'between', 'skip'] as const;
    for (const key of caps) if (pacing[key]) idle(key, '"alwaysAsk" goes past how often it has been seen');
    return;
  }
  if (per !== undefined && pacing.perDays !== undefined) idle('perDays', '"per" goes before it');
  const days = per === undefined ? perDays : LONGEST[per];
  const most = maxViews ?? (cycleViews ? Infinity : 4);
  // So many views fit into a period when each keeps its distance.
  const fitting = minDaysBetween > 0 ? Math.ceil(days / minDaysBetween) : Infinity;
  if (maxViews !== undefined && fitting <= maxViews && fitting - 1 < maxViews) {
    idle('maxViews', `with ${minDaysBetween} days between two views, no more than ${fitting} fit into ${days} days`);
  }
  if (dailyLimit !== undefined && minDaysBetween >= 1 && dailyLimit > 1) {
    idle('dailyLimit', `"minDaysBetween" is ${minDaysBetween}, so there is one view in a day at most`);
  } else if (dailyLimit !== undefined && dailyLimit >= most && days >= 1) {
    idle('dailyLimit', `no more than ${most} views are allowed in a longer time (maxViews)`);
  }
  if (cycleViews !== undefined && !pacing.restDays && !pacing.skip) {
    idle('cycleViews', 'there is neither "restDays" nor "skip" to follow it');
  }
}

function checkCycles({cycleViews, restDays}: Pacing, idle: Idle): void {
  if (restDays !== undefined && cycleViews === undefined) idle('restDays', '"cycleViews" does not say when to rest');
}

function checkClosings(pacing: Pacing, idle: Idle): void {
  const {daysAfterDismiss, backOffDays, maxDismissals = Infinity, minDaysBetween = 0} = pacing;
  if (daysAfterDismiss !== undefined && backOffDays) idle('daysAfterDismiss', '"backOffDays" goes before it');
  const key = backOffDays ? 'backOffDays' : 'daysAfterDismiss';
  const steps = backOffDays ?? (daysAfterDismiss === undefined ? [] : [daysAfterDismiss]);
  if (!steps.length) return;
  if (minDaysBetween > 0 && steps.every((days) => days < minDaysBetween)) {
    idle(key, '"minDaysBetween" keeps a longer distance from what was closed');
  } else if (steps.length >= maxDismissals && steps.length > 1) {
    idle(key, `its last step comes after ${maxDismissals} closings, and then it never asks again`);
  }
}

function checkGifts({pacing}: Arm, {quietDays, quietChoices, frequencies}: Subject['config'], idle: Idle): void {
  const {daysAfterGift} = pacing;
  if (daysAfterGift === undefined || quietChoices?.length) return;
  const quiet = {once: 90, monthly: 365, yearly: 365, ...quietDays};
  const least = Math.min(...frequencies.map((each) => quiet[each]));
  if (daysAfterGift <= least)
    idle('daysAfterGift', `every gift silences all asks for ${least} days or more (quietDays)`);
}

function checkShared({pacing}: Arm, {pacing: shared, campaigns}: Subject['config'], idle: Idle): void {
  const {maxViews, perDays = 30, per} = pacing;
  if (!shared?.maxViews || shared.of === 'others' || maxViews === undefined) return;
  const days = per === undefined ? perDays : LONGEST[per];
  if (maxViews >= shared.maxViews && days <= (shared.perDays ?? 30) && campaigns.length) {
    idle(
      'maxViews',
      `all campaigns together are seen ${shared.maxViews} times in ${shared.perDays ?? 30} days at most`,
    );
  }
}

type Campaign = Subject['config']['campaigns'][number];
type IdleAt = (path: readonly string[], why: string) => void;

function checkAudience({audience = {}}: Campaign, idle: IdleAt): void {
  const counted = audience.minArticles ?? audience.maxArticles;
  const why = 'neither "minArticles" nor "maxArticles" counts articles';
  if (audience.periodDays !== undefined && counted === undefined) idle(['audience', 'periodDays'], why);
}

function checkTags({pages = {}}: Campaign, idle: IdleAt): void {
  const {includeTags = [], excludeTags = []} = pages;
  const both = includeTags.filter((tag) => excludeTags.includes(tag));
  if (both.length && both.length < includeTags.length) {
    idle(['pages', 'includeTags'], `pages with “${both.join('”, “')}” are excluded as well`);
  }
}

function checkFormats(campaign: Campaign, config: Subject['config'], index: number, idle: IdleAt): void {
  const formats = armsOf(config)
    .filter((arm) => arm.index === index)
    .map(({format}) => format);
  if (campaign.bar && !formats.includes('bar')) idle(['bar'], 'it is never shown in a bar');
  for (const key of ['cutAfter', 'within', 'ways', 'signInUrl'] as const) {
    if (campaign.gate?.[key] !== undefined && !formats.includes('gate'))
      idle(['gate', key], 'it is never shown as a gate');
  }
}

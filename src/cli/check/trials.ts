import type {Visit} from '../../core/ask/decide.js';
import {DAY, type ReaderRecord} from '../../core/ask/record.js';
import {remember} from '../../core/ask/remember.js';
import {emptyRecord} from '../../core/ask/visit-record.js';
import type {AppealConfig, Campaign} from '../../core/config/config.js';
import type {Random} from '../random.js';
import {armsOf} from './arms.js';

const HOUR = DAY / 24;
const MINUTE = HOUR / 60;
/** More articles than any rule asks for. */
const MOST_ARTICLES = 41;

/**
 * Throws page views that suit a campaign: a page with its place and its tags, a reader with the facts that it wants, enough
 * articles, a moment within its schedule; and, half of the time, other campaigns that are capped or closed.
 */
export function trialsFor(campaign: Campaign, config: AppealConfig, now: number): (random: Random) => Visit {
  const others = config.campaigns.filter(({id}) => id !== campaign.id);
  const moments = momentsOf(campaign, config, now);
  const arms = armsOf(config).filter((arm) => arm.campaign === campaign);
  const places = [campaign.id, ...arms.map(({placement}) => placement)];
  const counts = countsOf(
    campaign,
    arms.map(({pacing}) => pacing),
  );
  return (random) => {
    const moment = pick(moments, random) + Math.floor(random() * 24) * HOUR;
    return {
      now: moment,
      dice: random(),
      page: {
        url: '/article',
        tags: tagsFor(campaign, others, random),
        sensitive: campaign.pages?.sensitive === true && random() < 0.5,
        placements: placementsWith(pick(places, random), random),
      },
      reader: readerFor(campaign, others, random),
      timeZone: 'UTC',
      record: recordFor(campaign, others, config, pick(counts, random), moment, random),
    };
  };
}

/** What a page has room for: what lies over it, and one element or none. Every element takes what is meant for any. */
function placementsWith(place: string, random: Random): readonly string[] {
  return [...(OVERLAYS.includes(place) && random() < 0.5 ? [] : ['inline', place]), ...OVERLAYS];
}

/** Placements that need no element. */
const OVERLAYS = ['bar', 'dialog', 'gate'];

/** Moments from which on, or shortly before which, schedules may say something else. */
function momentsOf({schedule = {}}: Campaign, {campaigns}: AppealConfig, now: number): readonly number[] {
  const from = Math.max(now, Date.parse(schedule.from ?? '') || now);
  const until = Date.parse(schedule.until ?? '') || Infinity;
  const bounds = campaigns.flatMap((each) =>
    [each.schedule?.from, each.schedule?.until, each.schedule?.askAgainFrom].map((time) => Date.parse(time ?? '')),
  );
  const near = bounds.flatMap((time) => [time, time - DAY]).filter((time) => time >= from && time < until);
  return [from, ...near, until - DAY].filter((time) => time >= from && time < until);
}

/** How many articles may matter: one more and one less than each number that a rule names. */
function countsOf({audience = {}, gate}: Campaign, pacings: readonly Campaign['pacing'][]): readonly number[] {
  const named = [audience.minArticles ?? 1, audience.maxArticles ?? 1, gate?.free ?? 0];
  const paced = pacings.flatMap((pacing) => [pacing?.start ?? 0, pacing?.skip ?? 0]);
  const sums = [...named, ...paced, (named[0] ?? 0) + (paced[0] ?? 0), MOST_ARTICLES - 1];
  return [...new Set(sums.flatMap((count) => [count, count + 1]))].filter((count) => count <= MOST_ARTICLES);
}

function tagsFor({pages = {}}: Campaign, others: readonly Campaign[], random: Random): readonly string[] {
  const {includeTags = [], excludeTags = []} = pages;
  const own = includeTags.length ? [pick(includeTags, random)] : [];
  const foreign = others.flatMap((other) => (random() < 0.5 ? (other.pages?.excludeTags ?? []) : []));
  return [...own, ...foreign.filter((tag) => !excludeTags.includes(tag))];
}

/** What a page says of a reader whom the campaign wants and others may not. */
function readerFor({audience = {}}: Campaign, others: readonly Campaign[], random: Random): Visit['reader'] {
  const facts = new Map<string, unknown>();
  for (const other of others) {
    for (const [name, values] of Object.entries(other.audience?.exclude ?? {})) {
      if (random() < 0.5) facts.set(name, pick([values].flat(), random));
    }
  }
  for (const name of Object.keys(audience.exclude ?? {})) facts.delete(name);
  for (const [name, values] of Object.entries(audience.include ?? {})) facts.set(name, pick([values].flat(), random));
  const reader: Record<string, unknown> = {};
  const utm: Record<string, unknown> = {};
  const criteria: Record<string, unknown> = {};
  for (const [name, value] of facts) {
    if (KNOWN.includes(name)) reader[name] = value;
    else if (name.startsWith('utm_')) utm[name] = value;
    else criteria[name] = value;
  }
  return {...reader, utm, criteria} as Visit['reader'];
}

/** Facts that have a field of their own. */
const KNOWN = ['region', 'language', 'device', 'referrer', 'supporter', 'loggedIn'];

function recordFor(
  {audience = {}}: Campaign,
  others: readonly Campaign[],
  {pacing: shared = {}}: AppealConfig,
  articles: number,
  now: number,
  random: Random,
): ReaderRecord {
  let record = emptyRecord();
  const early = now - (audience.graceHours ?? 0) * HOUR - 2 * HOUR;
  for (let left = articles; left > 0; left--) {
    const time = left === articles && random() < 0.7 ? early : now - left * MINUTE;
    // The page that is looked at was opened last.
    const page = left === 1 ? '/article' : `/article/${left}`;
    record = remember(record, {kind: 'article', page}, time);
  }
  if (random() < 0.5) return record;
  const silences = [
    2 * MINUTE,
    HOUR,
    (shared.hoursAfterDismiss ?? 0) * HOUR + HOUR,
    (shared.perDays ?? 30) * DAY + HOUR,
  ];
  const silent = others.flatMap(({id}) => (random() < 0.8 ? [{id, ago: pick(silences, random)}] : []));
  for (const {id, ago} of silent.sort((one, other) => other.ago - one.ago)) {
    for (let views = 0; views < 50; views++) record = remember(record, {kind: 'view', campaign: id}, now - ago);
    if (random() < 0.5) record = remember(record, {kind: 'dismiss', campaign: id}, now - ago);
  }
  return record;
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

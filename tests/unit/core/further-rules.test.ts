import {describe, expect, test} from 'vitest';
import type {AskCampaign, AskConfig} from '../../../src/core/ask/ask-config.js';
import {
  decide,
  emptyRecord,
  remember,
  type Decision,
  type Happening,
  type Reason,
  type ReaderRecord,
  type Visit,
} from '../../../src/core/index.js';
import {DAY, NOON, visitWith} from './support.js';

const HOUR = DAY / 24;
const iso = (time: number): string => new Date(time).toISOString();

/** Days before noon, and what happened then: a campaign's name alone is a view of it. */
type Lived = readonly [daysAgo: number, what: string | Happening];

/** A record that has come about as records do. An article's name is its address. */
function lived(...happenings: readonly Lived[]): ReaderRecord {
  return [...happenings]
    .sort(([one], [other]) => other - one)
    .reduce(
      (record, [ago, what]) =>
        remember(record, typeof what === 'string' ? {kind: 'view', campaign: what} : what, NOON - ago * DAY),
      emptyRecord(),
    );
}

const read = (ago: number, page: number | string = ago): Lived => [ago, {kind: 'article', page: `/${page}`}];
const closed = (ago: number, campaign = 'a'): Lived => [ago, {kind: 'dismiss', campaign}];
/** Without a silence of its own after it, so that other rules come to speak. */
const gave = (ago: number, campaign = 'a'): Lived => [ago, {kind: 'gift', frequency: 'once', campaign}];
const reads = (count: number, ago = 1): Lived[] =>
  Array.from({length: count}, (_, at) => read(ago + (count - at) / 1000, `${ago}-${at}`));

interface Given {
  readonly campaign?: Partial<AskCampaign>;
  readonly config?: Partial<AskConfig>;
  readonly visit?: Parameters<typeof visitWith>[0];
  readonly lived?: readonly Lived[];
}

function decided(
  {campaign = {}, config = {}, visit = {}, lived: life = []}: Given,
  change: Partial<Visit> = {},
): Decision {
  const quietDays = {once: 0};
  const seen = {timeZone: 'UTC', ...visitWith({record: lived(...life), ...visit}), ...change};
  return decide({quietDays, ...config, campaigns: [{id: 'a', ...campaign}]}, seen);
}

function reason({reasons}: Decision, rule: string): Reason | undefined {
  return reasons.find((each) => each.rule === rule);
}

type Case = [what: string, rule: string, pass: boolean, given: Given, rest?: Partial<Reason>];

/** 14 June 2026 is a Sunday; its noon in UTC is 05:00 in Los Angeles and 17:30 in Kolkata. */
const at = (hour: number): Given['visit'] => ({now: NOON + (hour - 12) * HOUR});
const blackout = (...blackoutHours: number[]): Partial<AskCampaign> => ({schedule: {blackoutHours}});

const HOURS: Case[] = [
  [
    'in hours of blackout',
    'hours',
    false,
    {campaign: blackout(11, 13)},
    {seen: 12, limit: [11, 13], nextAt: NOON + HOUR},
  ],
  ['in their first moment', 'hours', false, {campaign: blackout(12, 13)}, {nextAt: NOON + HOUR}],
  ['when they are over', 'hours', true, {campaign: blackout(11, 12)}],
  ['before them', 'hours', true, {campaign: blackout(13, 14)}],
  [
    'by night, before midnight',
    'hours',
    false,
    {campaign: blackout(22, 6), visit: at(23)},
    {seen: 23, nextAt: NOON + 18 * HOUR},
  ],
  [
    'by night, after midnight',
    'hours',
    false,
    {campaign: blackout(22, 6), visit: at(5)},
    {seen: 5, nextAt: NOON - 6 * HOUR},
  ],
  ['by day, with a blackout by night', 'hours', true, {campaign: blackout(22, 6)}],
  ['until midnight', 'hours', false, {campaign: blackout(20, 24), visit: at(23)}, {nextAt: NOON + 12 * HOUR}],
  ['from midnight on', 'hours', false, {campaign: blackout(0, 6), visit: at(0)}, {nextAt: NOON - 6 * HOUR}],
  ['all day', 'hours', false, {campaign: blackout(0, 24)}],
  ['in hours that make no sense', 'hours', true, {campaign: blackout(12, 12)}],
  ['in no hours', 'hours', true, {campaign: blackout()}],
  [
    'in the reader’s hours, not the server’s',
    'hours',
    false,
    {campaign: blackout(17, 18), visit: {timeZone: 'Asia/Kolkata'}},
    {seen: 17.5, nextAt: NOON + HOUR / 2},
  ],
  [
    'in a zone that nobody knows, which is taken for UTC',
    'hours',
    false,
    {campaign: blackout(12, 13), visit: {timeZone: 'Moon/Far_Side'}},
    {nextAt: NOON + HOUR},
  ],
];

const wants = (include: object): Partial<AskCampaign> => ({audience: {include: include as Record<string, string>}});
const bars = (exclude: object): Partial<AskCampaign> => ({audience: {exclude: exclude as Record<string, string>}});
const by = (reader: Visit['reader']): Given['visit'] => ({reader});

const AUDIENCE: Case[] = [
  [
    'a region that is wanted',
    'include region',
    true,
    {campaign: wants({region: 'GB'}), visit: by({region: 'GB'})},
    {seen: 'GB', limit: 'GB'},
  ],
  [
    'another region',
    'include region',
    false,
    {campaign: wants({region: 'GB'}), visit: by({region: 'DE'})},
    {seen: 'DE', limit: 'GB'},
  ],
  ['a region that is not stated', 'include region', false, {campaign: wants({region: 'GB'})}, {seen: false}],
  [
    'one of several regions',
    'include region',
    true,
    {campaign: wants({region: ['GB', 'IE']}), visit: by({region: 'IE'})},
  ],
  [
    'a language with a country',
    'include language',
    true,
    {campaign: wants({language: 'en'}), visit: by({language: 'en-GB'})},
  ],
  [
    'a language that begins alike',
    'include language',
    false,
    {campaign: wants({language: 'en'}), visit: by({language: 'enm'})},
  ],
  [
    'a language in capitals',
    'include language',
    true,
    {campaign: wants({language: 'PT-br'}), visit: by({language: 'pt-BR'})},
  ],
  [
    'a referrer below a domain',
    'include referrer',
    true,
    {campaign: wants({referrer: 'post.example'}), visit: by({referrer: 'www.post.example'})},
  ],
  [
    'a referrer that ends alike',
    'include referrer',
    false,
    {campaign: wants({referrer: 'post.example'}), visit: by({referrer: 'compost.example'})},
  ],
  [
    'a utm parameter by its full name',
    'include utm_source',
    true,
    {campaign: wants({utm_source: 'newsletter'}), visit: by({utm: {source: 'newsletter'}})},
  ],
  [
    'a utm parameter that is stated by its full name',
    'include utm_source',
    true,
    {campaign: wants({utm_source: 'newsletter'}), visit: by({utm: {utm_source: 'newsletter'}})},
  ],
  [
    'a fact of the page’s own',
    'include subscriber',
    true,
    {campaign: wants({subscriber: 'trial'}), visit: by({criteria: {subscriber: 'trial'}})},
  ],
  [
    'one of a list of the page’s own',
    'include topics',
    true,
    {campaign: wants({topics: ['harbour', 'sea']}), visit: by({criteria: {topics: ['council', 'sea']}})},
  ],
  ['a number', 'include visits', true, {campaign: wants({visits: 3}), visit: by({criteria: {visits: 3}})}],
  ['who is logged in', 'include loggedIn', true, {campaign: wants({loggedIn: true}), visit: by({loggedIn: true})}],
  ['who is not, as nothing is said', 'include loggedIn', true, {campaign: wants({loggedIn: false})}],
  ['a supporter who is wanted', 'supporter', true, {campaign: wants({supporter: true}), visit: by({supporter: true})}],
  ['nobody but supporters', 'include supporter', false, {campaign: wants({supporter: true})}],
  ['a fact that is an object', 'include x', false, {campaign: wants({x: 'y'}), visit: by({criteria: {x: {y: 1}}})}],
  ['a fact that every object has', 'include toString', false, {campaign: wants({toString: 'y'})}, {seen: false}],
  [
    'a region that is excluded',
    'exclude region',
    false,
    {campaign: bars({region: 'GB'}), visit: by({region: 'GB'})},
    {seen: 'GB', limit: 'GB'},
  ],
  ['a region that is not', 'exclude region', true, {campaign: bars({region: 'GB'}), visit: by({region: 'DE'})}],
  [
    'one of a list that is excluded',
    'exclude topics',
    false,
    {campaign: bars({topics: 'sea'}), visit: by({criteria: {topics: ['council', 'sea']}})},
  ],

  [
    'as many articles as may be',
    'most articles',
    true,
    {campaign: {audience: {maxArticles: 2}}, lived: [read(1), read(2)]},
    {seen: 2, limit: 2},
  ],
  [
    'more articles than may be',
    'most articles',
    false,
    {campaign: {audience: {maxArticles: 2}}, lived: [read(1), read(2), read(5)]},
    {seen: 3, limit: 2, nextAt: NOON + 25 * DAY},
  ],
  [
    'one too many within the given days',
    'most articles',
    false,
    {campaign: {audience: {maxArticles: 1, periodDays: 7}}, lived: [read(1), read(6), read(8)]},
    {seen: 2, nextAt: NOON + DAY},
  ],
  ['no article, where none may be', 'most articles', true, {campaign: {audience: {maxArticles: 0}}}],
  [
    'an article, where none may be',
    'most articles',
    false,
    {campaign: {audience: {maxArticles: 0}}, lived: [read(0)]},
    {nextAt: NOON + 30 * DAY},
  ],

  [
    'within hours of grace',
    'grace',
    false,
    {campaign: {audience: {graceHours: 48}}, lived: [read(1)]},
    {seen: NOON - DAY, limit: 2, nextAt: NOON + DAY},
  ],
  ['after them', 'grace', true, {campaign: {audience: {graceHours: 24}}, lived: [read(1)]}],
  [
    'within them, with an article opened twice',
    'grace',
    false,
    {campaign: {audience: {graceHours: 48}}, lived: [read(1, 'x'), read(0.5, 'x')]},
    {nextAt: NOON + DAY},
  ],
  ['before any article was opened', 'grace', false, {campaign: {audience: {graceHours: 1}}}, {seen: 0}],
  [
    'when the first article is no longer kept',
    'grace',
    true,
    {campaign: {audience: {graceHours: 48}}, lived: reads(41)},
  ],
  [
    'when it is the oldest that is kept',
    'grace',
    false,
    {campaign: {audience: {graceHours: 48}}, lived: reads(40)},
    {nextAt: NOON + 0.96 * DAY},
  ],
];

/** The page that is looked at has been counted already. */
const gate = (free: number, period?: string): Partial<AskCampaign> => ({gate: {free, ...(period && {period})}});
const here = (page: string): Given['visit'] => ({page: {url: page}});

const METERS: Case[] = [
  [
    'the last free article',
    'gate',
    false,
    {campaign: gate(2), lived: [read(1), read(0, 'b')], visit: here('/b')},
    {seen: 2, limit: 2},
  ],
  [
    'the first one after them',
    'gate',
    true,
    {campaign: gate(2), lived: [read(2), read(1), read(0, 'b')], visit: here('/b')},
    {seen: 3},
  ],
  [
    'one that was free, opened again',
    'gate',
    false,
    {campaign: gate(2), lived: [read(3, 'x'), read(2), read(1), read(0, 'x')], visit: here('/x')},
    {seen: 1},
  ],
  [
    'articles of last month',
    'gate',
    false,
    {campaign: gate(1), lived: [read(15), read(14.6), read(0, 'b')], visit: here('/b')},
    {seen: 1},
  ],
  [
    'articles of this month',
    'gate',
    true,
    {campaign: gate(1), lived: [read(13), read(0, 'b')], visit: here('/b')},
    {seen: 2},
  ],
  [
    'articles of this day alone',
    'gate',
    false,
    {campaign: gate(1, 'day'), lived: [read(0.6), read(0, 'b')], visit: here('/b')},
    {seen: 1},
  ],
  [
    'articles since Monday',
    'gate',
    true,
    {campaign: gate(1, 'week'), lived: [read(6), read(0, 'b')], visit: here('/b')},
    {seen: 2},
  ],
  [
    'an article of last Sunday',
    'gate',
    false,
    {campaign: gate(1, 'week'), lived: [read(7), read(0, 'b')], visit: here('/b')},
    {seen: 1},
  ],
  [
    'articles of rolling days',
    'gate',
    true,
    {campaign: gate(1, 'P20D'), lived: [read(19), read(0, 'b')], visit: here('/b')},
    {seen: 2},
  ],
  [
    'an article before rolling days',
    'gate',
    false,
    {campaign: gate(1, 'P20D'), lived: [read(20), read(0, 'b')], visit: here('/b')},
    {seen: 1},
  ],
  ['nothing free, on an article', 'gate', true, {campaign: gate(0), lived: [read(0, 'b')], visit: here('/b')}],
  ['nothing free, on a page that is none', 'gate', false, {campaign: gate(0)}, {seen: 0}],
  [
    'a month that began at four',
    'gate',
    true,
    {
      campaign: gate(1, 'month'),
      config: {dayStartsAt: 4},
      lived: [read(13.5 - 4 / 24), read(0, 'b')],
      visit: here('/b'),
    },
  ],
  [
    'an article just before that',
    'gate',
    false,
    {
      campaign: gate(1, 'month'),
      config: {dayStartsAt: 4},
      lived: [read(13.5 - 3.9 / 24), read(0, 'b')],
      visit: here('/b'),
    },
  ],
];

const paced = (pacing: AskCampaign['pacing'] & {}, rest: Partial<AskCampaign> = {}): Partial<AskCampaign> => ({
  pacing,
  ...rest,
});
const days = (...all: number[]): Lived[] => all.map((ago) => [ago, 'a']);

const PACING: Case[] = [
  [
    'as often as in a day of the calendar',
    'views',
    false,
    {campaign: paced({maxViews: 2, per: 'day'}), lived: days(0.1, 0.2)},
    {seen: 2, limit: 2, nextAt: NOON + 12 * HOUR},
  ],
  ['yesterday', 'views', true, {campaign: paced({maxViews: 1, per: 'day'}), lived: days(0.6)}, {seen: 0}],
  [
    'since Monday',
    'views',
    false,
    {campaign: paced({maxViews: 1, per: 'week'}), lived: days(6)},
    {nextAt: NOON + 12 * HOUR},
  ],
  ['on last Sunday', 'views', true, {campaign: paced({maxViews: 1, per: 'week'}), lived: days(6.51)}],
  [
    'in this month',
    'views',
    false,
    {campaign: paced({maxViews: 1, per: 'month'}), lived: days(13)},
    {nextAt: Date.UTC(2026, 6, 1)},
  ],
  ['in last month', 'views', true, {campaign: paced({maxViews: 1, per: 'month'}), lived: days(13.6)}],
  [
    'in this month of a reader in the West',
    'views',
    false,
    {campaign: paced({maxViews: 1, per: 'month'}), lived: days(13), visit: {timeZone: 'America/Los_Angeles'}},
    {nextAt: Date.UTC(2026, 6, 1, 7)},
  ],
  [
    'in this month, which begins at four',
    'views',
    false,
    {campaign: paced({maxViews: 1, per: 'month'}), config: {dayStartsAt: 4}, lived: days(13)},
    {nextAt: Date.UTC(2026, 6, 1, 4)},
  ],
  [
    'by four in the morning, with days that begin then',
    'views',
    true,
    {campaign: paced({maxViews: 1, per: 'day'}), config: {dayStartsAt: 4}, lived: days(0.4)},
  ],

  [
    'within a day’s limit',
    'daily',
    true,
    {campaign: paced({dailyLimit: 2, maxViews: 9}), lived: days(0.1, 0.6)},
    {seen: 1},
  ],
  [
    'at a day’s limit',
    'daily',
    false,
    {campaign: paced({dailyLimit: 2, maxViews: 9}), lived: days(0.1, 0.2, 3)},
    {seen: 2, limit: 2, nextAt: NOON + 12 * HOUR},
  ],
  [
    'at the limit of a day that begins at four',
    'daily',
    false,
    {campaign: paced({dailyLimit: 1}), config: {dayStartsAt: 4}, lived: days(0.3)},
    {nextAt: NOON + 16 * HOUR},
  ],
  [
    'at half past three, in the day before',
    'daily',
    false,
    {campaign: paced({dailyLimit: 1}), config: {dayStartsAt: 4}, visit: {now: NOON - 8.5 * HOUR}, lived: days(0.7)},
    {nextAt: NOON - 8 * HOUR},
  ],
  [
    'in the reader’s day, not the server’s',
    'daily',
    true,
    {campaign: paced({dailyLimit: 1}), lived: days(0.3), visit: {timeZone: 'America/Los_Angeles'}},
  ],

  [
    'at the end of a cycle',
    'cycle',
    false,
    {campaign: paced({cycleViews: 2, restDays: 3}), lived: days(1, 2)},
    {seen: NOON - DAY, limit: 3, nextAt: NOON + 2 * DAY},
  ],
  ['after the rest', 'cycle', true, {campaign: paced({cycleViews: 2, restDays: 3}), lived: days(3, 4)}],
  ['within a cycle', 'cycle', true, {campaign: paced({cycleViews: 2, restDays: 3}), lived: days(1, 5, 6)}],
  [
    'at the end of the second cycle',
    'cycle',
    false,
    {campaign: paced({cycleViews: 2, restDays: 3}), lived: days(1, 2, 5, 6)},
    {nextAt: NOON + 2 * DAY},
  ],
  [
    'half a day’s rest',
    'cycle',
    false,
    {campaign: paced({cycleViews: 1, restDays: 0.5}), lived: days(0.25)},
    {nextAt: NOON + DAY / 4},
  ],
  [
    'a cycle, which needs no other limit',
    'views',
    true,
    {campaign: paced({cycleViews: 9, restDays: 1}), lived: days(1, 2, 3, 4, 5)},
    {seen: 5},
  ],
  [
    'a cycle beside a limit',
    'views',
    false,
    {campaign: paced({cycleViews: 9, restDays: 1, maxViews: 5}), lived: days(1, 2, 3, 4, 5)},
    {limit: 5, nextAt: NOON + 25 * DAY},
  ],

  [
    'two days apart, a day ago',
    'spacing',
    false,
    {campaign: paced({minDaysBetween: 2, dailyLimit: 5}), lived: days(1)},
    {nextAt: NOON + DAY},
  ],

  [
    'closed once',
    'dismissed',
    false,
    {campaign: paced({backOffDays: [2, 10]}), lived: [closed(1)]},
    {limit: 2, nextAt: NOON + DAY},
  ],
  [
    'closed once, the first step over',
    'dismissed',
    true,
    {campaign: paced({backOffDays: [2, 10]}), lived: [closed(2)]},
  ],
  [
    'closed twice',
    'dismissed',
    false,
    {campaign: paced({backOffDays: [2, 10]}), lived: [closed(2), closed(30)]},
    {limit: 10, nextAt: NOON + 8 * DAY},
  ],
  [
    'closed more often than there are steps',
    'dismissed',
    false,
    {campaign: paced({backOffDays: [2, 10]}), lived: [closed(9), closed(30), closed(60)]},
    {limit: 10, nextAt: NOON + DAY},
  ],
  [
    'closed, with steps in the place of days',
    'dismissed',
    true,
    {campaign: paced({backOffDays: [0], daysAfterDismiss: 30}), lived: [closed(0)]},
  ],
  [
    'closed before the date of asking again',
    'dismissed',
    true,
    {campaign: {pacing: {daysAfterDismiss: 90}, schedule: {askAgainFrom: iso(NOON)}}, lived: [closed(1)]},
  ],
  [
    'closed, with that date to come',
    'dismissed',
    false,
    {campaign: {pacing: {daysAfterDismiss: 90}, schedule: {askAgainFrom: iso(NOON + DAY)}}, lived: [closed(1)]},
    {nextAt: NOON + DAY},
  ],
  [
    'closed, with days that are over before that date',
    'dismissed',
    false,
    {campaign: {pacing: {daysAfterDismiss: 2}, schedule: {askAgainFrom: iso(NOON + 9 * DAY)}}, lived: [closed(1)]},
    {nextAt: NOON + DAY},
  ],
  [
    'closed at that very date',
    'dismissed',
    false,
    {campaign: {pacing: {daysAfterDismiss: 2}, schedule: {askAgainFrom: iso(NOON - DAY)}}, lived: [closed(1)]},
    {seen: NOON - DAY, nextAt: NOON + DAY},
  ],
  [
    'closed after that date',
    'dismissed',
    false,
    {campaign: {pacing: {daysAfterDismiss: 90}, schedule: {askAgainFrom: iso(NOON - 2 * DAY)}}, lived: [closed(1)]},
    {nextAt: NOON + 89 * DAY},
  ],
  [
    'closed less often than may be',
    'dismissals',
    true,
    {campaign: paced({maxDismissals: 2}), lived: [closed(100)]},
    {seen: 1},
  ],
  [
    'closed as often as may be, long ago',
    'dismissals',
    false,
    {campaign: paced({maxDismissals: 2}), lived: [closed(100), closed(900)]},
    {seen: 2, limit: 2},
  ],
  [
    'another one closed as often as may be',
    'dismissals',
    true,
    {campaign: paced({maxDismissals: 1}), lived: [closed(100, 'b')]},
  ],

  [
    'a gift that came of it',
    'given',
    false,
    {campaign: paced({daysAfterGift: 30}), lived: [gave(10)]},
    {seen: NOON - 10 * DAY, limit: 30, nextAt: NOON + 20 * DAY},
  ],
  ['a gift that came of it long ago', 'given', true, {campaign: paced({daysAfterGift: 30}), lived: [gave(30)]}],
  ['a gift that came of another', 'given', true, {campaign: paced({daysAfterGift: 30}), lived: [gave(10, 'b')]}],
  ['fewer gifts than may be', 'gifts', true, {campaign: paced({maxGifts: 2}), lived: [gave(9)]}, {seen: 1}],
  [
    'as many gifts as may be',
    'gifts',
    false,
    {campaign: paced({maxGifts: 2}), lived: [gave(900), gave(9)]},
    {seen: 2, limit: 2},
  ],

  [
    'before the article to start from',
    'turn',
    false,
    {campaign: paced({start: 2}), lived: reads(2)},
    {seen: 2, limit: [2, 0]},
  ],
  ['on the article after', 'turn', true, {campaign: paced({start: 2}), lived: reads(3)}],
  ['on any article after that', 'turn', true, {campaign: paced({start: 2}), lived: reads(9)}],
  ['between two asks', 'turn', false, {campaign: paced({start: 2, between: 2}), lived: reads(5)}],
  ['with enough articles between', 'turn', true, {campaign: paced({start: 2, between: 2}), lived: reads(6)}],
  ['every second from the first on', 'turn', true, {campaign: paced({between: 1}), lived: reads(3)}],
  ['but not in between', 'turn', false, {campaign: paced({between: 1}), lived: reads(4)}],
  [
    'counted in a month',
    'turn',
    false,
    {campaign: paced({start: 2, per: 'month'}), lived: [...reads(9, 20), ...reads(2)]},
    {seen: 2},
  ],
  [
    'counted in days',
    'turn',
    true,
    {campaign: paced({start: 2, perDays: 40}), lived: [...reads(1, 35), ...reads(2)]},
    {seen: 3},
  ],
  [
    'an article that is opened again, counted once',
    'turn',
    false,
    {campaign: paced({start: 2}), lived: [read(3, 'x'), read(2, 'y'), read(1, 'x')]},
    {seen: 2},
  ],

  ['the first articles', 'skip', false, {campaign: paced({skip: 2}), lived: reads(2)}, {seen: 2, limit: 2}],
  ['the one after them', 'skip', true, {campaign: paced({skip: 2}), lived: reads(3)}],
  [
    'articles before the campaign began',
    'skip',
    false,
    {campaign: {pacing: {skip: 2}, schedule: {from: iso(NOON - DAY / 2)}}, lived: [...reads(5), read(0)]},
    {seen: 1},
  ],
  ['once it has been seen', 'skip', true, {campaign: paced({skip: 2}), lived: [...reads(1), [0.5, 'a']]}],
  [
    'at the end of a cycle, no articles yet',
    'skip',
    false,
    {campaign: paced({skip: 1, cycleViews: 1, restDays: 0}), lived: [...reads(5), [0.5, 'a'], read(0.2)]},
    {seen: 1},
  ],
  [
    'at the end of a cycle, enough articles',
    'skip',
    true,
    {campaign: paced({skip: 1, cycleViews: 1, restDays: 0}), lived: [...reads(5), [0.5, 'a'], read(0.2), read(0.1)]},
  ],
  [
    'articles during the rest, which don’t count',
    'skip',
    false,
    {
      campaign: paced({skip: 1, cycleViews: 1, restDays: 0.35}),
      lived: [...reads(5), [0.5, 'a'], read(0.4), read(0.2), read(0.1)],
    },
    {seen: 1},
  ],
];

const all = (pacing: AskConfig['pacing'] & {}): Partial<AskConfig> => ({pacing});

const SHARED: Case[] = [
  [
    'seen as often as all may be',
    'asks',
    false,
    {
      config: all({maxViews: 2, perDays: 7}),
      lived: [
        [1, 'a'],
        [3, 'b'],
        [9, 'c'],
      ],
    },
    {seen: 2, limit: 2, nextAt: NOON + 4 * DAY},
  ],
  [
    'seen less often',
    'asks',
    true,
    {
      config: all({maxViews: 3, perDays: 7}),
      lived: [
        [1, 'a'],
        [3, 'b'],
        [9, 'c'],
      ],
    },
  ],
  [
    'seen as often, in 30 days',
    'asks',
    false,
    {
      config: all({maxViews: 2}),
      lived: [
        [29, 'b'],
        [3, 'b'],
      ],
    },
    {nextAt: NOON + DAY},
  ],
  [
    'its own views, which are none of the others’',
    'asks',
    true,
    {
      config: all({maxViews: 2, of: 'others'}),
      lived: [
        [1, 'a'],
        [2, 'a'],
        [3, 'b'],
      ],
    },
    {seen: 1},
  ],
  [
    'as many of the others’',
    'asks',
    false,
    {
      config: all({maxViews: 2, of: 'others'}),
      lived: [
        [1, 'a'],
        [2, 'c'],
        [3, 'b'],
      ],
    },
    {seen: 2, nextAt: NOON + 27 * DAY},
  ],
  [
    'another one that was just closed',
    'silence',
    false,
    {config: all({hoursAfterDismiss: 3}), lived: [closed(1 / 24, 'b')]},
    {seen: NOON - HOUR, limit: 3 / 24, nextAt: NOON + 2 * HOUR},
  ],
  [
    'another one that was closed long enough ago',
    'silence',
    true,
    {config: all({hoursAfterDismiss: 1}), lived: [closed(1 / 24, 'b')]},
  ],
  [
    'itself, just closed',
    'silence',
    false,
    {campaign: paced({daysAfterDismiss: 0}), config: all({hoursAfterDismiss: 2}), lived: [closed(1 / 24)]},
    {nextAt: NOON + HOUR},
  ],
  [
    'itself, just closed, where only others count',
    'silence',
    true,
    {
      campaign: paced({daysAfterDismiss: 0}),
      config: all({hoursAfterDismiss: 2, of: 'others'}),
      lived: [closed(1 / 24)],
    },
  ],
  [
    'a gift that came of another',
    'thanks',
    false,
    {config: all({hoursAfterGift: 48}), lived: [gave(1, 'b')]},
    {seen: NOON - DAY, limit: 2, nextAt: NOON + DAY},
  ],
  [
    'a gift that came of it, where only others count',
    'thanks',
    true,
    {config: all({hoursAfterGift: 48, of: 'others'}), lived: [gave(1)]},
  ],
];

const UNSTORED: Case[] = [
  ...(['bar', 'dialog', 'gate'] as const).map((format): Case => [
    `nothing is kept, for a ${format}`,
    'storage',
    false,
    {campaign: {format}, visit: {stored: false}},
  ]),
  ...(['bar', 'dialog', 'gate'] as const).map((placement): Case => [
    `nothing is kept, for a ${placement} by its place`,
    'storage',
    false,
    {campaign: {placement}, visit: {stored: false}},
  ]),
  ['nothing is kept, inline', 'storage', true, {visit: {stored: false}}, {seen: false, limit: true}],
  [
    'nothing is kept, for a bar that asks all the same',
    'storage',
    true,
    {campaign: {format: 'bar', withoutStorage: true}, visit: {stored: false}},
  ],
  [
    'nothing is kept, inline, and so it is not to ask',
    'storage',
    false,
    {campaign: {withoutStorage: false}, visit: {stored: false}},
  ],
  [
    'nothing is kept, and the reader’s variant is a gate',
    'storage',
    false,
    {campaign: {variants: [{id: 'x', weight: 1, format: 'gate'}]}, visit: {stored: false}},
  ],
  [
    'nothing is kept, and the reader’s variant is inline',
    'storage',
    true,
    {campaign: {format: 'gate', variants: [{id: 'x', weight: 1, format: 'inline'}]}, visit: {stored: false}},
  ],
];

describe.each([
  ['hours of the day', HOURS],
  ['the audience', AUDIENCE],
  ['the meter', METERS],
  ['pacing', PACING],
  ['what all campaigns share', SHARED],
  ['where nothing is kept', UNSTORED],
])('%s', (_, cases) => {
  test.each<Case>(cases)('%s: %s %s', (_what, rule, pass, given, rest = {}) => {
    const decision = decided(given);
    expect(reason(decision, rule)).toMatchObject({campaign: 'a', pass, ...rest});
    expect(decision.reasons.filter((each) => each.rule !== rule && !each.pass)).toEqual([]);
    expect(decision.campaign).toBe(pass ? 'a' : null);
    const nextAt = reason(decision, rule)?.nextAt;
    // It is told wherever time alone helps, and it is exact.
    expect(nextAt).toBe(rest.nextAt);
    if (nextAt === undefined) return;
    expect(reason(decided(given, {now: nextAt - 1}), rule)?.pass).toBe(false);
    expect(decided(given, {now: nextAt}).campaign).toBe('a');
  });
});

test('rules that a config does not set are not reported', () => {
  const rules = decided({}).reasons.map(({rule}) => rule);
  expect(rules).toEqual(
    'placement claim schedule pages snooze supporter quiet articles views spacing dismissed'.split(' '),
  );
});

test('rules are reported in one order, whatever the order of the config', () => {
  const campaign: Partial<AskCampaign> = {
    pacing: {maxGifts: 9, daysAfterGift: 1, maxDismissals: 9, cycleViews: 9, dailyLimit: 9, skip: 1, between: 1},
    holdout: 0.1,
    gate: {free: 1},
    audience: {graceHours: 1, maxArticles: 39, exclude: {region: 'XX'}, include: {region: 'GB'}},
    schedule: {blackoutHours: [1, 2]},
  };
  const config = {pacing: {maxViews: 9, hoursAfterDismiss: 1, hoursAfterGift: 1}};
  const visit = {reader: {region: 'GB'}, dice: 0.99};
  const {reasons} = decided({campaign, config, visit, lived: [read(0.3), read(0.2), read(0.1)]});
  expect(reasons.slice(8).map(({rule}) => rule)).toEqual([
    ...['hours', 'include region', 'exclude region', 'most articles', 'grace', 'gate', 'holdout', 'turn', 'skip'],
    ...['views', 'daily', 'cycle', 'spacing', 'dismissed', 'dismissals', 'given', 'gifts', 'silence', 'thanks', 'asks'],
  ]);
  expect(reasons.filter(({pass}) => !pass)).toEqual([]);
});

describe('a campaign that always asks', () => {
  const often = days(0.01, 0.02, 0.03, 0.04, 0.05);

  test.each<[string, Given]>([
    ['views', {lived: often}],
    ['daily', {campaign: paced({dailyLimit: 1, maxViews: 9}), lived: often}],
    ['spacing', {campaign: paced({minDaysBetween: 9, maxViews: 9}), lived: often}],
    ['cycle', {campaign: paced({cycleViews: 5, restDays: 9}), lived: often}],
    ['turn', {campaign: paced({start: 9})}],
    ['skip', {campaign: paced({skip: 9})}],
    ['asks', {config: all({maxViews: 1}), lived: [[1, 'b']]}],
  ])('goes past “%s”', (rule, given) => {
    expect(decided(given).reasons.filter(({pass}) => !pass)).toMatchObject([{rule}]);
    expect(decided({...given, campaign: {...given.campaign, alwaysAsk: true}}).campaign).toBe('a');
  });

  test.each<[string, Given]>([
    ['dismissed', {lived: [closed(1)]}],
    ['dismissals', {campaign: paced({maxDismissals: 1}), lived: [closed(99)]}],
    ['quiet', {config: {quietDays: {once: 5}}, lived: [gave(1)]}],
    ['given', {campaign: paced({daysAfterGift: 5}), lived: [gave(1)]}],
    ['gifts', {campaign: paced({maxGifts: 1}), lived: [gave(99)]}],
    ['silence', {config: all({hoursAfterDismiss: 48}), lived: [closed(1, 'b')]}],
    ['thanks', {config: all({hoursAfterGift: 48}), lived: [gave(1, 'b')]}],
    ['snooze', {lived: [[1, {kind: 'snooze', until: NOON + DAY}]]}],
    ['hours', {campaign: blackout(11, 13)}],
    ['gate', {campaign: gate(3)}],
    ['most articles', {campaign: {audience: {maxArticles: 0}}, lived: [read(1)]}],
  ])('does not go past “%s”', (rule, given) => {
    const decision = decided({...given, campaign: {...given.campaign, alwaysAsk: true}});
    expect(decision.reasons.filter(({pass}) => !pass)).toMatchObject([{rule}]);
  });
});

describe('a reminder that is due', () => {
  const due: Lived = [1, {kind: 'snooze', until: NOON - 1}];

  test.each<[string, Given]>([
    ['grace', {campaign: {audience: {graceHours: 48}}, lived: [read(1)]}],
    ['most articles', {campaign: {audience: {maxArticles: 0}}, lived: [read(1)]}],
    ['turn', {campaign: paced({start: 9})}],
    ['skip', {campaign: paced({skip: 9})}],
    ['daily', {campaign: paced({dailyLimit: 1}), lived: days(0.1)}],
    ['cycle', {campaign: paced({cycleViews: 1, restDays: 9}), lived: days(2)}],
    ['dismissals', {campaign: paced({maxDismissals: 1}), lived: [closed(99)]}],
    ['silence', {config: all({hoursAfterDismiss: 48}), lived: [closed(1.1, 'b')]}],
    ['dismissed', {campaign: paced({backOffDays: [9]}), lived: [closed(1.1)]}],
    // A gift takes a snooze back; this one was asked for after it.
    ['given', {campaign: paced({daysAfterGift: 9}), lived: [gave(1.1)]}],
    ['thanks', {config: all({hoursAfterGift: 99}), lived: [gave(1.1, 'b')]}],
    ['asks', {config: all({maxViews: 1}), lived: [[1.1, 'b']]}],
  ])('is delivered past “%s”', (rule, given) => {
    expect(decided(given).reasons.filter(({pass}) => !pass)).toMatchObject([{rule}]);
    // What was seen before it was due has not been the reminder.
    const life = rule === 'daily' ? [[0.3, {kind: 'snooze', until: NOON - 1}] as Lived] : [due];
    expect(decided({...given, lived: [...(given.lived ?? []), ...life]}).campaign).toBe('a');
  });

  test.each<[string, Given]>([
    ['hours', {campaign: blackout(11, 13)}],
    ['include region', {campaign: wants({region: 'GB'})}],
    ['holdout', {campaign: {holdout: 1}}],
    ['gifts', {campaign: paced({maxGifts: 1}), lived: [gave(99)]}],
    ['storage', {campaign: {withoutStorage: false}, visit: {stored: false}}],
  ])('is not delivered past “%s”', (rule, given) => {
    const decision = decided({...given, lived: [...(given.lived ?? []), due]});
    expect(decision.reasons.filter(({pass}) => !pass)).toMatchObject([{rule}]);
  });
});

test('a campaign that has the page’s ask goes on asking: what it counted there is not held against it', () => {
  const given = {campaign: paced({dailyLimit: 1, minDaysBetween: 1, cycleViews: 1, restDays: 1}), lived: days(0)};
  expect(decided(given).campaign).toBeNull();
  expect(decided({...given, visit: {page: {claim: 'a'}}}).campaign).toBe('a');
});

test('an include of supporters asks them, and one of anything else does not', () => {
  const supporter = by({supporter: true, region: 'GB'});
  expect(decided({campaign: wants({supporter: true}), visit: supporter}).campaign).toBe('a');
  expect(reason(decided({campaign: wants({region: 'GB'}), visit: supporter}), 'supporter')?.pass).toBe(false);
});

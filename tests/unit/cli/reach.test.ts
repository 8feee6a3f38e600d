/** What the checks call unreachable is held against the rules themselves, on page views that suit nobody in particular. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {check} from '../../../src/cli/check/check.js';
import {randomFor, type Random} from '../../../src/cli/random.js';
import {decide, emptyRecord, parseConfig, remember, type ReaderRecord, type Visit} from '../../../src/core/index.js';
import {cleanConfig, NOW} from './support.js';

const DAY = 86_400_000;
const IDS = ['a', 'b', 'c'];
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Readers who have lived in all sorts of ways. */
function records(random: Random): readonly ReaderRecord[] {
  return Array.from({length: 150}, () => {
    let [record, now] = [remember(emptyRecord(), {kind: 'seed', dice: random()}, NOW), NOW - 60 * DAY * random()];
    for (let step = Math.floor(random() * 90); step > 0; step -= 1) {
      now += (NOW - now) * random() * 0.1;
      const campaign = pick(random, IDS);
      const page = `/${Math.floor(random() * 99)}`;
      record = remember(record, {kind: 'article', page}, now);
      if (random() < 0.2) record = remember(record, {kind: 'view', campaign}, now);
      if (random() < 0.05) record = remember(record, {kind: 'dismiss', campaign}, now);
      if (random() < 0.01) record = remember(record, {kind: 'gift', frequency: 'once', campaign}, now);
    }
    return record;
  });
}

const RANDOM = randomFor(7, 0);
const RECORDS = records(RANDOM);

function visit(random: Random): Visit {
  return {
    now: NOW + random() * 30 * DAY,
    dice: random(),
    page: {
      url: `/${Math.floor(random() * 99)}`,
      tags: ['news', 'sport', 'obituary'].filter(() => random() < 0.4),
      sensitive: random() < 0.1,
      placements: pick(random, [['inline'], ['inline', 'end', 'bar', 'dialog', 'gate'], ['bar', 'dialog', 'gate']]),
    },
    reader: {region: pick(random, ['GB', 'DE', 'US']), loggedIn: random() < 0.5, supporter: random() < 0.1},
    timeZone: pick(random, ['UTC', 'Asia/Kolkata', 'America/New_York']),
    stored: random() < 0.95,
    record: pick(random, RECORDS),
  };
}

/** Rules of which some can't be met together. */
const campaign = (id: string): fc.Arbitrary<object> =>
  fc.record(
    {
      id: fc.constant(id),
      priority: fc.constantFrom(0, 1, 2),
      placement: fc.constantFrom('inline', 'end', 'bar', 'gate'),
      alwaysAsk: fc.boolean(),
      holdout: fc.constantFrom(0, 0.5, 1),
      pages: fc.constantFrom(
        {includeTags: ['news']},
        {excludeTags: ['obituary']},
        {includeTags: ['news'], excludeTags: ['news']},
      ),
      schedule: fc.constantFrom({blackoutHours: [22, 6]}, {blackoutHours: [0, 24]}),
      audience: fc.constantFrom(
        {maxArticles: 2},
        {minArticles: 40, periodDays: 1},
        {include: {region: 'GB'}},
        {include: {region: 'GB'}, exclude: {region: 'GB'}},
        {include: {region: 'FR'}, graceHours: 24},
      ),
      gate: fc.constantFrom({free: 3}, {free: 39}),
      pacing: fc.constantFrom(
        {start: 3, between: 2},
        {maxViews: 50, perDays: 1, daysAfterDismiss: 0},
        {skip: 39},
        {dailyLimit: 1},
      ),
    },
    {requiredKeys: ['id']},
  );

test('a campaign that is called unreachable asks on none of 10,000 page views', () => {
  let unreachable = 0;
  let reached = 0;
  fc.assert(
    fc.property(fc.tuple(...IDS.map(campaign)), fc.nat(), (campaigns, seed) => {
      const input = {...cleanConfig(), campaigns};
      const never = check(input, {now: NOW})
        .filter(({code}) => code === 'campaign-never-asks' || code === 'campaign-hidden')
        .map(({path}) => IDS[Number(path.split('.')[1])]);
      unreachable += never.length;
      if (!never.length) return;
      const config = parseConfig(input);
      const random = randomFor(seed, 1);
      for (let view = 0; view < 10_000; view += 1) {
        const asking = decide(config, visit(random), true).campaign;
        if (asking !== null) reached += 1;
        expect(never).not.toContain(asking);
      }
    }),
    // Each takes a check's 1,500 trials of each campaign; always the same ones, so that there is something to see.
    {numRuns: 6, seed: 20261125},
  );
  // It is worth something only where some are, and others ask on those views.
  expect(unreachable).toBeGreaterThan(3);
  expect(reached).toBeGreaterThan(100);
});

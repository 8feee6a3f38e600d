import {decide, type Visit} from '../../core/ask/decide.js';
import type {ReaderRecord} from '../../core/ask/record.js';
import {remember, type Happening} from '../../core/ask/remember.js';
import {snoozeTerm} from '../../core/ask/snooze.js';
import {emptyRecord} from '../../core/ask/visit-record.js';
import type {AppealConfig} from '../../core/config/config.js';
import type {Clock} from './clock.js';
import type {Dice} from './dice.js';
import {atLeastOne, untilNext, type Random} from '../random.js';
import type {Measure} from './tally.js';

/** Takes note of what a reader met with. */
export type Note = (measure: Measure, campaign: string, variant: string | null, now: number) => void;

/** A reader, as far as a life needs to know. */
export interface Life {
  readonly random: Random;
  readonly clock: Clock;
  readonly zone: string;
  /** How many days it lasts. */
  readonly days: number;
  readonly dice: Dice;
}

/** What came of a life beside what was noted. */
export interface Lived {
  readonly visits: number;
  readonly pages: number;
}

/**
 * Lives one reader's days: opens pages, is asked or not, and answers. What is decided and remembered is decided and
 * remembered as a page does it.
 */
export function live(config: AppealConfig, {random, clock, zone, days, dice}: Life, note: Note): Lived {
  const {model} = dice;
  const rate = dice.visits(random) / 30;
  const visit = {...dice.reader(random), timeZone: zone, record: emptyRecord(), now: 0, page: dice.page(random)};
  const counted = {visits: 0, pages: 0};
  if (!(rate > 0)) return counted;
  const keeps = keeper(config, random() < model.consent);
  visit.record = keeps(visit.record, {kind: 'seed', dice: random()}, visit.now);
  let last = 0;
  for (let day = untilNext(random, rate); day < days; day += untilNext(random, rate)) {
    counted.visits++;
    visit.now = Math.max(clock(day), last + 1);
    for (let pages = atLeastOne(random, model.articles); pages > 0; pages--) {
      counted.pages++;
      visit.page = dice.page(random);
      visit.dice = random();
      visit.record = keeps(visit.record, {kind: 'article', page: visit.page.url}, visit.now);
      meet(config, visit, dice, random, keeps, note);
      last = visit.now;
      visit.now += Math.ceil(untilNext(random, 1 / model.minutes) * 60_000);
    }
  }
  return counted;
}

type Keep = (record: ReaderRecord, happening: Happening, now: number) => ReaderRecord;
type Meeting = {-readonly [Key in keyof Visit]: Visit[Key]};

/** One page: asked or not, and the answer. */
function meet(config: AppealConfig, visit: Meeting, dice: Dice, random: Random, keeps: Keep, note: Note): void {
  const {campaign, variant} = decide(config, visit, true);
  if (campaign === null) return;
  const {now} = visit;
  const {view, give, snooze, dismiss} = dice.model;
  note('asks', campaign, variant, now);
  if (random() >= view) return;
  note('views', campaign, variant, now);
  const keep = (happening: Happening): void => void (visit.record = keeps(visit.record, happening, now));
  keep({kind: 'view', campaign});
  const answer = random();
  if (answer < give) {
    note('gifts', campaign, variant, now);
    keep({kind: 'gift', frequency: dice.frequency(random), campaign});
  } else if (answer < give + snooze) {
    const term = snoozeTerm(dice.choice(random), now);
    if (!term) return;
    note('snoozes', campaign, variant, now);
    keep({kind: 'snooze', ...term});
  } else if (answer < give + snooze + dismiss) {
    note('dismissals', campaign, variant, now);
    keep({kind: 'dismiss', campaign});
  }
}

const CLASSES = {
  article: 'meter',
  seed: 'meter',
  view: 'meter',
  dismiss: 'snooze',
  snooze: 'snooze',
  resume: 'snooze',
  gift: 'supporter',
  ungift: 'supporter',
  quiet: 'supporter',
} as const satisfies Record<Happening['kind'], keyof AppealConfig['consent']>;

/** Remembers what may be remembered of this reader. */
function keeper(config: AppealConfig, granted: boolean): Keep {
  const {consent} = config;
  return (record, happening, now) => {
    const rule = consent[CLASSES[happening.kind]];
    return rule === 'exempt' || (rule === 'required' && granted) ? remember(record, happening, now, config) : record;
  };
}

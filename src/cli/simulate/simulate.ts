import type {AppealConfig} from '../../core/config/config.js';
import {clocksFrom} from './clock.js';
import {diceFor} from './dice.js';
import type {Model} from './model.js';
import {randomFor} from '../random.js';
import {live, type Note} from './reader-life.js';
import {countersFor, MEASURES, type Counters, type Measure, type Spread} from './tally.js';

/** What is to be simulated. */
export interface Plan {
  readonly model: Model;
  readonly readers: number;
  readonly days: number;
  /** Epoch ms, a midnight of UTC. */
  readonly start: number;
  readonly seed: number;
}

/** Who watches. */
export interface Watcher {
  /** Called after every reader. */
  readonly reader?: (done: number) => void;
  /** Called for everything that a reader meets with. */
  readonly note?: (reader: number, ...rest: Parameters<Note>) => void;
}

/** What came of a campaign, or of one of its variants. */
export interface Outcome {
  readonly campaign: string;
  readonly variant: string | null;
  readonly measures: Readonly<Record<Measure, Spread>>;
}

/** What came of it all. */
export interface Simulated {
  readonly readers: number;
  readonly days: number;
  readonly visits: number;
  readonly pages: number;
  readonly measures: Readonly<Record<Measure, Spread>>;
  /** How many readers were asked so many times; the index is the number of times. */
  readonly asksPerReader: readonly number[];
  /** In the order of the config; those that never asked as well. */
  readonly campaigns: readonly Outcome[];
  readonly variants: readonly Outcome[];
}

/** Lets readers live with a config. The same plan comes to the same end. */
export function simulate(config: AppealConfig, plan: Plan, watcher: Watcher = {}): Simulated {
  const {model, readers, days, start, seed} = plan;
  const dice = diceFor(model, config);
  const clockFor = clocksFrom(start, days, model.hours);
  const tally = tallyFor(config, readers);
  let visits = 0;
  let pages = 0;
  for (let reader = 0; reader < readers; reader++) {
    const random = randomFor(seed, reader);
    const zone = dice.zone(random);
    const note: Note = (...what) => {
      tally.note(reader, ...what);
      watcher.note?.(reader, ...what);
    };
    const lived = live(config, {random, clock: clockFor(zone), zone, days, dice}, note);
    visits += lived.visits;
    pages += lived.pages;
    watcher.reader?.(reader + 1);
  }
  return {readers, days, visits, pages, ...tally.result()};
}

interface Tally {
  note(reader: number, ...rest: Parameters<Note>): void;
  result(): Pick<Simulated, 'measures' | 'asksPerReader' | 'campaigns' | 'variants'>;
}

function tallyFor({campaigns}: AppealConfig, readers: number): Tally {
  const all = countersFor(readers);
  const each = new Map(campaigns.map(({id}) => [id, countersFor(readers)]));
  const variants = new Map<string, {campaign: string; variant: string; counters: Counters}>();
  const variantCounters = (campaign: string, variant: string): Counters => {
    const key = `${campaign} ${variant}`;
    const known = variants.get(key) ?? {campaign, variant, counters: countersFor(readers)};
    variants.set(key, known);
    return known.counters;
  };
  for (const campaign of campaigns) for (const {id} of campaign.variants) variantCounters(campaign.id, id);
  return {
    note(reader, measure, campaign, variant) {
      all[measure].add(reader);
      each.get(campaign)?.[measure].add(reader);
      if (variant !== null) variantCounters(campaign, variant)[measure].add(reader);
    },
    result: () => ({
      measures: spreads(all),
      asksPerReader: all.asks.histogram(),
      campaigns: [...each].map(([campaign, counters]) => ({campaign, variant: null, measures: spreads(counters)})),
      variants: [...variants.values()].map(({counters, ...rest}) => ({...rest, measures: spreads(counters)})),
    }),
  };
}

function spreads(counters: Counters): Outcome['measures'] {
  return Object.fromEntries(MEASURES.map((measure) => [measure, counters[measure].spread()])) as Outcome['measures'];
}

import type {Visit} from '../../core/ask/decide.js';
import type {AppealConfig} from '../../core/config/config.js';
import type {Frequency} from '../../core/gift/gift.js';
import type {Model, Shares} from './model.js';
import {picker, type Random} from '../random.js';
import {parseVisits, type Visits} from './visits.js';

/** The model, ready to be drawn from. */
export interface Dice {
  readonly model: Model;
  readonly visits: Visits;
  zone(random: Random): string;
  /** What the page says of a reader, and what stays with one through all visits. */
  reader(random: Random): Pick<Visit, 'reader' | 'dice'>;
  /** An article. */
  page(random: Random): Visit['page'];
  frequency(random: Random): Frequency;
  choice(random: Random): string;
}

/** Articles that a site has; their addresses repeat, as real ones do. */
const ARTICLES = 500;

/** Makes the dice of a model. */
export function diceFor(model: Model, config: AppealConfig): Dice {
  const named = (shares: Shares): ((random: Random) => string) => {
    const pick = picker(Object.entries(shares));
    return (random) => pick(random) ?? '';
  };
  const [region, language, device, referrer, zone] = [
    named(model.regions),
    named(model.languages),
    named(model.devices),
    named(model.referrers),
    named(model.zones),
  ];
  const facts = Object.entries(model.facts).map(([name, shares]) => [name, named(shares)] as const);
  const gifts = config.frequencies.map((each) => [each, model.gifts[each] ?? 0] as const);
  const frequency = picker(gifts);
  const {choices} = config.snooze;
  const pages = articles(model);
  return {
    model,
    visits: parseVisits(model.visits) ?? (() => 0),
    zone,
    reader: (random) => ({
      dice: random(),
      reader: {
        region: region(random),
        language: language(random),
        device: device(random),
        referrer: referrer(random),
        supporter: random() < model.supporters,
        loggedIn: random() < model.loggedIn,
        ...stated(facts.map(([name, fact]) => [name, fact(random)])),
      },
    }),
    page: (random) => pages[Math.floor(random() * pages.length)] as Visit['page'],
    frequency: (random) => frequency(random) ?? 'once',
    choice: (random) => choices[Math.floor(random() * choices.length)] ?? '',
  };
}

/** Facts that have no field of their own, where visits keep them. */
function stated(facts: readonly (readonly [string, string])[]): Pick<Visit['reader'], 'utm' | 'criteria'> {
  const known = facts.filter(([, value]) => value !== '');
  const utm = known.filter(([name]) => name.startsWith('utm_'));
  const criteria = known.filter(([name]) => !name.startsWith('utm_'));
  return {utm: Object.fromEntries(utm), criteria: Object.fromEntries(criteria)};
}

/** The site's articles, marked by the model's shares; the same ones for every seed. */
function articles({tags, sensitive}: Model): readonly Visit['page'][] {
  const marked = Object.entries(tags);
  return Array.from({length: ARTICLES}, (_, at) => ({
    url: `/articles/${at}`,
    tags: marked.filter(([, share], index) => evenly(at, index) < share).map(([tag]) => tag),
    sensitive: evenly(at, marked.length) < sensitive,
  }));
}

/** Spreads marks over articles evenly, and each mark independently of the others (additive recurrence). */
function evenly(at: number, mark: number): number {
  return ((at + 1) * Math.sqrt([2, 3, 5, 7, 11, 13, 17, 19, 23, 29][mark % 10] ?? 2) + mark * 0.37) % 1;
}

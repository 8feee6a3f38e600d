import type {AppealConfig} from '../../core/config/config.js';
import type {Frequency} from '../../core/gift/gift.js';

/** Shares by name; they need not add up to 1. */
export type Shares = Readonly<Record<string, number>>;

/** What is assumed of readers. Every number can be set; none of them is a promise. */
export interface Model {
  /** Visits per 30 days, as `parseVisits` reads them. */
  readonly visits: string;
  /** Articles opened in a visit, on average; at least 1. */
  readonly articles: number;
  /** Minutes between two articles of a visit, on average. */
  readonly minutes: number;
  /** How likely an ask that is shown is seen (half of it in view for a second). */
  readonly view: number;
  /** How likely a reader who sees one gives. */
  readonly give: number;
  /** … says “later” instead. */
  readonly snooze: number;
  /** … closes it instead. */
  readonly dismiss: number;
  /** How gifts are made, by frequency. */
  readonly gifts: Readonly<Partial<Record<Frequency, number>>>;
  /** Share of readers who consent, where the config requires it. */
  readonly consent: number;
  /** Share of readers of whom the page says that they support, and that they are logged in. */
  readonly supporters: number;
  readonly loggedIn: number;
  /** Share of articles that carry a tag or stand in a section, by name. */
  readonly tags: Shares;
  /** Share of articles that are marked as sensitive. */
  readonly sensitive: number;
  /** Of readers, by name; the empty name is “not stated”. */
  readonly regions: Shares;
  readonly languages: Shares;
  readonly devices: Shares;
  readonly referrers: Shares;
  /** What else pages state of readers, by the name of the fact: `utm_source`, or a name of the page's own. */
  readonly facts: Readonly<Record<string, Shares>>;
  /** IANA time zones. */
  readonly zones: Shares;
  /** Visits by hour of the reader's day, 24 of them. */
  readonly hours: readonly number[];
}

/**
 * What is assumed where nothing is said: most readers pass by, few come often. They are round numbers for a newspaper of a
 * middling kind, not measurements: put your own in their place.
 */
export function defaultModel(config: AppealConfig): Model {
  return {
    visits: '60%x1.5,30%x8,10%x40',
    articles: 2,
    minutes: 3,
    view: 0.6,
    give: 0.004,
    snooze: 0.02,
    dismiss: 0.05,
    gifts: {monthly: 3, once: 6, yearly: 1},
    consent: 0.6,
    supporters: 0.02,
    loggedIn: 0.1,
    tags: Object.fromEntries(tagsOf(config).map((tag) => [tag, 0.1])),
    sensitive: 0.02,
    regions: {'': 1, ...evenly([...Object.keys(config.currency.byRegion), ...valuesOf(config, 'region')])},
    languages: {en: 1, ...evenly(valuesOf(config, 'language'))},
    devices: {phone: 65, desktop: 30, tablet: 5},
    referrers: {'': 60, 'https://www.google.com/': 30, 'https://www.facebook.com/': 10},
    facts: Object.fromEntries(otherFacts(config).map((name) => [name, {'': 1, ...evenly(valuesOf(config, name))}])),
    zones: {'America/New_York': 40, 'Europe/London': 30, 'Europe/Berlin': 20, 'Asia/Kolkata': 10},
    hours: [2, 1, 1, 1, 1, 2, 4, 7, 8, 6, 5, 5, 6, 6, 5, 5, 5, 6, 7, 8, 9, 9, 7, 4],
  };
}

/** Facts that have a share of their own above. */
const OWN = ['region', 'language', 'device', 'referrer', 'supporter', 'loggedIn'];

function tagsOf({campaigns}: AppealConfig): readonly string[] {
  const tags = campaigns.flatMap(({pages = {}}) => [...(pages.includeTags ?? []), ...(pages.excludeTags ?? [])]);
  return [...new Set(tags)];
}

function otherFacts({campaigns}: AppealConfig): readonly string[] {
  const names = campaigns.flatMap(({audience = {}}) => Object.keys({...audience.include, ...audience.exclude}));
  return [...new Set(names)].filter((name) => !OWN.includes(name));
}

/** Every value that the config holds a fact against. */
function valuesOf({campaigns}: AppealConfig, name: string): readonly string[] {
  return campaigns
    .flatMap(({audience = {}}) => [audience.include?.[name] ?? [], audience.exclude?.[name] ?? []].flat(2))
    .map(String);
}

function evenly(names: readonly string[]): Shares {
  return Object.fromEntries(names.map((name) => [name, 1]));
}

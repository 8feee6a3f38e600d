import type {AskCampaign, AskVariant, Meter, SharedPacing} from '../ask/ask-config.js';
import type {QuietDays} from '../ask/quiet.js';
import type {SnoozeChoice} from '../ask/snooze-choice.js';
import type {Fee} from '../gift/cover.js';
import type {Frequency} from '../gift/gift.js';
import type {Ladders} from '../gift/ladder.js';

/** The words of an appeal, in the markup of `core/copy`. What is left out has words of our own. */
export interface AppealCopy {
  readonly heading?: string;
  readonly lead?: string;
  readonly paragraphs?: readonly string[];
  readonly highlight?: string;
  readonly image?: {readonly src: string; readonly alt: string};
  /** Who asks. */
  readonly byline?: {readonly name: string; readonly role?: string; readonly image?: string};
}

export type {Format} from '../ask/ask-config.js';

/** When a gate closes, how an article is cut there, and the ways on from there. */
export interface GateRules extends Meter {
  /** So many paragraphs stay, or all up to the end of the first element that this selector finds; 3 if left out. */
  readonly cutAfter?: number | string;
  /** Selector of the element that holds the article's text; if left out, the page's `article`, else its `main`. */
  readonly within?: string;
  /** Ways to read on. If left out: giving, “later”, reading on without giving, and signing in where there is an address. */
  readonly ways?: readonly ('give' | 'sign-in' | 'snooze' | 'continue')[];
  readonly signInUrl?: string;
}

/** How far a campaign has come. What is counted are supporters, or money where there is a currency. */
export interface GoalState {
  /** Supporters, or major units of `currency`. */
  readonly target: number;
  readonly reached?: number;
  /** When that was counted, ISO 8601. Nothing is shown without it. */
  readonly at?: string;
  /** When the campaign ends, ISO 8601. */
  readonly until?: string;
  /** ISO 4217, lower case. */
  readonly currency?: string;
  readonly title?: string;
  /** Address of a JSON file of this shape, which goes before what stands here. */
  readonly src?: string;
  /** Days after which the count is too old to be shown; 30 if left out. */
  readonly maxAgeDays?: number;
}

/** One way to ask out of several: its words and amounts go before the campaign's and the config's, key by key. */
export interface Variant extends AskVariant {
  readonly appeal?: AppealCopy;
  /** By currency and frequency. */
  readonly amounts?: Ladders;
}

/** One appeal: where it stands, what it says, whom it asks and how often. */
export interface Campaign extends AskCampaign {
  readonly appeal: AppealCopy;
  readonly variants: readonly Variant[];
  /** What the reader's variant has, before the config's. */
  readonly amounts?: Ladders;
  readonly bar?: {
    /** Whether it is shown whole from the start. */
    readonly expanded?: boolean;
  };
  readonly gate?: GateRules;
  /** Whether it asks where the browser keeps nothing; if left out, only where it is `inline`. */
  readonly withoutStorage?: boolean;
  readonly goal?: GoalState;
}

/** Whether a class of stored data needs the reader's consent, is exempt from it, or is not kept at all. */
export type Consent = 'required' | 'exempt' | 'off';

/** What is kept with whose consent, and who knows of it. */
export interface ConsentConfig {
  readonly snooze?: Consent;
  readonly meter?: Consent;
  readonly supporter?: Consent;
  /** Who tells what the reader has consented to: `tcf`, `gpp`, `gpc`, or the address of a module on this site. */
  readonly adapter?: string;
  /** How long the page's first decision waits for that, in ms; 1,000 if left out. */
  readonly deadlineMs?: number;
  /** With `tcf` and `gpp`: the purposes that a class needs, all of them; `[1]` if left out. */
  readonly purposes?: Readonly<Partial<Record<'snooze' | 'meter' | 'supporter', readonly number[]>>>;
}

/** One place that events are reported to. */
export interface AnalyticsConfig {
  /** `data-layer`, `gtag`, `plausible`, `matomo`, `beacon`, or the address of a module on this site. */
  readonly adapter: string;
  /** With `beacon`: where to send to. */
  readonly endpoint?: string;
  /** The events that are reported, by the names of `docs/guides/events.md`; if left out, all. */
  readonly events?: readonly string[];
  /** The share of page views that are reported, from 0 to 1; 1 if left out. */
  readonly sample?: number;
  /** Reported for readers, too, whose browser says not to be followed (GPC, DNT). */
  readonly essential?: boolean;
}

/** What the publication calls a gift. */
export type GiftWord = 'donation' | 'contribution' | 'tip' | 'support';

/** A method with an adapter of its own. What else stands here is the adapter's to read. */
export interface Way {
  /** The adapter's name or address; if left out, the checkout's. */
  readonly adapter?: string;
  /** What readers call the method; if left out, its id in words. */
  readonly name?: string;
  /** The gifts that it takes, each by frequency, currency or both: `once`, `eur`, `once eur`; if left out, all. */
  readonly only?: readonly string[];
  readonly [option: string]: unknown;
}

/**
 * A checked config: defaults filled in (but for the ask's own, which stand in `decide`), every amount in minor units.
 * Frozen all through.
 */
export interface AppealConfig {
  readonly version: 1;
  readonly publication: {
    readonly id: string;
    readonly name: string;
    readonly gift: GiftWord;
    readonly privacyUrl?: string;
  };
  /** BCP 47 tag, or `auto`: the page's language. */
  readonly locale: string;
  /** What is said in other words than ours, by language or BCP 47 tag, then by key; a text, or one for each plural form. */
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;
  readonly currency: {readonly default: string; readonly byRegion: Readonly<Record<string, string>>};
  readonly amounts: Ladders;
  /** In the order in which they are offered; the first is chosen at first. */
  readonly frequencies: readonly Frequency[];
  readonly checkout: {
    /** The name of an adapter, or the address of one on this site. */
    readonly adapter: string;
    readonly endpoint: string;
    /** In the order in which they are offered. */
    readonly methods: readonly string[];
    /** The methods that another adapter serves, or that it has to be told more of. */
    readonly ways?: Readonly<Record<string, Way>>;
    /** What payments cost, by currency, for readers who want to cover it; as it was written, so in major units. */
    readonly cover?: Readonly<Record<string, Fee>>;
    /** Up to which single gift a monthly one is suggested instead, by currency; as it was written, so in major units. */
    readonly monthlyUpTo?: Readonly<Record<string, number>>;
    /** Where supporters change or end their support; without it, where the server says. */
    readonly manage?: string;
  };
  readonly snooze: {readonly choices: readonly SnoozeChoice[]; readonly ics: boolean};
  /** Days of silence after a gift, by its frequency, and after a promise. */
  readonly quietDays?: QuietDays;
  /** What a giver may choose in place of them; without it, one, three, six and twelve months. No articles. */
  readonly quietChoices?: readonly SnoozeChoice[];
  /** What holds for all campaigns together. */
  readonly pacing?: SharedPacing;
  /** The hour at which a reader's day begins; 0 if left out. */
  readonly dayStartsAt?: number;
  readonly campaigns: readonly Campaign[];
  readonly consent: ConsentConfig & {readonly snooze: Consent; readonly meter: Consent; readonly supporter: Consent};
  readonly analytics?: readonly AnalyticsConfig[];
  /** The `name` of a look, and values for the custom properties `--appeal-…` by name in camel case. */
  readonly theme: Readonly<Record<string, string>>;
}

/** Which currency a reader is asked in: the region's, where the page names one and the config has amounts for it. */
export function currencyFor({currency, amounts}: AppealConfig, region = ''): string {
  // No name that every object has is in capitals.
  const regional = currency.byRegion[region.toUpperCase()] ?? '';
  return Object.hasOwn(amounts, regional) ? regional : currency.default;
}

/**
 * The methods that take such a gift, in the order in which they are offered. What is wrong in `ways` throws nothing: pages
 * don't check it.
 */
export function methodsFor({checkout}: AppealConfig, frequency: Frequency, currency: string): readonly string[] {
  return checkout.methods.filter((id) =>
    [checkout.ways?.[id]?.only ?? frequency].flat().some((each) => `${frequency} ${currency}`.includes(each)),
  );
}

/** The method that was wanted where it takes such a gift, else the first that does. */
export function methodFor(config: AppealConfig, frequency: Frequency, currency: string, wanted = ''): string {
  const methods = methodsFor(config, frequency, currency);
  return methods.includes(wanted) ? wanted : (methods[0] ?? '');
}

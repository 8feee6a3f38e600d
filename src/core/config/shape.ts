import {safeHref} from '../copy.js';
import {ID} from '../id.js';

/**
 * A shape that JSON may have: the name of a kind (see {@link fits}), a list `[items, least, most]`, an object by key
 * (`key?` may be left out), or a map `{'*kind of key': values}`.
 */
export type Shape = string | readonly [items: Shape, least?: number, most?: number] | {readonly [key: string]: Shape};

const text =
  (test: (text: string) => boolean) =>
  (value: unknown): boolean =>
    typeof value === 'string' && test(value);

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  flag: (value) => typeof value === 'boolean',
  number: Number.isFinite,
  /** An amount in major units, as people write it. */
  sum: (value) => Number.isFinite(value) && (value as number) > 0,
  text: text((value) => value.trim() !== ''),
  /** May be empty. */
  words: text(() => true),
  id: text((value) => ID.test(value)),
  link: text((value) => safeHref(value) !== null),
  currency: text((value) => /^[a-z]{3}$/.test(value)),
};

/**
 * Whether a value is of a kind: one of {@link KINDS}, `least-most` for whole numbers, or `one|of|these`. Every other
 * name is a text that only `parse-config` looks at more closely: pages do no harm with a wrong one.
 */
export function fits(kind: string, value: unknown): boolean {
  const [, least, most] = /^(\d+)-(\d+)$/.exec(kind) ?? [];
  if (most) return Number.isInteger(value) && (value as number) >= Number(least) && (value as number) <= Number(most);
  if (kind.includes('|')) return kind.split('|').includes(value as string);
  return (KINDS[kind] ?? KINDS.text)?.(value) === true;
}

const APPEAL = {
  'heading?': 'text',
  'lead?': 'text',
  'paragraphs?': ['text'],
  'highlight?': 'text',
  'image?': {src: 'link', alt: 'words'},
} as const satisfies Shape;

/** One campaign. A page leaves out the wrong ones and keeps the others. */
export const CAMPAIGN = {
  id: 'id',
  'placement?': 'id',
  'priority?': 'number',
  'appeal?': APPEAL,
  'audience?': {'minArticles?': '0-40', 'periodDays?': '1-366'},
  'pages?': {'includeTags?': ['text'], 'excludeTags?': ['text'], 'sensitive?': 'flag'},
  'pacing?': {'maxViews?': '1-50', 'perDays?': '1-366', 'minDaysBetween?': '0-366', 'daysAfterDismiss?': '0-366'},
  'schedule?': {'from?': 'time', 'until?': 'time'},
  'variants?': [{id: 'id', weight: 'number', 'appeal?': APPEAL}],
  'goal?': 'any',
} as const satisfies Shape;

const LADDER = {
  presets: ['sum', 1, 8],
  'default?': 'sum',
  'min?': 'sum',
  'max?': 'sum',
  'impact?': {'*figures': 'text'},
} as const satisfies Shape;

const CONSENT = 'required|exempt|off';

/**
 * The shape of a config, written once for both its readers: `parse-config` with words for every mistake, and the
 * page's `read-config`, which has room for none. What lies between fields, and every default, stands in `sense`.
 */
export const CONFIG = {
  '$schema?': 'text',
  version: '1-1',
  publication: {id: 'id', name: 'text', 'gift?': 'donation|contribution|tip|support', 'privacyUrl?': 'link'},
  'locale?': 'text',
  'currency?': {default: 'currency', 'byRegion?': {'*region': 'currency'}},
  amounts: {'*currency': {'monthly?': LADDER, 'once?': LADDER, 'yearly?': LADDER}},
  'frequencies?': ['monthly|once|yearly', 1, 3],
  'checkout?': {'adapter?': 'id', 'endpoint?': 'link', 'methods?': ['id', 1, 8]},
  'snooze?': {'choices?': ['snooze', 0, 6], 'ics?': 'flag'},
  'quietDays?': {'once?': '0-3660', 'monthly?': '0-3660', 'yearly?': '0-3660'},
  campaigns: [CAMPAIGN],
  'consent?': {'snooze?': CONSENT, 'meter?': CONSENT, 'supporter?': CONSENT},
  'theme?': {'*property': 'text'},
} as const satisfies Shape;

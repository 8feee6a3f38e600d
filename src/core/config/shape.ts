import {ID} from '../ask/read-record.js';
import {isSnoozeChoice} from '../ask/snooze-choice.js';
import {safeHref} from '../copy.js';
import {FREQUENCIES} from '../gift/gift.js';

/** Kinds of text that a config knows. */
export const TEXTS = {
  any: (text: string) => text.trim() !== '',
  id: (text: string) => ID.test(text),
  link: (text: string) => safeHref(text) !== null,
  currency: (text: string) => /^[a-z]{3}$/.test(text),
  region: (text: string) => /^[A-Z]{2}$/.test(text),
  amount: (text: string) => Number(text) > 0,
  time: (text: string) => !isNaN(Date.parse(text)),
  snooze: isSnoozeChoice,
} as const;

/** The names of the custom properties that `theme` may set. */
export const THEME = [
  'accent',
  'onAccent',
  'surface',
  'text',
  'muted',
  'border',
  'radius',
  'space',
  'font',
  'headingFont',
  'highlight',
  'focus',
  'maxWidth',
  'z',
] as const;

/**
 * The building blocks of a reader of configs. There are two kits: valibot's (parse-config), with words for every
 * mistake, and the page's (read-config), which has room for neither.
 */
export interface Kit<Reader> {
  object(entries: Record<string, Reader>): Reader;
  list(of: Reader, least?: number, most?: number): Reader;
  /** A list whose items stand for themselves: where readers look on, a wrong one is left out. */
  each(of: Reader): Reader;
  /** An object with keys of one kind. */
  map(keys: keyof typeof TEXTS | readonly string[], of: Reader): Reader;
  text(kind?: keyof typeof TEXTS): Reader;
  number(least: number, most?: number): Reader;
  whole(least: number, most: number): Reader;
  flag(): Reader;
  one(...values: readonly (string | number)[]): Reader;
  anything(): Reader;
  /** May be left out; then it is `otherwise`, or absent. */
  optional(of: Reader, otherwise?: unknown): Reader;
}

/** The shape of a config, written once for every kit. Rules between fields stand in `sense`. */
export function describeConfig<Reader>(kit: Kit<Reader>): Reader {
  const {object, list, map, text, one, optional, anything} = kit;
  const maybe = (of: Reader): Reader => optional(of);
  const texts = maybe(list(text()));
  const days = maybe(kit.whole(0, 3660));
  const appeal = object({
    heading: maybe(text()),
    lead: maybe(text()),
    paragraphs: texts,
    highlight: maybe(text()),
    image: maybe(object({src: text('link'), alt: anything()})),
  });
  const campaign = object({
    id: text('id'),
    placement: maybe(text('id')),
    priority: maybe(kit.number(-1e6)),
    appeal: optional(appeal, {}),
    audience: maybe(object({minArticles: maybe(kit.whole(0, 40)), periodDays: maybe(kit.whole(1, 366))})),
    pages: maybe(
      object({
        includeTags: texts,
        excludeTags: texts,
        sensitive: maybe(kit.flag()),
      }),
    ),
    pacing: maybe(
      object({
        maxViews: maybe(kit.whole(1, 50)),
        perDays: maybe(kit.whole(1, 366)),
        minDaysBetween: maybe(kit.whole(0, 366)),
        daysAfterDismiss: maybe(kit.whole(0, 366)),
      }),
    ),
    schedule: maybe(object({from: maybe(text('time')), until: maybe(text('time'))})),
    variants: optional(list(object({id: text('id'), weight: kit.number(0), appeal: maybe(appeal)})), []),
    goal: maybe(anything()),
  });
  const amount = kit.number(0);
  const ladder = maybe(
    object({
      presets: list(amount, 1, 8),
      default: maybe(amount),
      min: maybe(amount),
      max: maybe(amount),
      impact: maybe(map('amount', text())),
    }),
  );
  const consent = optional(one('required', 'exempt', 'off'), 'exempt');
  return object({
    $schema: maybe(text()),
    version: one(1),
    publication: object({
      id: text('id'),
      name: text(),
      gift: optional(one('donation', 'contribution', 'tip', 'support'), 'support'),
      privacyUrl: maybe(text('link')),
    }),
    locale: optional(text(), 'auto'),
    currency: maybe(object({default: text('currency'), byRegion: optional(map('region', text('currency')), {})})),
    amounts: maybe(map('currency', object({monthly: ladder, once: ladder, yearly: ladder}))),
    frequencies: maybe(list(one(...FREQUENCIES), 1)),
    checkout: optional(
      object({
        adapter: optional(text('id'), 'stripe'),
        endpoint: optional(text('link'), '/appeal'),
        methods: optional(list(text('id'), 1, 8), ['card']),
      }),
      {},
    ),
    snooze: optional(
      object({
        choices: optional(list(text('snooze'), 0, 6), ['P1D', 'P7D', 'P1M', 'articles:5']),
        ics: optional(kit.flag(), true),
      }),
      {},
    ),
    quietDays: maybe(object({once: days, monthly: days, yearly: days})),
    campaigns: kit.each(campaign),
    consent: optional(object({snooze: consent, meter: consent, supporter: consent}), {}),
    theme: optional(map(THEME, text()), {}),
  });
}

import {VOCABULARY} from '../vocabulary.js';

/**
 * A shape that JSON may have: a kind, a list `[items, least, most]`, an object by key (`key?` may be left out), or a map
 * `{'*kind of key': values}`. A kind is `least-most` for whole numbers, `one|of|these`, or a name that `parse-config` knows.
 */
export type Shape = string | readonly [items: Shape, least?: number, most?: number] | {readonly [key: string]: Shape};

const APPEAL = {
  'heading?': 'text',
  'lead?': 'text',
  'paragraphs?': ['text'],
  'highlight?': 'text',
  'image?': {src: 'link', alt: 'words'},
  'byline?': {name: 'text', 'role?': 'text', 'image?': 'link'},
} as const satisfies Shape;

const GOAL = {
  target: 'sum',
  'reached?': 'share',
  'at?': 'time',
  'until?': 'time',
  'currency?': 'currency',
  'title?': 'text',
  'src?': 'link',
  'maxAgeDays?': '1-366',
} as const satisfies Shape;

const LADDER = {
  presets: ['sum', 1, 8],
  'default?': 'sum',
  'min?': 'sum',
  'max?': 'sum',
  'recommended?': 'sum',
  'impact?': {'*figures': 'text'},
} as const satisfies Shape;

const AMOUNTS = {'*currency': {'monthly?': LADDER, 'once?': LADDER, 'yearly?': LADDER}} as const satisfies Shape;

const FORMAT = 'inline|bar|dialog|gate|button';

const PACING = {
  'maxViews?': '1-50',
  'perDays?': '1-366',
  'per?': 'day|week|month',
  'dailyLimit?': '1-50',
  'minDaysBetween?': '0-366',
  'start?': '0-39',
  'between?': '0-39',
  'cycleViews?': '1-50',
  'restDays?': 'days',
  'skip?': '0-39',
  'daysAfterDismiss?': '0-366',
  'backOffDays?': ['0-3660', 1, 8],
  'maxDismissals?': '1-99',
  'daysAfterGift?': '0-3660',
  'maxGifts?': '1-99',
} as const satisfies Shape;

const FACTS = {'*fact': 'facts'} as const satisfies Shape;

const CAMPAIGN = {
  id: 'id',
  'placement?': 'id',
  'priority?': 'number',
  'appeal?': APPEAL,
  'audience?': {
    'minArticles?': '0-40',
    'maxArticles?': '0-39',
    'periodDays?': '1-366',
    'graceHours?': '0-8784',
    'include?': FACTS,
    'exclude?': FACTS,
  },
  'pages?': {'includeTags?': ['text'], 'excludeTags?': ['text'], 'sensitive?': 'flag'},
  'pacing?': PACING,
  'schedule?': {'from?': 'time', 'until?': 'time', 'askAgainFrom?': 'time', 'blackoutHours?': ['0-24', 2, 2]},
  'alwaysAsk?': 'flag',
  'withoutStorage?': 'flag',
  'holdout?': 'portion',
  'variants?': [
    {id: 'id', weight: 'share', 'appeal?': APPEAL, 'amounts?': AMOUNTS, 'format?': FORMAT, 'pacing?': PACING},
  ],
  'format?': FORMAT,
  'bar?': {'expanded?': 'flag'},
  'gate?': {
    'free?': '0-39',
    'period?': 'period',
    'cutAfter?': 'cut',
    'within?': 'text',
    'ways?': ['give|sign-in|snooze|continue', 1, 4],
    'signInUrl?': 'link',
  },
  'goal?': GOAL,
} as const satisfies Shape;

const CONSENT = 'required|exempt|off';
const PURPOSES = ['1-24', 1, 24] as const satisfies Shape;

/** The shape of a config. What lies between fields stands in `sense`, what is left out in `fill`. */
export const CONFIG = {
  '$schema?': 'text',
  version: '1-1',
  publication: {id: 'id', name: 'text', 'gift?': 'donation|contribution|tip|support', 'privacyUrl?': 'link'},
  'locale?': 'text',
  'messages?': {'*language': {'*message': 'wording'}},
  'currency?': {default: 'currency', 'byRegion?': {'*region': 'currency'}},
  amounts: AMOUNTS,
  'frequencies?': ['monthly|once|yearly', 1, 3],
  'checkout?': {
    'adapter?': 'adapter',
    'endpoint?': 'link',
    'methods?': ['id', 1, 8],
    'ways?': {'*id': 'way'},
    'cover?': {'*currency': {percent: 'percent', 'fixed?': 'share'}},
    'monthlyUpTo?': {'*currency': 'sum'},
    'manage?': 'link',
  },
  'snooze?': {'choices?': ['snooze', 0, 6], 'ics?': 'flag'},
  'quietDays?': {'once?': '0-3660', 'monthly?': '0-3660', 'yearly?': '0-3660', 'pledged?': '0-3660'},
  'quietChoices?': ['span', 0, 6],
  'pacing?': {
    'maxViews?': '1-50',
    'perDays?': '1-366',
    'hoursAfterDismiss?': '0-8784',
    'hoursAfterGift?': '0-87840',
    'of?': 'all|others',
  },
  'dayStartsAt?': '0-23',
  campaigns: [CAMPAIGN],
  'consent?': {
    'snooze?': CONSENT,
    'meter?': CONSENT,
    'supporter?': CONSENT,
    'adapter?': 'consent',
    'deadlineMs?': '0-10000',
    'purposes?': {'snooze?': PURPOSES, 'meter?': PURPOSES, 'supporter?': PURPOSES},
  },
  'analytics?': [
    {
      adapter: 'reporter',
      'endpoint?': 'link',
      'events?': [Object.keys(VOCABULARY).join('|'), 1, 20],
      'sample?': 'portion',
      'essential?': 'flag',
    },
    0,
    8,
  ],
  'theme?': {'*property': 'text'},
} as const satisfies Shape;

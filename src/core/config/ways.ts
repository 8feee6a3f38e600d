import type {Frequency} from '../gift/gift.js';
import {isFrequency} from '../gift/is-frequency.js';
import {isBic, readIban, zoneOf} from '../gift/iban.js';
import {isLinkTemplate, LINK_TOKENS} from '../gift/link-template.js';
import {methodsFor, type AppealConfig, type Way} from './config.js';
import type {Shape} from './shape.js';

/** What every way may say of itself. Pages don't look at any of this before a reader means to give. */
const ANY_WAY = {
  'adapter?': 'adapter',
  'name?': 'text',
  'only?': ['gift', 1],
} as const satisfies Shape;

/** One address, or one for each frequency. */
const LINKS = {'monthly?': 'template', 'once?': 'template', 'yearly?': 'template'} as const satisfies Shape;

const LINK_WAY = {...ANY_WAY, url: 'template', 'tab?': 'new|same'} as const satisfies Shape;

const TRANSFER_WAY = {
  ...ANY_WAY,
  account: {
    name: 'holder',
    'iban?': 'iban',
    'bic?': 'bic',
    'bank?': 'text',
    'details?': [{label: 'text', value: 'text'}, 1, 6],
  },
  'reference?': 'prefix',
} as const satisfies Shape;

/** What a way can look like. The last takes whatever else its adapter wants to read. */
export const WAY_SHAPES = {
  link: LINK_WAY,
  links: {...LINK_WAY, url: LINKS},
  'bank-transfer': TRANSFER_WAY,
  other: ANY_WAY,
} as const satisfies Record<string, Shape>;

/** What each kind of text should have been. */
export const WAY_WORDS: Readonly<Record<string, string>> = {
  gift: 'a frequency, a currency, or both: "once", "eur", "once eur"',
  adapter: 'the name of an adapter, or the address of one on this site, which begins with "/"',
  template: `an address that begins with https:// and a host, with no tokens behind it but ${LINK_TOKENS.map((name) => `{${name}}`).join(', ')}`,
  holder: 'a name of 1 to 70 characters',
  iban: 'an IBAN, whose country, length and check digits agree',
  bic: 'a BIC of 8 or 11 large letters and digits',
  prefix: '1 to 8 large letters and digits',
};

/** Which texts are of such a kind. */
export const WAY_TESTS: Readonly<Record<string, (text: string) => boolean>> = {
  gift: (text) => /^(?:(?:monthly|once|yearly)(?: [a-z]{3})?|[a-z]{3})$/.test(text),
  adapter: (text) => /^[a-z\d][\w-]{0,31}$/i.test(text) || /^\/[^/\\]/.test(text),
  template: isLinkTemplate,
  holder: (text) => text.length <= 70,
  iban: (text) => readIban(text) !== null,
  bic: isBic,
  prefix: (text) => /^[A-Z\d]{1,8}$/.test(text),
};

/** Which shape a way is to be held against: its adapter's, else the one that it looks like. */
export function wayShapeOf(way: unknown): keyof typeof WAY_SHAPES {
  const {adapter, url, account} = Object(way) as Way;
  const kind = adapter ?? (url !== undefined ? 'link' : account !== undefined ? 'bank-transfer' : 'other');
  if (kind === 'link') return typeof url === 'object' ? 'links' : 'link';
  return kind === 'bank-transfer' ? kind : 'other';
}

/** Reports what makes no sense of ways that are of the right shape. */
export function checkWays(config: AppealConfig, wrong: (path: readonly string[], expected: string) => void): void {
  const {amounts, frequencies, checkout} = config;
  const {methods, ways = {}} = checkout;
  const currencies = Object.keys(amounts);
  for (const [id, way] of Object.entries(ways)) {
    const at = (...path: string[]): string[] => ['checkout', 'ways', id, ...path];
    if (!methods.includes(id)) wrong(at(), 'a method that "methods" offers');
    way.only?.forEach((each, index) => {
      const code = each.split(' ').find((word) => !isFrequency(word));
      if (code && !currencies.includes(code)) {
        wrong(at('only', String(index)), `only these currencies: ${currencies.join(', ')}`);
      }
    });
    checkAdapter(way, checkout.adapter, (path, expected) => wrong(at(...path), expected));
    if (typeof way['url'] === 'object') {
      const links = way['url'] as Readonly<Partial<Record<Frequency, string>>>;
      for (const frequency of frequencies) {
        const taken = currencies.some((currency) => methodsFor(config, frequency, currency).includes(id));
        if (taken && links[frequency] === undefined) {
          wrong(at('url', frequency), 'an address, or "only" to say what it takes');
        }
      }
    }
    checkAccount(way, (path, expected) => wrong(at('account', ...path), expected));
  }
  for (const id of methods) {
    if (['link', 'bank-transfer'].includes(checkout.adapter) && !Object.hasOwn(ways, id)) {
      wrong(['checkout', 'ways', id], `what "${checkout.adapter}" has to know of it`);
    }
  }
  for (const currency of currencies) {
    for (const frequency of frequencies) {
      if (methodsFor(config, frequency, currency).length) continue;
      wrong(['checkout', 'methods'], `at least one that takes ${frequency} gifts in ${currency}`);
    }
  }
}

/** A way that looks like one adapter's must be served by that one. */
function checkAdapter(way: Way, main: string, wrong: (path: readonly string[], expected: string) => void): void {
  const adapter = way.adapter ?? main;
  const looks = wayShapeOf({...way, adapter: undefined}).replace('links', 'link');
  if (looks !== 'other' && way.adapter === undefined && looks !== main) {
    wrong(['adapter'], `"${looks}", unless another one reads what stands here`);
  }
  if (adapter === 'link' && way['url'] === undefined) wrong(['url'], 'to be there');
  if (adapter === 'bank-transfer' && way['account'] === undefined) wrong(['account'], 'to be there');
}

function checkAccount(
  {account}: Way & {account?: {iban?: string; bic?: string; details?: unknown}},
  wrong: (path: readonly string[], expected: string) => void,
): void {
  if (wayShapeOf({account}) !== 'bank-transfer' || !account) return;
  if (!account.iban && !account.details) wrong(['iban'], 'an IBAN, or "details" in its place');
  const iban = readIban(account.iban ?? '');
  if (iban && zoneOf(iban) !== 'eea' && !account.bic) {
    wrong(['bic'], `to be there: transfers to ${iban.slice(0, 2)} need it`);
  }
}

import type {Gift} from './gift.js';
import {toDecimal} from './money.js';

/** What an address may name in braces, and what it stands for. */
const TOKENS = {
  /** In major units, with a point: `7.50`, `5`. */
  amount: ({gift}) => toDecimal(gift.amount),
  /** In the smallest unit: `750`. */
  minor: ({gift}) => String(gift.amount.minor),
  /** `USD` */
  currency: ({gift}) => gift.amount.currency.toUpperCase(),
  /** `usd` */
  currencyLower: ({gift}) => gift.amount.currency,
  /** `monthly`, `once`, `yearly` */
  frequency: ({gift}) => gift.frequency,
  campaign: ({campaign}) => campaign ?? '',
  variant: ({variant}) => variant ?? '',
  placement: ({placement}) => placement ?? '',
  /** BCP 47. */
  locale: ({locale}) => locale,
} as const satisfies Record<string, (facts: LinkFacts) => string>;

/** What is known of a gift when its reader leaves for another site. */
export interface LinkFacts {
  readonly gift: Gift;
  readonly campaign: string | null;
  readonly variant: string | null;
  readonly placement: string | null;
  readonly locale: string;
}

/** The names of all tokens. */
export const LINK_TOKENS = Object.keys(TOKENS) as readonly (keyof typeof TOKENS)[];

/** An https address whose host is written out: no user, no braces, no backslash that browsers read as a slash. */
const FIXED = /^https:\/\/[^\s/?#\\{}@<>"]+(?:[/?#][^\s\\<>"]*)?$/i;

/** Whether a text can be a link's template: https, the host written out, and only tokens that there are. */
export function isLinkTemplate(template: string): boolean {
  const plain = template.replace(/\{(\w+)\}/g, (token, name: string) => (Object.hasOwn(TOKENS, name) ? '' : token));
  return FIXED.test(template) && !/[{}]/.test(plain);
}

/** The address for a gift, every value encoded for an address. The template is one ({@link isLinkTemplate}). */
export function fillTemplate(template: string, facts: LinkFacts): string {
  return template.replace(/\{(\w+)\}/g, (_, name: keyof typeof TOKENS) => encodeURIComponent(TOKENS[name](facts)));
}

/** Whether the other site is told how much. */
export function carriesAmount(template: string): boolean {
  return /\{(amount|minor)\}/.test(template);
}

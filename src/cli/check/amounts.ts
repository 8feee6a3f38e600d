import {leastOf} from '../../core/gift/currencies.js';
import {FREQUENCIES} from '../../core/gift/gift.js';
import type {Ladder, Ladders} from '../../core/gift/ladder.js';
import {toDecimal} from '../../core/gift/money.js';
import type {Path, Report} from './finding.js';
import type {Subject} from './subject.js';

/** Adapters that charge by card, whose networks refuse small sums. */
const CHARGING = ['stripe', 'sandbox'];

/** Amounts that can't be charged, and amounts that nobody is offered. */
export function checkAmounts({config, given}: Subject, report: Report): void {
  const {amounts, currency, campaigns, checkout} = config;
  checkLadders(amounts, ['amounts'], config, given, report);
  campaigns.forEach(({variants}, index) =>
    variants.forEach((variant, at) => {
      const path = ['campaigns', index, 'variants', at, 'amounts'];
      checkLadders(variant.amounts ?? {}, path, config, given, report);
    }),
  );
  const used = [currency.default, ...Object.values(currency.byRegion)];
  for (const code of Object.keys(amounts)) {
    if (used.includes(code)) continue;
    report(
      'currency-unused',
      ['amounts', code],
      `No region is asked in ${code}, and it is not the default.`,
      `Name a region for it in "currency.byRegion"; it can stay if pages set it by the attribute currency="${code}".`,
    );
  }
  const {frequencies} = config;
  if (checkout.monthlyUpTo && !(frequencies.includes('monthly') && frequencies.includes('once'))) {
    report(
      'amounts-unused',
      ['checkout', 'monthlyUpTo'],
      'A monthly gift in the place of a single one can only be suggested where both are offered.',
      'Add "monthly" and "once" to "frequencies", or take it out.',
    );
  }
}

function checkLadders(amounts: Ladders, at: Path, config: Subject['config'], given: unknown, report: Report): void {
  for (const [code, ladders] of Object.entries(amounts)) {
    for (const frequency of FREQUENCIES) {
      const ladder = ladders[frequency];
      if (!ladder) continue;
      const path = [...at, code, frequency];
      if (!config.frequencies.includes(frequency)) {
        report(
          'amounts-unused',
          path,
          `${frequency} amounts in ${code} are written, but "frequencies" does not offer ${frequency} gifts.`,
          `Add "${frequency}" to "frequencies", or take these amounts out.`,
        );
      } else if (isCharged(config.checkout)) checkLeast(ladder, code, given, path, report);
    }
  }
}

function isCharged({adapter, methods, ways = {}}: Subject['config']['checkout']): boolean {
  return methods.some((id) => CHARGING.includes(ways[id]?.adapter ?? adapter));
}

function checkLeast(ladder: Ladder, code: string, given: unknown, path: Path, report: Report): void {
  const least = leastOf(code);
  const [first = 0] = ladder.presets;
  const words = `${toDecimal({minor: least, currency: code})} ${code}`;
  if (first < least) {
    report(
      'amount-below-minimum',
      [...path, 'presets'],
      `${toDecimal({minor: first, currency: code})} ${code} can be picked, but the least that can be charged is ${words}.`,
      `Let the smallest preset be ${words} or more.`,
    );
  } else if (ladder.min < least) {
    report(
      'amount-below-minimum',
      [...path, ...(hasKey(given, [...path, 'min']) ? ['min'] : [])],
      `Readers may enter ${toDecimal({minor: ladder.min, currency: code})} ${code}, but the least that can be charged is ${words}.`,
      `Let "min" be ${words} or more.`,
    );
  }
}

function hasKey(given: unknown, path: Path): boolean {
  let at = given;
  for (const key of path) {
    if (!at || typeof at !== 'object' || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string | number, unknown>)[key];
  }
  return true;
}

import type {AppealConfig} from '../../core/config/config.js';
import type {Frequency} from '../../core/gift/gift.js';
import {formatMoney} from '../../core/gift/money.js';
import {copiesOf, type Copy} from './copies.js';
import type {Path, Report} from './finding.js';
import {periodAfter, sumsIn, type WrittenSum} from './sums.js';
import type {Subject} from './subject.js';

/** Sums that the words name and the amounts don't have: “from $2 a month” where the smallest preset is $10. */
export function checkPromises({config}: Subject, report: Report): void {
  const currencies = Object.keys(config.amounts);
  for (const copy of copiesOf(config)) {
    const sums = sumsIn(copy.text, currencies, config.locale).filter((sum) => isPromise(sum, copy));
    for (const sum of sums) checkSum(sum, copy, config, report);
    checkLowest(copy, config, report);
  }
}

/** A highlight and a heading speak of gifts; elsewhere a sum may be anything, unless it says how often. */
function isPromise(sum: WrittenSum, {kind}: Copy): boolean {
  return kind === 'highlight' || kind === 'heading' || sum.frequency !== null || sum.from;
}

function checkSum(sum: WrittenSum, copy: Copy, config: AppealConfig, report: Report): void {
  const {amounts} = copy.arm;
  const {frequencies} = config;
  const code = copy.kind === 'highlight' || copy.kind === 'heading' ? 'promise-not-offered' : 'sum-not-offered';
  if (!sum.currencies.length) {
    report(
      code,
      copy.path,
      `“${sum.written}” is named, but gifts are made in ${Object.keys(amounts).join(', ')}.`,
      'Write {lowest}, which is in each reader’s own currency.',
    );
    return;
  }
  const wanted = sum.frequency ? frequencies.filter((each) => each === sum.frequency) : frequencies;
  const offered = sum.currencies.flatMap((currency) =>
    wanted.flatMap((frequency) => (amounts[currency]?.[frequency]?.presets ?? []).map((minor) => ({minor, currency}))),
  );
  if (!wanted.length) {
    report(
      code,
      copy.path,
      `“${sum.written}” speaks of ${String(sum.frequency)} gifts, which are not offered.`,
      `Speak of ${frequencies.join(' or ')} gifts, or add "${String(sum.frequency)}" to "frequencies".`,
    );
  } else if (!offered.some(({minor, currency}) => sum.minor[currency] === minor)) {
    const least = [...offered].sort((one, other) => one.minor - other.minor)[0];
    const words = least ? formatMoney(least, 'en') : 'nothing';
    report(
      code,
      copy.path,
      `“${sum.written}” is named, but no preset offers it${sum.frequency ? ` for ${sum.frequency} gifts` : ''}; the lowest is ${words}.`,
      'Write {lowest}, or add that amount to the presets.',
    );
  } else checkOthers(sum, copy.path, config, report);
}

/** Right for some readers: those of other currencies read a sum that they can't pick. */
function checkOthers(sum: WrittenSum, path: Path, {amounts, currency}: AppealConfig, report: Report): void {
  const asked = new Set([currency.default, ...Object.values(currency.byRegion)]);
  const others = Object.keys(amounts).filter((code) => asked.has(code) && !sum.currencies.includes(code));
  if (!others.length) return;
  report(
    'sum-in-one-currency',
    path,
    `“${sum.written}” is also read by those who are asked in ${others.join(', ')}.`,
    'Write {lowest}, which is in each reader’s own currency.',
  );
}

/** `{lowest}` is the first frequency's; another one behind it makes the promise a wrong one. */
function checkLowest({text, path}: Copy, {frequencies}: AppealConfig, report: Report): void {
  const first: Frequency | undefined = frequencies[0];
  for (const match of text.matchAll(/\{lowest(?:\|[^{}]*)?\}/g)) {
    const period = periodAfter(text, match.index + match[0].length);
    if (!period || !first || period === first) continue;
    report(
      'lowest-other-frequency',
      path,
      `{lowest} is the smallest ${first} amount, as ${first} is offered first, and the words behind it speak of ${period} gifts.`,
      `Put "${period}" first in "frequencies", or change the words.`,
    );
  }
}

import * as v from 'valibot';
import {isSnoozeChoice} from '../ask/snooze-choice.js';
import {AppealError, type ConfigProblem} from '../errors.js';
import {safeHref} from '../copy.js';
import {isCurrency} from '../gift/currencies.js';
import {ID} from '../id.js';
import type {AppealConfig} from './config.js';
import {fill} from './fill.js';
import type {GivenConfig} from './given.js';
import {judge, type Expected} from './sense.js';
import {CONFIG, type Shape} from './shape.js';
import {THEME_NAMES} from './theme-names.js';
import {checkWays, WAY_SHAPES, WAY_TESTS, WAY_WORDS, wayShapeOf} from './ways.js';

type Schema = v.GenericSchema;

/** What `theme` may say: custom properties, and which look they change. */
const THEME =
  'accent onAccent surface text muted border radius space font headingFont highlight focus maxWidth z name'.split(' ');

/** What each kind should have been. */
const WORDS: Readonly<Record<string, string>> = {
  flag: 'true or false',
  number: 'a number',
  share: 'a number, 0 or more',
  percent: 'a number from 0 to 20',
  sum: 'an amount above 0',
  text: 'some text',
  words: 'a text, which may be empty',
  id: 'an id of 1 to 32 letters, digits, "-" or "_"',
  link: 'an http(s), mailto or relative address',
  currency: 'a lower-case ISO 4217 currency code',
  region: 'an upper-case ISO 3166 country code',
  figures: 'an amount in figures, e.g. "7.5"',
  time: 'an ISO 8601 time, e.g. 2026-12-01T08:00:00Z',
  portion: 'a number from 0 to 1',
  days: 'a number of days from 0 to 366',
  period: 'day, week, month, or a span of days such as P30D',
  fact: 'the name of a fact: letters, digits, "-", "_" or "."',
  facts: 'a text, a number, true or false, or a list of 1 to 50 of them',
  language: 'a BCP 47 tag, e.g. de or pt-BR',
  message: 'the name of a message',
  wording: 'some text, or one for each plural form, "other" among them',
  form: 'a plural form (zero, one, two, few, many, other) or 1',
  cut: 'a number of paragraphs from 1 to 99, or a selector',
  snooze: 'a span such as P1D, P2W or P1M, or articles:5',
  span: 'a span such as P1D, P2W or P1M',
  consent: 'tcf, gpp, gpc, or the address of a module on this site, which begins with "/"',
  reporter: 'data-layer, gtag, plausible, matomo, beacon, or the address of a module on this site',
  property: `one of ${THEME.join(', ')}`,
  ...WAY_WORDS,
};
/** What each kind of text must be. */
const TEXTS: Readonly<Record<string, (text: string) => boolean>> = {
  text: (text) => text.trim() !== '',
  words: () => true,
  id: (text) => ID.test(text),
  link: (text) => safeHref(text) !== null,
  currency: isCurrency,
  region: (text) => /^[A-Z]{2}$/.test(text),
  figures: (text) => Number(text) > 0,
  // Browsers read far more than ISO 8601, and each something else.
  time: (text) => /^\d{4}-\d\d-\d\d(T\S+)?$/.test(text) && !isNaN(Date.parse(text)),
  period: (text) => /^(day|week|month|P([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])D)$/.test(text),
  fact: (text) => /^[a-z][\w.-]{0,63}$/i.test(text),
  language: isLanguage,
  message: (text) => /^[\w-]+$/.test(text),
  form: (text) => /^(zero|one|two|few|many|other|1)$/.test(text),
  snooze: isSnoozeChoice,
  span: (text) => isSnoozeChoice(text) && !text.includes(':'),
  consent: (text) => /^(tcf|gpp|gpc)$|^\/[^/\\]/.test(text),
  reporter: (text) => /^(data-layer|gtag|plausible|matomo|beacon)$|^\/[^/\\]/.test(text),
  property: (text) => THEME.includes(text),
  ...WAY_TESTS,
};

/** What would have made sense. Some go on with what they are about. */
const SENSE: Readonly<Record<Expected, string>> = {
  'some-amounts': 'amounts for at least one currency and frequency',
  'known-currency': 'a currency with amounts: ',
  'known-theme': `one of ${THEME_NAMES.join(', ')}`,
  'all-frequencies': 'amounts for this frequency',
  'own-id': 'an id that no other campaign has',
  'own-variant-id': 'an id that no other variant has',
  'only-once': 'each of them once',
  later: 'a time after ',
  chargeable: 'an amount that can be charged in ',
  'a-preset': 'one of the presets',
  'low-min': 'at most the smallest preset',
  'high-max': 'at least the largest preset',
  different: 'amounts that differ',
  counted: '"reached" and "at", or "src"',
  'an-address': 'to be there, for the way "sign-in"',
  'more-articles': 'at least the least number of articles: ',
  'some-weight': 'a weight above 0 for at least one variant',
  'two-hours': 'two hours that differ',
};

const UNKNOWN_KEY = 'no such key';

/** A shape as a valibot schema. Unknown keys are mistakes here. */
function toSchema(shape: Shape): Schema {
  if (typeof shape === 'string') return kindSchema(shape);
  if (Array.isArray(shape)) {
    const [items, least = 0, most = 999] = shape as readonly [Shape, number?, number?];
    return v.pipe(
      v.array(toSchema(items), 'a list'),
      v.minLength(least, `at least ${least} of them`),
      v.maxLength(most, `at most ${most} of them`),
    );
  }
  const entries = Object.entries(shape as Readonly<Record<string, Shape>>);
  const [first] = entries;
  if (first?.[0].startsWith('*')) {
    return v.record(kindSchema(first[0].slice(1)) as v.GenericSchema<string>, toSchema(first[1]), 'an object');
  }
  return v.strictObject(toEntries(entries));
}

function toEntries(entries: readonly (readonly [string, Shape])[]): v.ObjectEntries {
  return Object.fromEntries(
    entries.map(([key, inner]): [string, Schema] =>
      key.endsWith('?') ? [key.slice(0, -1), v.optional(toSchema(inner))] : [key, toSchema(inner)],
    ),
  );
}

/** Each way is held against its own adapter's shape, so that what is said of it fits; the JSON Schema lists them all. */
function waySchema(): Schema {
  const {other, ...own} = WAY_SHAPES;
  const loose = v.looseObject(toEntries(Object.entries(other)), 'an object');
  const schemas: Readonly<Record<string, Schema>> = {
    ...Object.fromEntries(Object.entries(own).map(([name, shape]) => [name, toSchema(shape)])),
    other: loose,
  };
  return v.lazy((way) => (way === undefined ? v.union(Object.values(schemas)) : (schemas[wayShapeOf(way)] ?? loose)));
}

function kindSchema(kind: string): Schema {
  const [, least, most] = /^(\d+)-(\d+)$/.exec(kind) ?? [];
  if (least && most) return wholeSchema(Number(least), Number(most));
  if (kind.includes('|')) return v.picklist(kind.split('|'), `one of ${kind.replaceAll('|', ', ')}`);
  const words = WORDS[kind] ?? '';
  switch (kind) {
    case 'cut':
      return v.pipe(v.union([v.number(), v.string()], words), v.check(isCut, words));
    case 'wording':
      return wordingSchema(words);
    case 'way':
      return waySchema();
    case 'flag':
      return v.boolean(words);
    case 'number':
      return v.pipe(v.number(words), v.finite(words));
    case 'share':
      return v.pipe(v.number(words), v.finite(words), v.minValue(0, words));
    case 'percent':
      return v.pipe(v.number(words), v.finite(words), v.minValue(0, words), v.maxValue(20, words));
    case 'sum':
      return v.pipe(v.number(words), v.finite(words), v.gtValue(0, words));
    case 'portion':
    case 'days':
      return v.pipe(v.number(words), v.minValue(0, words), v.maxValue(kind === 'days' ? 366 : 1, words));
    case 'facts':
      return oneOrMore(
        v.union([v.string(words), v.pipe(v.number(words), v.finite(words)), v.boolean(words)], words),
        50,
        words,
      );
    default:
      return textSchema(kind, words);
  }
}

/** A message in a publisher's own words. */
function wordingSchema(words: string): Schema {
  const forms = v.record(kindSchema('form') as v.GenericSchema<string>, kindSchema('text'), words);
  return v.union(
    [
      kindSchema('text'),
      v.pipe(
        forms,
        v.check((texts) => 'other' in texts, words),
      ),
    ],
    words,
  );
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

function textSchema(kind: string, words: string): Schema {
  return v.pipe(
    v.string(words),
    v.check((text) => TEXTS[kind]?.(text) === true, words),
  );
}

/** A value, or a list of so many at most. */
function oneOrMore(schema: Schema, most: number, words: string): Schema {
  return v.union([schema, v.pipe(v.array(schema, words), v.minLength(1, words), v.maxLength(most, words))], words);
}

/** A number of paragraphs, or a selector; whether it is one, only a page can tell. */
function isCut(value: string | number): boolean {
  return typeof value === 'number' ? Number.isInteger(value) && value > 0 && value < 100 : value.trim() !== '';
}

function wholeSchema(least: number, most: number): Schema {
  if (least === most) return v.literal(least, String(least));
  const words = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(words), v.integer(words), v.minValue(least, words), v.maxValue(most, words));
}

/** The shape of a config as a valibot schema; `dist/schema.json` is written from it. */
export const configSchema: Schema = toSchema(CONFIG);

/**
 * Checks a config and fills in what it leaves out.
 *
 * @param input what the JSON said.
 * @returns the config, frozen.
 * @throws AppealError `config-invalid` with every problem at once in `problems`.
 */
export function parseConfig(input: unknown): AppealConfig {
  const {config, problems} = check(input);
  if (config && !problems.length) return config;
  throw invalid(config ? problems : [...problems, ...problemsBeside(input, problems)]);
}

type Path = readonly (string | number)[];

/** The least that is a config: stands in for what is missing while the rest is judged. */
const LEAST = {
  version: 1,
  publication: {id: 'id', name: 'name'},
  amounts: {usd: {once: {presets: [1]}}},
  campaigns: [],
};
/** Names that every object has: never a key of ours, and a trap as a key of anyone's. */
const REFUSED = ['__proto__', 'constructor', 'prototype'];

/**
 * What lies between fields can only be judged where the fields are right: looks again without the wrong ones, and
 * without what can't do without them.
 */
function problemsBeside(input: unknown, known: readonly Problem[]): readonly Problem[] {
  const dropped = new Set<string>();
  const near = (path: string): boolean =>
    [...dropped].some((each) => `${path}.`.startsWith(`${each}.`) || each.startsWith(`${path}.`));
  for (let found = known; ;) {
    const before = dropped.size;
    for (const {at, missing} of found) {
      dropped.add(at.join('.'));
      if (missing) dropped.add(at.slice(0, -1).join('.'));
    }
    const {rest, was} = without(input, dropped);
    const again = check({...LEAST, ...(isRecord(rest) && rest)}, input, was);
    if (again.config || dropped.size === before) {
      // A currency whose amounts are wrong still has some.
      return again.problems.filter(
        ({path, value, at}) =>
          ![path, `amounts.${typeof value === 'string' ? value : ''}`, `amounts.${String(at.at(-1))}`].some(near),
      );
    }
    found = again.problems;
  }
}

interface Problem extends ConfigProblem {
  readonly at: Path;
  readonly missing: boolean;
}

/** @param was where something stood before parts of the input were left out. */
function check(
  input: unknown,
  written = input,
  was = (path: Path): Path => path,
): {config?: AppealConfig; problems: readonly Problem[]} {
  const problems = new Map<string, Problem>();
  const add = (path: Path, expected: string, missing = false): void => {
    const at = was(path);
    const name = at.join('.');
    if (!problems.has(name)) problems.set(name, {path: name, value: valueAt(written, at), expected, at, missing});
  };
  const {success, output, issues} = v.safeParse(configSchema, input);
  for (const issue of issues ?? []) {
    const path = (issue.path ?? []).map(({key}) => key as string | number);
    const unknown = issue.kind === 'schema' && issue.expected === 'never';
    const missing = issue.type === 'strict_object' && path.length > 0 && issue.received === 'undefined';
    add(path, unknown ? UNKNOWN_KEY : missing ? 'to be there' : wordsOf(issue), missing);
  }
  for (const path of refusedKeys(input)) add(path, UNKNOWN_KEY);
  for (const path of success ? listsAsObjects(input, output) : []) add(path, 'an object');
  if (!success) return {problems: [...problems.values()]};
  const given = without(output).rest as GivenConfig;
  judge(given, (path, expected, about = '') => add(path, SENSE[expected] + about));
  const config = fill(given);
  checkWays(config, add);
  return {config: deepFreeze(config), problems: [...problems.values()]};
}

/** valibot takes a list for an object in which nothing has to be. */
function listsAsObjects(input: unknown, output: unknown, at: Path = []): Path[] {
  if (!isRecord(input) || !isRecord(output)) return [];
  if (Array.isArray(input) !== Array.isArray(output)) return [at];
  return Object.keys(output).flatMap((key) => listsAsObjects(input[key], output[key], [...at, key]));
}

/** valibot's maps pass over these keys without a word. */
function refusedKeys(input: unknown, at: Path = []): Path[] {
  if (!isRecord(input)) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    REFUSED.includes(key) ? [[...at, key]] : refusedKeys(value, [...at, key]),
  );
}

function wordsOf({type, message}: v.BaseIssue<unknown>): string {
  return type === 'strict_object' ? 'an object' : message;
}

function invalid(found: readonly Problem[]): AppealError {
  const problems = found.map(({path, value, expected}): ConfigProblem => ({path, value, expected}));
  const lines = problems.map(
    ({path, value, expected}) => `\n  ${path || '(root)'}: expected ${expected}, found ${brief(value)}`,
  );
  return new AppealError('config-invalid', `the config is wrong in ${lines.length} place(s):${lines.join('')}`, {
    problems,
  });
}

function brief(value: unknown): string {
  const written = value === undefined ? 'nothing' : inWords(value);
  return written.length > 80 ? `${written.slice(0, 77)}…` : written;
}

function inWords(value: unknown): string {
  try {
    const written: unknown = JSON.stringify(value);
    return typeof written === 'string' ? written : typeof value;
  } catch {
    // It refers to itself, or is no JSON at all.
    return typeof value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return !!value && typeof value === 'object';
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), input);
}

/** A copy of a tree without what the paths name and what is undefined, and where each of its parts stood before. */
function without(input: unknown, paths: ReadonlySet<string> = new Set()): {rest: unknown; was: (path: Path) => Path} {
  const places = new Map<string, readonly string[]>();
  const copy = (value: unknown, path: string): unknown => {
    if (!isRecord(value)) return value;
    const kept = Object.entries(value)
      .map(([key, child]) => [key, path ? `${path}.${key}` : key, child] as const)
      .filter(([, at, child]) => child !== undefined && !paths.has(at))
      .map(([key, at, child]) => [key, copy(child, at)] as const);
    if (!Array.isArray(value)) return Object.fromEntries(kept);
    places.set(
      path,
      kept.map(([key]) => key),
    );
    return kept.map(([, child]) => child);
  };
  const was = (path: Path): Path =>
    path.reduce<Path>((at, key) => [...at, places.get(at.join('.'))?.[Number(key)] ?? key], []);
  return {rest: copy(input, ''), was};
}

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

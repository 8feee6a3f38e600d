import * as v from 'valibot';
import {AppealError, type ConfigProblem} from '../errors.js';
import {isCurrency} from '../gift/currencies.js';
import type {AppealConfig} from './config.js';
import {makeSense, type GivenConfig} from './sense.js';
import {describeConfig, TEXTS, type Kit} from './shape.js';

type Schema = v.GenericSchema;

/** What each kind of text should have been. */
const WORDS: Readonly<Record<keyof typeof TEXTS, string>> = {
  any: 'some text',
  id: 'an id of 1 to 32 letters, digits, "-" or "_"',
  link: 'an http(s), mailto or relative address',
  currency: 'a lower-case ISO 4217 currency code',
  region: 'an upper-case ISO 3166 country code',
  amount: 'an amount in figures, e.g. "7.5"',
  time: 'an ISO 8601 time, e.g. 2026-12-01T08:00:00Z',
  snooze: 'a span such as P1D, P2W or P1M, or articles:5',
};
const UNKNOWN_KEY = 'no such key';

const between = (least: number, most = Infinity): string =>
  most === Infinity ? `a number of at least ${least}` : `a whole number from ${least} to ${most}`;

const text = (kind: keyof typeof TEXTS = 'any'): v.GenericSchema<string> =>
  v.pipe(
    v.string(WORDS[kind]),
    v.check((value) => TEXTS[kind](value) && (kind !== 'currency' || isCurrency(value)), WORDS[kind]),
  );

const kit: Kit<Schema> = {
  object: (entries) => v.strictObject(entries),
  list: (of, least = 0, most = 999) =>
    v.pipe(
      v.array(of, 'a list'),
      v.minLength(least, `at least ${least} of them`),
      v.maxLength(most, `at most ${most} of them`),
    ),
  each: (of) => v.array(of, 'a list'),
  map: (keys, of) => v.record(typeof keys === 'string' ? text(keys) : v.picklist(keys, oneOf(keys)), of, 'an object'),
  text,
  number: (least, most) => v.pipe(v.number('a number'), v.finite('a number'), v.minValue(least, between(least, most))),
  whole: (least, most) => {
    const expected = between(least, most);
    return v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected), v.maxValue(most, expected));
  },
  flag: () => v.boolean('true or false'),
  one: (...values) =>
    values.length === 1 ? v.literal(values[0] ?? '', String(values[0])) : v.picklist(values, oneOf(values)),
  anything: () => v.unknown(),
  optional: (of, otherwise) => v.optional(of, otherwise as never),
};

/** The shape of a config as a valibot schema; `dist/schema.json` is written from it. */
export const configSchema: Schema = describeConfig(kit);

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
  // What lies between fields can only be judged where the fields are right: look again without the wrong ones.
  const dropped = problems.map(({path, value}) => (value === undefined ? path.replace(/\.?[^.]*$/, '') : path));
  const near = (path: string): boolean =>
    dropped.some((known) => `${path}.`.startsWith(`${known}.`) || known.startsWith(`${path}.`));
  const rest = without(input, dropped);
  const more = check({...LEAST, ...(isRecord(rest) && rest)}, input).problems.filter(({path}) => !near(path));
  throw invalid([...problems, ...more]);
}

/** The least that is a config: stands in for what is missing while the rest is judged. */
const LEAST = {version: 1, publication: {id: 'id', name: 'name'}, campaigns: []};

function check(input: unknown, written = input): {config?: AppealConfig; problems: readonly ConfigProblem[]} {
  const problems = new Map<string, ConfigProblem>();
  const add = (path: string, expected: string): void => {
    if (!problems.has(path)) problems.set(path, {path, value: valueAt(written, path), expected});
  };
  const {success, output, issues} = v.safeParse(configSchema, input);
  for (const issue of issues ?? []) {
    const unknown = issue.kind === 'schema' && issue.expected === 'never';
    const missing = issue.type === 'strict_object' && issue.path?.at(-1) && issue.received === 'undefined';
    add(v.getDotPath(issue) ?? '', unknown ? UNKNOWN_KEY : missing ? 'to be there' : wordsOf(issue));
  }
  if (!success) return {problems: [...problems.values()]};
  const config = makeSense(output as GivenConfig, (path, expected) => add(path.join('.'), expected));
  return {config, problems: [...problems.values()]};
}

function wordsOf({type, message}: v.BaseIssue<unknown>): string {
  return type === 'strict_object' ? 'an object' : message;
}

function oneOf(values: readonly unknown[]): string {
  return `one of ${values.join(', ')}`;
}

function invalid(problems: readonly ConfigProblem[]): AppealError {
  const lines = problems.map(
    ({path, value, expected}) => `\n  ${path || '(root)'}: expected ${expected}, found ${brief(value)}`,
  );
  return new AppealError('config-invalid', `the config is wrong in ${lines.length} place(s):${lines.join('')}`, {
    problems,
  });
}

function brief(value: unknown): string {
  const written = value === undefined ? 'nothing' : JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 77)}…` : written;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return !!value && typeof value === 'object';
}

function valueAt(input: unknown, path: string): unknown {
  if (!path) return input;
  return path
    .split('.')
    .reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), input);
}

/** A copy of a tree without what the paths name. */
function without(input: unknown, paths: readonly string[]): unknown {
  const copy = (value: unknown, path: string): unknown => {
    if (!isRecord(value)) return value;
    const kept = Object.entries(value)
      .map(([key, child]) => [key, path ? `${path}.${key}` : key, child] as const)
      .filter(([, at]) => !paths.includes(at))
      .map(([key, at, child]) => [key, copy(child, at)] as const);
    return Array.isArray(value) ? kept.map(([, child]) => child) : Object.fromEntries(kept);
  };
  return copy(input, '');
}

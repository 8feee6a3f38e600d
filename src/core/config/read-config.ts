import {AppealError} from '../errors.js';
import type {AppealConfig} from './config.js';
import {makeSense, type GivenConfig} from './sense.js';
import {describeConfig, TEXTS, type Kit} from './shape.js';

/** Gives the value back, with defaults filled in; throws when it is not what it should be. */
type Reader = (value: unknown) => unknown;

function must(right: boolean): void {
  if (!right) throw new AppealError('config-invalid', 'the config has a mistake');
}

function ofType(type: string, right: (value: never) => boolean = () => true): Reader {
  return (value) => {
    must(typeof value === type && right(value as never));
    return value;
  };
}

function entriesOf(value: unknown): [string, unknown][] {
  must(!!value && typeof value === 'object');
  return Object.entries(value as object);
}

const within = (least: number, most = Infinity): Reader =>
  ofType('number', (value: number) => value >= least && value <= most && Number.isFinite(value));

const kit: Kit<Reader> = {
  object: (readers) => (value) => {
    const given = new Map(entriesOf(value));
    const read = Object.entries(readers).map(([key, reader]) => [key, reader(given.get(key))] as const);
    return Object.fromEntries(read.filter(([, each]) => each !== undefined));
  },
  list:
    (reader, least = 0, most = 999) =>
    (value) => {
      must(Array.isArray(value));
      const items = value as unknown[];
      must(items.length >= least && items.length <= most);
      return items.map((item) => reader(item));
    },
  each: (reader) => (value) => {
    must(Array.isArray(value));
    return (value as unknown[]).flatMap((item) => {
      try {
        return reader(item);
      } catch {
        return [];
      }
    });
  },
  map: (keys, reader) => (value) =>
    Object.fromEntries(
      entriesOf(value).map(([key, each]) => {
        must(typeof keys === 'string' ? TEXTS[keys](key) : keys.includes(key));
        return [key, reader(each)];
      }),
    ),
  text: (kind = 'any') => ofType('string', TEXTS[kind]),
  number: within,
  whole: (least, most) => (value) => {
    must(Number.isInteger(value));
    return within(least, most)(value);
  },
  flag: () => ofType('boolean'),
  one:
    (...values) =>
    (value) => {
      must(values.includes(value as never));
      return value;
    },
  anything: () => (value) => value,
  optional: (reader, otherwise) => (value) => {
    const given = value === undefined ? otherwise : value;
    return given === undefined ? undefined : reader(given);
  },
};

/**
 * Reads a config for a page that readers look at: the same description and the same rules between fields as
 * `parseConfig`, without its words for mistakes. A campaign with a mistake silences itself, a key that nobody
 * knows is passed over; what is wrong with the whole throws.
 *
 * @param input what the JSON said.
 * @returns the config, frozen.
 * @throws AppealError `config-invalid`; `parseConfig` says what and where.
 */
export function readConfig(input: unknown): AppealConfig {
  return makeSense(describeConfig(kit)(input) as GivenConfig, ([root]) => must(root === 'campaigns'));
}

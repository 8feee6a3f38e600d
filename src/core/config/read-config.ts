import type {AppealConfig} from './config.js';
import {makeSense, type GivenConfig} from './sense.js';
import {CAMPAIGN, CONFIG, fits, type Shape} from './shape.js';

/**
 * Reads a config for a page that readers look at: the same shape and the same rules between fields as `parseConfig`,
 * without its words for mistakes. A campaign with a mistake silences itself, a key that nobody knows is passed over;
 * what is wrong with the whole throws.
 *
 * @param input what the JSON said.
 * @returns the config.
 * @throws Error without words; `parseConfig` says what is wrong, and where.
 */
export function readConfig(input: unknown): AppealConfig {
  return makeSense(read(CONFIG, input) as GivenConfig, ([root]) => must(root === 'campaigns'));
}

function read(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string') {
    must(fits(shape, value));
    return value;
  }
  if (isList(shape)) return readList(shape, value);
  must(!!value && typeof value === 'object');
  const given = value as Readonly<Record<string, unknown>>;
  const fields: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(shape)) {
    if (key.startsWith('*')) {
      for (const name of Object.keys(given)) {
        must(fits(key.slice(1), name));
        fields[name] = read(inner, given[name]);
      }
    } else {
      const name = key.replace('?', '');
      if (given[name] !== undefined) fields[name] = read(inner, given[name]);
      else must(name !== key);
    }
  }
  return fields;
}

function readList([items, least = 0, most = 999]: readonly [Shape, number?, number?], value: unknown): unknown {
  must(Array.isArray(value));
  const given = value as unknown[];
  must(given.length >= least && given.length <= most);
  return given.flatMap((item): unknown => {
    try {
      return [read(items, item)];
    } catch {
      must(items === CAMPAIGN);
      return [];
    }
  });
}

function isList(shape: Shape): shape is readonly [Shape, number?, number?] {
  return Array.isArray(shape);
}

function must(right: boolean): void {
  if (!right) throw new Error('The config is wrong.');
}

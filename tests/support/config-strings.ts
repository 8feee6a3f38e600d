import {readFileSync} from 'node:fs';

import {en} from '../../src/messages/en.js';
import {enActing} from '../../src/messages/en-acting.js';
import {enExtra} from '../../src/messages/en-extra.js';
import {enFormats} from '../../src/messages/en-formats.js';
import {enGiving} from '../../src/messages/en-giving.js';
import {enWays} from '../../src/messages/en-ways.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly exclusiveMinimum?: number;
  readonly minimum?: number;
}
type Path = readonly string[];
/** JSON that is not looked into. */
type Json = Record<string, unknown>;

/** The published schema. */
const SCHEMA = JSON.parse(readFileSync(new URL('../../dist/schema.json', import.meta.url), 'utf8')) as Schema;

/** What stands for `*` in a path, by what is around it. */
const NAMES: Readonly<Record<string, string>> = {
  amounts: 'usd',
  byRegion: 'DE',
  impact: '5',
  ways: 'elsewhere',
  messages: 'en',
  theme: 'accent',
};
const MESSAGES = Object.keys({...en, ...enActing, ...enExtra, ...enFormats, ...enGiving, ...enWays});

/** Every place of a config where the schema lets any string stand: the names of fields, `0` for the first of a list. */
export function stringPaths(): Path[] {
  const found = new Map<string, Path>();
  const add = (path: Path): void => void found.set(path.join('\n'), path);
  const walk = (node: Schema, path: Path): void => {
    node.anyOf?.forEach((each) => walk(each, path));
    if (node.type === 'string' && !node.enum && node.const === undefined) add(path);
    for (const [name, each] of Object.entries(node.properties ?? {})) walk(each, [...path, name]);
    if (node.items) walk(node.items, [...path, '0']);
    if (!node.additionalProperties) return;
    // Words of our own have names that the schema does not list.
    const messages = path[0] === 'messages' && path.length === 2;
    const names = messages ? MESSAGES : [NAMES[path.at(-1)!] ?? (path[0] === 'messages' ? 'other' : 'any')];
    for (const name of names) walk(node.additionalProperties, [...path, name]);
  };
  walk(SCHEMA, []);
  return [...found.values()];
}

/** A copy of a config with a string in one place; what has to be around it there is made as small as the schema allows. */
export function withString(config: Json, path: Path, value: string): Json {
  const put = (node: Schema, at: unknown, [name, ...rest]: Path): unknown => {
    if (name === undefined) return value;
    if (node.anyOf) return put(branchFor(node.anyOf, [name, ...rest]), at, [name, ...rest]);
    if (node.items) {
      const [first, ...more] = Array.isArray(at) ? (at as unknown[]) : [];
      return [put(node.items, first, rest), ...more];
    }
    const child = node.properties?.[name] ?? (node.additionalProperties || {});
    const around = at !== null && typeof at === 'object' ? (at as Json) : (smallest(node) as Json);
    return {...around, [name]: put(child, around[name], rest)};
  };
  return put(SCHEMA, config, path) as Json;
}

/** Of several forms the one that a path leads into. */
function branchFor(branches: readonly Schema[], path: Path): Schema {
  const leads = (node: Schema, [name, ...rest]: Path): boolean =>
    name === undefined
      ? node.type === 'string'
      : node.anyOf
        ? node.anyOf.some((each) => leads(each, [name, ...rest]))
        : node.items
          ? leads(node.items, rest)
          : leads(node.properties?.[name] ?? (node.additionalProperties || {}), rest);
  return branches.find((each) => leads(each, path)) ?? {};
}

function smallest(node: Schema): unknown {
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.anyOf?.[0]) return smallest(node.anyOf[0]);
  if (node.type === 'array') return [];
  if (node.type === 'number' || node.type === 'integer') return (node.minimum ?? node.exclusiveMinimum ?? 0) + 1;
  if (node.type !== 'object') return node.type === 'string' ? 'x' : true;
  return Object.fromEntries((node.required ?? []).map((name) => [name, smallest(node.properties?.[name] ?? {})]));
}

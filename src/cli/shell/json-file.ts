import {parse, type ValueNode} from '@humanwhocodes/momoa';
import type {Terminal} from './command.js';
import {readText} from './text-file.js';
import {UsageError} from './command.js';

/** A place in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A JSON file that could be read. */
export interface JsonFile {
  readonly name: string;
  readonly value: unknown;
  /** Where a part of it stands, or what comes closest to it. */
  place(path: readonly (string | number)[]): Place;
  /** Keys that an object has twice: the last one counts. */
  readonly doubles: readonly {readonly path: string; readonly place: Place}[];
}

/**
 * Reads a JSON file.
 *
 * @throws UsageError with the place of the first mistake.
 */
export function readJson(file: string, terminal: Terminal): JsonFile {
  const text = readText(file, terminal);
  const name = file === '-' ? '(standard input)' : file;
  let body: ValueNode;
  try {
    ({body} = parse(text, {mode: 'json'}));
  } catch (error) {
    const {message, line, column} = error as Error & Partial<Place>;
    const place = line && column ? `:${line}:${column}` : '';
    throw new UsageError(`${name}${place}: this is no JSON. ${message.replace(/\s*\(\d+:\d+\)\s*$/, '')}`, {
      cause: error,
    });
  }
  return {
    name,
    value: JSON.parse(text),
    place: (path) => placeOf(body, path),
    doubles: doublesIn(body, []),
  };
}

function placeOf(node: ValueNode, [key, ...rest]: readonly (string | number)[]): Place {
  const own = {line: node.loc.start.line, column: node.loc.start.column};
  if (key === undefined) return own;
  if (node.type === 'Array') {
    const element = node.elements[Number(key)];
    return element ? placeOf(element.value, rest) : own;
  }
  if (node.type !== 'Object') return own;
  const member = node.members.findLast(({name}) => keyOf(name) === String(key));
  if (!member) return own;
  if (rest.length) return placeOf(member.value, rest);
  return {line: member.loc.start.line, column: member.loc.start.column};
}

function doublesIn(node: ValueNode, path: readonly (string | number)[]): JsonFile['doubles'] {
  if (node.type === 'Array') return node.elements.flatMap(({value}, at) => doublesIn(value, [...path, at]));
  if (node.type !== 'Object') return [];
  const seen = new Set<string>();
  return node.members.flatMap(({name, value, loc}) => {
    const key = keyOf(name);
    const here = [...path, key];
    const double = seen.has(key);
    seen.add(key);
    const {line, column} = loc.start;
    return [...(double ? [{path: here.join('.'), place: {line, column}}] : []), ...doublesIn(value, here)];
  });
}

function keyOf(name: {readonly type: string}): string {
  return 'value' in name ? String(name.value) : 'name' in name ? String(name.name) : '';
}

/** Values to throw at things: anything that JSON can say, and what is nearly right. */
import fc from 'fast-check';

const TRAPS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', 'length', '0', '-1'];

/** Numbers at and around every edge. */
export const edgyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, 1.005, 19.99, 1e21, -1e21, 2 ** 31, 2 ** 53, 8.64e15, 8.64e15 + 1, NaN, Infinity),
  fc.integer(),
  fc.double(),
);

/** Texts that have tripped parsers up. */
export const edgyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...TRAPS,
    'P1D',
    'articles:5',
    'usd',
    'monthly',
    '{lowest}',
    '**',
    '[a](b)',
    '\u202e',
    '\ud800',
    '\0',
  ),
  fc.string({unit: 'binary', maxLength: 30}),
  fc.string({unit: 'grapheme', maxLength: 30}),
);

/** Anything that JSON can say, with trap names as keys now and then. */
export const anyJson: fc.Arbitrary<unknown> = fc
  .letrec<{value: unknown}>((tie) => ({
    value: fc.oneof(
      {maxDepth: 4, withCrossShrink: true},
      fc.constant(null),
      fc.boolean(),
      edgyNumber,
      edgyText,
      fc.array(tie('value'), {maxLength: 4}),
      fc.dictionary(fc.oneof(edgyText, fc.constantFrom(...TRAPS)), tie('value'), {maxKeys: 4}),
    ),
  }))
  .value.map(asJson);

/** The same after a trip through JSON: no `undefined`, no prototypes but the plain ones. */
function asJson(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}

/**
 * What a value becomes when some of its leaves and branches are swapped for anything: nearly right, which is where
 * mistakes are.
 */
export function nearly(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  const change = fc.record({
    at: fc.nat({max: places.length - 1}),
    kind: fc.constantFrom('swap' as const, 'drop' as const, 'add' as const),
    by: anyJson,
    key: fc.oneof(edgyText, fc.constantFrom(...TRAPS)),
  });
  return fc.array(change, {maxLength: 3}).map((changes) => {
    let changed = structuredClone(value);
    for (const {at, kind, by, key} of changes) changed = put(changed, places[at] ?? [], kind, by, key);
    return asJson(changed);
  });
}

type Path = readonly string[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function put(value: unknown, path: Path, kind: 'swap' | 'drop' | 'add', by: unknown, key: string): unknown {
  const [first, ...rest] = path;
  if (typeof value !== 'object' || value === null || first === undefined) {
    if (kind === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return define({...value}, key, by);
    }
    return kind === 'drop' ? undefined : by;
  }
  const inner = put((value as Record<string, unknown>)[first], rest, kind, by, key);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === first ? inner : each));
  return define({...value}, first, inner);
}

/** As JSON.parse does it: `__proto__` becomes a key like any other. */
function define(object: object, key: string, value: unknown): object {
  return Object.defineProperty(object, key, {value, enumerable: true, configurable: true, writable: true});
}

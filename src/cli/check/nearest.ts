/** Slips that a name may have, for each three of its letters, and be known all the same. */
const LETTERS_PER_SLIP = 3;

/**
 * The name that a mistyped one was probably meant for.
 *
 * @returns `undefined` where none is near.
 */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({name, slips: slipsBetween(given.toLowerCase(), name.toLowerCase())}))
    .filter(({name, slips}) => slips <= Math.max(given.length, name.length) / LETTERS_PER_SLIP)
    .sort((one, other) => one.slips - other.slips);
  return best?.name;
}

/** Letters to be put in, taken out or changed: https://en.wikipedia.org/wiki/Levenshtein_distance. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({length: other.length + 1}, (_, at) => at);
  Array.from(one).forEach((letter, line) => {
    const next = [line + 1];
    Array.from(other).forEach((wanted, at) => {
      const [above = 0, before = 0, left = 0] = [row[at + 1], row[at], next[at]];
      next.push(Math.min(above + 1, left + 1, before + Number(letter !== wanted)));
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

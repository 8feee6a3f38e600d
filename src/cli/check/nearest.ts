import leven from 'leven';

/** Slips that a name may have, for each three of its letters, and be known all the same. */
const LETTERS_PER_SLIP = 3;

/**
 * The name that a mistyped one was probably meant for.
 *
 * @returns `undefined` where none is near.
 */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({name, slips: leven(given.toLowerCase(), name.toLowerCase())}))
    .filter(({name, slips}) => slips <= Math.max(given.length, name.length) / LETTERS_PER_SLIP)
    .sort((one, other) => one.slips - other.slips);
  return best?.name;
}

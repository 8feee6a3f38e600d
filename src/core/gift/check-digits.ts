/**
 * A text's remainder by 97, letters counting from A = 10 to Z = 35: ISO 7064's MOD 97-10, as account numbers and
 * references of creditors use it.
 *
 * @param text letters and digits only; small letters count as large ones.
 * @returns 0 to 96.
 */
export function remainder97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

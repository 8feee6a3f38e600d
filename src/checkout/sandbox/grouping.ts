/** How numbers look while they are typed. Pure: text and caret in, text and caret out. */

/** A field's text and where the caret stands in it. */
export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/** Rewrites what was typed. */
export type Format = (typed: Typed) => Typed;

/** `4242424242424242` → `4242 4242 4242 4242` */
export const cardNumber: Format = (typed) => regroup(typed, /\d/, 19, (digits) => digits.replace(/.{4}(?=.)/g, '$& '));

/** `de89370400440532013000` → `DE89 3704 0044 0532 0130 00` */
export const iban: Format = (typed) =>
  regroup(typed, /[a-z\d]/i, 34, (chars) => chars.toUpperCase().replace(/.{4}(?=.)/g, '$& '));

/** `1234` → `12 / 34`; `1/` → `01`; `12/2034`, as browsers fill it in, → `12 / 34` */
export const expiry: Format = ({text, caret}) => {
  const padded = /^\s*\d\s*\//.test(text) ? {text: `0${text}`, caret: caret + 1} : {text, caret};
  const short = padded.text.replace(/^(\d\d\D*)20(\d\d)$/, '$1$2');
  return regroup({...padded, text: short}, /\d/, 4, (digits) => digits.replace(/^(..)(.+)/, '$1 / $2'));
};

/** Three or four digits. */
export const securityCode: Format = (typed) => regroup(typed, /\d/, 4, (digits) => digits);

/** Keeps what belongs, groups it, and leaves the caret behind the same character as before. */
function regroup({text, caret}: Typed, belongs: RegExp, most: number, group: (kept: string) => string): Typed {
  const keep = (part: string): string[] =>
    part
      .normalize('NFKC')
      .split('')
      .filter((char) => belongs.test(char));
  const grouped = group(keep(text).slice(0, most).join(''));
  let ahead = Math.min(keep(text.slice(0, caret)).length, most);
  let at = 0;
  while (ahead > 0 && at < grouped.length) if (belongs.test(grouped.charAt(at++))) ahead--;
  return {text: grouped, caret: at};
}

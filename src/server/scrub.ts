/** What must not stand in a log, wherever in a line it turns up, and what stands there instead. */
const FORBIDDEN: readonly (readonly [form: RegExp, instead: string])[] = [
  [/\b(sk|rk)_(live|test)_\w+/g, '$1_$2_…'],
  [/\bwhsec_[\w+/=-]+/g, 'whsec_…'],
  [/\b(cs|pi|seti)_(\w+?)_secret_[\w%]+/g, '$1_…_secret_…'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer …'],
  [/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '…@…'],
];

/**
 * Takes secrets and e-mail addresses out of a text. A second net: what we log holds none of them to begin with, but a
 * publisher's own lines, or an error's text, may.
 */
export function scrub(text: string): string {
  return FORBIDDEN.reduce((rest, [form, instead]) => rest.replace(form, instead), text);
}

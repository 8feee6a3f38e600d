/**
 * Whether a text has the form of an e-mail address: the rule that browsers use for `type=email`
 * (html.spec.whatwg.org/multipage/input.html#valid-e-mail-address), plus a dot in the domain and RFC 5321's
 * 254 characters.
 */
export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const EMAIL = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${LABEL}(?:\\.${LABEL})+$`, 'i');

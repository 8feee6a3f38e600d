/**
 * The publisher's words: plain text with tokens and a tiny markup. There is no HTML in it and none can get in.
 *
 * - `{name}` stands for a value; `{name|other words}` says what to write when there is none. A token without a
 *   value and without other words takes its sentence with it: nothing raw is ever shown.
 * - `*words*` is emphasis, `**words**` strong emphasis, `[words](address)` a link (https, http, mailto, relative).
 */

/** A piece of copy, ready to be rendered as text. */
export type CopyNode =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'emphasis' | 'strong'; readonly text: string}
  | {readonly kind: 'link'; readonly text: string; readonly href: string};

/** Values for tokens. An absent, `null` or empty value counts as unresolved. */
export type Tokens = Readonly<Record<string, string | number | null | undefined>>;

const TOKEN = /\{([a-zA-Z][\w-]*)(?:\|([^{}]*))?\}/g;
const GAP = '\u0000';
/** Up to `.`, `!`, `?` and their like, with what closes it and the space behind it; not inside `2.50`. */
const SENTENCE =
  /.+?(?:[.!?…؟](?:\]\([^()\s]+\)|["'”’»)\]*])*(?:\s+|$)|[。！？](?:\]\([^()\s]+\)|["'”’»)\]*])*\s*|$)/gs;
const MARKUP = /\[([^[\]]+)\]\(([^()\s]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

/** Resolves tokens and markup. An empty result means: there is nothing left worth showing. */
export function renderCopy(copy: string, tokens: Tokens): CopyNode[] {
  // Values are filled in last: they are words, and a headline with an asterisk in it is no markup.
  const fill = (text = ''): string => text.replace(TOKEN, (_, name: string) => valueOf(tokens, name));
  const shown = withoutGaps(copy, tokens);
  const nodes: CopyNode[] = [];
  let from = 0;
  const plain = (text: string): void => {
    if (text) nodes.push({kind: 'text', text: fill(text)});
  };
  for (const match of shown.matchAll(MARKUP)) {
    const [whole, words, address, strong, emphasis] = match;
    plain(shown.slice(from, match.index));
    from = match.index + whole.length;
    const href = safeHref(fill(address));
    if (words === undefined) {
      nodes.push(strong ? {kind: 'strong', text: fill(strong)} : {kind: 'emphasis', text: fill(emphasis)});
    } else nodes.push(href === null ? {kind: 'text', text: fill(words)} : {kind: 'link', text: fill(words), href});
  }
  plain(shown.slice(from));
  return nodes;
}

/** The copy as one string, without markup: for labels and calendars. */
export function plainCopy(copy: string, tokens: Tokens): string {
  return renderCopy(copy, tokens)
    .map((node) => node.text)
    .join('');
}

/** The tokens that a copy names, without the ones that bring other words of their own. */
export function neededTokens(copy: string): string[] {
  return [...copy.matchAll(TOKEN)].filter((match) => match[2] === undefined).map((match) => match[1] ?? '');
}

/**
 * An address that is safe to link to, or `null`.
 * Schemes are judged as browsers do: after control characters and white space are taken out.
 */
export function safeHref(href: string): string | null {
  // eslint-disable-next-line no-control-regex -- browsers drop exactly these before they read the scheme
  const address = href.replace(/[\u0000-\u0020\u007f-\u00a0\u2000-\u200f\u2028-\u202f\ufeff]/g, '');
  const scheme = /^([^/?#:]*):/.exec(address)?.[1]?.toLowerCase();
  const safe = address !== '' && (scheme === undefined || ['https', 'http', 'mailto'].includes(scheme));
  return safe ? address : null;
}

/** A copy in which every token has a value: those without one have their other words, or take their sentence along. */
function withoutGaps(copy: string, tokens: Tokens): string {
  const whole = copy.replace(TOKEN, (_, name: string, otherwise?: string) => {
    if (valueOf(tokens, name)) return `{${name}}`;
    return otherwise ?? GAP;
  });
  if (!whole.includes(GAP)) return whole;
  return (whole.match(SENTENCE) ?? [])
    .filter((sentence) => !sentence.includes(GAP))
    .join('')
    .trim();
}

function valueOf(tokens: Tokens, name: string): string {
  return Object.hasOwn(tokens, name) ? String(tokens[name] ?? '') : '';
}

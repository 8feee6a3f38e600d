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
const MARKUP = /\[([^[\]]+)\]\(([^()\s]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/;
/** What a text falls into when it is split by markup, again and again; behind a link's words comes its address. */
const KINDS = ['text', 'link', null, 'strong', 'emphasis'] as const;

/** Resolves tokens and markup. An empty result means: there is nothing left worth showing. */
export function renderCopy(copy: string, tokens: Tokens): CopyNode[] {
  // Values are filled in last: they are words, and a headline with an asterisk in it is no markup.
  const fill = (text = ''): string => text.replace(TOKEN, (_, name: string) => valueOf(tokens, name));
  const pieces = withoutGaps(copy, tokens).split(MARKUP) as (string | undefined)[];
  return pieces.flatMap((piece, at): CopyNode | [] => {
    const kind = KINDS[at % KINDS.length];
    if (!piece || !kind) return [];
    const text = fill(piece);
    if (kind !== 'link') return {kind, text};
    const href = safeHref(fill(pieces[at + 1]));
    return href === null ? {kind: 'text', text} : {kind, text, href};
  });
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
  const address = href.replace(/[\s\p{C}]/gu, '');
  return address && SAFE.test(address) ? address : null;
}

/** A scheme that is allowed, or no colon before the first of `/`, `?` and `#`. */
const SAFE = /^(https?:|mailto:|[^:/?#]*([/?#]|$))/i;

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

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
const MARKUP = /\[([^[\]]+)\]\(([^()\s]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

/** Resolves tokens and markup. An empty result means: there is nothing left worth showing. */
export function renderCopy(copy: string, tokens: Tokens): CopyNode[] {
  return parseMarkup(fillTokens(copy, tokens));
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

function fillTokens(copy: string, tokens: Tokens): string {
  const missing = '\u0000';
  const filled = copy.replace(TOKEN, (_, name: string, otherwise?: string) => {
    const value = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    if (value !== undefined && value !== null && value !== '') return literal(String(value));
    return otherwise ?? missing;
  });
  if (!filled.includes(missing)) return filled;
  return sentences(filled)
    .filter((sentence) => !sentence.includes(missing))
    .join('')
    .trim();
}

/** Values are words, not markup: a headline with an asterisk in it stays one. */
function literal(value: string): string {
  return value.replace(/[[\]*]/g, (mark) => String.fromCharCode(0xe000 + mark.charCodeAt(0)));
}

function unliteral(text: string): string {
  return text.replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xe000));
}

/** Cuts after `.`, `!`, `?` and their like, each with what closes it and the space behind it. */
function sentences(text: string): string[] {
  return text.match(/[^.!?…。！？؟]*(?:[.!?…。！？؟]+["'”’»)\]]*(?:\s+|$)|[.!?…。！？؟]+(?=\S)|$)/g) ?? [text];
}

function parseMarkup(copy: string): CopyNode[] {
  const nodes: CopyNode[] = [];
  let from = 0;
  const plain = (text: string): void => {
    if (text) nodes.push({kind: 'text', text: unliteral(text)});
  };
  for (const match of copy.matchAll(MARKUP)) {
    plain(copy.slice(from, match.index));
    nodes.push(markupNode(match));
    from = match.index + match[0].length;
  }
  plain(copy.slice(from));
  return nodes;
}

function markupNode([, words, address, strong, emphasis]: RegExpMatchArray): CopyNode {
  if (words !== undefined) {
    const href = safeHref(unliteral(address ?? ''));
    const text = unliteral(words);
    return href === null ? {kind: 'text', text} : {kind: 'link', text, href};
  }
  return strong === undefined
    ? {kind: 'emphasis', text: unliteral(emphasis ?? '')}
    : {kind: 'strong', text: unliteral(strong)};
}

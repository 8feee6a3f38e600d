import {neededTokens, plainCopy, renderCopy, safeHref, type Tokens} from '../../core/copy.js';
import {COPY_TOKENS} from '../../core/copy-tokens.js';
import {copiesOf, type Copy} from './copies.js';
import type {Report} from './finding.js';
import type {Subject} from './subject.js';

/** What stands in the place of a value while a text is tried out: nothing that could be taken for markup. */
const EVERY_TOKEN: Tokens = Object.fromEntries(COPY_TOKENS.map((name) => [name, 'x']));
const NAMED = /\{([a-zA-Z][\w-]*)(?:\|[^{}]*)?\}/g;
const LINK = /\[([^[\]]+)\]\(([^()\s]+)\)/g;
const TAG = /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i;

/** Texts that would not be shown as they were meant: tokens, links, markup. */
export function checkCopy({config}: Subject, report: Report): void {
  for (const copy of copiesOf(config)) {
    checkTokens(copy, report);
    checkMarkup(copy, report);
    checkArticles(copy, copy.arm.campaign.audience, report);
  }
}

function checkTokens({text, path}: Copy, report: Report): void {
  const unknown = [...new Set([...text.matchAll(NAMED)].map(([, name = '']) => name))].filter(
    (name) => !(COPY_TOKENS as readonly string[]).includes(name),
  );
  const known = `The tokens are ${COPY_TOKENS.map((name) => `{${name}}`).join(', ')}.`;
  for (const name of unknown) {
    const needed = neededTokens(text).includes(name);
    report(
      'token-unknown',
      path,
      needed
        ? `Nothing gives {${name}} a value, so its whole sentence is never shown.`
        : `Nothing gives {${name}} a value, so its other words are always shown.`,
      known,
    );
  }
  const shown = plainCopy(text, EVERY_TOKEN);
  if (unknown.length && !shown) {
    report('text-never-shown', path, 'Nothing is left of this text without the tokens that have no value.', known);
  }
  if (/[{}]/.test(shown)) {
    report(
      'token-malformed',
      path,
      `Readers would read the braces: “${around(shown, /[{}]/)}”.`,
      'Write a token as {name} or {name|other words}, without spaces, and close each brace.',
    );
  }
}

function checkMarkup({text, path}: Copy, report: Report): void {
  for (const [, words = '', href = ''] of text.matchAll(LINK)) {
    if (safeHref(href.replace(NAMED, 'x')) !== null) continue;
    report(
      'link-unsafe',
      path,
      `“${words}” is no link for readers: ${href} is not an https, http, mailto or relative address.`,
      'Write an address that begins with https://, mailto: or /.',
    );
  }
  const shown = renderCopy(text, EVERY_TOKEN)
    .filter(({kind}) => kind === 'text')
    .map((node) => node.text)
    .join('');
  const odd = /\*\S|\S\*|\]\(/;
  if (odd.test(shown)) {
    report(
      'markup-unclosed',
      path,
      `Readers would read the markup itself: “${around(shown, odd)}”.`,
      'Close *emphasis*, **strong** and [words](address).',
    );
  }
  if (TAG.test(text)) {
    report(
      'html-in-text',
      path,
      `HTML is shown as it is written: “${around(text, TAG)}”.`,
      'Use *emphasis*, **strong** and [words](address), and plain characters.',
    );
  }
}

/** `{articles}` has a value from two articles on. */
function checkArticles(
  {text, path}: Copy,
  audience: {minArticles?: number; periodDays?: number} | undefined,
  report: Report,
): void {
  if (!neededTokens(text).includes('articles')) return;
  const {minArticles = 0, periodDays = 30} = audience ?? {};
  if (minArticles > 1 && periodDays <= 30) return;
  report(
    'articles-without-fallback',
    path,
    'Readers of whom fewer than two articles are known don’t get the sentence with {articles}.',
    'Give it other words, {articles|many}, or ask only after two articles (audience.minArticles).',
  );
}

/** What stands around a match, for those who look for it. */
function around(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  const from = Math.max(at - 12, 0);
  return `${from > 0 ? '…' : ''}${text.slice(from, at + 20)}${text.length > at + 20 ? '…' : ''}`;
}

import type {GateRules} from '../../core/config/config.js';
import {CUT, dressPage} from './page-sheet.js';

/** Paragraphs of the article itself, not of what stands beside or over it. */
const PARAGRAPH = 'p:not(:is(header, figure, aside, nav, footer, form, blockquote, reader-appeal) *)';

/** How many paragraphs stay where nobody says. */
const PARAGRAPHS = 3;

/**
 * What an article is to be cut behind: the element that a selector finds, or its n-th paragraph. Who has read on meanwhile
 * keeps what is in view: nothing is taken away from under a reader's eyes.
 *
 * @returns `null` where there is no such article, or nothing behind the cut.
 */
export function findCut({cutAfter = PARAGRAPHS, within}: GateRules): Element | null {
  const article = articleOf(null, within);
  if (!article) return null;
  const number = Number(cutAfter);
  const paragraphs = [...article.querySelectorAll(PARAGRAPH)];
  const told = number > 0 ? paragraphs[number - 1] : find(article, String(cutAfter));
  if (!told) return null;
  const read = told.getBoundingClientRect().bottom < innerHeight / 2 && scrollY > 0;
  const seen = read ? paragraphs.filter((each) => each.getBoundingClientRect().top < innerHeight).at(-1) : null;
  const last = seen && follows(seen, told) ? seen : told;
  return paragraphs.some((each) => follows(each, last) && !last.contains(each)) ? last : null;
}

/** The element that holds the article's text. */
export function articleOf(place: Element | null, within = ''): Element | null {
  const names = within ? [within] : ['article', 'main'];
  for (const name of names) {
    const found = place ? closest(place, name) : find(document, name);
    if (found) return found;
  }
  return place?.parentElement ?? null;
}

/**
 * Takes off the screen whatever follows a place in an article, now or later.
 *
 * @returns the way to take that back.
 */
export function cutBehind(place: Element, within = ''): () => void {
  const article = articleOf(place, within);
  const marked: Element[] = [];
  dressPage(place);
  for (let at: Element | null = place; at && at !== article; at = at.parentElement) {
    at.setAttribute(CUT, '');
    marked.push(at);
  }
  return () => marked.forEach((each) => each.removeAttribute(CUT));
}

function follows(one: Element, other: Element): boolean {
  return !!(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Selectors are the publisher's; a wrong one finds nothing. */
function find(root: ParentNode, selector: string): Element | null {
  try {
    return root.querySelector(selector);
  } catch {
    return null;
  }
}

/** The closest element that a selector finds, if it is one. */
export function closest(element: Element, selector: string): Element | null {
  try {
    return element.closest(selector);
  } catch {
    return null;
  }
}

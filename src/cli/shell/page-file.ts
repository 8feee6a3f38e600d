import {selectAll} from 'css-select';
import {parse} from 'parse5';
import {adapter} from 'parse5-htmlparser2-tree-adapter';
import type {PageElement, PageFacts} from '../check/page-facts.js';
import type {Terminal} from './command.js';
import {readText} from './text-file.js';

type Document = ReturnType<typeof adapter.createDocument>;
type Node = Document['childNodes'][number];

/** A page as a browser would read it, without running its scripts. */
export function readPage(file: string, terminal: Terminal): PageFacts {
  return pageOf(readText(file, terminal), file);
}

/** @param name what findings call it. */
export function pageOf(html: string, name: string): PageFacts {
  const document: Document = parse(html, {treeAdapter: adapter});
  return {
    name,
    find(selector) {
      try {
        return selectAll<Node, Element>(selector, document).map(describe);
      } catch {
        // Not a selector, or one that nobody but a browser can read.
        return null;
      }
    },
  };
}

type Element = Extract<Node, {attribs: unknown}>;

function describe(element: Element): PageElement {
  return {attributes: element.attribs, text: textOf(element)};
}

function textOf(node: Node): string {
  if (adapter.isTextNode(node)) return node.data;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

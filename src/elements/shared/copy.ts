import {html, type TemplateResult} from 'lit';
import {renderCopy, type CopyNode, type Tokens} from '../../core/copy.js';

/** A publisher's text, to be put into a template; `undefined` when no words are left. */
export function copy(text: string | undefined, tokens: Tokens): (TemplateResult | string)[] | undefined {
  const nodes = text ? renderCopy(text, tokens) : [];
  return nodes.length ? nodes.map(render) : undefined;
}

function render(node: CopyNode): TemplateResult | string {
  switch (node.kind) {
    case 'link':
      return html`<a href=${node.href}>${node.text}</a>`;
    case 'strong':
      return html`<strong>${node.text}</strong>`;
    case 'emphasis':
      return html`<em>${node.text}</em>`;
    case 'text':
      return node.text;
  }
}

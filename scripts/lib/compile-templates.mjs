import {_$LH as lit} from 'lit-html/private-ssr-support.js';

/**
 * Reads templates at build time, with Lit's own reader, so that no page has to. What comes out is for
 * `src/embed/lit/templates.ts`.
 */
export function compileTemplates() {
  return {
    name: 'compile-templates',
    transform(code, id) {
      if (!/\bhtml ?`/.test(code) || id.includes('node_modules')) return null;
      const edits = [];
      visit(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression' || node.tag.name !== 'html') return;
        const {quasis} = node.quasi;
        let text;
        try {
          text = compileTemplate(quasis.map(({value}) => value.cooked));
        } catch ({message}) {
          this.error(message, node.start);
        }
        // The values, which may have templates in them, stay as they are written: after `${` and up to `}`.
        quasis.forEach(({start, end}, at) => {
          const [first, last] = [at === 0, at === quasis.length - 1];
          const before = first ? `html(${JSON.stringify(text)}` : '';
          edits.push([first ? node.start : start - 1, last ? node.end : end + 2, before + (last ? ')' : ', ')]);
        });
      });
      return {code: edited(code, edits), map: null};
    },
  };
}

/**
 * A template's HTML with `<?>` where content goes, and an attribute with a mark before its name, and without a value,
 * for each binding.
 *
 * @param {readonly string[]} strings what stands before, between and behind the values.
 * @returns {string}
 * @throws {Error} when it binds what the script tag's Lit can't.
 */
export function compileTemplate(strings) {
  const literal = Object.assign([...strings], {raw: strings});
  const [html, names] = lit.getTemplateHtml(literal, lit.HTML_RESULT);
  const refuse = (why) => {
    throw new Error(`The script tag’s templates ${why}: ${strings.join('${…}')}`);
  };
  let bound = 0;
  const text = String(html)
    .replaceAll(`<${lit.markerMatch}>`, '<?>')
    // What a browser writes around such a value it does not need to read.
    .replace(/(?<= [\w-]+=)"([\w-]+)"(?=[\s>])/g, '$1')
    .replace(ATTRIBUTE, (_, mark, name) => {
      bound++;
      const plain = mark === '.' ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
      return (mark || '$') + plain;
    });
  if (text.includes(lit.marker) || bound !== names.length) refuse('take whole attributes and content, nothing else');
  return text;
}

const ATTRIBUTE = new RegExp(
  `([.?@]?)([\\w-]+)${escaped(lit.boundAttributeSuffix)}\\s*=\\s*(["']?)${escaped(lit.marker)}\\3(?=[\\s/>])`,
  'g',
);

function escaped(text) {
  return text.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&');
}

/** The code with these parts of it written anew; no two of them overlap. */
function edited(code, edits) {
  return edits
    .sort(([one], [other]) => other - one)
    .reduce((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), code);
}

function visit(node, each) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') each(node);
  Object.values(node).forEach((child) => visit(child, each));
}

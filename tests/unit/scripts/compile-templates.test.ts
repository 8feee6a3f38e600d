import {parseAst} from 'rollup/parseAst';
import {describe, expect, test} from 'vitest';
import {compileTemplate, compileTemplates} from '../../../scripts/lib/compile-templates.mjs';

const strings = ({raw}: TemplateStringsArray, ..._values: unknown[]): readonly string[] => raw;

describe('a template is compiled', () => {
  test.each([
    ['without values', strings`<p>Words</p>`, '<p>Words</p>'],
    ['content', strings`<p>${0} and ${1}</p>`, '<p><?> and <?></p>'],
    ['content at its end, with a mark for where that ends', strings`<p></p>${0}`, '<p></p><?><?>'],
    ['nothing but content', strings`${0}`, '<?><?>'],
    [
      'bindings, with quotes, without, and with spaces around',
      strings`<a href=${0} .b="${1}" ?c='${2}' @d-e = ${3}>f</a>`,
      '<a $href .b ?c @d-e>f</a>',
    ],
    ['a property with capitals', strings`<p .innerText=${0}></p>`, '<p .inner-text></p>'],
    ['a binding before the end of an empty tag', strings`<input .value=${0}/>`, '<input .value />'],
    ['words that look like a binding', strings`<p title="a=">b=${0}</p>`, '<p title="a=">b=<?></p>'],
  ])('with %s', (_, given, text) => {
    expect(compileTemplate(given)).toBe(text);
  });

  test.each([
    ['part of an attribute', strings`<p class="a ${0}"></p>`],
    ['two values in an attribute', strings`<p class="${0}${1}"></p>`],
    ['an element', strings`<p ${0}></p>`],
    ['a tag’s name', strings`<${0}></p>`],
    ['raw text', strings`<textarea>${0}</textarea>`],
    ['a comment', strings`<!-- ${0} --><p>${1}</p>`],
  ])('but not one that binds %s', (_, given) => {
    expect(() => compileTemplate(given)).toThrow(/script tag’s templates|not supported/);
  });
});

describe('a module is compiled', () => {
  const compiled = (code: string): string | undefined => {
    const {transform} = compileTemplates() as unknown as {
      transform(this: object, code: string, id: string): {code: string} | null;
    };
    const error = (message: string): never => {
      throw new Error(message);
    };
    return transform.call({parse: parseAst, error}, code, '/module.js')?.code;
  };

  test('with templates inside of templates', () => {
    expect(
      compiled('const view = html `<p @click=${() => go()}>${a ? html `<b>${b}</b>` : nothing}</p>${[html``]}`;'),
    ).toBe(
      'const view = html("<p @click><?></p><?><?>", () => go(), a ? html("<b><?></b>", b) : nothing, [html("<?>")]);',
    );
  });

  test('with values as they were written', () => {
    expect(compiled('html`${(a, b)}${/* why */ c}`')).toBe('html("<?><?><?>", (a, b), /* why */ c)');
  });

  test('and left alone where it has none', () => {
    expect(compiled('const html = css`p {}`;')).toBeUndefined();
    expect(compiled('const a = css`p {}` + other.html`x${1}`;')).toBe('const a = css`p {}` + other.html`x${1}`;');
  });

  test('or refused, with a word on why', () => {
    expect(() => compiled('html`<p class="a ${b}"></p>`')).toThrow('take whole attributes and content, nothing else');
  });
});

/** The script tag's own Lit against Lit: whatever both can do, both do alike. */
import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import * as lit from 'lit';

import {compileTemplate} from '../../scripts/lib/compile-templates.mjs';
import * as own from '../../src/embed/lit/lit.js';
import {pause} from './support/doing.js';

/** What a template needs of either. */
interface Kit {
  readonly html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  readonly nothing: symbol;
}
type View = (kit: Kit) => unknown;

const LIT: Kit = lit;
const OWN: Kit = {
  html: (strings, ...values) => own.html(compileTemplate(strings), ...values),
  nothing: own.nothing,
};

interface Stage extends HTMLElement {
  view: unknown;
  updateComplete: Promise<unknown>;
}

class LitStage extends lit.LitElement {
  static override properties = {view: {attribute: false}};
  declare view: unknown;
  override render(): unknown {
    return this.view;
  }
}
class OwnStage extends own.LitElement {
  static override styles = [];
  declare view: unknown;
  override render(): unknown {
    return this.view;
  }
}
OwnStage.createProperties({view: {attribute: false}});
customElements.define('lit-stage', LitStage);
customElements.define('own-stage', OwnStage);

/** One of each, in the page until the test is over. */
function stages(): [Stage, Stage] {
  const both = ['lit-stage', 'own-stage'].map((name) => document.body.appendChild(document.createElement(name)));
  made.push(...both);
  return both as unknown as [Stage, Stage];
}
const made: Element[] = [];
afterEach(() => made.splice(0).forEach((element) => element.remove()));

/** What stands in an element; the marks that each leaves behind are its own affair. */
function shown({shadowRoot}: Element): string {
  return shadowRoot!.innerHTML.replace(/<!--.*?-->/g, '');
}

async function show([litStage, ownStage]: [Stage, Stage], view: View): Promise<string> {
  litStage.view = view(LIT);
  ownStage.view = view(OWN);
  await Promise.all([litStage.updateComplete, ownStage.updateComplete]);
  expect(shown(ownStage)).to.equal(shown(litStage));
  return shown(ownStage);
}

describe('the script tag’s own templates', () => {
  it('show what Lit’s show, from one to the next', async () => {
    const both = stages();
    const views: View[] = [
      ({html}) => html`<p class=${'a'} title="x">one ${1} two ${'three'}</p>`,
      ({html}) => html`<p class=${'b'} title="x">one ${''} two ${null}</p>`,
      ({html, nothing}) => html`${nothing}<i ?hidden=${true} lang=${nothing}></i>${['a', 'b']}`,
      ({html}) => html`${html`<b>${'deep'}</b>`}<i ?hidden=${false} lang=${undefined}></i>${[]}`,
      ({html}) => html`${html`<b>${'deeper'}</b>`}<i ?hidden=${0} lang=${'de'}></i>${['c']}`,
      ({nothing}) => nothing,
      ({html}) =>
        html`<ul>
            ${[1, 2, 3].map((each) => html`<li>${each}</li>`)}
          </ul>
          and ${'more'}`,
      ({html}) =>
        html`<ul>
            ${[4].map((each) => html`<li>${each}</li>`)}
          </ul>
          and ${'less'}`,
      () => 'text',
      () => 'other text',
      ({html}) => [html`<hr />`, 'x', html`<svg viewBox="0 0 1 1"><path d=${'M0 0'} /></svg>`],
    ];
    const all = [];
    for (const view of [...views, ...views]) all.push(await show(both, view));
    expect(new Set(all).size).to.be.greaterThan(8);
  });

  it('show what Lit’s show, whatever the values and their order', async () => {
    const plain = fc.constantFrom<View[]>(
      ({nothing}) => nothing,
      () => null,
      () => undefined,
      () => '',
      () => 'words',
      () => '<b>&amp;{{x}}</b>',
      () => 0,
      () => 7,
      () => false,
      () => true,
    );
    const {view} = fc.letrec<{view: View}>((tie) => ({
      view: fc.oneof(
        {depthSize: 'small', withCrossShrink: true},
        plain,
        fc.array(tie('view'), {maxLength: 4}).map(
          (views): View =>
            (kit) =>
              views.map((each) => each(kit)),
        ),
        fc.tuple(plain, tie('view'), tie('view')).map(
          ([value, one, other]): View =>
            (kit) =>
              kit.html`<p class=${value(kit)} ?hidden=${value(kit)}>${one(kit)} and ${other(kit)}</p>${one(kit)}`,
        ),
        tie('view').map(
          (each): View =>
            (kit) =>
              kit.html`${each(kit)}`,
        ),
        tie('view').map(
          (each): View =>
            (kit) =>
              kit.html`<div><span lang="en">${each(kit)}</span>${each(kit)}</div>`,
        ),
        fc.constant<View>(({html}) => html`<em>always</em>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(view, {minLength: 2, maxLength: 5}), async (views) => {
        const both = stages();
        for (const each of views) await show(both, each);
        for (const element of both) element.remove();
      }),
      {numRuns: 300},
    );
  });

  it('keep nodes that have not changed', async () => {
    const both = stages();
    const [, ownStage] = both;
    const view =
      (text: string, items: number[]): View =>
      ({html}) =>
        html`<p>${text}</p>
          <ol>
            ${items.map((item) => html`<li>${item}</li>`)}
          </ol>`;
    await show(both, view('one', [1, 2]));
    const nodes = [...ownStage.shadowRoot!.querySelectorAll('p,ol,li')];
    const text = nodes[0]!.lastChild;
    await show(both, view('two', [3, 2, 1]));
    expect([...ownStage.shadowRoot!.querySelectorAll('p,ol,li')].slice(0, 4)).to.deep.equal(nodes);
    expect(nodes[0]!.lastChild).to.equal(text);
  });

  it('set properties, and call listeners as the element’s own methods, the newest only', async () => {
    for (const [kit, stage] of [LIT, OWN].map((each, index) => [each, stages()[index]!] as const)) {
      const heard: unknown[] = [];
      const view = (value: string, listener: (this: unknown, event: Event) => void): unknown =>
        kit.html`<input .value=${value} .defaultValue=${value} @click=${listener} />`;
      stage.view = view('one', () => heard.push('never'));
      await stage.updateComplete;
      const input = stage.shadowRoot!.querySelector('input')!;
      expect(input.value).to.equal('one');
      stage.view = view('two', function (event) {
        heard.push(this, event.type);
      });
      await stage.updateComplete;
      expect(input.value).to.equal('two');
      expect(input.defaultValue).to.equal('two');
      // What the reader types is the reader's, until the value changes.
      input.value = 'typed';
      stage.view = view('two', function (event) {
        heard.push(this, event.type);
      });
      await stage.updateComplete;
      expect(input.value).to.equal('typed');
      input.click();
      expect(heard).to.deep.equal([stage, 'click']);
    }
  });

  it('are never made by data', async () => {
    const [litStage, ownStage] = stages();
    for (const stage of [litStage, ownStage]) {
      for (const data of [
        {text: '<img>', values: []},
        {strings: ['<img>'], values: [], _$litType$: 1},
      ]) {
        stage.view = JSON.parse(JSON.stringify(data));
        await stage.updateComplete.catch(() => undefined);
        expect(stage.shadowRoot!.querySelector('img')).to.equal(null);
      }
    }
  });
});

/** Names of elements, each used once. */
let count = 0;
const name = (): string => `own-lit-test-${++count}`;

/** An element that takes down what happens to it. */
interface Told extends HTMLElement {
  one: unknown;
  two: unknown;
  three: unknown;
  readonly told: unknown[];
  updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

const PROPERTIES = {
  one: {},
  two: {type: Number, attribute: 'number-two'},
  three: {attribute: false},
  four: {reflect: true},
} as const;

/** The same element on either base. */
function tell(Base: new () => HTMLElement): string {
  class Telling extends Base {
    readonly told: unknown[] = [];
    declare one: unknown;
    declare two: unknown;
    declare three: unknown;
    declare four: unknown;
    constructor() {
      super();
      this.one = 'first';
      this.four = 'four';
    }
    willUpdate(changed: Map<string, unknown>): void {
      this.told.push('willUpdate', Object.fromEntries(changed));
      if (this.one === 'twice') this.three = 'set on the way';
    }
    render(): unknown {
      this.told.push('render', this.one, this.two, this.three);
      if (this.one === 'fails') throw new Error('it fails');
      return null;
    }
    updated(changed: Map<string, unknown>): void {
      this.told.push('updated', Object.fromEntries(changed));
      if (this.one === 'again') this.one = 'and again';
    }
  }
  const Class = Telling as unknown as CustomElementConstructor & {
    styles: unknown[];
    properties: unknown;
    createProperties(all: typeof PROPERTIES): void;
  };
  if (Base === (lit.LitElement as unknown)) Class.properties = PROPERTIES;
  else {
    Class.styles = [];
    Class.createProperties(PROPERTIES);
  }
  const tag = name();
  customElements.define(tag, Class);
  return tag;
}

/** Does the same to both and expects both to tell the same. */
async function alike(act: (element: Told) => unknown, make?: (tag: string) => Told): Promise<unknown[]> {
  const [litTold, ownTold] = await Promise.all(
    [lit.LitElement, own.LitElement].map(async (Base) => {
      const tag = tell(Base as never);
      const element = make?.(tag) ?? (document.createElement(tag) as Told);
      await act(element);
      await Promise.race([element.updateComplete.catch(() => undefined), pause(50)]);
      await pause(0);
      element.remove();
      return [...element.told, element.getAttribute('four')];
    }),
  );
  expect(ownTold).to.deep.equal(litTold);
  return ownTold!;
}

describe('the script tag’s own elements', () => {
  it('render when they come into the document, and not before', async () => {
    expect((await alike(() => pause(5))).length).to.equal(1);
    expect(await alike((element) => document.body.append(element))).to.include('render');
  });

  it('render once for all changes of one turn, and tell what was before', async () => {
    const told = await alike(async (element) => {
      document.body.append(element);
      await element.updateComplete;
      element.one = 'second';
      element.two = 2;
      element.one = 'third';
      element.three = undefined;
      await element.updateComplete;
      element.one = 'third';
      await pause(5);
      element.requestUpdate();
    });
    expect(told.filter((each) => each === 'render').length).to.equal(3);
    expect(told).to.deep.include({one: 'first', two: undefined});
  });

  it('follow attributes, and attributes follow what is reflected', async () => {
    const told = await alike(async (element) => {
      element.setAttribute('one', 'written');
      document.body.append(element);
      await element.updateComplete;
      element.setAttribute('number-two', '2.5');
      element.setAttribute('three', 'ignored');
      element.setAttribute('four', 'written, too');
      await element.updateComplete;
      element.removeAttribute('one');
      element.removeAttribute('number-two');
    });
    expect(told.at(-2)).to.deep.equal({one: 'written', two: 2.5});
    expect(told.at(-1)).to.equal('written, too');
  });

  it('keep what was set before they were defined', async () => {
    const told: unknown[][] = [];
    for (const Base of [lit.LitElement, own.LitElement]) {
      const tag = `own-lit-test-${count + 1}`;
      const element = document.createElement(tag) as Told;
      element.one = 'early';
      element.setAttribute('number-two', '2');
      document.body.append(element);
      made.push(element);
      tell(Base as never);
      await element.updateComplete;
      told.push(element.told);
      element.one = 'late';
      await element.updateComplete;
      expect(element.told).to.include('late');
    }
    expect(told[1]).to.deep.equal(told[0]);
    expect(told[1]).to.include('early');
  });

  it('take changes on the way into the same update, and changes after it into the next', async () => {
    expect(
      await alike(async (element) => {
        document.body.append(element);
        element.one = 'twice';
        await element.updateComplete;
        element.one = 'again';
      }),
    ).to.include('and again');
  });

  it('get over an update that failed', async () => {
    const failures: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      failures.push((event.reason as Error).message);
    };
    // The runner listens, too, and would count them.
    addEventListener('unhandledrejection', note, {capture: true});
    try {
      const told = await alike(async (element) => {
        document.body.append(element);
        element.one = 'fails';
        expect(await element.updateComplete.then(String, (error: unknown) => (error as Error).message)).to.equal(
          'it fails',
        );
        element.one = 'well';
      });
      expect(told).to.include('well');
      await pause(20);
      expect(new Set(failures)).to.deep.equal(new Set(['it fails']));
    } finally {
      removeEventListener('unhandledrejection', note, {capture: true});
    }
  });

  it('tell controllers that they have left', () => {
    class Left extends own.LitElement {
      static override styles = [];
      override render(): unknown {
        return null;
      }
    }
    customElements.define(name(), Left);
    let times = 0;
    const element = new Left();
    element.addController({hostDisconnected: () => times++});
    document.body.append(element);
    element.remove();
    document.body.append(element);
    expect(times).to.equal(1);
    element.remove();
  });

  it('wear the style sheets that they share', () => {
    const sheet = own.css`
      :host {
        color: rgb(1, 2, 3);
      }
    `;
    class Worn extends own.LitElement {
      static override styles = [sheet];
      override render(): unknown {
        return null;
      }
    }
    customElements.define(name(), Worn);
    const elements = [new Worn(), new Worn()];
    document.body.append(...elements);
    made.push(...elements);
    expect(elements.map((each) => getComputedStyle(each).color)).to.deep.equal(['rgb(1, 2, 3)', 'rgb(1, 2, 3)']);
    expect(elements[0]!.shadowRoot!.adoptedStyleSheets[0]).to.equal(elements[1]!.shadowRoot!.adoptedStyleSheets[0]);
  });
});

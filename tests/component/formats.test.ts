import {expect, fixture, html} from '@open-wc/testing';

import './support/loaded.js';
import '../../src/define.js';
import type {Format, GoalState} from '../../src/core/config/config.js';
import type {AppealDismissEvent} from '../../src/elements/dismiss-event.js';
import type {ReaderAppeal} from '../../src/elements/reader-appeal/reader-appeal.js';
import {createMemoryReader} from '../../src/testing/index.js';
import {begin, goOn, post, POST, ready, snooze, use, type Shown} from './support/appeal.js';
import {listen, press, settled, until} from './support/doing.js';
import {find, focused, focusedName, names, violations, words} from './support/seeing.js';

const NAME = 'Support The Harbour Post';

async function shown(format: Format, campaign: object = {}, how: {explicit?: boolean} = {}): Promise<Shown> {
  const config = post({campaigns: [{...POST.campaigns[0], format, ...campaign}]});
  const all = await ready(config, createMemoryReader());
  begin(all.element, how);
  await until(() => all.element.step === 'ask', `the ${format}`);
  await settled();
  return all;
}

/** What an appeal says that stays out of it. */
const isSilent = (element: ReaderAppeal): boolean => names(element, 'radio').length === 0;

describe('a bar', () => {
  it('is a region with a name, brief, and takes no focus', async () => {
    const {element} = await shown('bar');
    expect(names(element, 'region')).to.include(NAME);
    expect(names(element, 'heading')).to.deep.equal(['Since you are here']);
    expect(names(element, 'button')).to.deep.equal(['Support us', 'Close']);
    expect(isSilent(element)).to.equal(true);
    expect(focused()).to.equal(document.body);
    expect(find(element, 'button', 'Support us').getAttribute('aria-expanded')).to.equal('false');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('shows the whole of it, and less of it on Escape, with the focus on the button', async () => {
    const {element} = await shown('bar');
    await use(element, 'button', 'Support us');
    expect(names(element, 'radio')).to.include('Monthly');
    expect(find(element, 'button', 'Show less').getAttribute('aria-expanded')).to.equal('true');
    expect(await violations(element)).to.deep.equal([]);
    await press('Escape');
    expect(isSilent(element)).to.equal(true);
    expect(focusedName()).to.equal('Support us');
  });

  it('may be whole from the start', async () => {
    const {element} = await shown('bar', {bar: {expanded: true}});
    expect(names(element, 'radio')).to.include('Monthly');
  });
});

describe('a dialog', () => {
  it('is named by its heading, which has the focus, and is not modal', async () => {
    const {element} = await shown('dialog');
    const dialog = find(element, 'dialog', 'Since you are here');
    expect(dialog.hasAttribute('aria-modal')).to.equal(false);
    await until(() => focused().matches('h2'), 'focus on the heading');
    // WebKit tells of no animation in a shadow root: it comes in within a third of a second.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await violations(element)).to.deep.equal([]);
  });

  it('keeps Tab, but lets it go while the payment is with the bank, and closes then for nobody', async () => {
    const {element, checkout} = await shown('dialog');
    await goOn(element);
    const edges = (): (string | null)[] =>
      [...element.shadowRoot!.querySelectorAll('.edge')].map((edge) => edge.getAttribute('tabindex'));
    expect(edges()).to.deep.equal(['0', '0']);
    element.session = {...element.session!, busy: true};
    await settled();
    expect(edges()).to.deep.equal(['-1', '-1']);
    expect(find(element, 'button', 'Close').getAttribute('aria-disabled')).to.equal('true');
    await use(element, 'button', 'Close');
    await press('Escape');
    expect(element.step).to.equal('payment');
    expect(checkout).to.not.equal(null);
  });

  it('that a reader opened counts as no dismissal, leaves no button, and gives the focus back', async () => {
    const opener = await fixture<HTMLButtonElement>(html`<button>Give</button>`);
    opener.focus();
    const {element, reader} = await shown('dialog', {}, {explicit: true});
    await until(() => focused().matches('h2'), 'focus on the heading');
    const heard = listen<AppealDismissEvent>(document, 'appeal-dismiss');
    await press('Escape');
    await until(() => element.hidden, 'the end');
    await settled();
    expect(heard.map(({campaign}) => campaign)).to.deep.equal(['article-end']);
    expect(reader.record().asks).to.deep.equal({});
    expect(focused()).to.equal(opener);
  });
});

for (const format of ['bar', 'dialog'] as const) {
  describe(`a ${format} that is closed`, () => {
    it('is a dismissal, and leaves a button with the focus that opens it again', async () => {
      const {element, reader} = await shown(format);
      await use(element, 'button', 'Close');
      await until(() => focusedName() === 'Support us', 'focus on the way back');
      expect(isSilent(element)).to.equal(true);
      expect(reader.record().asks).to.have.property('article-end');
      expect(await violations(element)).to.deep.equal([]);
      await use(element, 'button', 'Support us');
      await until(() => !isSilent(element), 'the ask');
    });

    it('stays where the page forbids it', async () => {
      const {element, reader} = await shown(format);
      element.addEventListener('appeal-dismiss', (event) => event.preventDefault(), {once: true});
      await use(element, 'button', 'Close');
      expect(names(element, 'heading')).to.deep.equal(['Since you are here']);
      expect(reader.record().asks).to.deep.equal({});
    });
  });
}

describe('a button', () => {
  it('opens a dialog, and has the focus again when that is closed', async () => {
    const {element} = await shown('button');
    expect(names(element, 'button')).to.deep.equal(['Support us']);
    expect(names(element, 'dialog')).to.deep.equal([]);
    await use(element, 'button', 'Support us');
    await until(() => names(element, 'dialog').length === 1, 'the dialog');
    await until(() => focused().matches('h2'), 'focus on the heading');
    await press('Escape');
    await until(() => focusedName() === 'Support us', 'focus on the button');
    expect(names(element, 'dialog')).to.deep.equal([]);
  });
});

describe('a gate', () => {
  async function gated(
    gate: object,
    stored = true,
  ): Promise<{element: ReaderAppeal; article: HTMLElement; reader: Shown['reader']}> {
    const article = await fixture<HTMLElement>(html`
      <article>
        <header><p>Not of the text</p></header>
        <p>One</p>
        <section>
          <p>Two</p>
          <p>Three</p>
        </section>
        <p>Four</p>
      </article>
    `);
    const config = post({campaigns: [{...POST.campaigns[0], format: 'gate', gate}]});
    const {element, reader} = await ready(config, {...createMemoryReader(), stored});
    begin(element);
    await until(() => element.hidden || (element.step === 'ask' && names(element, 'heading').length > 0), 'the gate');
    await settled();
    return {element, article, reader};
  }

  const text = (article: HTMLElement): string[] =>
    [...article.querySelectorAll('p')].filter((each) => each.checkVisibility()).map((each) => each.textContent);

  it('cuts behind a paragraph, also in the middle of a section, and what is added later', async () => {
    const {element, article} = await gated({cutAfter: 2});
    expect(text(article)).to.deep.equal(['Not of the text', 'One', 'Two']);
    article.append(Object.assign(document.createElement('p'), {textContent: 'Five'}));
    expect(text(article)).to.deep.equal(['Not of the text', 'One', 'Two']);
    expect(element.parentElement!.localName).to.equal('section');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is none where the browser keeps nothing', async () => {
    const {element, article} = await gated({cutAfter: 1}, false);
    expect(element.hidden).to.equal(true);
    expect(text(article)).to.include('Four');
  });

  it('opens for who reads on without giving, which is a dismissal', async () => {
    const {element, article, reader} = await gated({cutAfter: 1});
    await use(element, 'button', 'Read on without giving');
    await until(() => element.hidden, 'the end');
    await settled();
    expect(text(article)).to.deep.equal(['Not of the text', 'One', 'Two', 'Three', 'Four']);
    expect(reader.record().asks).to.have.property('article-end');
    expect(article.querySelector('[data-appeal-cut]')).to.equal(null);
  });

  it('opens for “later”, and when it is taken out of the page', async () => {
    const {element, article} = await gated({cutAfter: 1});
    await snooze(element, 'Next week');
    await until(() => element.step === 'snoozed', 'the snooze');
    await settled();
    expect(text(article)).to.include('Four');
    const second = await gated({cutAfter: 1});
    second.element.remove();
    await settled();
    expect(text(second.article)).to.include('Four');
  });

  it('has the ways on that the publisher allows, as links and buttons', async () => {
    const {element} = await gated({cutAfter: 1, ways: ['sign-in'], signInUrl: '/sign-in'});
    expect(find<HTMLAnchorElement>(element, 'link', 'Sign in').getAttribute('href')).to.equal('/sign-in');
    expect(names(element, 'button')).to.deep.equal(['Why am I seeing this?']);
    expect(names(element, 'radio')).to.deep.equal([]);
  });
});

describe('a goal', () => {
  const today = new Date().toISOString().slice(0, 10);

  async function goal(state: Partial<GoalState>): Promise<HTMLElement> {
    const element = await fixture<HTMLElement>(html`
      <appeal-goal locale="en" .goal=${{target: 2500, reached: 2140, at: today, ...state}}></appeal-goal>
    `);
    await settled();
    return element;
  }

  it('is a progress bar with a name and words, and says of which day it is', async () => {
    const element = await goal({title: 'A second reporter'});
    const bar = find(element, 'progressbar', 'A second reporter');
    expect(bar.getAttribute('aria-valuenow')).to.equal('85');
    expect(bar.getAttribute('aria-valuetext')).to.equal('2,140 of 2,500 supporters');
    expect(words(element)).to.contain('360 more supporters are needed.').and.to.contain('As of ');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('counts money where there is a currency', async () => {
    expect(words(await goal({currency: 'usd'})))
      .to.contain('$2,140 of $2,500')
      .and.to.contain('$360 more is needed.');
  });

  it('says nothing once it is too old', async () => {
    expect(words(await goal({at: '2020-01-01'}))).to.equal('');
  });

  it('stands inside the appeal', async () => {
    const {element} = await shown('inline', {goal: {target: 10, reached: 9, at: today}});
    expect(names(element, 'progressbar')).to.deep.equal(['Our goal']);
    expect(words(element)).to.contain('One more supporter is needed.');
  });
});

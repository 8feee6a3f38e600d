import {expect, fixture, html} from '@open-wc/testing';

import './support/loaded.js';
import {addCheckout} from '../../src/elements/checkouts.js';
import type {AppealErrorEvent} from '../../src/elements/acting-events.js';
import type {ReaderAppeal} from '../../src/elements/reader-appeal/reader-appeal.js';
import {createFakeCheckout} from '../../src/testing/index.js';
import {goOn, pay, POST, post, snooze, use} from './support/appeal.js';
import {complaints, listen, pause, settled, until} from './support/doing.js';
import {names, words} from './support/seeing.js';

const ID = 'component-tests';

/** An appeal without the script tag: it decides, remembers and asks by itself. */
describe('an appeal alone', () => {
  const realFetch = window.fetch;
  let fetched: string[];
  let answer: () => Response | Promise<Response>;

  beforeEach(() => {
    fetched = [];
    answer = () => Response.json(POST);
    window.fetch = async (url) => {
      fetched.push(String(url instanceof Request ? url.url : url));
      return answer();
    };
    forget();
  });

  afterEach(async () => {
    for (const each of document.querySelectorAll('reader-appeal')) each.remove();
    await settled();
    window.fetch = realFetch;
    forget();
  });

  function forget(): void {
    for (const key of Object.keys(localStorage)) if (key.includes(ID)) localStorage.removeItem(key);
  }

  /** All that this publication has put into the browser. */
  function written(): string {
    const entries = Object.entries<string>(localStorage).filter(([key]) => key.includes(ID));
    return entries.flat().join(' ');
  }

  async function place(inner = '', attributes: Record<string, string> = {}): Promise<ReaderAppeal> {
    const element = document.createElement('reader-appeal');
    element.innerHTML = `${inner}<a href="/support">Support our journalism</a>`;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    await fixture(html`<main>${element}</main>`);
    return element;
  }

  const inline = (config: object = POST): string =>
    `<script type="application/json">${JSON.stringify(config)}</script>`;

  it('asks a reader in the same variant on every page', async () => {
    const variants = ['x', 'y'].map((id) => ({id, weight: 1, appeal: {heading: `As ${id}`}}));
    const campaigns = [{...POST.campaigns[0], pacing: {maxViews: 50}, variants}];
    const seen = new Set<string | null>();
    for (let page = 0; page < 12; page++) {
      const element = await place(inline({...POST, campaigns}));
      await asks(element);
      seen.add(element.variant);
      element.remove();
      await settled();
    }
    expect([...seen]).to.have.length(1);
    expect(written()).to.match(/"seed":\d+/);
  });

  async function asks(element: ReaderAppeal): Promise<void> {
    await until(() => names(element, 'radio').length > 0, 'the ask');
    await settled();
  }

  it('asks with a config from its address, fetched once', async () => {
    let arrive: (response: Response) => void = () => undefined;
    answer = () => new Promise((resolve) => (arrive = resolve));
    const element = await place('', {src: '/appeal.json'});
    await until(() => fetched.length > 0, 'the request');
    expect(words(element)).to.equal('Support our journalism');
    arrive(Response.json(POST));
    await asks(element);
    expect(words(element)).to.contain('Since you are here');
    expect(fetched).to.deep.equal(['/appeal.json']);
  });

  it('asks with a config inside it, and fetches nothing', async () => {
    const element = await place(inline());
    await asks(element);
    expect(words(element)).to.contain('Since you are here');
    expect(words(element)).not.to.contain('version');
    expect(fetched).to.deep.equal([]);
  });

  it('takes the config inside it before the one at its address', async () => {
    const element = await place(inline({...POST, campaigns: [{id: 'inside', appeal: {heading: 'From inside'}}]}), {
      src: '/appeal.json',
    });
    await asks(element);
    expect(words(element)).to.contain('From inside');
  });

  it('takes a config that is set as a property before both', async () => {
    const element = document.createElement('reader-appeal');
    element.config = post({campaigns: [{id: 'set', appeal: {heading: 'From the property'}}]});
    element.innerHTML = inline();
    await fixture(html`<main>${element}</main>`);
    await asks(element);
    expect(words(element)).to.contain('From the property');
  });

  it('takes attributes before the config’s word', async () => {
    const element = await place(inline(), {currency: 'eur', frequency: 'once', locale: 'de'});
    await asks(element);
    expect(names(element, 'radio').filter((name) => /26/.test(name))[0]).to.match(/^26\s€ einmalig$/);
  });

  it('shows only the campaign that it is told to', async () => {
    const campaigns = [
      {id: 'first', appeal: {heading: 'The first'}},
      {id: 'second', appeal: {heading: 'The second'}},
    ];
    const element = await place(inline({...POST, campaigns}), {campaign: 'second'});
    await asks(element);
    expect(words(element)).to.contain('The second');
  });

  it('keeps a snooze for the next visit, with a way back, and the gift that was picked', async () => {
    const element = await place(inline());
    await asks(element);
    await use(element, 'radio', '$10 per month');
    await snooze(element, 'Next week');
    await until(() => written().includes('"snooze":{'), 'the record');
    element.remove();
    const next = await place(inline());
    await until(() => next.step === 'snoozed', 'the wait');
    await settled();
    expect(words(next)).to.contain('You asked us to wait until');
    await use(next, 'button', 'I changed my mind');
    await asks(next);
    expect(names(next, 'button')).to.include('Continue with $10 per month');
  });

  it('stays silent after a gift, in its own record', async () => {
    addCheckout('fake', () => Promise.resolve(createFakeCheckout()));
    const element = await place(inline());
    await asks(element);
    await goOn(element);
    await pay(element);
    await until(() => written().includes('"gift":{'), 'the record');
    expect(Object.keys(localStorage).filter((key) => key.includes(ID)).length).to.equal(1);
    const next = await place(inline());
    await pause(200);
    expect(next.step).to.equal('idle');
    expect(names(next, 'radio')).to.deep.equal([]);
  });

  it('writes no address, no e-mail and no page into its record', async () => {
    addCheckout('fake', () => Promise.resolve(createFakeCheckout()));
    const element = await place(inline());
    await asks(element);
    await goOn(element);
    await pay(element, 'someone@post.example');
    await until(() => written().includes('"gift":{'), 'the record');
    expect(written()).not.to.contain('someone');
    expect(written()).not.to.contain(location.pathname);
    expect(document.cookie).to.equal('');
  });

  for (const [fault, make, code] of [
    ['is not there', () => new Response('', {status: 404}), 'config-unavailable'],
    ['is no JSON', () => new Response('<html>'), 'config-unavailable'],
    ['is wrong', () => Response.json({...POST, version: 2}), 'config-invalid'],
  ] as const) {
    it(`leaves the link in place, and reports once, when its config ${fault}`, async () => {
      const errors = complaints('error');
      const heard = listen<AppealErrorEvent>(document, 'appeal-error');
      try {
        answer = make;
        const element = await place('', {src: '/appeal.json'});
        await until(() => heard.length > 0, 'the error');
        await pause(50);
        expect(names(element, 'link')).to.deep.equal(['Support our journalism']);
        expect(heard.map((event) => event.code)).to.deep.equal([code]);
        expect(errors.said.length).to.equal(1);
      } finally {
        errors.restore();
      }
    });
  }

  it('leaves the other appeals of the page alone when one is wrong', async () => {
    const errors = complaints('error');
    try {
      const wrong = await place('<script type="application/json">{</script>');
      const right = await place(inline());
      await asks(right);
      expect(wrong.step).to.equal('idle');
    } finally {
      errors.restore();
    }
  });

  it('asks again after the page has moved it', async () => {
    const element = await place(inline());
    await asks(element);
    const other = await fixture<HTMLElement>(html`<section></section>`);
    other.append(element);
    await asks(element);
  });

  it('follows its address when that changes', async () => {
    const element = await place('', {src: '/appeal.json'});
    await asks(element);
    answer = () => Response.json({...POST, campaigns: [{id: 'other', appeal: {heading: 'Another appeal'}}]});
    element.src = '/other.json';
    await until(() => words(element).includes('Another appeal'), 'the other');
    expect(fetched).to.deep.equal(['/appeal.json', '/other.json']);
  });

  it('needs nothing but blocked storage to ask all the same', async () => {
    const {setItem, getItem} = Storage.prototype;
    const blocked = (): never => {
      throw new DOMException('Blocked.', 'SecurityError');
    };
    Storage.prototype.setItem = blocked;
    Storage.prototype.getItem = blocked;
    try {
      const element = await place(inline());
      await asks(element);
      await snooze(element, 'Tomorrow');
      await until(() => element.step === 'snoozed', 'the snooze');
      expect(words(element)).to.contain('on this page only');
    } finally {
      Storage.prototype.setItem = setItem;
      Storage.prototype.getItem = getItem;
    }
  });
});

import {expect, fixture, html} from '@open-wc/testing';

import '../../src/elements/define.js';
import type {AppealMethods} from '../../src/elements/appeal-methods/appeal-methods.js';
import type {AppealMethodChangeEvent} from '../../src/elements/events.js';
import {listen, point, press, settled, startBefore, until} from './support/doing.js';
import {find, focusedName, names, perceived, targetSize, violations} from './support/seeing.js';

describe('how to pay', () => {
  let element: AppealMethods;
  let heard: AppealMethodChangeEvent[];

  beforeEach(async () => {
    element = await fixture<AppealMethods>(
      html`<appeal-methods .methods=${['card', 'sepa_debit', 'apple_pay']} value="sepa_debit"></appeal-methods>`,
    );
    heard = listen(document, 'appeal-method-change');
    startBefore(element);
  });

  it('is a group with a name, of radio buttons whose names are text', async () => {
    expect(names(element, 'group')).to.deep.equal(['How would you like to pay?']);
    expect(names(element, 'radio')).to.deep.equal(['Card', 'Bank debit (SEPA)', 'Apple Pay']);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('says nothing of its pictures', () => {
    expect(perceived(element).filter(({role}) => ['img', 'image', 'graphics-document'].includes(role)).length).to.equal(
      0,
    );
    for (const picture of element.shadowRoot!.querySelectorAll('svg, img')) {
      expect(picture.matches('[aria-hidden=true], [alt=""]')).to.equal(true);
    }
  });

  it('draws each kind of way its own mark, in room that was kept for it', async () => {
    const marks = (): (string | null)[] =>
      [...element.shadowRoot!.querySelectorAll('path')].map((each) => each.getAttribute('d'));
    await until(() => marks().every(Boolean), 'the marks');
    expect(new Set(marks()).size).to.equal(3);
    const before = element.getBoundingClientRect().height;
    for (const path of element.shadowRoot!.querySelectorAll('path')) path.removeAttribute('d');
    expect(element.getBoundingClientRect().height).to.equal(before);
  });

  it('is entered at the chosen one and changes with the arrow keys, once each', async () => {
    await press('Tab');
    expect(focusedName()).to.equal('Bank debit (SEPA)');
    await press('ArrowDown', 'ArrowUp', 'ArrowUp');
    expect(focusedName()).to.equal('Card');
    expect(heard.map(({method}) => method)).to.deep.equal(['apple_pay', 'sepa_debit', 'card']);
    expect([element.value, element.getAttribute('value')]).to.deep.equal(['card', 'card']);
  });

  it('is chosen with a pointer anywhere in its box', async () => {
    await point(find(element, 'radio', 'Apple Pay').parentElement!);
    expect(element.value).to.equal('apple_pay');
    expect(heard.length).to.equal(1);
  });

  it('calls a method that it does not know by its own name', async () => {
    element.methods = ['card', 'Giro 44'];
    await settled();
    expect(names(element, 'radio')).to.deep.equal(['Card', 'Giro 44']);
  });

  it('does not take other messages for methods', async () => {
    element.methods = ['card', 'later'];
    await settled();
    expect(names(element, 'radio')).to.deep.equal(['Card', 'Later']);
  });

  it('has targets of at least 44 pixels', () => {
    for (const name of names(element, 'radio')) {
      expect(targetSize(find(element, 'radio', name)), name).to.be.at.least(44);
    }
  });
});

import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import '../../src/elements/define.js';
import type {AppealFrequency} from '../../src/elements/appeal-frequency/appeal-frequency.js';
import type {AppealFrequencyChangeEvent} from '../../src/elements/events.js';
import {addMessages} from '../../src/messages/messages.js';
import {ENGINE, listen, notHere, point, press, settled, startBefore} from './support/doing.js';
import {find, focused, focusedName, names, targetSize, violations} from './support/seeing.js';

describe('how often', () => {
  let element: AppealFrequency;
  let heard: AppealFrequencyChangeEvent[];

  beforeEach(async () => {
    element = await fixture<AppealFrequency>(html`<appeal-frequency value="once"></appeal-frequency>`);
    heard = listen(element, 'appeal-frequency-change');
    startBefore(element);
  });

  function chosen(): string[] {
    return names(element, 'radio').filter((name) => find<HTMLInputElement>(element, 'radio', name).checked);
  }

  it('is a group with a name, of native radio buttons with names', async () => {
    expect(names(element, 'group')).to.deep.equal(['How often?']);
    expect(names(element, 'radio')).to.deep.equal(['Monthly', 'Once', 'Yearly']);
    expect(find<HTMLInputElement>(element, 'radio', 'Once').type).to.equal('radio');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is entered by Tab at the one that is chosen, and left by the next Tab', async () => {
    // Not for the browser's own controls: Firefox shows no focus for a while after that.
    await fixture(html`<button>After</button>`);
    await press('Tab');
    expect(focusedName()).to.equal('Once');
    expect(heard.length).to.equal(0);
    await press('Tab');
    expect(element.contains(document.activeElement)).to.equal(false);
  });

  it('moves and chooses with the arrow keys', async () => {
    await press('Tab', 'ArrowRight');
    expect([focusedName(), chosen()]).to.deep.equal(['Yearly', ['Yearly']]);
    await press('ArrowLeft', 'ArrowUp');
    expect([focusedName(), chosen()]).to.deep.equal(['Monthly', ['Monthly']]);
  });

  it('moves and chooses with the arrow keys round the end', async () => {
    if (ENGINE === 'webkit') notHere('WebKit’s radio groups end at their ends');
    await press('Tab', 'ArrowRight');
    await press('ArrowRight');
    expect([focusedName(), chosen()]).to.deep.equal(['Monthly', ['Monthly']]);
  });

  it('tells each change once, to everyone above', async () => {
    const above = listen<AppealFrequencyChangeEvent>(document, 'appeal-frequency-change');
    await press('Tab', 'ArrowRight');
    await point(find(element, 'radio', 'Monthly'));
    await point(find(element, 'radio', 'Monthly'));
    expect(heard.map(({frequency}) => frequency)).to.deep.equal(['yearly', 'monthly']);
    expect(above.every((event, at) => event === heard[at])).to.equal(true);
    expect(above.length).to.equal(2);
    expect(heard.every(({bubbles, composed, cancelable}) => bubbles && composed && !cancelable)).to.equal(true);
  });

  it('neither submits its form nor moves the focus when it is changed', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><appeal-frequency></appeal-frequency><button>Go on</button></form>`,
    );
    const submits = listen(form, 'submit');
    form.addEventListener('submit', (event) => event.preventDefault());
    startBefore(form);
    await press('Tab', 'ArrowDown');
    expect(focusedName()).to.equal('Once');
    expect(submits.length).to.equal(0);
  });

  it('shows in its attribute and property what is chosen, and follows both', async () => {
    await press('Tab', 'ArrowRight');
    expect([element.value, element.getAttribute('value')]).to.deep.equal(['yearly', 'yearly']);
    element.value = 'monthly';
    await settled();
    expect([chosen(), element.getAttribute('value')]).to.deep.equal([['Monthly'], 'monthly']);
    element.setAttribute('value', 'once');
    await settled();
    expect([chosen(), element.value]).to.deep.equal([['Once'], 'once']);
    expect(heard.length).to.equal(1);
  });

  it('follows its property also after the reader has chosen something else', async () => {
    await point(find(element, 'radio', 'Yearly'));
    element.value = 'once';
    await settled();
    await point(find(element, 'radio', 'Yearly'));
    expect(chosen()).to.deep.equal(['Yearly']);
  });

  it('offers only what it is told to, in that order', async () => {
    element.frequencies = ['yearly', 'monthly'];
    await settled();
    expect(names(element, 'radio')).to.deep.equal(['Yearly', 'Monthly']);
  });

  it('speaks the language it is told to, and English where that has no words', async () => {
    addMessages('de', {howOften: 'Wie oft?', monthly: 'Monatlich'});
    element.locale = 'de-AT';
    await settled();
    expect(names(element, 'group')).to.deep.equal(['Wie oft?']);
    expect(names(element, 'radio')).to.deep.equal(['Monatlich', 'Once', 'Yearly']);
  });

  it('has targets of at least 44 pixels', () => {
    for (const name of names(element, 'radio')) {
      expect(targetSize(find(element, 'radio', name)), name).to.be.at.least(44);
    }
  });

  it('shows the focus of a keyboard', async () => {
    await press('Tab');
    const label = (focused() as HTMLInputElement).labels![0]!;
    expect(parseFloat(getComputedStyle(label).outlineWidth)).to.be.at.least(2);
    expect(getComputedStyle(label).outlineStyle).to.equal('solid');
    await sendKeys({press: 'Tab'});
    expect(getComputedStyle(label).outlineStyle).to.equal('none');
  });
});

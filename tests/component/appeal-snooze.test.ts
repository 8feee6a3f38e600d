import {expect, fixture, html} from '@open-wc/testing';

import '../../src/elements/define.js';
import type {AppealSnoozeEvent} from '../../src/elements/acting-events.js';
import type {AppealSnooze} from '../../src/elements/appeal-snooze/appeal-snooze.js';
import {listen, point, press, settled, startBefore, until} from './support/doing.js';
import {find, focused, focusedName, names, perceived, targetSize, violations, words} from './support/seeing.js';

const DAY = 864e5;
const CHOICES = ['P1D', 'P7D', 'P1M', 'articles:5'];

describe('remind me later', () => {
  let element: AppealSnooze;
  let heard: AppealSnoozeEvent[];

  beforeEach(async () => {
    element = await fixture<AppealSnooze>(html`<appeal-snooze .choices=${CHOICES}></appeal-snooze>`);
    heard = listen(document, 'appeal-snooze');
    startBefore(element);
  });

  function toggle(): HTMLElement {
    return find(element, 'button', 'Remind me later');
  }

  async function open(): Promise<void> {
    await point(toggle());
    await until(() => names(element, 'button').length > 1, 'the choices');
  }

  it('asks, and has its choices behind a button that says whether they are open', async () => {
    expect(words(element)).to.equal('Not ready to support today? Remind me later');
    expect(toggle().getAttribute('aria-expanded')).to.equal('false');
    expect(await violations(element)).to.deep.equal([]);
    await open();
    expect(toggle().getAttribute('aria-expanded')).to.equal('true');
    expect(names(element, 'button')).to.deep.equal([
      'Remind me later',
      'Tomorrow',
      'Next week',
      'Next month',
      'After 5 more articles',
    ]);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is made of plain buttons, with no menu', async () => {
    await open();
    const roles = perceived(element).map(({role}) => role);
    expect(roles.filter((role) => /menu|listbox|dialog/.test(role))).to.deep.equal([]);
  });

  it('opens and closes by keyboard, and its choices come next', async () => {
    await press('Tab', 'Enter');
    await until(() => names(element, 'button').length > 1, 'the choices');
    await press('Tab');
    expect(focusedName()).to.equal('Tomorrow');
    await press('Shift+Tab', ' ');
    expect(toggle().getAttribute('aria-expanded')).to.equal('false');
    expect(names(element, 'button')).to.deep.equal(['Remind me later']);
  });

  it('closes with Escape, back to the button, and keeps the key to itself', async () => {
    const above = listen<KeyboardEvent>(document, 'keydown');
    await press('Tab', 'Enter');
    await until(() => names(element, 'button').length > 1, 'the choices');
    await press('Tab', 'Tab', 'Escape');
    expect(focused() === toggle(), 'the focus is there').to.equal(true);
    expect(toggle().getAttribute('aria-expanded')).to.equal('false');
    expect(above.filter(({key}) => key === 'Escape').length).to.equal(0);
    expect(heard.length).to.equal(0);
  });

  it('lets Escape pass while it is closed', async () => {
    const above = listen<KeyboardEvent>(document, 'keydown');
    await press('Tab', 'Escape');
    expect(above.filter(({key}) => key === 'Escape').length).to.equal(1);
  });

  for (const [choice, name, days] of [
    ['P1D', 'Tomorrow', [1, 1]],
    ['P7D', 'Next week', [7, 7]],
    ['P1M', 'Next month', [28, 31]],
  ] as const) {
    it(`tells when “${name}” is due`, async () => {
      await open();
      const before = Date.now();
      await point(find(element, 'button', name));
      expect(heard.length).to.equal(1);
      const {until: due, articles, choice: told, cancelable, bubbles, composed} = heard[0]!;
      expect([told, articles, cancelable, bubbles, composed]).to.deep.equal([choice, null, true, true, true]);
      expect(due! - before).to.be.within(days[0] * DAY, days[1] * DAY + 10_000);
    });
  }

  it('tells after how many articles it is due', async () => {
    await open();
    await point(find(element, 'button', 'After 5 more articles'));
    expect(heard.map(({choice, until: due, articles}) => [choice, due, articles])).to.deep.equal([
      ['articles:5', null, 5],
    ]);
  });

  it('has words for one and for many of everything', async () => {
    element.choices = ['P2D', 'P2W', 'P14D', 'P3M', 'articles:1'];
    await open();
    expect(names(element, 'button').slice(1)).to.deep.equal([
      'In 2 days',
      'In 2 weeks',
      'In 2 weeks',
      'In 3 months',
      'After one more article',
    ]);
  });

  it('gives the focus back to its button when a choice is made, unless someone took it further', async () => {
    element.addEventListener('appeal-snooze', (event) => event.preventDefault());
    await press('Tab', 'Enter');
    await until(() => names(element, 'button').length > 1, 'the choices');
    await press('Tab', 'Enter');
    expect(heard.length).to.equal(1);
    expect(focused() === toggle(), 'the focus is there').to.equal(true);
  });

  it('has targets of at least 24 pixels, and choices of 44', async () => {
    await open();
    for (const name of names(element, 'button')) {
      expect(targetSize(find(element, 'button', name)), name).to.be.at.least(name === 'Remind me later' ? 24 : 44);
    }
    await settled();
  });
});

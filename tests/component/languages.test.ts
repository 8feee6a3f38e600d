import {expect} from '@open-wc/testing';

import './support/loaded.js';

import type {Preview} from '../../src/elements/reader-appeal/preview.js';
import type {ReaderAppeal} from '../../src/elements/reader-appeal/reader-appeal.js';
import {addMessages} from '../../src/messages/messages.js';
import {asking, post, ready} from './support/appeal.js';
import {settled, until} from './support/doing.js';
import {find, flattened, isVisible, names, violations, words} from './support/seeing.js';

const STATES = ['ask', 'payment', 'declined', 'thanks', 'snoozed', 'error'] as const satisfies readonly Preview[];

/** A publication with no words of its own but its name. */
const bare = {
  publication: {id: 'component-tests', name: '42', privacyUrl: '/privacy'},
  amounts: {eur: {monthly: {presets: [2, 5]}, once: {presets: [2, 5]}, yearly: {presets: [2, 5]}}},
  currency: {default: 'eur'},
  campaigns: [{id: 'bare', appeal: {}}],
};

async function showing(locale: string, step: Preview, parts: object = {}): Promise<ReaderAppeal> {
  const element = document.createElement('reader-appeal');
  element.config = post({...bare, locale: 'auto', ...parts});
  element.lang = locale;
  element.preview = step;
  document.body.append(element);
  await until(() => element.step === step && words(element) !== '', step);
  await settled();
  return element;
}

const containerOf = (element: ReaderAppeal): HTMLElement =>
  element.renderRoot.querySelector<HTMLElement>('.container')!;

afterEach(() => {
  for (const each of document.querySelectorAll('body > reader-appeal')) each.remove();
});

describe('an appeal in the page’s language', () => {
  for (const [locale, goOn, direction] of [
    ['de-AT', /^Weiter mit .*5/, 'ltr'],
    ['ja', /^毎月.*で次へ$/, 'ltr'],
    ['ar', /^متابعة: /, 'rtl'],
    ['he', /^המשך עם /, 'rtl'],
  ] as const) {
    it(`speaks ${locale} from its first word on`, async () => {
      const config = post({...bare, locale: 'auto'});
      const {element} = await ready(config);
      element.lang = locale;
      const seen: string[] = [];
      let looking = true;
      const look = (): void => {
        seen.push(words(element));
        if (looking) requestAnimationFrame(look);
      };
      element.begin({campaign: config.campaigns[0]!});
      look();
      await until(() => names(element, 'button').some((name) => goOn.test(name)), 'the language');
      looking = false;
      expect(seen.join()).not.to.match(/Continue|How often|Monthly/);
      expect(containerOf(element).lang).to.equal(locale);
      expect(getComputedStyle(containerOf(element)).direction).to.equal(direction);
      expect(await violations(element)).to.deep.equal([]);
    });
  }

  for (const locale of ['ar', 'he', 'ja', 'ru']) {
    it(`has no Latin word in ${locale}, whatever it shows, but names and addresses`, async () => {
      for (const step of STATES) {
        const element = await showing(locale, step);
        const said = [
          words(element),
          ...['button', 'radio', 'group', 'heading'].flatMap((role) => names(element, role)),
        ];
        const rest = said.join(' ').replace(/reader@example\.org|name@example\.org|SEPA|IBAN|BIC|QR|Stripe/g, '');
        expect(rest, step).not.to.match(/[a-z]{2}/i);
        element.remove();
      }
    });
  }

  it('goes to English where nobody has made its language', async () => {
    const element = await showing('zh-Hant-TW', 'ask');
    expect(names(element, 'group')).to.include('How often?');
  });

  it('follows when the language changes', async () => {
    const {element} = await asking(post(bare));
    element.locale = 'fr';
    await until(() => names(element, 'group').some((name) => name.startsWith('Quel montant')), 'French');
  });

  it('says what the config says in other words', async () => {
    const element = await showing('nl', 'ask', {messages: {nl: {howOften: 'Hoe dikwijls?'}}});
    expect(names(element, 'group')).to.include('Hoe dikwijls?');
    expect(names(element, 'button')).to.include('Herinner me later');
  });

  it('calls a gift in thanks what the publication calls it', async () => {
    const publication = {id: 'component-tests', name: '42', gift: 'donation'};
    const element = await showing('de', 'thanks', {publication});
    expect(words(element)).to.match(/Ihre Spende für 42/);
  });
});

describe('from right to left', () => {
  it('stands the other way round, from the first amount to the last button', async () => {
    const element = await showing('ar', 'ask');
    const radios = [...flattened(element)].filter((each) => each.matches('appeal-frequency, appeal-amounts'));
    expect(radios.length).to.equal(2);
    for (const part of radios) {
      const [first, second] = [...flattened(part)].filter((each) => each.matches('.choice') && isVisible(each));
      expect(first!.getBoundingClientRect().left).to.be.greaterThan(second!.getBoundingClientRect().left);
    }
    const heading = element.renderRoot.querySelector<HTMLElement>('#heading')!;
    expect(['start', 'right']).to.include(getComputedStyle(heading).textAlign);
  });

  it('isolates every sum from the words around it', async () => {
    const element = await showing('ar', 'ask');
    for (const name of names(element, 'radio').filter((each) => /€/.test(each)))
      expect(name).to.match(/\u2068.*€.*\u2069/);
    const sums = [...flattened(element)].filter((each) => each.localName === 'bdi');
    expect(sums.length).to.equal(2);
  });

  it('lets an address and an amount be typed as they are written', async () => {
    const element = await showing('he', 'payment');
    const field = find<HTMLInputElement>(element, 'textbox', 'כתובת דוא״ל');
    expect(getComputedStyle(field).direction).to.equal('ltr');
    expect(getComputedStyle(field).textAlign).to.equal('right');
  });
});

it('words that are added by code go before what is brought, whenever that comes', async () => {
  addMessages('tr', {howMuch: 'Kaç lira?'});
  const element = await showing('tr', 'ask');
  expect(names(element, 'group')).to.include.members(['Kaç lira?', 'Ne sıklıkta?']);
});

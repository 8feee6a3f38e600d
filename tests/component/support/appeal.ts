/** An appeal with a publication, a reader in memory and a checkout that the test is in charge of. */
import {fixture, html} from '@open-wc/testing';

import type {AppealConfig} from '../../../src/core/config/config.js';
import {parseConfig} from '../../../src/core/config/parse-config.js';
import {addCheckout} from '../../../src/elements/checkouts.js';
import type {ReaderAppeal} from '../../../src/elements/reader-appeal/reader-appeal.js';
import type {Reader} from '../../../src/reader/reader.js';
import {createFakeCheckout, createMemoryReader, type FakeCheckout} from '../../../src/testing/index.js';
import {settled, until} from './doing.js';
import {find, focused, names} from './seeing.js';

/** A publication's JSON, as people write it. */
export const POST = {
  version: 1,
  publication: {id: 'component-tests', name: 'The Harbour Post', privacyUrl: '/privacy'},
  locale: 'en',
  currency: {default: 'usd', byRegion: {DE: 'eur'}},
  amounts: {
    usd: {
      monthly: {presets: [2, 5, 10], default: 5, min: 2, max: 500, impact: {5: 'pays for an hour in court.'}},
      once: {presets: [10, 25], default: 25, min: 5, max: 1000},
      yearly: {presets: [25, 50], default: 50, min: 20, max: 5000},
    },
    eur: {
      monthly: {presets: [3, 6], default: 6, min: 3, max: 500},
      once: {presets: [11, 26], default: 26},
      yearly: {presets: [24, 48], default: 48},
    },
  },
  frequencies: ['monthly', 'once', 'yearly'],
  checkout: {adapter: 'fake', endpoint: '/gifts-of-tests', methods: ['card', 'sepa_debit']},
  snooze: {choices: ['P1D', 'P7D', 'P1M', 'articles:5'], ics: true},
  campaigns: [
    {
      id: 'article-end',
      appeal: {
        heading: 'Since you are here',
        lead: '… we have a small favour to ask.',
        paragraphs: ['We report from the **harbour** every day.', '[Why we ask](/why).'],
        highlight: 'Support us monthly from just {lowest}.',
      },
    },
  ],
};

/** The same, with other parts, checked. */
export function post(parts: object = {}): AppealConfig {
  return parseConfig({...POST, ...parts});
}

export interface Shown {
  readonly element: ReaderAppeal;
  readonly checkout: FakeCheckout;
  readonly reader: Reader;
}

/** An appeal that waits to be begun. */
export async function ready(config = post(), reader: Reader = createMemoryReader()): Promise<Shown> {
  const checkout = createFakeCheckout();
  addCheckout('fake', () => Promise.resolve(checkout));
  const element = await fixture<ReaderAppeal>(html`
    <reader-appeal placement="article-end" .config=${config} .reader=${reader}>
      <a href="/support">Support our journalism</a>
    </reader-appeal>
  `);
  return {element, checkout, reader};
}

/** An appeal that asks. */
export async function asking(config = post(), reader?: Reader): Promise<Shown> {
  const shown = await ready(config, reader);
  begin(shown.element);
  await until(() => names(shown.element, 'radio').length > 0, 'the ask');
  await settled();
  return shown;
}

export function begin(element: ReaderAppeal, how: {variant?: string; explicit?: boolean} = {}): void {
  element.begin({campaign: element.config!.campaigns[0]!, ...how});
}

/** Presses something by its name, as assistive software does: moves the focus there, then clicks. */
export async function use(element: Element, role: 'button' | 'radio', name: string | RegExp): Promise<void> {
  const control = find(element, role, name);
  control.focus();
  control.click();
  await settled();
}

/** Goes on to pay, as far as the payment form. */
export async function goOn(element: ReaderAppeal): Promise<void> {
  await use(element, 'button', /^Continue/);
  await until(() => element.step === 'payment' && !element.session!.busy, 'the payment form');
  await settled();
}

/** Fills in the address and pays. */
export async function pay(element: ReaderAppeal, email = 'reader@post.example'): Promise<void> {
  const field = find<HTMLInputElement>(element, 'textbox', 'E-mail address');
  field.focus();
  field.value = email;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
  await use(element, 'button', /^Give /);
}

/** Writes an amount of one's own. */
export async function own(element: ReaderAppeal, text: string): Promise<void> {
  await use(element, 'radio', 'Other amount');
  await until(() => names(element, 'textbox').length > 0, 'the field');
  const field = find<HTMLInputElement>(element, 'textbox', /^Other amount/);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await settled();
}

/** Opens “Remind me later” and chooses. */
export async function snooze(element: ReaderAppeal, choice: string): Promise<void> {
  await use(element, 'button', 'Remind me later');
  await until(() => names(element, 'button').includes(choice), 'the choices');
  await use(element, 'button', choice);
  await settled();
}

/** Whether the focus is inside an appeal, and so not lost. */
export function hasFocus(element: ReaderAppeal): boolean {
  return element.matches(':focus-within') && focused() !== document.body;
}

/** Defects that have been seen in appeals of others, put into ours one at a time: the audit has to find each. */
import {expect} from '@open-wc/testing';

import './support/loaded.js';
import type {ReaderAppeal} from '../../src/elements/reader-appeal/reader-appeal.js';
import {asking, post, ready, use} from './support/appeal.js';
import {auditAppeal, auditKeyboard} from './support/audit.js';
import {press, settled, until} from './support/doing.js';
import {flattened, names, words} from './support/seeing.js';

type Defect = readonly [what: string, make: (appeal: ReaderAppeal) => unknown];

/** Everything in the appeal that matches, through every shadow root. */
function every(appeal: ReaderAppeal, selector: string): HTMLElement[] {
  const found = [appeal, ...flattened(appeal)].filter((each): each is HTMLElement => each.matches(selector));
  expect(found, selector).not.to.deep.equal([]);
  return found;
}
const one = (appeal: ReaderAppeal, selector: string): HTMLElement => every(appeal, selector)[0]!;
const set =
  (selector: string, name: string, value: string | null) =>
  (appeal: ReaderAppeal): void => {
    for (const each of every(appeal, selector))
      if (value === null) each.removeAttribute(name);
      else each.setAttribute(name, value);
  };
const drop =
  (selector: string) =>
  (appeal: ReaderAppeal): void =>
    every(appeal, selector).forEach((each) => each.remove());
/** A rule in every shadow root. */
const rule =
  (text: string) =>
  (appeal: ReaderAppeal): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    for (const {shadowRoot} of [appeal, ...flattened(appeal)])
      if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  };
/** The same element under another name: looks alike, is something else. */
const replace =
  (selector: string, tag: string) =>
  (appeal: ReaderAppeal): void => {
    for (const each of every(appeal, selector)) {
      const other = document.createElement(tag);
      for (const {name, value} of each.attributes) other.setAttribute(name, value);
      other.append(...each.childNodes);
      each.replaceWith(other);
    }
  };

const IN_THE_ASK: Defect[] = [
  ['the language is not said', set('.container', 'lang', '')],
  ['the language is another one', set('.container', 'lang', 'fr')],
  ['the direction is wrong', set('.container', 'dir', 'rtl')],
  ['the heading is a paragraph', replace('h2', 'p')],
  ['the heading is empty', (appeal) => (one(appeal, 'h2').textContent = '')],
  ['the heading’s level is wrong', set('h2', 'aria-level', '4')],
  ['the heading cannot take the focus', set('h2', 'tabindex', null)],
  ['Tab stops at the heading', set('h2', 'tabindex', '0')],
  ['the section has no name', set('section', 'aria-labelledby', null)],
  ['the section’s name refers to nothing', set('section', 'aria-labelledby', 'headline')],
  ['a group has no legend', (appeal) => one(appeal, 'appeal-frequency').shadowRoot!.querySelector('legend')!.remove()],
  ['a group is no fieldset', replace('fieldset', 'div')],
  ['radios are checkboxes', set('[name=method]', 'type', 'checkbox')],
  ['radios do not belong together', (appeal) => one(appeal, '[name=amount]').setAttribute('name', 'another')],
  [
    'nothing is chosen',
    (appeal) => every(appeal, '[name=frequency]').forEach((each) => ((each as HTMLInputElement).checked = false)),
  ],
  ['an amount has no period', set('[name=amount][aria-label]', 'aria-label', '$5')],
  [
    'an amount’s name leaves out what is seen',
    set('[name=amount][aria-label]', 'aria-label', 'five dollars per month'),
  ],
  ['there is no amount of one’s own', (appeal) => one(appeal, '.other').remove()],
  [
    'a radio has no name',
    (appeal) => {
      for (const node of [...one(appeal, '[name=method]').closest('label')!.childNodes])
        if (node instanceof Text) node.remove();
    },
  ],
  ['a mark is read out', set('svg', 'aria-hidden', null)],
  ['a choice is a div', replace('[name=frequency]', 'div')],
  ['the radios are tabs', set('.row', 'role', 'tablist')],
  [
    'what is chosen shows by colour alone',
    rule('.choice:has(:checked) {box-shadow: none; font-weight: 400; background: #cde}'),
  ],
  ['the button is a link without an address', replace('.primary', 'a')],
  [
    'the button’s name is another sum',
    (appeal) => (one(appeal, '.primary').textContent = 'Continue with $50 per month'),
  ],
  ['the button has no name', (appeal) => (one(appeal, '.primary').textContent = '')],
  ['the button cannot be reached', set('.primary', 'tabindex', '-1')],
  ['the button goes first', set('.primary', 'tabindex', '1')],
  ['the button takes the focus by itself', set('.primary', 'autofocus', '')],
  ['the button is switched off', set('.primary', 'disabled', '')],
  ['the form is inert', set('form', 'inert', '')],
  ['the form is hidden from software', set('form', 'aria-hidden', 'true')],
  ['the reminder does not say that it is closed', set('[aria-expanded]', 'aria-expanded', null)],
  ['the reminder says that it is open', set('[aria-expanded]', 'aria-expanded', 'true')],
  ['the reminder does not say what it opens', set('[aria-controls]', 'aria-controls', null)],
  ['the choices of reminders are a menu', set('#choices', 'role', 'menu')],
  ['other amounts are announced by nobody', drop('[role=status]')],
  ['what announces is not rendered', rule('[role=status] {display: none}')],
  ['what announces is switched off', set('[role=status]', 'aria-live', 'off')],
  ['the appeal shouts', set('reader-appeal', 'role', 'alert')],
  ['the whole appeal is announced', set('.container', 'aria-live', 'polite')],
  ['an id is there twice', (appeal) => (one(appeal, '.body').id = 'heading')],
  ['text is pale', rule('p {color: #999}')],
  ['the small print is pale', rule('.hint {color: #aaa !important}')],
  ['the button’s text is pale', rule('.primary {background: #6ab; color: #fff}')],
  ['the lines around choices are pale', rule('.choice {border-color: #ddd !important}')],
  ['choices have no lines', rule('.choice {border: 0 !important}')],
  ['the focus is not shown', rule(':focus-visible, .choice:has(:focus-visible) {outline: none !important}')],
  [
    'the focus is hardly shown',
    rule(':focus-visible, .choice:has(:focus-visible) {outline: 1px solid #eee !important}'),
  ],
  ['targets are small', rule('.choice, button {min-height: 0 !important; height: 20px; padding: 0 !important}')],
  [
    'the link is a small target',
    rule('.text {min-height: 0 !important; font-size: 12px !important; line-height: 1 !important}'),
  ],
  ['text is cut off', rule('p {max-height: 1.4em; overflow: hidden}')],
  ['the appeal is too wide for a phone', rule('form {min-width: 400px}')],
  ['long words stick out', rule('.choice {white-space: nowrap; min-width: 22em; max-width: none !important}')],
];

const IN_AN_OWN_AMOUNT: Defect[] = [
  ['the field has no label', drop('label[for=own]')],
  ['the field’s label cannot be seen', rule('label[for=own] {display: none}')],
  [
    'a placeholder stands in for the label',
    (appeal) => {
      set('#own', 'placeholder', 'Amount')(appeal);
      drop('label[for=own]')(appeal);
    },
  ],
  ['the field is of type number', set('#own', 'type', 'number')],
  ['the field has no keys for numbers', set('#own', 'inputmode', null)],
  ['the least and the most are not said', set('#own', 'aria-describedby', 'problem')],
  ['the error belongs to nothing', set('#own', 'aria-describedby', 'hint')],
  ['the field does not say that it is wrong', set('#own', 'aria-invalid', 'false')],
  ['the error is said by nobody', set('#problem', 'role', null)],
  ['the error is not called one', (appeal) => (one(appeal, '#problem').textContent = 'Please enter at least $2.')],
];

const WHILE_PAYING: Defect[] = [
  ['the address has no label', drop('label[for=email]')],
  ['the address is of type text', set('#email', 'type', 'text')],
  ['the address is not filled in', set('#email', 'autocomplete', 'off')],
  ['nobody says what happens', drop('[role=status]')],
  ['nobody says what failed', set('#problem', 'role', null)],
  ['the heading is missing', drop('h2')],
];

const BY_KEYBOARD: Defect[] = [
  [
    'Tab is caught',
    (appeal) => appeal.addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault()),
  ],
  [
    'arrows are swallowed',
    (appeal) =>
      appeal.addEventListener('keydown', (event) => event.key.startsWith('Arrow') && event.preventDefault(), true),
  ],
  [
    'Escape is swallowed',
    (appeal) => appeal.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation(), true),
  ],
  [
    'Enter opens nothing',
    (appeal) => one(appeal, '[aria-expanded]').addEventListener('keydown', (event) => event.preventDefault()),
  ],
  ['a button is passed over', set('[aria-expanded]', 'tabindex', '-1')],
  ['the order is another one', rule('section {display: flex; flex-direction: column} form {order: 9}')],
];

/** With everything in it that an ask can have. */
async function ask(): Promise<ReaderAppeal> {
  const {element} = await asking(post());
  return element;
}

async function ownAmount(): Promise<ReaderAppeal> {
  const element = await ask();
  await use(element, 'radio', 'Other amount');
  const amounts = element.renderRoot.querySelector('appeal-amounts')!;
  await until(() => names(element, 'textbox').length > 0, 'the field');
  const field = amounts.renderRoot.querySelector<HTMLInputElement>('#own')!;
  field.value = '1';
  field.dispatchEvent(new Event('input'));
  await amounts.validate();
  await settled();
  return element;
}

async function paying(): Promise<ReaderAppeal> {
  const {element} = await ready();
  element.preview = 'payment';
  await until(() => /Give \$5/.test(words(element)), 'the payment');
  await settled();
  return element;
}

describe('an appeal', function () {
  this.timeout(10_000);

  for (const [where, show, defects] of [
    ['in the ask', ask, IN_THE_ASK],
    ['in an amount of one’s own', ownAmount, IN_AN_OWN_AMOUNT],
    ['while paying', paying, WHILE_PAYING],
  ] as const) {
    describe(where, () => {
      it('has nothing that the audit finds', async () => {
        // What is focused by a script shows it as what was last used does.
        await press('Shift');
        expect(await auditAppeal(await show())).to.deep.equal([]);
      });

      for (const [what, make] of defects) {
        it(`is found out when ${what}`, async () => {
          const appeal = await show();
          make(appeal);
          expect(await auditAppeal(appeal)).not.to.deep.equal([]);
        });
      }
    });
  }

  describe('by keyboard', () => {
    it('has nothing that the audit finds', async () => {
      expect(await auditKeyboard(await ask())).to.deep.equal([]);
    });

    for (const [what, make] of BY_KEYBOARD) {
      it(`is found out when ${what}`, async () => {
        const appeal = await ask();
        make(appeal);
        expect(await auditKeyboard(appeal)).not.to.deep.equal([]);
      });
    }
  });

  it('is tried with enough defects', () => {
    const all = [...IN_THE_ASK, ...IN_AN_OWN_AMOUNT, ...WHILE_PAYING, ...BY_KEYBOARD];
    expect(all.length).to.be.at.least(40);
    expect(new Set(all.map(([what]) => what)).size).to.equal(all.length);
  });
});

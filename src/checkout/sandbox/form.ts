import {findInstrument, SANDBOX_INSTRUMENTS, type SandboxInstrument, type SandboxMethod} from '../../core/sandbox.js';
import {dress, element, shadowHost} from '../shared/dom.js';
import {createField, type Field} from './field.js';
import {cardNumber, expiry, iban, securityCode} from './grouping.js';
import {formSheet} from './sandbox.styles.js';
import {effects, texts} from './texts.js';

/** The sandbox's payment form. */
export interface SandboxForm {
  /** The test number that was typed, or `null` after the form has said what is wrong and taken focus there. */
  read(): SandboxInstrument | null;
  /** Says that the server knows no such number, should its table be another than ours. */
  refuseNumber(): void;
  /** While busy, nothing can be typed. */
  setBusy(busy: boolean): void;
  remove(): void;
}

/**
 * Draws the form into `mount`.
 *
 * @param appearance custom properties by name, e.g. `--appeal-accent`; others are ignored.
 */
export function createSandboxForm(
  mount: HTMLElement,
  method: SandboxMethod,
  appearance: Readonly<Record<string, string>>,
): SandboxForm {
  const {host, root} = shadowHost(formSheet);
  dress(host, appearance);
  const fields: [Field, ...Field[]] = method === 'card' ? cardFields() : [numberField('sepa_debit')];
  const [number] = fields;
  const status = element('p', {class: 'status', role: 'status'});
  const group = element(
    'fieldset',
    {},
    element('legend', {}, method === 'card' ? texts.cardGroup : texts.debitGroup),
    ...fields.map((field) => field.root),
  );
  const use = (instrument: SandboxInstrument): void => {
    for (const [at, value] of [instrument.number, `12${nextYear()}`, '123'].entries()) fields[at]?.fill(value);
    status.textContent = texts.used;
  };
  const form = element('div', {class: 'form'}, banner(), group, testNumbers(method, use), status);
  root.append(form);
  mount.append(host);
  return {
    read() {
      const wrong = fields.filter((field) => !field.validate());
      wrong[0]?.input.focus();
      return wrong.length === 0 ? findInstrument(method, number.input.value) : null;
    },
    refuseNumber() {
      number.say(texts.unlistedNumber);
      number.input.focus();
    },
    setBusy(busy) {
      form.setAttribute('aria-busy', String(busy));
      for (const {input} of fields) input.readOnly = busy;
    },
    remove() {
      for (const {input} of fields) input.value = '';
      host.remove();
    },
  };
}

function cardFields(): [Field, ...Field[]] {
  return [
    numberField('card'),
    createField({
      id: 'expiry',
      label: texts.expiry,
      autocomplete: 'cc-exp',
      inputMode: 'numeric',
      format: expiry,
      check: (value) => (isAhead(value, new Date()) ? null : texts.badExpiry),
    }),
    createField({
      id: 'code',
      label: texts.securityCode,
      autocomplete: 'cc-csc',
      inputMode: 'numeric',
      format: securityCode,
      check: (value) => (/^\d{3,4}$/.test(value) ? null : texts.badSecurityCode),
    }),
  ];
}

/** The one field that matters: a number that is not listed goes no further than here. */
function numberField(method: SandboxMethod): Field {
  const card = method === 'card';
  return createField({
    id: 'number',
    label: card ? texts.cardNumber : texts.iban,
    autocomplete: card ? 'cc-number' : 'off',
    inputMode: card ? 'numeric' : 'text',
    format: card ? cardNumber : iban,
    check: (value) => {
      if (value.trim() === '') return texts.missingNumber;
      return findInstrument(method, value) ? null : texts.unlistedNumber;
    },
    wide: true,
  });
}

/** Whether the month of `12 / 34` is not over yet, nor more than 30 years away. */
function isAhead(value: string, today: Date): boolean {
  const [, month = '', year = ''] = /^(0[1-9]|1[0-2]) \/ (\d\d)$/.exec(value) ?? [];
  if (month === '') return false;
  const months = (2000 + Number(year)) * 12 + Number(month) - 1;
  const now = today.getFullYear() * 12 + today.getMonth();
  return months >= now && months <= now + 360;
}

function nextYear(): string {
  return String((new Date().getFullYear() + 1) % 100).padStart(2, '0');
}

function banner(): HTMLElement {
  return element('p', {class: 'banner', role: 'note'}, element('strong', {}, texts.banner), texts.bannerMore);
}

function testNumbers(method: SandboxMethod, use: (instrument: SandboxInstrument) => void): HTMLElement {
  const format = method === 'card' ? cardNumber : iban;
  const items = SANDBOX_INSTRUMENTS.filter((instrument) => instrument.method === method).map((instrument) => {
    const {text} = format({text: instrument.number, caret: 0});
    const effect = effects[instrument.scenario];
    const button = element('button', {type: 'button', 'aria-label': `${texts.use} ${text}: ${effect}`}, texts.use);
    button.addEventListener('click', () => use(instrument));
    return element('li', {}, element('span', {}, element('b', {}, text), effect), button);
  });
  return element('details', {}, element('summary', {}, texts.testNumbers), element('ul', {role: 'list'}, ...items));
}

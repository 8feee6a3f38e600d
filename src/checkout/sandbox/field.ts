import {element} from '../shared/dom.js';
import type {Format} from './grouping.js';
import {texts} from './texts.js';

/** What a field is made of. */
export interface FieldOptions {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: string;
  readonly inputMode: 'numeric' | 'text';
  readonly format: Format;
  /** The message for what stands there now; `null` when it is right. */
  readonly check: (value: string) => string | null;
  /** Whether it takes a whole row. */
  readonly wide?: boolean;
}

/** A labelled text field that says in words what is wrong with it. */
export interface Field {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  /** Writes a value as if it had been typed, and takes an old message away. */
  fill(value: string): void;
  /** Checks and shows the message, if any. Returns whether all is right. */
  validate(): boolean;
  /** Shows a message, or takes it away. */
  say(message: string | null): void;
}

export function createField(options: FieldOptions): Field {
  const {id, label, autocomplete, inputMode, format, check, wide} = options;
  const error = element('p', {class: 'error', id: `${id}-error`});
  const input = element('input', {
    id,
    type: 'text',
    inputmode: inputMode,
    autocomplete,
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-required': 'true',
    'aria-describedby': error.id,
  });
  const root = element('div', wide ? {class: 'wide'} : {}, element('label', {for: id}, label), input, error);

  const say = (message: string | null): void => {
    error.textContent = message === null ? '' : `${texts.error} ${message}`;
    if (message === null) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  };
  input.addEventListener('input', (event) => {
    // Composing (IME): the text is not the reader's last word yet.
    if (!(event instanceof InputEvent && event.isComposing)) rewrite(input, format);
    if (input.hasAttribute('aria-invalid') && check(input.value) === null) say(null);
  });
  return {
    root,
    input,
    say,
    fill(value) {
      input.value = format({text: value, caret: value.length}).text;
      say(null);
    },
    validate() {
      const message = check(input.value);
      say(message);
      return message === null;
    },
  };
}

/** Formats in place; touches nothing when nothing changes, so that undo and the caret stay as they are. */
function rewrite(input: HTMLInputElement, format: Format): void {
  const {text, caret} = format({text: input.value, caret: input.selectionStart ?? input.value.length});
  if (text === input.value) return;
  input.value = text;
  input.setSelectionRange(caret, caret);
}

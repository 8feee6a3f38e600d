import type {CheckoutRequest} from '../checkout.js';
import {element} from '../shared/dom.js';

/** One line of bank details. */
export interface Detail {
  readonly label: string;
  /** As it is read. */
  readonly shown: string;
  /** As it is copied; without it, it is not offered for copying. */
  readonly copied?: string;
  /** A number, written from left to right in every language. */
  readonly number?: boolean;
  readonly hint?: string;
}

/** Bank details, each with a button that copies it and says so. */
export function createDetails(
  details: readonly Detail[],
  say: CheckoutRequest['say'],
): {list: HTMLElement; status: HTMLElement} {
  const status = element('p', {role: 'status'});
  const list = element(
    'dl',
    {},
    ...details.map(({label, shown, copied, number, hint}) => {
      const value = element('bdi', number ? {class: 'number', dir: 'ltr'} : {}, shown);
      const line = element('dd', {}, value);
      if (copied !== undefined && canCopy()) line.append(copyButton(label, copied, value));
      return element('div', {}, element('dt', {}, label), line, ...(hint ? [element('dd', {}, hint)] : []));
    }),
  );

  function copyButton(label: string, text: string, value: HTMLElement): HTMLElement {
    const button = element('button', {type: 'button', 'aria-label': say('copyWhat', {what: label})}, say('copy'));
    button.addEventListener('click', () => {
      // Said anew each time, also when it is the same again.
      status.textContent = '';
      navigator.clipboard.writeText(text).then(
        () => (status.textContent = say('copied', {what: label})),
        () => {
          getSelection()?.selectAllChildren(value);
          status.textContent = say('notCopied', {what: label});
        },
      );
    });
    return button;
  }

  return {list, status};
}

/** Pages without a secure connection, and some frames, have no clipboard. */
function canCopy(): boolean {
  return typeof (navigator as Partial<Navigator>).clipboard?.writeText === 'function';
}

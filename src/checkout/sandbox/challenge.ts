import {AppealError} from '../../core/errors.js';
import {element, shadowHost} from '../shared/dom.js';
import {challengeSheet} from './sandbox.styles.js';
import {texts} from './texts.js';

/**
 * Plays a bank's question: an overlay at the end of the body, over everything, as payment scripts draw it (so that
 * whatever lies over it or makes it inert shows in tests). Focus goes in, stays in and comes back; Escape is “fail”.
 *
 * @param signal takes the overlay away without an answer.
 * @returns whether the reader passed. Rejects with an `AppealError` when it was taken away.
 */
export function askForAuthentication(signal: AbortSignal): Promise<boolean> {
  const {host, root} = shadowHost(challengeSheet);
  const pass = element('button', {type: 'button', class: 'pass'}, texts.challengePass);
  const fail = element('button', {type: 'button'}, texts.challengeFail);
  const dialog = element(
    'div',
    {role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', 'aria-describedby': 'text'},
    element('h2', {id: 'title', tabindex: '-1'}, texts.challengeTitle),
    element('p', {id: 'text'}, texts.challengeText),
    pass,
    fail,
  );
  root.append(dialog);
  const before = deepFocus();
  document.body.append(host);
  pass.focus();
  return new Promise<boolean>((resolve, reject) => {
    pass.addEventListener('click', () => resolve(true));
    fail.addEventListener('click', () => resolve(false));
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') resolve(false);
      else if (event.key === 'Tab') (root.activeElement === pass ? fail : pass).focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    const leave = (): void => reject(new AppealError('checkout-unavailable', 'The payment was given up.'));
    signal.addEventListener('abort', leave, {once: true});
    if (signal.aborted) leave();
  }).finally(() => {
    host.remove();
    // Whoever took it away has put focus where it belongs.
    if (!signal.aborted) before?.focus();
  });
}

/** What has focus, in whatever shadow root. */
function deepFocus(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

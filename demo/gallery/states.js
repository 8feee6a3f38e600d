/** What can be looked at of the whole appeal: a preview, and what a reader does in it. */
export const STATES = {
  ask: {preview: 'ask'},
  own: {preview: 'ask', then: chooseOther},
  wrong: {preview: 'ask', then: enterTooLittle},
  later: {preview: 'ask', then: openReminders},
  payment: {preview: 'payment'},
  declined: {preview: 'declined'},
  thanks: {preview: 'thanks'},
  snoozed: {preview: 'snoozed'},
  error: {preview: 'error'},
  fallback: {},
  live: {live: true},
};

const part = (appeal, tag) => until(() => appeal.shadowRoot?.querySelector(tag));

async function chooseOther(appeal) {
  const amounts = await part(appeal, 'appeal-amounts');
  (await until(() => amounts.shadowRoot.querySelector('.other input'))).click();
  return until(() => amounts.shadowRoot.querySelector('#own'));
}

async function enterTooLittle(appeal) {
  const field = await chooseOther(appeal);
  field.value = '1';
  field.dispatchEvent(new Event('input', {bubbles: true}));
  const amounts = await part(appeal, 'appeal-amounts');
  await amounts.validate();
  field.blur();
}

async function openReminders(appeal) {
  const snooze = await part(appeal, 'appeal-snooze');
  (await until(() => snooze.shadowRoot.querySelector('[aria-expanded]'))).click();
  await until(() => snooze.shadowRoot.querySelector('#choices button'));
}

/** Waits, a frame at a time, until there is something; gives up after five seconds. */
export async function until(look) {
  for (let frames = 0; frames < 300; frames++) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`There is nothing: ${look}`);
}

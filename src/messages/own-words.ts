import type {Message} from './catalogue.js';
import {addMessages} from './messages.js';

/** Takes over what a config says in other words. What is no message there is left out: pages don't check it. */
export function addOwnWords(given: unknown): void {
  for (const [language, messages] of entries(given)) {
    const own = entries(messages).filter(([, message]) => isMessage(message));
    addMessages(language, Object.fromEntries(own));
  }
}

function isMessage(message: unknown): message is Message {
  if (typeof message === 'string') return !!message.trim();
  return (
    entries(message).every(([, text]) => typeof text === 'string') && !!(message as {other?: string} | null)?.other
  );
}

function entries(value: unknown): [string, unknown][] {
  return value && typeof value === 'object' ? Object.entries(value) : [];
}

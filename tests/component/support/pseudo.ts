/** A language that doubles every message and puts it in brackets, so that what is not translated shows. */
import type {Message} from '../../../src/messages/catalogue.js';
import {en} from '../../../src/messages/locales/en.js';
import {addMessages} from '../../../src/messages/messages.js';

/** Nobody's language: numbers and plurals are the browser's own. */
export const PSEUDO = 'qps';

const twice = (text: string): string => `⟦${text} ${text.replace(/\{\w+\}/g, '').trim()}⟧`;

const doubled = (message: Message): Message =>
  typeof message === 'string'
    ? twice(message)
    : (Object.fromEntries(Object.entries(message).map(([form, text]) => [form, twice(text)])) as unknown as Message);

export function addPseudo(): void {
  const all = Object.entries<Message>(en);
  addMessages(PSEUDO, Object.fromEntries(all.map(([key, message]) => [key, doubled(message)])));
}

/** What is left of a text without what stands in brackets. */
export function unbracketed(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return rest.replace(/\s+/g, ' ').trim();
}

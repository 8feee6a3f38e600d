import type {Message} from './catalogue.js';

/**
 * Isolates what is filled into a right-to-left text from the direction around it, and addresses of examples as well: a
 * name in Latin letters or a sum would tear the sentence apart. Marks rather than `<bdi>`, as names of controls are said by
 * attributes, too.
 *
 * @see https://www.w3.org/International/questions/qa-bidi-unicode-controls
 */
export function isolated<Messages extends Readonly<Record<string, Message>>>(messages: Messages): Messages {
  const mark = (text: string): string => text.replace(/\{\w+\}|\S+@[\w.]*\w/g, '\u2068$&\u2069');
  const forms = (message: Message): Message =>
    typeof message === 'string'
      ? mark(message)
      : (Object.fromEntries(Object.entries(message).map(([form, text]) => [form, mark(text)])) as Message);
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, forms(message)])) as Messages;
}

import type {GiftWord} from '../core/config/config.js';
import type {MessageKey} from './catalogue.js';
import {say, type MessageValues} from './messages.js';

/** What sounds different for each word that a publication may have for a gift. */
type Worded = 'yourGift' | 'thanksPaid' | 'thanksProcessing';

/**
 * A message with the publication's own word for a gift in it. The word is never put into a sentence: in most languages
 * another word changes the words around it.
 */
export function sayGiftWord(locale: string, key: Worded, gift: GiftWord, values?: MessageValues): string {
  const own: MessageKey = gift === 'support' ? key : `${key}_${gift}`;
  return say(locale, own, values);
}

import {enActing} from '../../messages/en-acting.js';
import {enFormats} from '../../messages/en-formats.js';
import {enWhy} from '../../messages/en-why.js';
import {addWords, bringWords} from '../../messages/messages.js';
import {AppealWhy} from './appeal-why.js';

addWords('en', {...enActing, ...enFormats, ...enWhy});

/**
 * Opens “Why am I seeing this?”.
 *
 * @param place where it is put; it takes colours and fonts from there.
 */
export async function openWhy(
  place: Node,
  given: Pick<AppealWhy, 'reader' | 'publication' | 'locale' | 'silence'>,
): Promise<AppealWhy> {
  await Promise.all([bringWords(given.locale), bringWords(given.locale, '-why')]);
  return place.appendChild(Object.assign(new AppealWhy(), given));
}

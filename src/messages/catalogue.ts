import type {enActing} from './en-acting.js';
import type {enExtra} from './en-extra.js';
import type {enFormats} from './en-formats.js';
import type {enGiving} from './en-giving.js';
import type {enWays} from './en-ways.js';
import type {enWhy} from './en-why.js';
import type {en} from './en.js';
import type {Untranslated} from './untranslated.js';

/**
 * A message: one text, or one for each plural form that the language has. A form that is a number stands for just that
 * number, before the plural's: Russian has a form for 1, 21, 31 …, and a word for “tomorrow”.
 */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule | 1, string>> & {other: string}>;

/** Messages by key. */
export type Catalogue = Readonly<Record<string, Message>>;

type English = typeof en &
  typeof enActing &
  typeof enExtra &
  typeof enFormats &
  typeof enGiving &
  typeof enWays &
  typeof enWhy;

/** Every message there is. English has them all; it stands in for what another language lacks. */
export type MessageKey = keyof English;

/** Some of a language's messages. */
export type Messages = Readonly<Partial<Record<MessageKey, Message>>>;

type Complete<Forms extends Intl.LDMLPluralRule> = {
  readonly [Key in MessageKey]: English[Key] extends string
    ? string
    : Readonly<Record<Forms, string> & Partial<Record<1, string>>>;
};

/** All of a language's messages, with all the plural forms that it has. */
export type Language<Forms extends Intl.LDMLPluralRule> = Omit<Complete<Forms>, Untranslated> & Messages;

import type {enActing} from './en-acting.js';
import type {enFormats} from './en-formats.js';
import type {enGiving} from './en-giving.js';
import type {enWays} from './en-ways.js';
import type {en} from './en.js';

/** A message: one text, or one for each plural form that the language has. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>;

/** Messages by key. */
export type Catalogue = Readonly<Record<string, Message>>;

/** Every message there is. English has them all; it stands in for what another language lacks. */
export type MessageKey =
  keyof typeof en | keyof typeof enActing | keyof typeof enFormats | keyof typeof enGiving | keyof typeof enWays;

/** A language's messages. */
export type Messages = Readonly<Partial<Record<MessageKey, Message>>>;

/** What frameworks' type checkers have to know of our tags, read off the elements' own classes: types only. */
import type {LitElement} from 'lit';
import type {AppealAmounts} from './appeal-amounts/appeal-amounts.js';
import type {AppealFrequency} from './appeal-frequency/appeal-frequency.js';
import type {AppealGate} from './appeal-gate/appeal-gate.js';
import type {AppealGoal} from './appeal-goal/appeal-goal.js';
import type {AppealMethods} from './appeal-methods/appeal-methods.js';
import type {AppealPayment} from './appeal-payment/appeal-payment.js';
import type {AppealSnooze} from './appeal-snooze/appeal-snooze.js';
import type {AppealThanks} from './appeal-thanks/appeal-thanks.js';
import type {ReaderAppeal} from './reader-appeal/reader-appeal.js';

// What this brings along: the names of the events are in its declarations.
export type {AppealEvent} from './events.js';

type Ours =
  | ReaderAppeal
  | AppealAmounts
  | AppealFrequency
  | AppealGate
  | AppealGoal
  | AppealMethods
  | AppealPayment
  | AppealSnooze
  | AppealThanks;

/** The names of our tags. */
export type AppealTag = {
  [Tag in keyof HTMLElementTagNameMap]: HTMLElementTagNameMap[Tag] extends Ours ? Tag : never;
}[keyof HTMLElementTagNameMap];

/** The names of our events. */
export type AppealEventName = Extract<keyof HTMLElementEventMap, `appeal-${string}`>;

/** Whether two types differ in nothing, not even in what may be written: only conditional types are held so closely. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it stands for every type there is
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The names of what can be set on an element and that not every element has: no methods, nothing read-only. */
type Settable<E> = {
  [Key in Exclude<keyof E, keyof LitElement>]-?: E[Key] extends (...args: never[]) => unknown
    ? never
    : Same<Pick<E, Key>, Readonly<Pick<E, Key>>> extends true
      ? never
      : Key;
}[Exclude<keyof E, keyof LitElement>];

/** `headingLevel` as an attribute is called: `heading-level`. */
type Kebab<Name> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${Kebab<Rest>}`
  : '';

type Plain = string | number | boolean | null | undefined;

/** Properties of an element, by their names. */
export type PropertiesOf<E> = {[Key in Settable<E>]?: E[Key] | undefined};

/** Attributes of an element by their names, and by the properties' names those that no attribute can say. */
export type AttributesOf<E> = {
  [Key in Settable<E> as E[Key] extends Plain ? Kebab<Key> : Key]?: E[Key] | undefined;
};

/** What forms read off an element's attributes alone. */
export interface FormField {
  name?: string | undefined;
}

/** The same, of those tags that are fields of forms. */
export type FieldOf<Tag extends AppealTag> = Tag extends 'appeal-amounts' ? FormField : unknown;

/** `appeal-amount-change` as components call it: `AppealAmountChange`. */
export type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** Listeners to our events by a name that is made from the event's: `onappeal-view` with `Written` as it is. */
export type ListenersOf<Written extends 'kebab' | 'pascal'> = {
  [Name in AppealEventName as `on${Written extends 'kebab' ? Name : Pascal<Name>}`]?:
    ((event: HTMLElementEventMap[Name]) => void) | undefined;
};

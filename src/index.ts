/** `reader-appeal`: the elements' classes, their events, and the API of the page. Importing it changes nothing. */
import type {AppealState, ReaderAppealApi} from './embed/api.js';
import {createLoader} from './embed/loader.js';
import type {InitOptions} from './embed/stage-contract.js';

export type {Checkout, CheckoutRequest, Outcome, PaymentForm} from './checkout/checkout.js';
export type {AppealConfig, AppealCopy, Campaign} from './core/config/config.js';
export {parseConfig} from './core/config/parse-config.js';
export {AppealError, type AppealErrorCode, type ConfigProblem} from './core/errors.js';
export {AppealAmounts} from './elements/appeal-amounts/appeal-amounts.js';
export {AppealFrequency} from './elements/appeal-frequency/appeal-frequency.js';
export {AppealGate} from './elements/appeal-gate/appeal-gate.js';
export {AppealGoal} from './elements/appeal-goal/appeal-goal.js';
export {AppealMethods} from './elements/appeal-methods/appeal-methods.js';
export {AppealPayment} from './elements/appeal-payment/appeal-payment.js';
export {AppealSnooze} from './elements/appeal-snooze/appeal-snooze.js';
export {AppealThanks} from './elements/appeal-thanks/appeal-thanks.js';
export {addCheckout} from './elements/checkouts.js';
export * from './elements/acting-events.js';
export * from './elements/dismiss-event.js';
export * from './elements/events.js';
export {ReaderAppeal} from './elements/reader-appeal/reader-appeal.js';
export type {AppealState, ReaderAppealApi} from './embed/api.js';
export type {DataClass, InitOptions, OpenOptions} from './embed/stage-contract.js';
export type {Language, Message, MessageKey, Messages} from './messages/catalogue.js';
export {addMessages} from './messages/messages.js';

/** Set by the build. */
declare const __VERSION__: string;

/** The package's version. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';

let page: ReaderAppealApi | undefined;
let begun: () => void;

/** One for each page, made at the first call: before that, nothing listens to anything. */
const onPage = (): ReaderAppealApi =>
  (page ??= createLoader(
    version,
    () => import('./embed/stage.js'),
    () => import('./embed/aside/aside.js'),
  ));

/** Settles when the first decision of the page is made. */
export const ready: Promise<void> = new Promise((resolve) => (begun = resolve));

/** Starts, or starts over with further options. Settles when the page's first decision is made. */
export async function init(options?: InitOptions): Promise<void> {
  await onPage().init(options);
  begun();
}

/** Shows an appeal because a reader asked for it. */
export const open: ReaderAppealApi['open'] = (how) => onPage().open(how);
/** Takes away what is shown. */
export const close: ReaderAppealApi['close'] = () => onPage().close();
/** Keeps silent for a while: `P7D` if left out. */
export const snooze: ReaderAppealApi['snooze'] = (choice) => onPage().snooze(choice);
/** Takes a snooze back. */
export const resume: ReaderAppealApi['resume'] = () => onPage().resume();
/** Tells that the reader supports already. */
export const markSupporter: ReaderAppealApi['markSupporter'] = (frequency) => onPage().markSupporter(frequency);
/** Deletes all that this browser remembers. */
export const forget: ReaderAppealApi['forget'] = () => onPage().forget();
/** Why there is an ask, or none. */
export const explain: ReaderAppealApi['explain'] = () => onPage().explain();
/** Where things stand. */
export const state = (): AppealState => onPage().state();
/** Takes this page's one ask, for something else than an appeal of ours; says whether it may. */
export const claim: ReaderAppealApi['claim'] = (name) => onPage().claim(name);
/** Gives the page's ask back. */
export const release: ReaderAppealApi['release'] = (name) => onPage().release(name);
/** Listens to `complete`, `snooze`, …; those which have been already are told at once. */
export const on: ReaderAppealApi['on'] = (type, listener) => onPage().on(type, listener);
/** Stops listening. */
export const off: ReaderAppealApi['off'] = (type, listener) => onPage().off(type, listener);
/** Grants or withdraws classes of stored data. */
export const consent: ReaderAppealApi['consent'] = (granted) => onPage().consent(granted);
/** Ends everything. */
export const destroy: ReaderAppealApi['destroy'] = () => onPage().destroy();

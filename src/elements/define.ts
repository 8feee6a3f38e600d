/** Defines the elements that ask. Those that take the gift come with the intent to give (`reader-appeal/giving`). */
import {AppealAmounts} from './appeal-amounts/appeal-amounts.js';
import {AppealFrequency} from './appeal-frequency/appeal-frequency.js';
import {AppealMethods} from './appeal-methods/appeal-methods.js';
import {AppealSnooze} from './appeal-snooze/appeal-snooze.js';
import {defineOnce} from './define-once.js';
import {ReaderAppeal} from './reader-appeal/reader-appeal.js';

defineOnce('appeal-frequency', AppealFrequency);
defineOnce('appeal-amounts', AppealAmounts);
defineOnce('appeal-methods', AppealMethods);
defineOnce('appeal-snooze', AppealSnooze);
defineOnce('reader-appeal', ReaderAppeal);

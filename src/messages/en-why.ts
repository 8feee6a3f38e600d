import type {Catalogue} from './catalogue.js';

/** English, for a reader who wonders why there is an ask, and what is remembered. */
export const enWhy = {
  whyText: 'We ask readers of {publication} for support now and then. Your own browser decides when, by these notes:',
  whyRead: 'Articles opened in the last 30 days',
  whySeen: 'Times we have asked you',
  whyClosed: 'Closed by you',
  whyGift: 'Your last gift',
  whyWait: 'Reminder',
  whyNone: 'There are no notes about you.',
  whyKept:
    'The notes are in this browser only. They hold no name, no e-mail address and no address of a page, and go to nobody.',
  whySave: 'Save a copy',
  whyErase: 'Erase the notes',
  whyErased: 'The notes are erased.',
  whyNotAgain: 'Don’t ask me for a year',
} as const satisfies Catalogue;

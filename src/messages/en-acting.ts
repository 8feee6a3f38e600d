import type {Catalogue} from './catalogue.js';

/** English, for a reader who picks, types, or says “later”. */
export const enActing = {
  offered: 'Amounts: {amounts}',
  otherIn: 'Other amount ({currency})',
  limits: 'From {min} to {max}',
  error: 'Error: {text}',
  amountEmpty: 'Please enter an amount.',
  amountInvalid: 'Please enter an amount in figures, for example {example}.',
  amountPrecise: 'Please enter an amount without fractions of the smallest coin.',
  amountAmbiguous: 'Do you mean {reading}? Please write the amount without a mark between thousands.',
  amountLow: 'Please enter at least {min}.',
  amountHigh: 'Please enter at most {max}.',
  whichGift: 'Just to be sure: which of these do you mean?',
  supporterAlready: 'You support {publication} already: thank you. Whatever you give here comes on top of that.',
  manage: 'Manage my support',
  day: {one: 'Tomorrow', other: 'In {count} days'},
  week: {one: 'Next week', other: 'In {count} weeks'},
  month: {one: 'Next month', other: 'In {count} months'},
  article: {one: 'After one more article', other: 'After {count} more articles'},
  willRemind: 'All right: we’ll ask again on {date}.',
  willRemindArticles: {
    one: 'All right: we’ll ask again after one more article.',
    other: 'All right: we’ll ask again after {count} more articles.',
  },
  notStored: 'Your browser keeps nothing for this site, so we can remember this on this page only.',
  waiting: 'You asked us to wait until {date}.',
  waitingArticles: {
    one: 'You asked us to wait for one more article.',
    other: 'You asked us to wait for {count} more articles.',
  },
  undo: 'Undo',
  changedMind: 'I changed my mind',
  calendar: 'Add to your calendar',
  calendarTitle: 'Support {publication}',
} as const satisfies Catalogue;

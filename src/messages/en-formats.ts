import type {Catalogue} from './catalogue.js';

/** English, for what an appeal is shown in, and for its goal. */
export const enFormats = {
  support: 'Support us',
  showLess: 'Show less',
  close: 'Close',
  otherWays: 'Other ways to read on',
  signIn: 'Sign in',
  readOn: 'Read on without giving',
  goal: 'Our goal',
  goalSupporters: {one: '{reached} of {count} supporter', other: '{reached} of {count} supporters'},
  goalSupportersLeft: {one: 'One more supporter is needed.', other: '{count} more supporters are needed.'},
  goalMoney: '{reached} of {target}',
  goalMoneyLeft: '{amount} more is needed.',
  goalReached: 'The goal is reached. Thank you!',
  goalAsOf: 'As of {date}.',
  goalUntil: 'Until {date}.',
} as const satisfies Catalogue;

import type {Catalogue} from './catalogue.js';

/** English, for gifts that are made on another site or at the reader's bank. */
export const enWays = {
  'method_bank-transfer': 'Bank Transfer',
  linkAway: '{name} opens in a new tab: {site}. This page stays as it is, so come back to it afterwards.',
  linkHere: '{name} opens in place of this page: {site}. Come back to this page afterwards.',
  linkChoose: 'Please choose {total} there.',
  linkGo: 'Continue to {name}',
  linkOpened: '{name} has been opened in a new tab. Have you given there? Then please tell us.',
  linkBack: 'Have you given at {name}? Then please tell us.',
  linkAgain: 'Open {name} again',
  linkDone: 'I have given at {name}',
  transferOnce: 'Please send {amount} from your bank, with these details.',
  transferMonthly:
    'Please set up a standing order at your bank, with these details: {amount} each month, until you end it.',
  transferYearly:
    'Please set up a standing order at your bank, with these details: {amount} each year, until you end it.',
  transferHolder: 'Account holder',
  transferIban: 'IBAN',
  transferBic: 'BIC',
  transferBank: 'Bank',
  transferAmount: 'Amount',
  transferReference: 'Reference',
  transferReferenceHint: 'Please don’t leave it out: it tells us what the money is for.',
  transferCode: 'QR code for banking apps, with all of these details',
  transferCodeHint: 'Scan it with your banking app, and all of this is filled in.',
  transferSent: 'I have sent {amount}',
  transferSetUp: 'I have set up {total}',
  copy: 'Copy',
  copyWhat: 'Copy: {what}',
  copied: 'Copied: {what}',
  notCopied: 'Your browser did not copy this. Please copy it yourself: {what}',
} as const satisfies Catalogue;

import type {Catalogue} from './catalogue.js';

/** English, from the moment that a reader goes on to pay. */
export const enGiving = {
  yourGift: 'Your gift',
  change: 'Change',
  email: 'E-mail address',
  emailHint: 'For your receipt.',
  emailInvalid: 'Please enter an e-mail address such as name@example.org.',
  loading: 'Preparing the payment …',
  pay: 'Give {total}',
  paying: 'One moment: your payment is being made. Your bank may ask you to confirm it.',
  returning: 'Welcome back. One moment: we are asking whether your payment arrived …',
  orOtherwise: 'Or pay another way',
  payOnPage: 'You pay on the page of Stripe, our payment service, and come back here.',
  payElsewhere: 'You pay on the page of Stripe, our payment service. It opens by itself.',
  toPaymentPage: 'Go to the payment page',
  checking: 'The connection was lost. We are asking whether your payment arrived; please don’t pay again.',
  cardDeclined: 'Your bank declined the payment. Nothing was charged. Please try another card or method.',
  noFunds: 'The card has too little credit for this. Nothing was charged.',
  expired: 'The card has expired. Nothing was charged. Please try another one.',
  incorrect: 'The card’s details don’t match. Nothing was charged. Please check them.',
  notAuthenticated: 'Your bank could not confirm that it was you. Nothing was charged.',
  notProcessed: 'The payment did not go through. Nothing was charged. Please try again.',
  thanks: 'Thank you',
  thanksPaid: 'Your support of {total} for {publication} has arrived.',
  thanksProcessing:
    'Your support of {total} for {publication} is on its way. Your bank takes a few days to confirm it.',
  thanksPledged: 'Your pledge of {total} to {publication} counts as soon as it arrives. We can’t see that from here.',
  thanksReceipt: 'A receipt goes to {email}.',
  thanksQuiet: 'We won’t ask you again until {date}.',
  failed: 'This did not work',
  failedText: 'We could not reach the payment service. Nothing was charged.',
  failedExpired: 'This took too long and the payment has expired. Nothing was charged.',
  unknown: 'We don’t know yet',
  unknownText:
    'We could not find out whether your payment arrived. Please look for a receipt in your e-mail before you try again.',
  again: 'Try again',
} as const satisfies Catalogue;

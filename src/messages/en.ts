import type {Catalogue} from './catalogue.js';

/** English, as far as the ask goes before anyone has touched it. The rest comes with the parts that say it. */
export const en = {
  heading: 'Support {publication}',
  lead: '… we have a small favour to ask.',
  howOften: 'How often?',
  howMuch: 'How much?',
  howToPay: 'How would you like to pay?',
  monthly: 'Monthly',
  once: 'Once',
  yearly: 'Yearly',
  perMonth: '{amount} per month',
  perYear: '{amount} per year',
  perOnce: '{amount} once',
  other: 'Other amount',
  method_card: 'Card',
  method_sepa_debit: 'Bank debit (SEPA)',
  goOn: 'Continue',
  goOnWith: 'Continue with {total}',
  later: 'Not ready to support today?',
  remind: 'Remind me later',
  why: 'Why am I seeing this?',
  privacy: 'Privacy',
} as const satisfies Catalogue;

/** Giving by a transfer that the reader orders at their own bank: the details, a reference, and a code for banking apps. */
import {AppealError} from '../core/errors.js';
import {groupsOfFour, readIban} from '../core/gift/iban.js';
import {createDetails, type Detail} from './bank-transfer/details.js';
import {epcText} from './bank-transfer/epc.js';
import {qrPicture} from './bank-transfer/qr.js';
import {createReference} from './bank-transfer/reference.js';
import type {Checkout, CheckoutRequest, PaymentForm} from './checkout.js';
import {dress, element, shadowHost} from './shared/dom.js';
import {transferSheet, waySheet} from './shared/ways.styles.js';
import {wordsFor} from './shared/words.js';

/** What the config says of an account to send money to. */
export interface TransferOptions {
  readonly account: {
    /** Whose it is; 1 to 70 characters. */
    readonly name: string;
    readonly iban?: string;
    readonly bic?: string;
    readonly bank?: string;
    /** What else, or what instead of an IBAN, a transfer needs: a sort code, an account number. */
    readonly details?: readonly {readonly label: string; readonly value: string}[];
  };
  /** What references begin with, behind their check digits: at most 8 letters and digits. */
  readonly reference?: string;
}

/** The adapter named `bank-transfer`. */
export const checkout: Checkout = {
  start: (request) => new Promise((resolve) => resolve(createTransfer(request))),
};

function createTransfer(request: CheckoutRequest): PaymentForm {
  const {gift, mount, appearance, locale, say, signal} = request;
  const once = gift.frequency === 'once';
  const {account, iban, prefix} = accountOf(request);
  const reference = createReference(prefix, request.attempt);
  const words = wordsFor(request);
  const details: Detail[] = [
    {label: say('transferHolder'), shown: account.name, copied: account.name},
    ...(iban ? [{label: say('transferIban'), shown: groupsOfFour(iban), copied: iban, number: true}] : []),
    ...(account.details ?? []).map(({label, value}) => ({label, shown: value, copied: value, number: true})),
    ...(account.bic ? [{label: say('transferBic'), shown: account.bic, copied: account.bic, number: true}] : []),
    ...(account.bank ? [{label: say('transferBank'), shown: account.bank}] : []),
    {label: say('transferAmount'), shown: once ? words.amount : words.total},
    {
      label: say('transferReference'),
      shown: groupsOfFour(reference),
      copied: reference,
      number: true,
      hint: say('transferReferenceHint'),
    },
  ];

  const {host, root} = shadowHost(waySheet + transferSheet, locale, getComputedStyle(mount).direction);
  dress(host, appearance);
  const {list, status} = createDetails(details, say);
  const side = element('div', {class: 'side'}, list);
  // Such a code orders one transfer: for a standing order it would order the wrong thing.
  const code = once && iban ? epcText({...account, iban, amount: gift.amount, reference}) : null;
  if (code !== null) {
    const caption = element('figcaption', {class: 'muted'}, say('transferCodeHint'));
    side.append(element('figure', {}, qrPicture(code, say('transferCode')), caption));
  }
  root.append(element('div', {class: 'way'}, element('p', {}, say(TEXTS[gift.frequency], words)), side, status));
  mount.append(host);

  const destroy = (): void => host.remove();
  signal.addEventListener('abort', destroy, {once: true});
  return {
    email: false,
    action: say(once ? 'transferSent' : 'transferSetUp', words),
    confirm: () => Promise.resolve({status: 'pledged', id: reference}),
    destroy,
  };
}

const TEXTS = {once: 'transferOnce', monthly: 'transferMonthly', yearly: 'transferYearly'} as const;

/** The config was checked on the publisher's desk, if at all: here it is looked at once more, before money goes anywhere. */
function accountOf({options, method}: CheckoutRequest): {
  account: TransferOptions['account'];
  iban: string | null;
  prefix: string;
} {
  const {account, reference = ''} = options as Partial<TransferOptions>;
  const iban = readIban(account?.iban ?? '');
  if (!account?.name || (account.iban ? !iban : !account.details?.length)) {
    throw new AppealError('checkout-unavailable', `The config has no account that "${method}" can take.`);
  }
  return {account, iban, prefix: reference};
}

/** Stripe's own page, where the form can't stand in ours. */
import {AppealError} from '../../core/errors.js';
import type {GiftReply} from '../../core/protocol.js';
import type {CheckoutRequest, PaymentForm} from '../checkout.js';
import {readGift} from '../client.js';

/** Where Stripe's own page lives, but for accounts with a domain of their own there. */
const STRIPE_PAGES = 'https://checkout.stripe.com';

/** How a reader gets to Stripe's page. */
export interface PageOptions {
  /** In a frame of another site: by a link that opens a page of its own, when the reader follows it. */
  readonly framed: boolean;
}

/**
 * Sends the reader to Stripe's page; from a frame, shows the link to it.
 *
 * @throws AppealError `server` when the address is not one of Stripe's.
 */
export function createPaymentPage(request: CheckoutRequest, gift: GiftReply, {framed}: PageOptions): PaymentForm {
  const url = checkedUrl(gift.url, request.options['pages']);
  const {mount, say} = request;
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, request.signal]);
  const destroy = (): void => {
    gone.abort();
    mount.replaceChildren();
  };
  const go = (): void => {
    if (!signal.aborted && request.leave(url)) location.assign(url);
  };
  watch(request, gift.id, signal);
  const words = document.createElement('p');
  words.textContent = say(framed ? 'payElsewhere' : 'payOnPage');
  words.style.setProperty('margin', '0');
  mount.append(words);
  if (framed) {
    mount.append(linkTo(url, request));
    return {email: false, action: '', confirm: () => Promise.resolve({status: 'left'}), destroy};
  }
  go();
  return {
    email: false,
    action: say('toPaymentPage'),
    confirm: () => {
      go();
      return Promise.resolve({status: 'left'});
    },
    destroy,
  };
}

/** The server's word alone sends nobody anywhere: an answer can be tampered with. */
function checkedUrl(url: string | undefined, more: unknown): string {
  const allowed = [STRIPE_PAGES, ...(Array.isArray(more) ? (more as unknown[]) : [])];
  if (url !== undefined && URL.canParse(url)) {
    const {origin, protocol, username, href} = new URL(url);
    if (protocol === 'https:' && !username && allowed.includes(origin)) return href;
  }
  throw new AppealError('server', 'The address of the payment page is not one of Stripe’s.');
}

function linkTo(url: string, {say, leave}: CheckoutRequest): HTMLElement {
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  // The page must not get hold of this one, nor hear where its reader comes from.
  link.rel = 'noopener noreferrer';
  link.textContent = say('toPaymentPage');
  link.addEventListener('click', (event) => {
    if (!leave(url)) event.preventDefault();
  });
  return link;
}

/** Whoever comes back to this page, by whatever way, is told when the gift has been paid meanwhile. */
function watch(request: CheckoutRequest, id: string, signal: AbortSignal): void {
  const look = async (): Promise<void> => {
    const {status} = await readGift(request.endpoint, id, {signal});
    if (status === 'paid' || status === 'processing') request.pay(() => Promise.resolve({status, id}));
  };
  const lookQuietly = (): void => void look().catch(() => undefined);
  addEventListener('pageshow', ({persisted}) => persisted && lookQuietly(), {signal});
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && lookQuietly(), {
    signal,
  });
}

/** Giving on another site: a link that carries the gift as far as that site can take it. Ends with the reader's word. */
import {AppealError} from '../core/errors.js';
import type {Frequency} from '../core/gift/gift.js';
import {carriesAmount, fillTemplate, isLinkTemplate} from '../core/gift/link-template.js';
import type {Checkout, CheckoutRequest, PaymentForm} from './checkout.js';
import {dress, element, shadowHost} from './shared/dom.js';
import {waySheet} from './shared/ways.styles.js';
import {wordsFor} from './shared/words.js';

/** What the config says of a link. */
export interface LinkOptions {
  /** One template for all gifts, or one for each frequency. */
  readonly url: string | Readonly<Partial<Record<Frequency, string>>>;
  /** Where it opens; if left out, in a new tab. */
  readonly tab?: 'new' | 'same';
}

/** The adapter named `link`. */
export const checkout: Checkout = {
  start: (request) => new Promise((resolve) => resolve(createLink(request))),
};

function createLink(request: CheckoutRequest): PaymentForm {
  const {mount, appearance, locale, attempt, name, say, signal} = request;
  const {url, template} = addressFor(request);
  const same = request.options['tab'] === 'same';
  const {host, root} = shadowHost(waySheet, locale, getComputedStyle(mount).direction);
  dress(host, appearance);

  const site = new URL(url).host;
  const away = element('p', {}, say(same ? 'linkHere' : 'linkAway', {name, site}));
  const choose = element('p', {}, say('linkChoose', wordsFor(request)));
  const question = element('p', {role: 'status'});
  // No address of ours goes with the reader, and the other site has no hold on this page.
  const target = same ? '_self' : '_blank';
  const again = element('a', {href: url, target, rel: 'noopener noreferrer'}, say('linkAgain', {name}));
  const back = element('p', {hidden: ''}, again);
  root.append(element('div', {class: 'way'}, away, ...(carriesAmount(template) ? [] : [choose]), question, back));
  mount.append(host);

  const destroy = (): void => host.remove();
  signal.addEventListener('abort', destroy, {once: true});

  let left = false;
  /** Leaves by the link itself, which no browser takes for a window that nobody asked for. */
  let leaving = false;
  again.addEventListener('click', (event) => {
    if (!leaving && !request.leave(url)) event.preventDefault();
  });
  const go = (): void => {
    leaving = true;
    again.click();
    leaving = false;
  };

  return {
    email: false,
    get action() {
      return left ? say('linkDone', {name}) : say('linkGo', {name});
    },
    confirm() {
      if (left) return Promise.resolve({status: 'pledged', id: attempt});
      if (!request.leave(url)) return Promise.resolve({status: 'incomplete'});
      left = true;
      away.hidden = choose.hidden = true;
      back.hidden = false;
      question.textContent = say(same ? 'linkBack' : 'linkOpened', {name});
      go();
      return Promise.resolve({status: 'left'});
    },
    destroy,
  };
}

/** The config was checked on the publisher's desk, if at all: here it is looked at once more, before anyone is sent anywhere. */
function addressFor(request: CheckoutRequest): {url: string; template: string} {
  const {url} = request.options as Partial<LinkOptions>;
  const template = typeof url === 'object' ? url[request.gift.frequency] : url;
  if (typeof template !== 'string' || !isLinkTemplate(template)) {
    throw new AppealError('checkout-unavailable', `The config has no link that "${request.method}" can take.`);
  }
  return {url: fillTemplate(template, request), template};
}

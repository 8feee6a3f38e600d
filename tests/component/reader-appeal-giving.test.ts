import {expect} from '@open-wc/testing';

import './support/loaded.js';
import {AppealError} from '../../src/core/errors.js';
import type {
  AppealCheckoutEvent,
  AppealCompleteEvent,
  AppealDeclineEvent,
  AppealErrorEvent,
} from '../../src/elements/acting-events.js';
import {asking, goOn, hasFocus, own, pay, post, use, type Shown} from './support/appeal.js';
import {complaints, listen, pause, point, press, settled, startBefore, type, until} from './support/doing.js';
import {description, find, focused, focusedName, names, spoken, words} from './support/seeing.js';

const EVENTS = [
  'appeal-frequency-change',
  'appeal-amount-change',
  'appeal-method-change',
  'appeal-checkout',
  'appeal-complete',
  'appeal-decline',
  'appeal-abandon',
  'appeal-error',
];

describe('giving', () => {
  let shown: Shown;
  let heard: Event[];
  let stop: AbortController;

  beforeEach(async () => {
    shown = await asking();
    heard = [];
    stop = new AbortController();
    for (const each of EVENTS) document.addEventListener(each, (event) => heard.push(event), {signal: stop.signal});
  });

  afterEach(() => {
    shown.element.remove();
    stop.abort();
  });

  function types(): string[] {
    return heard.map((event) => event.type);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector has it
  function last<T extends Event>(kind: string): T {
    return heard.filter((event) => event.type === kind).at(-1) as T;
  }

  /** What stands in the page's own tree besides the publisher's link. */
  function leftovers(): string[] {
    return [...shown.element.children].filter((child) => !child.matches('a')).map((child) => child.outerHTML);
  }

  it('goes from the ask to thanks by keyboard alone', async () => {
    const {element, checkout, reader} = shown;
    startBefore(element);
    await press('Tab', 'Tab');
    expect(focusedName()).to.equal('Monthly');
    await press('ArrowRight', 'ArrowRight', 'Tab');
    expect(focusedName()).to.equal('$50 per year');
    await press('ArrowRight');
    await until(() => names(element, 'textbox').length > 0, 'the field');
    await press('Tab');
    expect(focusedName()).to.equal('Other amount (US dollars)');
    await type('60');
    await press('Tab');
    expect(focusedName()).to.equal('Card');
    await press('ArrowDown', 'Tab');
    expect(focusedName()).to.equal('Continue with $60 per year');
    await press('Enter');
    await until(() => element.step === 'payment' && !element.session!.busy, 'the payment form');
    await until(() => focusedName() === 'Your gift', 'the heading focused');
    expect(words(element)).to.contain('$60 per year');
    while (focusedName() !== 'E-mail address') await press('Tab');
    await type('reader@post.example');
    while (focusedName() !== 'Give $60 per year') await press('Tab');
    await press('Enter');
    await until(() => element.step === 'thanks', 'thanks');
    await until(() => focusedName() === 'Thank you', 'the heading focused');
    expect(words(element)).to.match(/Your support of \$60 per year for The Harbour Post has arrived/);
    expect(words(element))
      .to.contain('A receipt goes to reader@post.example.')
      .and.to.contain('We won’t ask you again');

    const gift = {frequency: 'yearly', amount: {minor: 6000, currency: 'usd'}};
    expect(checkout.requests.map((request) => [request.gift, request.method])).to.deep.equal([[gift, 'sepa_debit']]);
    expect(checkout.payments).to.deep.equal(['reader@post.example']);
    expect(reader.record().gift?.frequency).to.equal('yearly');
    const {gift: given, status, id, campaign, variant} = last<AppealCompleteEvent>('appeal-complete');
    expect({given, status, id, campaign, variant}).to.deep.equal({
      given: gift,
      status: 'paid',
      id: 'fake-1',
      campaign: 'article-end',
      variant: null,
    });
    const order = ['appeal-frequency-change', 'appeal-amount-change', 'appeal-method-change', 'appeal-checkout'];
    expect(types().filter((each, at, all) => each !== all[at - 1])).to.deep.equal([
      ...new Set(['appeal-frequency-change', ...order, 'appeal-complete']),
    ]);
    expect(leftovers()).to.deep.equal([]);
  });

  it('tells every event on the element and, bubbling, on the document', async () => {
    const {element} = shown;
    const near = listen(element, ...EVENTS);
    await use(element, 'radio', 'Once');
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'thanks', 'thanks');
    expect(near.map((event) => event.type)).to.deep.equal(types());
    expect(types()).to.deep.equal(['appeal-frequency-change', 'appeal-checkout', 'appeal-complete']);
  });

  it('tells the checkout what it needs, and gives it a place in the page’s own tree', async () => {
    const {element, checkout} = shown;
    element.style.setProperty('--appeal-accent', 'rgb(1, 2, 3)');
    await goOn(element);
    const request = checkout.requests[0]!;
    expect(request.mount.getRootNode() === document).to.equal(true);
    expect(request.mount.textContent).to.equal('Fake payment form');
    expect(words(element)).to.contain('Fake payment form');
    const {campaign, variant, placement, locale, endpoint, appearance, attempt} = request;
    expect({campaign, variant, placement, locale, endpoint}).to.deep.equal({
      campaign: 'article-end',
      variant: null,
      placement: 'article-end',
      locale: 'en',
      endpoint: new URL('/gifts-of-tests', document.baseURI).href,
    });
    expect(appearance['--appeal-accent']).to.equal('rgb(1, 2, 3)');
    expect(attempt).to.match(/^[\w-]{16,64}$/);
  });

  it('shows a gift for review before it is charged, and lets the reader change it', async () => {
    const {element, checkout} = shown;
    await goOn(element);
    expect(words(element)).to.contain('Your gift').and.to.contain('$5 per month').and.to.contain('The Harbour Post');
    expect(checkout.payments).to.deep.equal([]);
    await use(element, 'button', 'Change');
    expect(element.step).to.equal('ask');
    expect(types().at(-1)).to.equal('appeal-abandon');
    expect(leftovers()).to.deep.equal([]);
    expect(checkout.requests[0]!.signal.aborted).to.equal(true);
    await until(() => hasFocus(element), 'focus inside');
    await use(element, 'radio', '$10 per month');
    await goOn(element);
    expect(names(element, 'button')).to.include('Give $10 per month');
  });

  it('keeps one attempt for one gift, and another for another', async () => {
    const {element, checkout} = shown;
    await goOn(element);
    await use(element, 'button', 'Change');
    await goOn(element);
    await use(element, 'button', 'Change');
    await use(element, 'radio', '$10 per month');
    await goOn(element);
    const [first, second, third] = checkout.requests.map(({attempt}) => attempt);
    expect(second).to.equal(first);
    expect(third).not.to.equal(first);
    // By what they have in common, the server counts them as one gift that was changed.
    expect(third!.replace(/__\d+$/, '')).to.equal(first!.replace(/__\d+$/, ''));
  });

  it('says why a payment was declined, takes the reader there, and takes the next try', async () => {
    const {element, checkout, reader} = shown;
    checkout.outcomes.push({status: 'declined', code: 'insufficient-funds'});
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'declined', 'the decline');
    await until(() => focused().textContent.includes('Error:'), 'focus on the error');
    expect(focused().textContent.trim()).to.equal(
      'Error: The card has too little credit for this. Nothing was charged.',
    );
    expect(last<AppealDeclineEvent>('appeal-decline').code).to.equal('insufficient-funds');
    expect(reader.record().gift).to.equal(null);
    expect(find<HTMLInputElement>(element, 'textbox', 'E-mail address').value).to.equal('reader@post.example');
    expect(words(element)).to.contain('Fake payment form');
    await use(element, 'button', 'Give $5 per month');
    await until(() => element.step === 'thanks', 'thanks');
    expect(types()).to.deep.equal(['appeal-checkout', 'appeal-decline', 'appeal-complete']);
    expect(checkout.requests.length).to.equal(1);
  });

  it('takes the reader to the reason again when the same comes again', async () => {
    const {element, checkout} = shown;
    checkout.outcomes.push({status: 'declined', code: 'card-declined'}, {status: 'declined', code: 'card-declined'});
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'declined', 'the decline');
    await until(() => focused().textContent.includes('Error:'), 'focus on the error');
    await use(element, 'button', 'Give $5 per month');
    await until(() => types().filter((each) => each === 'appeal-decline').length === 2, 'the second decline');
    await until(() => focused().textContent.includes('Error:'), 'focus on the error');
    expect(spoken(element)).to.contain('Error: Your bank declined the payment.');
  });

  it('leaves the reader in the payment form when that is not filled in', async () => {
    const {element, checkout} = shown;
    checkout.outcomes.push({status: 'incomplete'});
    await goOn(element);
    await pay(element);
    expect([element.step, element.session!.busy]).to.deep.equal(['payment', false]);
    expect(spoken(element)).to.equal('');
    await use(element, 'button', 'Give $5 per month');
    await until(() => element.step === 'thanks', 'thanks');
    expect(types()).to.deep.equal(['appeal-checkout', 'appeal-complete']);
  });

  it('asks what became of a payment whose answer was lost, and says so meanwhile', async () => {
    const {element, checkout} = shown;
    checkout.outcomes.push({status: 'unknown', id: 'lost-1'});
    checkout.statusOf = 'open';
    await goOn(element);
    await pay(element);
    await until(() => /asking whether your payment arrived/.test(spoken(element)), 'what is going on');
    expect(find(element, 'button', 'Give $5 per month').getAttribute('aria-disabled')).to.equal('true');
    expect(names(element, 'button')).not.to.include('Change');
    await use(element, 'button', 'Give $5 per month');
    checkout.statusOf = 'paid';
    await until(() => element.step === 'thanks', 'thanks');
    expect(checkout.payments.length).to.equal(1);
    const {id, status} = last<AppealCompleteEvent>('appeal-complete');
    expect([id, status]).to.deep.equal(['lost-1', 'paid']);
  });

  it('declines a payment whose answer was lost and that failed', async () => {
    const {element, checkout} = shown;
    checkout.outcomes.push({status: 'unknown', id: 'lost-1'});
    checkout.statusOf = 'failed';
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'declined', 'the decline');
    expect(types().at(-1)).to.equal('appeal-decline');
  });

  it('says “on its way” for a slow debit, and “arrived” once it has', async () => {
    const {element, checkout, reader} = shown;
    const completes = listen<AppealCompleteEvent>(element, 'appeal-complete');
    checkout.outcomes.push({status: 'processing', id: 'slow-1'});
    checkout.statusOf = 'processing';
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'thanks', 'thanks');
    expect(words(element)).to.contain('is on its way').and.not.to.contain('has arrived');
    expect(last<AppealCompleteEvent>('appeal-complete').status).to.equal('processing');
    expect(reader.record().gift).not.to.equal(null);
    checkout.statusOf = 'paid';
    await until(() => words(element).includes('has arrived'), 'the money');
    expect(completes.map(({status}) => status)).to.deep.equal(['processing', 'paid']);
  });

  it('takes its thanks back for a slow debit that failed in the end, and asks again', async () => {
    const {element, checkout, reader} = shown;
    checkout.outcomes.push({status: 'processing', id: 'slow-1'});
    checkout.statusOf = 'failed';
    await goOn(element);
    await pay(element);
    await until(() => types().includes('appeal-complete'), 'the first answer');
    await until(() => types().includes('appeal-decline'), 'the refusal');
    await settled();
    expect(words(element)).not.to.match(/Thank you|has arrived|on its way/);
    expect(words(element)).to.contain('Nothing was charged');
    expect(hasFocus(element)).to.equal(true);
    expect(reader.record().gift).to.equal(null);
    await use(element, 'button', 'Try again');
    expect(element.step).to.equal('ask');
  });

  it('promises no more than was pledged', async () => {
    const {element, checkout} = shown;
    checkout.outcomes.push({status: 'pledged', id: 'pledge-1'});
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'thanks', 'thanks');
    expect(words(element)).to.contain('Your pledge of $5 per month').and.not.to.contain('has arrived');
    expect(last<AppealCompleteEvent>('appeal-complete').status).to.equal('pledged');
  });

  it('starts nothing when appeal-checkout is cancelled', async () => {
    const {element, checkout} = shown;
    element.addEventListener('appeal-checkout', (event) => event.preventDefault());
    await use(element, 'button', /^Continue/);
    await pause(100);
    expect([element.step, checkout.requests.length, leftovers()]).to.deep.equal(['ask', 0, []]);
    const event = last<AppealCheckoutEvent>('appeal-checkout');
    expect(event.gift).to.deep.equal({frequency: 'monthly', amount: {minor: 500, currency: 'usd'}});
    expect([event.campaign, event.variant]).to.deep.equal(['article-end', null]);
  });

  it('starts nothing before the reader means to pay', async () => {
    const {element, checkout} = shown;
    await use(element, 'radio', 'Once');
    await use(element, 'radio', '$10 once');
    expect(checkout.requests.length).to.equal(0);
  });

  it('does not go on with an amount that can’t be used', async () => {
    const {element, checkout} = shown;
    await own(element, '1');
    await use(element, 'button', 'Continue');
    await until(() => /Error: Please enter at least \$2/.test(description(focused())), 'the error, focused');
    expect([element.step, checkout.requests.length]).to.deep.equal(['ask', 0]);
    expect(types()).not.to.include('appeal-checkout');
  });

  it('goes on with an amount of one’s own, to the cent', async () => {
    const {element, checkout} = shown;
    await own(element, '19.99');
    await goOn(element);
    expect(names(element, 'button')).to.include('Give $19.99 per month');
    expect(checkout.requests[0]!.gift.amount).to.deep.equal({minor: 1999, currency: 'usd'});
  });

  it('begins one payment, and pays once, however often the buttons are pressed', async () => {
    const {element, checkout} = shown;
    const button = find(element, 'button', /^Continue/);
    button.click();
    button.click();
    await until(() => element.step === 'payment' && !element.session!.busy, 'the payment form');
    expect(checkout.requests.length).to.equal(1);
    expect(types().filter((each) => each === 'appeal-checkout').length).to.equal(1);
    const field = find<HTMLInputElement>(element, 'textbox', 'E-mail address');
    field.value = 'reader@post.example';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    const give = find(element, 'button', /^Give/);
    give.click();
    give.click();
    await until(() => element.step === 'thanks', 'thanks');
    expect(checkout.payments.length).to.equal(1);
  });

  it('keeps the focus on the button while it pays', async () => {
    const {element, checkout} = shown;
    let answer: () => void = () => undefined;
    const start = checkout.start.bind(checkout);
    checkout.start = async (request) => ({
      ...(await start(request)),
      confirm: () => new Promise((resolve) => (answer = () => resolve({status: 'paid', id: 'held'}))),
    });
    await goOn(element);
    await pay(element);
    expect(focusedName()).to.equal('Give $5 per month');
    expect(focused().getAttribute('aria-disabled')).to.equal('true');
    expect(spoken(element)).to.contain('your payment is being made');
    answer();
    await until(() => element.step === 'thanks', 'thanks');
  });

  it('says that a checkout can’t be reached, and tries again', async () => {
    const {element, checkout} = shown;
    const errors = complaints('error');
    try {
      const start = checkout.start.bind(checkout);
      checkout.start = () => Promise.reject(new AppealError('network', 'No network.'));
      await use(element, 'button', /^Continue/);
      await until(() => element.step === 'error', 'the error');
      await until(() => focusedName() === 'This did not work', 'the heading focused');
      expect(last<AppealErrorEvent>('appeal-error').code).to.equal('network');
      expect(errors.said.length).to.equal(1);
      expect(names(element, 'link')).to.include('Support our journalism');
      expect(leftovers()).to.deep.equal([]);
      checkout.start = start;
      await use(element, 'button', 'Try again');
      expect(element.step).to.equal('ask');
      await goOn(element);
      await pay(element);
      await until(() => element.step === 'thanks', 'thanks');
    } finally {
      errors.restore();
    }
  });

  it('says that a payment has expired, and begins another attempt', async () => {
    const {element, checkout} = shown;
    const errors = complaints('error');
    try {
      checkout.outcomes.push(new AppealError('gift-expired', 'Expired.'));
      await goOn(element);
      await pay(element);
      await until(() => element.step === 'error', 'the error');
      expect(words(element)).to.contain('has expired').and.to.contain('Nothing was charged');
      await use(element, 'button', 'Try again');
      await goOn(element);
      const [first, second] = checkout.requests.map(({attempt}) => attempt);
      expect(second).not.to.equal(first);
    } finally {
      errors.restore();
    }
  });

  for (const [code, sentence] of [
    ['rate-limited', 'too many tries from your connection'],
    ['amount-out-of-range', 'does not take this amount'],
    ['checkout-unavailable', 'could not reach the payment service'],
  ] as const) {
    it(`says of ${code} what it is`, async () => {
      const {element, checkout} = shown;
      const errors = complaints('error');
      try {
        checkout.outcomes.push(new AppealError(code, 'No.'));
        await goOn(element);
        await pay(element);
        await until(() => element.step === 'error', 'the error');
        expect(words(element)).to.contain(sentence).and.to.contain('Nothing was charged');
      } finally {
        errors.restore();
      }
    });
  }

  it('reports a checkout that nobody knows, in words for the reader', async () => {
    const errors = complaints('error');
    try {
      const {element} = await asking(post({checkout: {adapter: 'nobody', methods: ['card']}}));
      await use(element, 'button', /^Continue/);
      await until(() => element.step === 'error', 'the error');
      expect(last<AppealErrorEvent>('appeal-error').code).to.equal('checkout-unknown');
    } finally {
      errors.restore();
    }
  });

  for (const moment of ['while the form is being prepared', 'with the form in place', 'after a decline'] as const) {
    it(`leaves nothing behind when it is removed ${moment}`, async () => {
      const {element, checkout} = shown;
      let destroyed = 0;
      let arrive: () => void = () => undefined;
      const start = checkout.start.bind(checkout);
      checkout.start = async (request) => {
        const form = await start(request);
        if (moment === 'while the form is being prepared') await new Promise<void>((resolve) => (arrive = resolve));
        return {
          ...form,
          destroy() {
            destroyed++;
            form.destroy();
          },
        };
      };
      if (moment === 'while the form is being prepared') {
        await use(element, 'button', /^Continue/);
        await until(() => checkout.requests.length === 1, 'the start');
      } else {
        await goOn(element);
        if (moment === 'after a decline') {
          checkout.outcomes.push({status: 'declined', code: 'card-declined'});
          await pay(element);
          await until(() => element.step === 'declined', 'the decline');
        }
      }
      heard.length = 0;
      element.remove();
      arrive();
      await settled();
      expect(types()).to.deep.equal(['appeal-abandon']);
      expect(heard[0]!.target === document).to.equal(true);
      expect(checkout.requests[0]!.signal.aborted).to.equal(true);
      expect(destroyed).to.equal(1);
      expect([...element.children].filter((child) => child.slot === 'payment').length).to.equal(0);
      expect(checkout.requests[0]!.mount.isConnected).to.equal(false);
    });
  }

  it('is not abandoned when it is removed after thanks, or before any intent', async () => {
    const {element} = shown;
    await goOn(element);
    await pay(element);
    await until(() => element.step === 'thanks', 'thanks');
    element.remove();
    (await asking()).element.remove();
    await settled();
    expect(types()).not.to.include('appeal-abandon');
  });

  it('goes on with a payment where a mouse does it all', async () => {
    const {element} = shown;
    await point(find(element, 'radio', '$10 per month'));
    await point(find(element, 'button', 'Continue with $10 per month'));
    await until(() => element.step === 'payment' && !element.session!.busy, 'the payment form');
    await point(find(element, 'textbox', 'E-mail address'));
    await type('reader@post.example');
    await point(find(element, 'button', 'Give $10 per month'));
    await until(() => element.step === 'thanks', 'thanks');
  });
});

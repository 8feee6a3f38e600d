import {expect} from '@open-wc/testing';

import './support/loaded.js';
import type {Outcome} from '../../src/checkout/checkout.js';
import type {GiftReply} from '../../src/core/protocol.js';
import type {AppealCompleteEvent, AppealDeclineEvent, AppealErrorEvent} from '../../src/elements/acting-events.js';
import {takeWayBack} from '../../src/elements/reader-appeal/way-back.js';
import {asking, goOn, hasFocus, pay, ready, use, type Shown} from './support/appeal.js';
import {complaints, listen, pause, settled, until} from './support/doing.js';
import {description, find, focused, focusedName, names, spoken, words} from './support/seeing.js';

describe('a checkout', () => {
  let shown: Shown;
  let errors: ReturnType<typeof complaints>;
  beforeEach(async () => {
    shown = await asking();
    errors = complaints('error');
  });
  afterEach(() => {
    errors.restore();
    shown.element.remove();
    sessionStorage.clear();
  });

  describe('F24 that never answers', () => {
    it('counts as failed after its patience: the reader is told, and can go back', async () => {
      const {element, checkout} = shown;
      const failures = listen<AppealErrorEvent>(element, 'appeal-error');
      let request: {signal: AbortSignal} | undefined;
      Object.assign(checkout, {
        patienceMs: 60,
        start: (given: {signal: AbortSignal}) => {
          request = given;
          return new Promise(() => undefined);
        },
      });
      await use(element, 'button', /^Continue/);
      await until(() => element.step === 'error', 'the error');
      await until(() => focusedName() === 'This did not work', 'the heading focused');
      expect(words(element)).to.contain('Nothing was charged');
      expect(failures.map(({code}) => code)).to.deep.equal(['checkout-unavailable']);
      expect(request!.signal.aborted).to.equal(true);
      expect([...element.children].map((child) => child.localName)).to.deep.equal(['a']);
      await use(element, 'button', 'Try again');
      expect(element.step).to.equal('ask');
    });

    it('leaves no form behind when it answers after all', async () => {
      const {element, checkout} = shown;
      let destroyed = 0;
      let arrive: () => void = () => undefined;
      Object.assign(checkout, {
        patienceMs: 30,
        start: () =>
          new Promise((resolve) => {
            arrive = () => resolve({confirm: () => Promise.reject(new Error()), destroy: () => destroyed++});
          }),
      });
      await use(element, 'button', /^Continue/);
      await until(() => element.step === 'error', 'the error');
      arrive();
      await settled();
      expect(destroyed).to.equal(1);
      expect(element.step).to.equal('error');
    });

    it('can be left before that', async () => {
      const {element, checkout} = shown;
      checkout.start = () => new Promise(() => undefined);
      await use(element, 'button', /^Continue/);
      await until(() => names(element, 'button').includes('Change'), 'the way back');
      await use(element, 'button', 'Change');
      expect(element.step).to.equal('ask');
      expect(errors.said).to.deep.equal([]);
    });
  });

  describe('whose form pays by itself, as wallets do', () => {
    it('is shown to be under way, and goes by its outcome', async () => {
      const {element, checkout} = shown;
      await goOn(element);
      let answer: (outcome: Outcome) => void = () => undefined;
      const {pay: carry} = checkout.requests[0]!;
      expect(carry(() => new Promise((resolve) => (answer = resolve)))).to.equal(true);
      await settled();
      expect(spoken(element)).to.contain('your payment is being made');
      expect(find(element, 'button', /^Give/).getAttribute('aria-disabled')).to.equal('true');
      expect(
        carry(() => Promise.reject(new Error('never run'))),
        'a second one',
      ).to.equal(false);
      answer({status: 'paid', id: 'wallet-1', email: 'wallet@post.example'});
      await until(() => element.step === 'thanks', 'thanks');
      expect(words(element)).to.contain('A receipt goes to wallet@post.example.');
      expect(checkout.payments).to.deep.equal([]);
    });

    it('can’t pay once the reader has gone back', async () => {
      const {element, checkout} = shown;
      await goOn(element);
      await use(element, 'button', 'Change');
      expect(checkout.requests[0]!.pay(() => Promise.resolve({status: 'paid', id: 'late'}))).to.equal(false);
      expect(element.step).to.equal('ask');
    });
  });

  it('that can’t use the e-mail address has it said at the field, until it is another one', async () => {
    const {element, checkout} = shown;
    checkout.outcomes.push({status: 'incomplete', field: 'email'});
    await goOn(element);
    await pay(element, 'reader@post.example');
    await until(() => focusedName() === 'E-mail address', 'the field focused');
    await until(() => description(focused()).includes('Error: Please enter an e-mail address'), 'the reason');
    // Leaving the field does not make the address any better.
    find(element, 'button', /^Give/).focus();
    await pause(300);
    await use(element, 'button', /^Give/);
    expect(focusedName()).to.equal('E-mail address');
    expect(checkout.payments.length).to.equal(1);
    await pay(element, 'other@post.example');
    await until(() => element.step === 'thanks', 'thanks');
    expect(checkout.payments).to.deep.equal(['reader@post.example', 'other@post.example']);
  });

  it('F23 whose appeal is taken away while it pays: the gift is kept in mind, the page is told', async () => {
    const {element, checkout, reader} = shown;
    const completes = listen<AppealCompleteEvent>(document, 'appeal-complete');
    let answer: (outcome: Outcome) => void = () => undefined;
    const start = checkout.start.bind(checkout);
    checkout.start = async (request) => ({
      ...(await start(request)),
      confirm: () => new Promise((resolve) => (answer = resolve)),
    });
    await goOn(element);
    await pay(element);
    element.remove();
    answer({status: 'paid', id: 'late-1'});
    await until(() => completes.length > 0, 'the event');
    const [{gift, status, id, campaign}] = completes as [AppealCompleteEvent];
    expect({gift, status, id, campaign}).to.deep.equal({
      gift: {frequency: 'monthly', amount: {minor: 500, currency: 'usd'}},
      status: 'paid',
      id: 'late-1',
      campaign: 'article-end',
    });
    expect(reader.record().gift?.frequency).to.equal('monthly');
    expect(errors.said).to.deep.equal([]);
  });

  it('knows where a reader leaves from, only as long as they may be away', async () => {
    const {element, checkout} = shown;
    let answer: (outcome: Outcome) => void = () => undefined;
    const start = checkout.start.bind(checkout);
    checkout.start = async (request) => ({
      ...(await start(request)),
      confirm: () => new Promise((resolve) => (answer = resolve)),
    });
    await goOn(element);
    expect(sessionStorage.length).to.equal(0);
    await pay(element);
    expect(JSON.parse(sessionStorage.getItem('reader-appeal:away')!)).to.deep.equal({
      gift: {frequency: 'monthly', amount: {minor: 500, currency: 'usd'}},
      method: 'card',
      campaign: 'article-end',
      variant: null,
    });
    answer({status: 'paid', id: 'a'});
    await until(() => element.step === 'thanks', 'thanks');
    expect(sessionStorage.length).to.equal(0);
  });

  it('that sends a reader away tells the page, which may forbid it', async () => {
    const {element, checkout} = shown;
    await goOn(element);
    const {leave} = checkout.requests[0]!;
    expect(leave('https://pay.example/1')).to.equal(true);
    element.addEventListener('appeal-redirect', (event) => event.preventDefault());
    expect(leave('https://pay.example/1')).to.equal(false);
  });
});

describe('a way back', () => {
  const address = location.href;
  afterEach(() => {
    history.replaceState(history.state, '', address);
    sessionStorage.clear();
  });

  function comeBack(value: string, departure?: unknown): ReturnType<typeof takeWayBack> {
    history.replaceState({of: 'the page'}, '', `?before=1&appeal_session=${value}&after=2#here`);
    if (departure !== undefined) sessionStorage.setItem('reader-appeal:away', JSON.stringify(departure));
    return takeWayBack();
  }

  const DEPARTURE = {
    gift: {frequency: 'once', amount: {minor: 2500, currency: 'usd'}},
    method: 'card',
    campaign: 'article-end',
    variant: 'b',
  };

  it('is taken out of the address, and once only', () => {
    expect(comeBack('cs_test_1', DEPARTURE)).to.deep.equal({id: 'cs_test_1', departure: DEPARTURE});
    expect(location.search + location.hash).to.equal('?before=1&after=2#here');
    expect(history.state).to.deep.equal({of: 'the page'});
    expect(takeWayBack()).to.equal(null);
    expect(sessionStorage.length).to.equal(0);
  });

  it('without paying has no gift to ask for', () => {
    expect(comeBack('cancelled', DEPARTURE)).to.deep.equal({id: null, departure: DEPARTURE});
  });

  for (const wrong of [
    null,
    'text',
    [],
    {},
    {...DEPARTURE, gift: null},
    {...DEPARTURE, gift: {frequency: 'weekly', amount: {minor: 1, currency: 'usd'}}},
    {...DEPARTURE, gift: {frequency: 'once', amount: {minor: '2500', currency: 'usd'}}},
    {...DEPARTURE, gift: {frequency: 'once', amount: {minor: -1, currency: 'usd'}}},
    {...DEPARTURE, method: 5},
  ]) {
    it(`makes nothing of what is not a departure: ${JSON.stringify(wrong)}`, () => {
      expect(comeBack('cs_test_1', wrong)).to.deep.equal({id: 'cs_test_1', departure: null});
    });
  }

  describe('that an appeal goes on with', () => {
    const realFetch = window.fetch;
    let reply: (Partial<GiftReply> & {status: GiftReply['status']}) | 'not-found' | Error;
    let asked: number;
    let shown: Shown;
    let errors: ReturnType<typeof complaints>;

    beforeEach(async () => {
      asked = 0;
      window.fetch = () => {
        asked++;
        if (reply instanceof Error) return Promise.reject(reply);
        if (reply === 'not-found') {
          const error = {code: 'not-found', message: '', retryable: false};
          return Promise.resolve(Response.json({error}, {status: 404}));
        }
        const gift = {id: 'cs_1', frequency: 'once', minor: 2500, currency: 'usd'};
        return Promise.resolve(Response.json({...gift, ...reply}));
      };
      errors = complaints('error');
      shown = await ready();
    });
    afterEach(() => {
      errors.restore();
      window.fetch = realFetch;
      shown.element.remove();
    });

    let known: boolean | undefined;
    function goOnWith(departure: unknown = DEPARTURE, value = 'cs_1'): void {
      const way = comeBack(value, departure)!;
      const {element} = shown;
      known = undefined;
      element.begin({campaign: element.config!.campaigns[0]!});
      element.session = null;
      element.wait(element.config!.campaigns[0]!, async (acting) => (known = await acting.comeBack(way)));
    }

    it('paid: thanks for what the server knows, whatever this tab remembers', async () => {
      reply = {status: 'paid', minor: 1999};
      const completes = listen<AppealCompleteEvent>(shown.element, 'appeal-complete');
      goOnWith();
      await until(() => shown.element.step === 'thanks', 'thanks');
      await until(() => focusedName() === 'Thank you', 'the heading focused');
      expect(words(shown.element)).to.contain('$19.99 once').and.to.contain('has arrived');
      expect(completes.map(({status, id, gift}) => [status, id, gift.amount.minor])).to.deep.equal([
        ['paid', 'cs_1', 1999],
      ]);
      expect(shown.reader.record().gift?.frequency).to.equal('once');
      expect(known).to.equal(true);
    });

    it('on its way, and paid in the end', async () => {
      reply = {status: 'processing'};
      goOnWith(undefined);
      await until(() => words(shown.element).includes('is on its way'), 'thanks');
      reply = {status: 'paid'};
      await until(() => words(shown.element).includes('has arrived'), 'the money');
    });

    it('refused: the reason, and the same gift again', async () => {
      reply = {status: 'open', decline: 'insufficient-funds'};
      const declines = listen<AppealDeclineEvent>(shown.element, 'appeal-decline');
      goOnWith();
      await until(() => declines.length > 0, 'the refusal');
      await until(() => hasFocus(shown.element), 'focus inside');
      expect(words(shown.element)).to.contain('The card has too little credit').and.to.contain('Nothing was charged');
      await use(shown.element, 'button', 'Try again');
      expect(names(shown.element, 'button')).to.include('Continue with $25 once');
    });

    it('refused with a covered fee: what was tried is said in full, and the gift is the gift again', async () => {
      reply = {status: 'open', decline: 'insufficient-funds', minor: 2605, cover: 105};
      const declines = listen<AppealDeclineEvent>(shown.element, 'appeal-decline');
      // In whatever tab or browser.
      goOnWith(undefined);
      await until(() => declines.length > 0, 'the refusal');
      await use(shown.element, 'button', 'Try again');
      expect(names(shown.element, 'button')).to.include('Continue with $25 once');
    });

    it('paid with a covered fee: thanks for all of it', async () => {
      reply = {status: 'paid', minor: 2605, cover: 105};
      goOnWith();
      await until(() => words(shown.element).includes('$26.05 once'), 'thanks');
    });

    it('expired: told so', async () => {
      reply = {status: 'expired'};
      goOnWith();
      await until(() => /Nothing was charged/.test(words(shown.element)), 'the refusal');
      expect(shown.reader.record().gift).to.equal(null);
    });

    it('without paying: asked with the same gift', async () => {
      const abandons = listen(shown.element, 'appeal-abandon');
      goOnWith(DEPARTURE, 'cancelled');
      await until(() => names(shown.element, 'button').includes('Continue with $25 once'), 'the ask');
      await until(() => focusedName() === 'Since you are here', 'the heading focused');
      expect([asked, abandons.length, known]).to.deep.equal([0, 1, true]);
    });

    it('of a gift that nobody knows: nothing at all', async () => {
      reply = 'not-found';
      goOnWith();
      await until(() => known !== undefined, 'the answer');
      expect([known, shown.element.step, asked]).to.deep.equal([false, 'idle', 1]);
    });

    it('says what it is doing meanwhile, and offers nothing to pay with', async () => {
      reply = {status: 'open'};
      goOnWith();
      await until(() => spoken(shown.element).includes('Welcome back'), 'the words');
      await until(() => focusedName() === 'Your gift', 'the heading focused');
      expect(names(shown.element, 'button')).to.deep.equal([]);
      reply = {status: 'paid'};
      await until(() => shown.element.step === 'thanks', 'thanks');
    });
  });
});

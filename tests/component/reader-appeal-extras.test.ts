import {expect} from '@open-wc/testing';

import './support/loaded.js';
import {DAY} from '../../src/core/ask/record.js';
import type {Gift} from '../../src/core/gift/gift.js';
import type {AppealAmountChangeEvent, AppealFrequencyChangeEvent} from '../../src/elements/events.js';
import type {AppealCompleteEvent} from '../../src/elements/acting-events.js';
import {createMemoryReader} from '../../src/testing/index.js';
import {asking, begin, goOn, own, pay, POST, post, ready, use, type Shown} from './support/appeal.js';
import {listen, press, settled, until} from './support/doing.js';
import {
  description,
  find,
  focused,
  focusedName,
  isVisible,
  names,
  perceived,
  violations,
  words,
} from './support/seeing.js';

const CHECKOUT = {...POST.checkout, cover: {usd: {percent: 2.9, fixed: 0.3}}, monthlyUpTo: {usd: 25}};

function withExtras(checkout: object = {}, parts: object = {}): ReturnType<typeof post> {
  return post({checkout: {...CHECKOUT, ...checkout}, ...parts});
}

function gifts({checkout}: Shown): Gift[] {
  return checkout.requests.map(({gift}) => gift);
}

const monthly = (minor: number): Gift => ({frequency: 'monthly', amount: {minor, currency: 'usd'}});
const once = (minor: number): Gift => ({frequency: 'once', amount: {minor, currency: 'usd'}});

let shown: Shown;

/** An appeal whose reader goes on to pay for the named gift. */
async function paying(gift: {frequency?: string; amount?: string}, config = withExtras()): Promise<Shown> {
  shown = await asking(config);
  if (gift.frequency) await use(shown.element, 'radio', gift.frequency);
  if (gift.amount) await use(shown.element, 'radio', gift.amount);
  await goOn(shown.element);
  return shown;
}

afterEach(() => shown.element.remove());

describe('what a gift comes to in a year', () => {
  it('is said of a monthly one', async () => {
    const {element} = await paying({amount: '$5 per month'}, post());
    expect(words(element)).to.contain('That is $60 a year.');
  });

  for (const frequency of ['Once', 'Yearly']) {
    it(`is not said of a gift that is made ${frequency.toLowerCase()}`, async () => {
      const {element} = await paying({frequency}, post());
      expect(words(element)).not.to.contain('a year');
    });
  }
});

describe('covering the fee', () => {
  const box = (): HTMLInputElement => find<HTMLInputElement>(shown.element, 'checkbox', /cover the payment fee$/);

  it('is offered only where the config says what a payment costs', async () => {
    const {element} = await paying({}, post());
    expect(names(element, 'checkbox')).to.deep.equal([]);
  });

  it('is never chosen beforehand, names its sum, and is called an estimate', async () => {
    const {element} = await paying({amount: '$5 per month'});
    expect(names(element, 'checkbox')).to.deep.equal(['Add $0.46 to cover the payment fee']);
    expect(box().checked).to.equal(false);
    expect(description(box())).to.match(/^This is an estimate/);
    expect(gifts(shown)).to.deep.equal([monthly(500)]);
    expect(shown.checkout.requests[0]!.cover).to.equal(0);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('changes the total everywhere, to the cent, and the payment that stands gives way to one of that sum', async () => {
    const {element, checkout} = await paying({amount: '$5 per month'});
    const complete = listen<AppealCompleteEvent>(element, 'appeal-complete');
    const amounts = listen<AppealAmountChangeEvent>(element, 'appeal-amount-change');
    box().focus();
    await press('Space');
    await until(() => !element.session!.busy, 'the new form');
    expect(box().checked).to.equal(true);
    expect(focused()).to.equal(box());
    expect(words(element)).to.contain('$5.46 per month');
    expect(words(element)).to.contain('That is $65.52 a year.');
    expect(names(element, 'button')).to.include('Give $5.46 per month');
    expect(names(element, 'checkbox')).to.deep.equal(['Add $0.46 to cover the payment fee']);
    expect(gifts(shown)).to.deep.equal([monthly(500), monthly(546)]);
    expect(checkout.requests[1]!.cover).to.equal(46);
    expect(checkout.requests[0]!.signal.aborted).to.equal(true);
    expect(amounts.map(({amount}) => amount.minor)).to.deep.equal([546]);
    await pay(element);
    await until(() => element.step === 'thanks', 'thanks');
    expect(complete[0]!.gift).to.deep.equal(monthly(546));
    expect(words(element)).to.contain('Your support of $5.46 per month');
  });

  it('is taken back as it was given, and the first payment is the same attempt again', async () => {
    const {element, checkout} = await paying({amount: '$5 per month'});
    for (let turn = 0; turn < 2; turn++) {
      box().click();
      await settled();
      await until(() => !element.session!.busy, 'the new form');
    }
    expect(gifts(shown)).to.deep.equal([monthly(500), monthly(546), monthly(500)]);
    const [first, covered, last] = checkout.requests.map(({attempt}) => attempt);
    expect(last).to.equal(first);
    expect(covered).not.to.equal(first);
    expect(names(element, 'button')).to.include('Give $5 per month');
  });

  it('is forgotten on the way back to the gift', async () => {
    const {element} = await paying({amount: '$5 per month'});
    box().click();
    await settled();
    await until(() => !element.session!.busy, 'the new form');
    await use(element, 'button', 'Change');
    expect(find<HTMLInputElement>(element, 'radio', '$5 per month').checked).to.equal(true);
    expect(names(element, 'button')).to.include('Continue with $5 per month');
    await goOn(element);
    expect(box().checked).to.equal(false);
  });

  it('keeps the address that was typed', async () => {
    const {element} = await paying({});
    const field = find<HTMLInputElement>(element, 'textbox', 'E-mail address');
    field.focus();
    field.value = 'reader@post.example';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    box().click();
    await settled();
    await until(() => !element.session!.busy, 'the new form');
    expect(find<HTMLInputElement>(element, 'textbox', 'E-mail address').value).to.equal('reader@post.example');
  });

  it('can’t be changed while a payment is on its way', async () => {
    const {element, checkout} = await paying({});
    let settle: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (settle = resolve));
    checkout.outcomes.push({status: 'declined', code: 'card-declined'});
    const [request] = checkout.requests;
    request!.pay(() => held.then(() => ({status: 'declined', code: 'card-declined'})));
    await settled();
    expect(box().disabled).to.equal(true);
    settle();
    await until(() => element.step === 'declined', 'the decline');
    await settled();
    expect(box().disabled).to.equal(false);
  });

  it('is not offered where the whole would be more than may be given', async () => {
    shown = await asking(withExtras());
    await own(shown.element, '500');
    await use(shown.element, 'button', /^Continue/);
    await use(shown.element, 'button', '$500 per month');
    await until(() => shown.element.step === 'payment', 'the payment');
    expect(names(shown.element, 'checkbox')).to.deep.equal([]);
  });

  it('is not offered for a way that ends elsewhere, nor in a currency without a fee', async () => {
    const ways = {card: {adapter: 'link', url: 'https://pay.example/{amount}'}};
    const {element} = await paying({}, withExtras({ways}));
    expect(names(element, 'checkbox')).to.deep.equal([]);
    element.remove();
    shown = await ready(withExtras());
    shown.element.currency = 'eur';
    begin(shown.element);
    await settled();
    await goOn(shown.element);
    expect(names(shown.element, 'checkbox')).to.deep.equal([]);
  });
});

describe('an address for the receipt', () => {
  it('goes with the gift as far as it is typed and right', async () => {
    const {element, checkout} = await paying({});
    const {email} = checkout.requests[0]!;
    expect(email()).to.equal('');
    const field = find<HTMLInputElement>(element, 'textbox', 'E-mail address');
    for (const [typed, known] of [
      ['reader', ''],
      [' reader@post.example ', 'reader@post.example'],
    ] as const) {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      expect(email()).to.equal(known);
    }
  });

  it('is still there after a way back to the gift', async () => {
    const {element} = await paying({});
    const field = find<HTMLInputElement>(element, 'textbox', 'E-mail address');
    field.value = 'reader@post.example';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await use(element, 'button', 'Change');
    await goOn(element);
    expect(find<HTMLInputElement>(element, 'textbox', 'E-mail address').value).to.equal('reader@post.example');
  });
});

describe('a monthly gift in place of a single one', () => {
  const SUGGESTION = /^A smaller gift every month helps The Harbour Post to plan ahead/;

  it('is suggested beside the payment, which goes on without an answer', async () => {
    const {element, checkout} = await paying({frequency: 'Once', amount: '$25 once'});
    expect(find(element, 'group', SUGGESTION)).to.be.ok;
    expect(names(element, 'button')).to.include.members(['Change to $5 per month', 'No, $25 once', 'Give $25 once']);
    expect(focusedName()).to.equal('Your gift');
    expect(await violations(element)).to.deep.equal([]);
    await pay(element);
    await until(() => element.step === 'thanks', 'thanks');
    expect(gifts(shown)).to.deep.equal([once(2500)]);
    expect(checkout.payments).to.deep.equal(['reader@post.example']);
  });

  it('is taken with one press', async () => {
    const {element} = await paying({frequency: 'Once', amount: '$25 once'});
    const frequencies = listen<AppealFrequencyChangeEvent>(element, 'appeal-frequency-change');
    await use(element, 'button', 'Change to $5 per month');
    await until(() => !element.session!.busy, 'the new form');
    expect(focusedName()).to.equal('Your gift');
    expect(gifts(shown)).to.deep.equal([once(2500), monthly(500)]);
    expect(frequencies.map(({frequency}) => frequency)).to.deep.equal(['monthly']);
    expect(names(element, 'button')).to.include('Give $5 per month');
    expect(perceived(element).filter(({name}) => SUGGESTION.test(name))).to.deep.equal([]);
    await use(element, 'button', 'Change');
    expect(find<HTMLInputElement>(element, 'radio', 'Monthly').checked).to.equal(true);
    expect(find<HTMLInputElement>(element, 'radio', '$5 per month').checked).to.equal(true);
  });

  it('is put away with one press, for good, and the gift stays as it is', async () => {
    const {element} = await paying({frequency: 'Once', amount: '$25 once'});
    await use(element, 'button', 'No, $25 once');
    expect(focusedName()).to.equal('Your gift');
    expect(gifts(shown)).to.deep.equal([once(2500)]);
    expect(names(element, 'button')).to.include('Give $25 once').and.not.include('Change to $5 per month');
    await use(element, 'button', 'Change');
    await goOn(element);
    expect(names(element, 'button')).not.to.include('Change to $5 per month');
  });

  it('takes the covered fee away with the gift that it was for', async () => {
    const {element, checkout} = await paying({frequency: 'Once', amount: '$25 once'});
    find(element, 'checkbox', /cover/).click();
    await settled();
    await use(element, 'button', 'Change to $5 per month');
    await until(() => !element.session!.busy, 'the new form');
    expect(checkout.requests.at(-1)).to.include({cover: 0});
    expect(gifts(shown).at(-1)).to.deep.equal(monthly(500));
  });

  it('takes a method that takes monthly gifts', async () => {
    const ways = {club: {adapter: 'fake', name: 'Club', only: ['once']}};
    shown = await asking(withExtras({methods: ['card', 'club'], ways}));
    const {element, checkout} = shown;
    await use(element, 'radio', 'Once');
    await use(element, 'radio', 'Club');
    await goOn(element);
    expect(checkout.requests[0]!.method).to.equal('club');
    await use(element, 'button', 'Change to $5 per month');
    expect(checkout.requests[1]!.method).to.equal('card');
  });

  const NOT: Readonly<Record<string, () => Promise<unknown>>> = {
    'where the config names no sum': () => paying({frequency: 'Once', amount: '$25 once'}, post()),
    'for more than the sum that the config names': () =>
      paying({frequency: 'Once', amount: '$25 once'}, withExtras({monthlyUpTo: {usd: 24.99}})),
    'for a monthly gift': () => paying({}),
    'for a yearly one': () => paying({frequency: 'Yearly'}, withExtras({monthlyUpTo: {usd: 500}})),
    'where nobody may give monthly': () =>
      paying({}, withExtras({monthlyUpTo: {usd: 500}}, {frequencies: ['once', 'yearly']})),
    'where no method takes monthly gifts': () =>
      paying(
        {},
        withExtras(
          {methods: ['club'], ways: {club: {adapter: 'fake', name: 'Club', only: ['once']}}},
          {frequencies: ['once']},
        ),
      ),
    'to a reader who has given before': async () => {
      const reader = createMemoryReader();
      reader.remember({kind: 'gift', frequency: 'once'});
      shown = await asking(withExtras(), reader);
      await use(shown.element, 'radio', 'Once');
      await goOn(shown.element);
    },
    'to a reader who supports already, as the page says': async () => {
      shown = await asking(withExtras());
      shown.element.supporter = true;
      await use(shown.element, 'radio', 'Once');
      await goOn(shown.element);
    },
  };
  for (const [when, go] of Object.entries(NOT)) {
    it(`is not suggested ${when}`, async () => {
      await go();
      expect(shown.element.step).to.equal('payment');
      expect(perceived(shown.element).filter(({name}) => SUGGESTION.test(name))).to.deep.equal([]);
    });
  }
});

describe('an amount that may have been meant otherwise', () => {
  const QUESTION = 'Just to be sure: which of these do you mean?';

  /** Types an amount and goes on. */
  async function typed(amount: string, frequency?: string): Promise<void> {
    shown = await asking();
    if (frequency) await use(shown.element, 'radio', frequency);
    await own(shown.element, amount);
    await use(shown.element, 'button', /^Continue/);
  }

  function answers(): string[] {
    const group = perceived(shown.element).find(({role, name}) => role === 'group' && name === QUESTION)?.element;
    return group ? names(group, 'button') : [];
  }

  it('is asked about, with every reading as a button, and nothing is changed or charged meanwhile', async () => {
    await typed('50');
    const {element, checkout} = shown;
    expect(focused()).to.equal(find(element, 'group', QUESTION));
    expect(answers()).to.deep.equal(['$50 per month', '$50 per year', '$5 per month']);
    expect(element.step).to.equal('ask');
    expect(element.session).to.include({frequency: 'monthly', minor: 5000, own: '50'});
    expect(checkout.requests).to.deep.equal([]);
    expect(await violations(element)).to.deep.equal([]);
  });

  for (const [answer, gift, chosen] of [
    ['$5 per month', monthly(500), ['Monthly', '$5 per month']],
    ['$50 per year', {frequency: 'yearly', amount: {minor: 5000, currency: 'usd'}}, ['Yearly', '$50 per year']],
    ['$50 per month', monthly(5000), ['Monthly', 'Other amount']],
  ] as const) {
    it(`goes on with what the reader means: ${answer}`, async () => {
      await typed('50');
      const {element} = shown;
      await use(element, 'button', answer);
      await until(() => element.step === 'payment' && !element.session!.busy, 'the payment form');
      expect(gifts(shown)).to.deep.equal([gift]);
      expect(names(element, 'button')).to.include(`Give ${answer}`);
      await use(element, 'button', 'Change');
      for (const name of chosen) expect(find<HTMLInputElement>(element, 'radio', name).checked, name).to.equal(true);
      // Nobody is asked twice.
      await goOn(element);
      expect(gifts(shown)).to.deep.equal([gift, gift]);
    });
  }

  it('is answered by keyboard', async () => {
    await typed('50');
    await press('Tab', 'Tab', 'Tab', 'Enter');
    await until(() => shown.element.step === 'payment', 'the payment');
    expect(gifts(shown)).to.deep.equal([monthly(500)]);
  });

  it('can be a monthly sum that was typed for a year', async () => {
    await typed('20', 'Yearly');
    expect(answers()).to.deep.equal([]);
    expect(shown.element.step).to.equal('payment');
    shown.element.remove();
    const {usd} = POST.amounts;
    shown = await asking(
      post({amounts: {usd: {...usd, monthly: {presets: [5, 10, 20], default: 10}}}, currency: {default: 'usd'}}),
    );
    await use(shown.element, 'radio', 'Yearly');
    await own(shown.element, '20');
    await use(shown.element, 'button', /^Continue/);
    expect(answers()).to.deep.equal(['$20 per year', '$20 per month']);
  });

  it('is asked about once more when going on without an answer, and not any more after another amount', async () => {
    await typed('50');
    const {element} = shown;
    await use(element, 'button', /^Continue/);
    expect(focused()).to.equal(find(element, 'group', QUESTION));
    await own(element, '7');
    expect(answers()).to.deep.equal([]);
    await goOn(element);
    expect(gifts(shown)).to.deep.equal([monthly(700)]);
  });

  it('is forgotten with another frequency', async () => {
    await typed('50');
    await use(shown.element, 'radio', 'Once');
    expect(answers()).to.deep.equal([]);
    await goOn(shown.element);
    expect(gifts(shown)).to.deep.equal([once(5000)]);
  });

  for (const amount of ['9', '12', '20']) {
    it(`is not seen in ${amount} per month`, async () => {
      await typed(amount);
      expect(answers()).to.deep.equal([]);
      expect(gifts(shown)).to.deep.equal([monthly(Number(amount) * 100)]);
    });
  }
});

describe('the silence after a gift', () => {
  const date = (time: number): string =>
    new Intl.DateTimeFormat('en', {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'}).format(time);

  async function given(config = withExtras(), frequency = 'Monthly', reader = createMemoryReader()): Promise<Shown> {
    shown = await asking(config, reader);
    await use(shown.element, 'radio', frequency);
    await goOn(shown.element);
    await pay(shown.element);
    await until(() => shown.element.step === 'thanks', 'thanks');
    await settled();
    return shown;
  }

  it('is as long as the config says, until the giver says otherwise', async () => {
    const {element, reader} = await given();
    expect(find(element, 'group', 'When may we ask you again?')).to.be.ok;
    expect(names(element, 'radio')).to.deep.equal(['Next month', 'In 3 months', 'In 6 months', 'In 12 months']);
    expect(find<HTMLInputElement>(element, 'radio', 'In 12 months').checked).to.equal(true);
    expect(words(element)).to.contain(`We won’t ask you again until ${date(Date.now() + 365 * DAY)}.`);
    expect(await violations(element)).to.deep.equal([]);

    await use(element, 'radio', 'In 6 months');
    const {at, quietDays = 0} = reader.record().gift!;
    expect(quietDays).to.be.within(181, 184);
    expect(words(element)).to.contain(`We won’t ask you again until ${date(at + quietDays * DAY)}.`);
    expect(find<HTMLInputElement>(element, 'radio', 'In 6 months').checked).to.equal(true);
    expect(element.step).to.equal('thanks');
  });

  it('can be what a publisher offers', async () => {
    const {element} = await given(withExtras({}, {quietChoices: ['P2W']}), 'Once');
    expect(names(element, 'radio')).to.deep.equal(['In 2 weeks']);
    element.remove();
    await given(withExtras({}, {quietChoices: []}));
    expect(names(shown.element, 'radio')).to.deep.equal([]);
    expect(words(shown.element)).to.contain('We won’t ask you again');
  });

  it('is not promised where nothing is remembered', async () => {
    const {element} = await given(withExtras({}, {quietDays: {monthly: 0}}));
    expect(words(element)).not.to.contain('We won’t ask you again');
    expect(names(element, 'radio')).to.deep.equal([]);
    element.remove();
    const deaf = {...createMemoryReader(), remember: () => undefined};
    await given(withExtras(), 'Monthly', deaf);
    expect(words(shown.element)).not.to.contain('We won’t ask you again');
  });
});

describe('where support is managed', () => {
  async function thanked(frequency: string, checkout: object = {}, manage?: () => Promise<string>): Promise<Shown> {
    shown = await asking(withExtras(checkout));
    if (manage) Object.assign(shown.checkout, {manage});
    await use(shown.element, 'radio', frequency);
    await goOn(shown.element);
    await pay(shown.element);
    await until(() => shown.element.step === 'thanks', 'thanks');
    await settled();
    return shown;
  }

  it('is said after a gift that comes again: the config’s address', async () => {
    const {element} = await thanked('Monthly', {manage: '/account'}, () => Promise.reject(new Error('not asked')));
    expect(find(element, 'link', 'Manage my support').getAttribute('href')).to.equal('/account');
    expect(words(element)).to.contain('You can change or end your support at any time.');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is said after a gift that comes again: the server’s address', async () => {
    const {element} = await thanked('Yearly', {}, () => Promise.resolve('https://post.example/appeal/manage'));
    expect(find(element, 'link', 'Manage my support').getAttribute('href')).to.equal(
      'https://post.example/appeal/manage',
    );
  });

  for (const [when, frequency, checkout, manage] of [
    ['after a single gift', 'Once', {manage: '/account'}, undefined],
    ['where nobody knows', 'Monthly', {}, undefined],
    ['where there is no such place', 'Monthly', {}, () => Promise.resolve('')],
    ['where the server does not answer', 'Monthly', {}, () => Promise.reject(new Error('network'))],
    ['where it is no address', 'Monthly', {}, () => Promise.resolve('javascript:alert(1)')],
  ] as const) {
    it(`is not said ${when}`, async () => {
      const {element} = await thanked(frequency, checkout, manage);
      expect(names(element, 'link')).not.to.include('Manage my support');
    });
  }

  it('is said to supporters who open the appeal themselves, before and while they pay', async () => {
    const reader = createMemoryReader();
    reader.remember({kind: 'gift', frequency: 'monthly'});
    shown = await ready(withExtras({manage: '/account'}), reader);
    begin(shown.element, {explicit: true});
    const {element} = shown;
    await until(() => names(element, 'link').includes('Manage my support'), 'the link');
    expect(words(element)).to.contain('You support The Harbour Post already');
    expect(await violations(element)).to.deep.equal([]);
    await goOn(element);
    expect(isVisible(find(element, 'link', 'Manage my support'))).to.equal(true);
  });

  it('is not said to whoever gave once, nor to whoever is asked', async () => {
    const reader = createMemoryReader();
    reader.remember({kind: 'gift', frequency: 'once'});
    shown = await ready(withExtras({manage: '/account'}), reader);
    begin(shown.element, {explicit: true});
    await settled();
    expect(words(shown.element)).not.to.contain('already');
    shown.element.remove();
    shown = await asking(withExtras({manage: '/account'}));
    expect(words(shown.element)).not.to.contain('already');
  });
});

import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import axe from 'axe-core';

import type {CheckoutRequest, PaymentForm} from '../../src/checkout/checkout.js';
import {checkout} from '../../src/checkout/sandbox.js';
import {SANDBOX_INSTRUMENTS} from '../../src/core/sandbox.js';
import {createHandler, sandboxProvider} from '../../src/server/index.js';

const EMAIL = 'reader@post.example';
const ENDPOINT = 'https://give.post.example/appeal';
const secret = 'a secret of the tests, long enough 0123456789';

/** Firefox gives a request's body away only as a whole; servers read streams. */
function withBody(request: Request, init?: RequestInit): Request {
  if (typeof init?.body === 'string' && !request.body) {
    Object.defineProperty(request, 'body', {value: new Blob([init.body]).stream()});
  }
  return request;
}

/** What a test may get in the way of. */
type Weather = (request: Request) => void;

describe('the sandbox’s payment form', () => {
  const realFetch = window.fetch;
  let mount: HTMLElement;
  let leave: AbortController;
  let requests: Request[];
  let weather: Weather;

  beforeEach(() => {
    requests = [];
    weather = () => undefined;
    const handler = createHandler({provider: sandboxProvider({secret}), origins: [], returnUrls: [], secret});
    window.fetch = async (url, init) => {
      init?.signal?.throwIfAborted();
      const request = new Request(url, init);
      requests.push(request.clone());
      weather(request);
      return handler(withBody(request, init));
    };
    mount = document.createElement('div');
    document.body.append(mount);
    leave = new AbortController();
  });

  afterEach(() => {
    leave.abort();
    mount.remove();
    window.fetch = realFetch;
  });

  function start(parts: Partial<CheckoutRequest> = {}): Promise<PaymentForm> {
    return checkout.start({
      gift: {frequency: 'monthly', amount: {minor: 750, currency: 'usd'}},
      method: 'card',
      name: 'Card',
      options: {},
      cover: 0,
      email: () => '',
      attempt: crypto.randomUUID(),
      campaign: 'article-end',
      variant: null,
      placement: 'inline',
      locale: 'en',
      say: () => '',
      endpoint: ENDPOINT,
      mount,
      appearance: {'--appeal-radius': '3px'},
      signal: leave.signal,
      leave: () => true,
      pay: () => false,
      ...parts,
    });
  }

  function form(): ShadowRoot {
    return mount.firstElementChild!.shadowRoot!;
  }

  function field(label: string): HTMLInputElement {
    const found = [...form().querySelectorAll('label')].find((one) => one.textContent.startsWith(label));
    return found!.control as HTMLInputElement;
  }

  /** The text that a screen reader reads after the field's name. */
  function description(input: HTMLElement): string {
    return (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => form().getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim();
  }

  function use(number: string): void {
    const button = [...form().querySelectorAll('button')].find((one) =>
      one.getAttribute('aria-label')!.replaceAll(' ', '').startsWith(`Use${number}`),
    );
    button!.click();
  }

  function overlay(): ShadowRoot | null {
    const hosts = [...document.body.children].filter((child) => child.shadowRoot?.querySelector('[role=dialog]'));
    return hosts[0]?.shadowRoot ?? null;
  }

  async function until(condition: () => boolean): Promise<void> {
    for (let tries = 0; tries < 100 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).to.equal(true);
  }

  function posts(step: string): number {
    return requests.filter(({method, url}) => method === 'POST' && url.endsWith(step)).length;
  }

  function isVisible(element: Element): boolean {
    const {width, height} = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  }

  it('takes a card that is typed, with the gift that was shown', async () => {
    const payment = await start();
    field('Card number').focus();
    await sendKeys({type: '4242424242424242'});
    expect(field('Card number').value).to.equal('4242 4242 4242 4242');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '1234'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '123'});
    const outcome = await payment.confirm(EMAIL);
    expect(outcome).to.have.property('status', 'paid');
    expect('id' in outcome && (await checkout.status(outcome.id, ENDPOINT))).to.deep.equal({status: 'paid'});
  });

  it('keeps the caret where a digit is put in or taken out', async () => {
    await start();
    const number = field('Card number');
    number.focus();
    await sendKeys({type: '4242424242424242'});
    number.setSelectionRange(6, 6);
    await sendKeys({type: '9'});
    expect([number.value, number.selectionStart]).to.deep.equal(['4242 4924 2424 2424 2', 7]);
    await sendKeys({press: 'Backspace'});
    expect([number.value, number.selectionStart]).to.deep.equal(['4242 4242 4242 4242', 6]);
  });

  it('refuses a number that is not listed in words, and sends nothing', async () => {
    const payment = await start();
    const before = requests.length;
    use('4242424242424242');
    const number = field('Card number');
    number.value = '5555 3412 4444 1115';
    expect(await payment.confirm(EMAIL)).to.deep.equal({status: 'incomplete'});
    expect(requests.length).to.equal(before);
    expect(number.getAttribute('aria-invalid')).to.equal('true');
    expect(description(number)).to.match(/^Error: This is not one of the test numbers/);
    expect(form().activeElement).to.equal(number);
  });

  it('says what is missing in each field, and goes to the first', async () => {
    const payment = await start();
    expect(await payment.confirm(EMAIL)).to.deep.equal({status: 'incomplete'});
    for (const label of ['Card number', 'Expiry', 'Security code']) {
      expect(description(field(label))).to.match(/^Error: Enter/);
    }
    expect(form().activeElement).to.equal(field('Card number'));
    use('4242424242424242');
    for (const label of ['Card number', 'Expiry', 'Security code']) expect(description(field(label))).to.equal('');
  });

  it('refuses a month that is over', async () => {
    const payment = await start();
    use('4242424242424242');
    field('Expiry').value = '01 / 20';
    expect(await payment.confirm(EMAIL)).to.deep.equal({status: 'incomplete'});
    expect(form().activeElement).to.equal(field('Expiry'));
  });

  for (const {number, method, scenario} of SANDBOX_INSTRUMENTS) {
    if (['authentication', 'lost-answer', 'session-expired'].includes(scenario)) continue;
    it(`plays ${scenario} for ${number}`, async () => {
      const payment = await start({method});
      use(number);
      const outcome = await payment.confirm(EMAIL);
      if (scenario === 'success') expect(outcome.status).to.equal('paid');
      else if (method === 'sepa_debit') expect(outcome.status).to.equal('processing');
      else
        expect(outcome).to.deep.equal({status: 'declined', code: scenario === 'declined' ? 'card-declined' : scenario});
    });
  }

  it('lets the reader try again after a decline, for the same gift', async () => {
    const payment = await start();
    use('4000000000000002');
    expect(await payment.confirm(EMAIL)).to.deep.equal({status: 'declined', code: 'card-declined'});
    use('4242424242424242');
    expect((await payment.confirm(EMAIL)).status).to.equal('paid');
    expect(posts('/gifts')).to.equal(1);
  });

  it('pays once when it is confirmed twice, at once or later', async () => {
    const payment = await start();
    use('4242424242424242');
    const outcomes = await Promise.all([payment.confirm(EMAIL), payment.confirm(EMAIL)]);
    outcomes.push(await payment.confirm(EMAIL));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).to.equal(1);
    expect(posts('/sandbox/pay')).to.equal(1);
  });

  it('does not know the end when the answer is lost, finds it later, and pays once', async () => {
    const payment = await start();
    use('4000000000000408');
    const outcome = await payment.confirm(EMAIL);
    expect(outcome.status).to.equal('unknown');
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await checkout.status((outcome as {id: string}).id, ENDPOINT)).to.deep.equal({status: 'paid'});
    expect((await payment.confirm(EMAIL)).status).to.equal('paid');
    expect(posts('/sandbox/pay')).to.equal(1);
  });

  it('does not know the end when the network goes right after the order', async () => {
    const payment = await start();
    use('4242424242424242');
    weather = ({method}) => {
      if (method === 'GET') throw new TypeError('Failed to fetch');
    };
    expect((await payment.confirm(EMAIL)).status).to.equal('unknown');
    weather = () => undefined;
    expect((await payment.confirm(EMAIL)).status).to.equal('paid');
    expect(posts('/sandbox/pay')).to.equal(1);
  });

  it('rejects when the order never got through, and can be confirmed again', async () => {
    const payment = await start();
    use('4242424242424242');
    weather = () => {
      throw new TypeError('Failed to fetch');
    };
    const error: unknown = await payment.confirm(EMAIL).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'network');
    weather = () => undefined;
    expect((await payment.confirm(EMAIL)).status).to.equal('paid');
  });

  it('rejects when the session has expired', async () => {
    const payment = await start();
    use('4000000000000410');
    const error: unknown = await payment.confirm(EMAIL).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'gift-expired');
  });

  describe('3-D Secure', () => {
    async function challenged(): Promise<{outcome: Promise<unknown>; payment: PaymentForm; dialog: ShadowRoot}> {
      const payment = await start();
      use('4000002760003184');
      field('Card number').focus();
      const outcome = payment.confirm(EMAIL).catch((reason: unknown) => reason);
      await until(() => overlay() !== null);
      return {outcome, payment, dialog: overlay()!};
    }

    it('covers the page, takes focus, and keeps it', async () => {
      const {dialog} = await challenged();
      const cover = dialog.host.getBoundingClientRect();
      expect([cover.width, cover.height]).to.deep.equal([window.innerWidth, window.innerHeight]);
      expect(getComputedStyle(dialog.host).zIndex).to.equal('2147483647');
      const names: (string | null)[] = [];
      for (let press = 0; press < 3; press++) {
        names.push(dialog.activeElement!.textContent);
        await sendKeys({press: 'Tab'});
      }
      expect(names).to.deep.equal(['Complete authentication', 'Fail authentication', 'Complete authentication']);
    });

    it('passed is paid, and focus comes back', async () => {
      const {outcome} = await challenged();
      await sendKeys({press: 'Enter'});
      expect(await outcome).to.have.property('status', 'paid');
      expect(overlay()).to.equal(null);
      expect(form().activeElement).to.equal(field('Card number'));
    });

    it('failed by Escape is declined, and can be tried again', async () => {
      const {outcome, payment} = await challenged();
      await sendKeys({press: 'Escape'});
      expect(await outcome).to.deep.equal({status: 'declined', code: 'authentication-failed'});
      use('4242424242424242');
      expect((await payment.confirm(EMAIL)).status).to.equal('paid');
    });

    it('goes when the reader goes, and nothing is paid', async () => {
      const {outcome} = await challenged();
      leave.abort();
      expect(await outcome).to.have.property('code', 'checkout-unavailable');
      expect(overlay()).to.equal(null);
      expect(mount.childElementCount).to.equal(0);
      expect(posts('/sandbox/authenticate')).to.equal(0);
    });

    it('has no accessibility violation', async () => {
      const {dialog} = await challenged();
      expect((await axe.run(dialog.host)).violations).to.deep.equal([]);
    });
  });

  it('goes without a trace', async () => {
    const payment = await start();
    use('4242424242424242');
    const number = field('Card number');
    payment.destroy();
    expect(mount.childElementCount).to.equal(0);
    expect(number.value).to.equal('');
    const error: unknown = await payment.confirm(EMAIL).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'checkout-unavailable');
    expect(posts('/sandbox/pay')).to.equal(0);
  });

  it('says for good that no money moves, whatever the page and the theme say', async () => {
    await start({appearance: {'--appeal-text': 'transparent', '--appeal-space': '0', display: 'none'}});
    const note = form().querySelector('[role=note]')!;
    expect(note.textContent).to.contain('Sandbox: no money moves');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      div > div, [role=note], .banner { display: none !important; opacity: 0 !important; color: #fff !important }
      div > div { visibility: hidden !important; font-size: 0 !important; position: fixed !important; left: -999px !important }
    `);
    document.adoptedStyleSheets = [sheet];
    try {
      expect(isVisible(note)).to.equal(true);
      expect(getComputedStyle(note).color).to.equal('rgb(51, 36, 0)');
      expect(note.getBoundingClientRect().left).to.be.at.least(0);
      expect(parseFloat(getComputedStyle(note).fontSize)).to.be.above(12);
    } finally {
      document.adoptedStyleSheets = [];
    }
  });

  it('refuses a server that takes real money', async () => {
    window.fetch = async () => Response.json({provider: 'stripe', live: true, token: 't'});
    const error: unknown = await start().catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'checkout-unavailable');
    expect(mount.childElementCount).to.equal(0);
  });

  it('has no inline style, no style element and no accessibility violation, in any state', async () => {
    for (const method of ['card', 'sepa_debit']) {
      const payment = await start({method, appearance: {}});
      form().querySelector('details')!.open = true;
      await payment.confirm(EMAIL);
      expect(form().querySelectorAll('style, [style]').length).to.equal(0);
      const {violations} = await axe.run(mount);
      expect(violations.map(({id, nodes}) => [id, nodes[0]?.html])).to.deep.equal([]);
      payment.destroy();
    }
  });
});

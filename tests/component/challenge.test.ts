import {expect} from '@open-wc/testing';

import {checkout} from '../../src/checkout/sandbox.js';
import type {CheckoutRequest} from '../../src/checkout/checkout.js';
import type {ChallengeConfig, GiftRequest} from '../../src/core/protocol.js';
import {settled, until} from './support/doing.js';

interface Rendered {
  readonly place: HTMLElement;
  readonly options: Readonly<Record<string, unknown>> & {callback(proof: string): void};
}

describe('a proof that no machine is at work', () => {
  const realFetch = window.fetch;
  let mount: HTMLElement;
  let sent: GiftRequest[];
  let rendered: Rendered[];
  let challenge: ChallengeConfig;
  let refuses: boolean;

  beforeEach(() => {
    mount = document.createElement('div');
    document.body.append(mount);
    sent = [];
    rendered = [];
    refuses = false;
    const widget = {render: (place: HTMLElement, options: Rendered['options']) => rendered.push({place, options})};
    Object.assign(window, {turnstile: widget, hcaptcha: widget});
    window.fetch = (input, init) => Promise.resolve(answer(new Request(input).url, init));
  });

  afterEach(() => {
    mount.remove();
    window.fetch = realFetch;
    Reflect.deleteProperty(window, 'turnstile');
    Reflect.deleteProperty(window, 'hcaptcha');
  });

  function answer(url: string, init?: RequestInit): Response {
    if (url.endsWith('/config')) return Response.json({provider: 'sandbox', live: false, token: 't', challenge});
    const body = JSON.parse(init?.body as string) as GiftRequest;
    sent.push(body);
    if (refuses && !body.challenge) {
      const error = {code: 'challenge-required', message: '', retryable: false};
      return Response.json({error}, {status: 403});
    }
    return Response.json({id: 'gift-1', status: 'open', frequency: 'once', minor: 500, currency: 'usd'});
  }

  function start(parts: Partial<CheckoutRequest> = {}): ReturnType<typeof checkout.start> {
    return checkout.start({
      gift: {frequency: 'once', amount: {minor: 500, currency: 'usd'}},
      ...{
        method: 'card',
        name: 'Card',
        options: {},
        cover: 0,
        email: () => '',
        attempt: 'attempt-0123456789',
        locale: 'pt-BR',
      },
      ...{campaign: null, variant: null, placement: null, endpoint: 'https://give.post.example/appeal'},
      ...{mount, appearance: {}, signal: new AbortController().signal},
      say: () => '',
      leave: () => true,
      pay: () => false,
      ...parts,
    });
  }

  it('is asked for first where the server always wants one, in the page’s own tree', async () => {
    challenge = {kind: 'turnstile', siteKey: 'site-key', always: true};
    const starting = start();
    await until(() => rendered.length > 0, 'the widget');
    expect(sent).to.deep.equal([]);
    const [{place, options}] = rendered as [Rendered];
    expect(place.getRootNode() === document && mount.contains(place)).to.equal(true);
    expect(options).to.deep.include({sitekey: 'site-key', language: 'pt-br'});
    options.callback('a-proof');
    await starting;
    expect(sent.map((each) => each.challenge)).to.deep.equal(['a-proof']);
    expect(mount.contains(place)).to.equal(false);
  });

  it('is asked for only when the server doubts, else', async () => {
    challenge = {kind: 'hcaptcha', siteKey: 'site-key', always: false};
    (await start()).destroy();
    expect(rendered.length).to.equal(0);
    refuses = true;
    const starting = start();
    await until(() => rendered.length > 0, 'the widget');
    rendered[0]!.options.callback('a-proof');
    (await starting).destroy();
    expect(rendered[0]!.options['hl']).to.equal('pt');
    expect(sent.map((each) => [each.attempt, each.challenge])).to.deep.equal([
      ['attempt-0123456789', undefined],
      ['attempt-0123456789', undefined],
      ['attempt-0123456789', 'a-proof'],
    ]);
  });

  it('that is not passed opens no gift', async () => {
    challenge = {kind: 'turnstile', siteKey: 'site-key', always: true};
    const starting = start();
    await until(() => rendered.length > 0, 'the widget');
    (rendered[0]!.options['error-callback'] as (code: string) => void)('300010');
    const error = await starting.catch((cause: unknown) => cause);
    expect((error as {code: string}).code).to.equal('checkout-unavailable');
    expect(sent).to.deep.equal([]);
    expect(mount.childElementCount).to.equal(0);
  });

  it('is given up with the payment', async () => {
    challenge = {kind: 'turnstile', siteKey: 'site-key', always: true};
    const leave = new AbortController();
    const starting = start({signal: leave.signal}).catch((cause: unknown) => cause);
    await settled();
    leave.abort();
    expect(await starting).to.be.instanceOf(Error);
    expect(mount.childElementCount).to.equal(0);
    expect(sent).to.deep.equal([]);
  });
});

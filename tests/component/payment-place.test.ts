import {expect} from '@open-wc/testing';

import {makePaymentPlace} from '../../src/elements/reader-appeal/payment-place.js';

/** An appeal as far as slots go: its form is seen in `slot[name=payment]` of its own shadow root. */
function appeal(): {host: HTMLElement; slot: HTMLSlotElement} {
  const host = document.createElement('div');
  const slot = document.createElement('slot');
  slot.name = 'payment';
  host.attachShadow({mode: 'open'}).append(slot);
  return {host, slot};
}

/** Puts something into a shadow root of its own. */
function inside(content: Element, options: Partial<ShadowRootInit> = {}): {host: HTMLElement; root: ShadowRoot} {
  const host = document.createElement('section');
  const root = host.attachShadow({mode: 'open', ...options});
  root.append(content);
  return {host, root};
}

describe('F25 the place of a payment form', () => {
  let outermost: Element;
  afterEach(() => outermost.remove());

  function show(host: Element): void {
    outermost = host;
    document.body.append(host);
  }

  function expectSeen(mount: HTMLElement, slot: HTMLSlotElement): void {
    expect(mount.getRootNode() === document, 'in the document').to.equal(true);
    expect(slot.assignedNodes({flatten: true}).includes(mount), 'seen in the appeal').to.equal(true);
    mount.textContent = 'A form';
    expect(mount.getClientRects().length).to.equal(1);
  }

  it('is the appeal’s own child where the appeal stands in the document', () => {
    const {host, slot} = appeal();
    show(host);
    const {mount, remove} = makePaymentPlace(host);
    expect(mount.parentElement === host).to.equal(true);
    expectSeen(mount, slot);
    remove();
    expect(host.childNodes.length).to.equal(0);
  });

  for (const options of [{mode: 'open'}, {mode: 'closed'}] as const) {
    it(`is handed on through ${options.mode} shadow roots, however many`, () => {
      const {host, slot} = appeal();
      const hosts = [host];
      for (let depth = 0; depth < 4; depth++) hosts.unshift(inside(hosts[0]!, options).host);
      show(hosts[0]!);
      const {mount, remove} = makePaymentPlace(host);
      expect(mount.parentElement === hosts[0]).to.equal(true);
      expectSeen(mount, slot);
      remove();
      expect(hosts.map((each) => each.childNodes.length)).to.deep.equal([0, 0, 0, 0, 0]);
    });
  }

  it('is assigned by hand where a shadow root wants that', () => {
    const {host, slot} = appeal();
    const inner = inside(host, {slotAssignment: 'manual'});
    const outer = inside(inner.host, {slotAssignment: 'manual'});
    show(outer.host);
    expectSeen(makePaymentPlace(host).mount, slot);
  });

  it('goes through the slots that the page has for it', () => {
    const {host, slot} = appeal();
    const forward = document.createElement('slot');
    forward.name = 'pay-here';
    forward.slot = 'payment';
    host.append(forward);
    const {host: card} = inside(host);
    show(card);
    const {mount, remove} = makePaymentPlace(host);
    expect(mount.slot).to.equal('pay-here');
    expectSeen(mount, slot);
    remove();
    expect(host.contains(forward)).to.equal(true);
  });

  it('is one of its own for each appeal in the same element', () => {
    const [first, second] = [appeal(), appeal()];
    const both = document.createElement('div');
    both.append(first.host, second.host);
    const {host: card} = inside(both);
    show(card);
    const one = makePaymentPlace(first.host);
    const other = makePaymentPlace(second.host);
    expectSeen(one.mount, first.slot);
    expectSeen(other.mount, second.slot);
    one.remove();
    expectSeen(other.mount, second.slot);
  });

  it('keeps the page’s own styles out', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('div { display: none !important; padding: 50px !important; border: 9px solid red }');
    document.adoptedStyleSheets.push(sheet);
    const {host} = appeal();
    host.style.setProperty('display', 'block', 'important');
    show(host);
    const {mount} = makePaymentPlace(host);
    const {display, paddingTop, borderTopWidth} = getComputedStyle(mount);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    expect({display, paddingTop, borderTopWidth}).to.deep.equal({
      display: 'block',
      paddingTop: '0px',
      borderTopWidth: '0px',
    });
  });
});

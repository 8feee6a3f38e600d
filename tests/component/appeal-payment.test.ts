import {expect, fixture, html} from '@open-wc/testing';

// Defined together with the half of the appeal that takes the gift.
import '../../src/elements/define.js';
import '../../src/elements/reader-appeal/acting.js';
import '../../src/elements/reader-appeal/giving.js';
import type {AppealPayment} from '../../src/elements/appeal-payment/appeal-payment.js';
import {listen, pause, point, press, settled, startBefore, type, until} from './support/doing.js';
import {
  description,
  find,
  focused,
  focusedName,
  names,
  spoken,
  targetSize,
  violations,
  words,
} from './support/seeing.js';

describe('paying', () => {
  let element: AppealPayment;
  let pays: Event[];

  beforeEach(async () => {
    element = await fixture<AppealPayment>(
      html`<appeal-payment total="$10 per month"
        ><div slot="payment"><button>In the form</button></div></appeal-payment
      >`,
    );
    pays = listen(element, 'pay');
    startBefore(element);
  });

  function email(): HTMLInputElement {
    return find<HTMLInputElement>(element, 'textbox', 'E-mail address');
  }

  function button(): HTMLElement {
    return find(element, 'button', 'Give $10 per month');
  }

  function isFocused(control: HTMLElement): boolean {
    return focused() === control;
  }

  it('has a button with the exact sum and period in its name', async () => {
    expect(names(element, 'button')).to.deep.equal(['In the form', 'Give $10 per month']);
    element.total = '$7.50 once';
    await settled();
    expect(names(element, 'button')).to.include('Give $7.50 once');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('asks for an address with a label, a hint, and what browsers need to fill it in', () => {
    expect([email().type, email().autocomplete]).to.deep.equal(['email', 'email']);
    expect(email().labels![0]!.innerText).to.equal('E-mail address');
    expect(description(email())).to.equal('For your receipt.');
  });

  it('goes from the address through the payment form to the button', async () => {
    await press('Tab');
    expect(focusedName()).to.equal('E-mail address');
    await press('Tab');
    expect(focusedName()).to.equal('In the form');
    await press('Tab');
    expect(focusedName()).to.equal('Give $10 per month');
  });

  it('says what is wrong with an address when it is left, and keeps it', async () => {
    await press('Tab');
    await type('reader@');
    expect(description(email())).not.to.match(/Error/);
    await press('Tab');
    await until(() => /Error/.test(description(email())), 'an error');
    expect(description(email())).to.match(/^For your receipt. Error: Please enter an e-mail address/);
    expect(email().getAttribute('aria-invalid')).to.equal('true');
    expect(email().value).to.equal('reader@');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('says nothing of an address that was never begun', async () => {
    await press('Tab', 'Tab');
    await pause(300);
    expect(description(email())).to.equal('For your receipt.');
  });

  it('takes its error back when the address is mended', async () => {
    await press('Tab');
    await type('reader@');
    await press('Tab');
    await until(() => /Error/.test(description(email())), 'an error');
    await press('Shift+Tab', 'End');
    await type('post.example');
    expect(description(email())).to.equal('For your receipt.');
    expect(email().getAttribute('aria-invalid')).not.to.equal('true');
  });

  it('goes to the address, and pays nothing, when it is missing or wrong', async () => {
    await point(button());
    expect(pays.length).to.equal(0);
    expect(isFocused(email())).to.equal(true);
    expect(description(email())).to.match(/Error: /);
    await type('reader');
    await press('Enter');
    expect(pays.length).to.equal(0);
  });

  it('pays with the address that was typed, blanks around it taken off', async () => {
    await press('Tab');
    await type(' reader@post.example ');
    await press('Enter');
    expect(pays.length).to.equal(1);
    expect(element.email).to.equal('reader@post.example');
  });

  it('pays with an address that was pasted or filled in', async () => {
    email().value = 'filled@post.example';
    email().dispatchEvent(new Event('change', {bubbles: true}));
    await point(button());
    expect(pays.length).to.equal(1);
    expect(element.email).to.equal('filled@post.example');
  });

  describe('under way', () => {
    beforeEach(async () => {
      element.email = 'reader@post.example';
      await settled();
      button().focus();
      element.busy = 'One moment …';
      await settled();
    });

    it('keeps the focus on its button, which says that it can’t be pressed', () => {
      expect(isFocused(button())).to.equal(true);
      expect(button().getAttribute('aria-disabled')).to.equal('true');
      expect(button().matches(':disabled')).to.equal(false);
    });

    it('says what is going on in a live region that was there before', async () => {
      expect(spoken(element)).to.equal('One moment …');
      element.busy = '';
      await settled();
      const region = element.shadowRoot!.querySelector('[role=status]')!;
      expect([region.isConnected, region.textContent.trim()]).to.deep.equal([true, '']);
      element.busy = 'Another moment …';
      await settled();
      expect(region.isConnected && region.textContent.trim()).to.equal('Another moment …');
    });

    it('ignores every further press', async () => {
      await press('Enter', ' ');
      await point(button());
      email().focus();
      await press('Enter');
      expect(pays.length).to.equal(0);
    });

    it('pays again when it is over', async () => {
      element.busy = '';
      await settled();
      await press('Enter');
      expect(pays.length).to.equal(1);
    });

    it('has no accessibility violation', async () => {
      expect(await violations(element)).to.deep.equal([]);
    });
  });

  describe('refused', () => {
    beforeEach(async () => {
      element.problem = 'Your bank declined the payment.';
      await settled();
    });

    it('says why, as an error, and can take the reader there', async () => {
      expect(spoken(element)).to.equal('Error: Your bank declined the payment.');
      element.focusProblem();
      expect(focused().textContent.trim()).to.equal('Error: Your bank declined the payment.');
      expect(await violations(element)).to.deep.equal([]);
    });

    it('takes nothing away from what was filled in', () => {
      expect(names(element, 'button')).to.deep.equal(['In the form', 'Give $10 per month']);
      expect(words(element)).to.contain('E-mail address');
    });
  });

  it('has targets of at least 44 pixels', () => {
    expect(targetSize(email())).to.be.at.least(44);
    expect(targetSize(button())).to.be.at.least(44);
  });
});

import {expect} from '@open-wc/testing';

// Nothing more: what answers the reader comes when it comes.
import '../../src/elements/define.js';
import {asking, begin, ready} from './support/appeal.js';
import {listen, pause, until} from './support/doing.js';
import {find, focused, names} from './support/seeing.js';

/** Each test is of the first moments of a page, so there is one: modules are loaded once. */
describe('a reader who is faster than the network', () => {
  it('gets what was chosen before anything could answer, and one checkout', async () => {
    const {element, checkout} = await ready();
    const checkouts = listen(document, 'appeal-checkout');
    begin(element);
    await until(() => names(element, 'radio').length > 0, 'the ask');
    find(element, 'radio', 'Other amount').click();
    find(element, 'radio', '$10 per month').click();
    const button = find(element, 'button', /^Continue/);
    button.focus();
    button.click();
    button.click();
    find(element, 'button', 'Remind me later').click();
    await until(() => element.step === 'payment' && !element.session!.busy, 'the payment form');
    expect(checkouts.length).to.equal(1);
    expect(checkout.requests.map(({gift}) => gift)).to.deep.equal([
      {frequency: 'monthly', amount: {minor: 1000, currency: 'usd'}},
    ]);
  });

  it('keeps the focus where it is while the rest comes', async () => {
    const {element} = await asking();
    find(element, 'radio', 'Monthly').focus();
    await pause(200);
    expect((focused() as HTMLInputElement).value).to.equal('monthly');
  });
});

import {expect, fixture, html} from '@open-wc/testing';

import '../../src/elements/define.js';
import '../../src/elements/reader-appeal/acting.js';
import '../../src/elements/reader-appeal/giving.js';
import type {AppealThanks} from '../../src/elements/appeal-thanks/appeal-thanks.js';
import {settled} from './support/doing.js';
import {find, focusedName, spoken, violations, words} from './support/seeing.js';

const gift = {frequency: 'monthly', amount: {minor: 750, currency: 'usd'}} as const;

describe('thanks', () => {
  let element: AppealThanks;

  beforeEach(async () => {
    element = await fixture<AppealThanks>(
      html`<appeal-thanks .gift=${gift} publication="The Harbour Post"><a href="/news">More news</a></appeal-thanks>`,
    );
  });

  for (const [status, text, not] of [
    ['paid', /Your support of \$7\.50 per month for The Harbour Post has arrived/, /on its way|pledg/i],
    ['processing', /Your support of \$7\.50 per month for The Harbour Post is on its way/, /has arrived|pledg/i],
    [
      'pledged',
      /pledge of \$7\.50 per month to The Harbour Post counts as soon as it arrives/,
      /has arrived|on its way/i,
    ],
  ] as const) {
    it(`says for ${status} how far the gift has come, and no more`, async () => {
      element.status = status;
      await settled();
      expect(spoken(element)).to.match(text);
      expect(words(element)).not.to.match(not);
      expect(await violations(element)).to.deep.equal([]);
    });
  }

  it('has a heading that takes the focus, at the level it is told', async () => {
    element.focus();
    expect(focusedName()).to.equal('Thank you');
    expect(find(element, 'heading', 'Thank you').ariaLevel ?? '2').to.equal('2');
    element.level = 4;
    await settled();
    expect(find(element, 'heading', 'Thank you').ariaLevel).to.equal('4');
  });

  it('is a region with the heading’s name', () => {
    expect(find(element, 'region', 'Thank you')).to.be.ok;
  });

  it('says where the receipt goes, when it knows', async () => {
    expect(words(element)).not.to.contain('receipt');
    element.email = 'reader@post.example';
    await settled();
    expect(words(element)).to.contain('A receipt goes to reader@post.example.');
  });

  it('says until when it is silent, in the reader’s language', async () => {
    element.quietUntil = Date.UTC(2027, 4, 17, 12);
    await settled();
    expect(words(element)).to.contain('We won’t ask you again until Monday, May 17, 2027.');
    element.locale = 'de';
    await settled();
    expect(words(element)).to.contain('Montag, 17. Mai 2027');
  });

  it('has room for more of the publisher’s', () => {
    expect(find(element, 'link', 'More news')).to.be.ok;
  });

  it('shows nothing without a gift', async () => {
    element.gift = null;
    await settled();
    expect(words(element)).to.equal('');
  });
});

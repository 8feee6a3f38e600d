import {expect} from '@open-wc/testing';

import {defineOnce} from '../../src/elements/define-once.js';
import {complaints} from './support/doing.js';

/** Another version's element, which came first. */
class TheFirst extends HTMLElement {}
customElements.define('appeal-amounts', TheFirst);

describe('defining the elements', () => {
  it('F19 keeps an element that is there already, says so once, and defines the others', async () => {
    const warnings = complaints('warn');
    try {
      await import('../../src/elements/define.js');
      expect(customElements.get('appeal-amounts') === TheFirst).to.equal(true);
      expect(warnings.said.length).to.equal(1);
      expect(warnings.said[0]).to.contain('appeal-amounts');
      for (const name of ['reader-appeal', 'appeal-frequency', 'appeal-methods', 'appeal-snooze']) {
        expect(customElements.get(name), name).to.be.a('function');
      }
    } finally {
      warnings.restore();
    }
  });

  it('says nothing when the same comes twice', () => {
    const warnings = complaints('warn');
    try {
      class Mine extends HTMLElement {}
      defineOnce('test-mine', Mine);
      defineOnce('test-mine', Mine);
      expect(customElements.get('test-mine') === Mine).to.equal(true);
      expect(warnings.said).to.deep.equal([]);
    } finally {
      warnings.restore();
    }
  });
});

/**
 * Loaded before the tests: one that asks the engine for what its driver can't do is skipped, and the reason is kept.
 * Whatever else goes wrong in a test fails it.
 */
import {executeServerCommand} from '@web/test-runner-commands';

import {NOT_HERE} from '../../../scripts/lib/not-here.mjs';

let real;
Object.defineProperty(globalThis, 'it', {
  configurable: true,
  get: () => real,
  set(it) {
    real = Object.assign((title, test) => it(title, test && lenient(test)), it);
  },
});

/** @param {(this: Mocha.Context, done?: Mocha.Done) => unknown} test */
function lenient(test) {
  return async function () {
    try {
      await test.call(this);
    } catch (error) {
      const [, reason] = String(error?.message).split(NOT_HERE);
      if (reason === undefined) throw error;
      await executeServerCommand('not-here', {title: this.test.fullTitle(), reason: reason.trim()});
      this.skip();
    }
  };
}

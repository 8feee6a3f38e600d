/** `reader-appeal/testing`: stand-ins for the outside world, for tests of pages that use the appeal. */
export {createFakeCheckout, type FakeCheckout} from './fake-checkout.js';
export {createMemoryReader} from './memory-reader.js';

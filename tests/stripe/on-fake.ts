/** `npm run test:stripe -- --fake`: the same tests on the fake, to see that they themselves work. */
import {createFakeStripe} from '../support/stripe/fake-stripe.js';

if (process.env['STRIPE_FAKE'] !== undefined) globalThis.fetch = createFakeStripe().fetch;

/**
 * `npm run test:stripe`: what can be tried at Stripe itself without a browser, with test keys of your own.
 *
 *   STRIPE_SECRET_KEY=sk_test_… STRIPE_PUBLISHABLE_KEY=pk_test_… npm run test:stripe
 *
 *   npm run test:stripe -- --fake    (the same on the fake, to see that these tests work)
 *
 * Makes a few Checkout Sessions in your test account and ends them again. No money moves; live keys are refused.
 */
import {fileURLToPath} from 'node:url';

import {ensureDependencies} from './lib/prepare.mjs';
import {runBin} from './lib/run.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

if (process.argv.includes('--fake')) {
  Object.assign(process.env, {
    ...{
      STRIPE_FAKE: '1',
      STRIPE_SECRET_KEY: 'sk_test_fake0123456789',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_fake0123456789',
    },
  });
}

const {STRIPE_SECRET_KEY: secret = '', STRIPE_PUBLISHABLE_KEY: publishable = ''} = process.env;

if (!secret || !publishable) {
  console.log('Skipped: nothing was tried at Stripe. Set STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY to test keys.');
} else if (/_live_/.test(secret + publishable)) {
  console.error('These are live keys. Only test keys are used here.');
  process.exitCode = 1;
} else {
  await ensureDependencies();
  const {code} = await runBin('vitest', ['run', '--config', 'vitest.stripe.config.ts'], {show: true});
  process.exitCode = code;
}

import {defineConfig} from 'vitest/config';

/** `npm run test:stripe`: against Stripe itself, in test mode. Never part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/stripe/**/*.test.ts'],
    setupFiles: ['tests/stripe/on-fake.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});

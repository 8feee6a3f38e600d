import {defineConfig} from 'vitest/config';

/** The demo newspaper with the built script in WebKitGTK, by WebDriver: `npm run test:engines -- webkit`. */
export default defineConfig({
  test: {
    include: ['tests/webkit/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

import {defineConfig} from 'vitest/config';

/** The rules, the reader's record and the server: plain Node, no browser. */
export default defineConfig({
  oxc: {decorator: {legacy: true}},
  test: {
    include: ['tests/{unit,server,fuzz}/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    // Properties run thousands of cases; a busy machine takes its time over them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/core/**', 'src/reader/**', 'src/server/**'],
      exclude: ['src/server/node.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: {lines: 90, functions: 90, statements: 90, branches: 85},
    },
  },
});

import {defineConfig} from '@playwright/test';

import base from './playwright.config.js';

/** How each app of `tests/package/apps/` is served, once it is built. */
const SERVERS: Readonly<Record<string, string>> = {
  react: 'vite preview --strictPort --host 127.0.0.1 --port',
  vue: 'vite preview --strictPort --host 127.0.0.1 --port',
  svelte: 'vite preview --strictPort --host 127.0.0.1 --port',
  next: 'next start --hostname 127.0.0.1 --port',
  astro: 'astro preview --host 127.0.0.1 --port',
};
const name = process.env['APP'] ?? 'react';
const port = process.env['APP_PORT'] ?? '4174';
const baseURL = `http://127.0.0.1:${port}`;

/** One app of another framework, built from the packed package: `npm run test:apps`. */
export default defineConfig(base, {
  testDir: 'tests/package/apps',
  testMatch: `*.test.ts`,
  outputDir: 'test-results/apps',
  workers: 1,
  use: {baseURL},
  webServer: {
    command: `node_modules/.bin/${SERVERS[name] ?? ''} ${port}`,
    cwd: `.cache/apps/${name}`,
    env: {NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1'},
    url: baseURL,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});

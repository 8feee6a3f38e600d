import {defineConfig} from '@playwright/test';

import {chromiumFlags, findChromium} from './scripts/lib/chromium.mjs';

const executablePath = findChromium();
const port = Number(process.env['E2E_PORT'] ?? 4173);
const baseURL = `http://127.0.0.1:${port}`;

/** The demo newspaper with the built script, played by a reader. Needs `npm run build` first. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    baseURL,
    trace: 'off',
    browserName: 'chromium',
    launchOptions: {args: [...chromiumFlags], ...(executablePath !== undefined && {executablePath})},
  },
  webServer: {
    command: 'node dist/server/node.js',
    env: {PORT: String(port)},
    url: `${baseURL}/healthz`,
    reuseExistingServer: !process.env['CI'],
    timeout: 20_000,
  },
});

import {defineConfig, type PlaywrightTestConfig} from '@playwright/test';

import {chromiumFlags, findHeadless} from './scripts/lib/chromium.mjs';
import {findFirefox, firefoxPrefs} from './scripts/lib/firefox.mjs';

const chromium: PlaywrightTestConfig['use'] = {
  browserName: 'chromium',
  launchOptions: {args: [...chromiumFlags], ...ifFound(findHeadless())},
};
/** A Firefox as it is installed, by WebDriver BiDi. */
const firefox: PlaywrightTestConfig['use'] = {
  browserName: 'firefox',
  channel: 'moz-firefox',
  launchOptions: {firefoxUserPrefs: {...firefoxPrefs}, ...ifFound(findFirefox())},
};
/**
 * What is played in Firefox, too. The other files look into what requests carry, which its driver does not tell, or at
 * what only Chromium's protocol knows.
 */
const IN_FIREFOX =
  /(before-intent|faults|formats-places|hostile|injection|live|loader|old-libraries|page-life|policy|server-rendering|snooze|storage|trigger)\.test\.ts/;
const port = Number(process.env['E2E_PORT'] ?? 4173);
const baseURL = `http://127.0.0.1:${port}`;

/**
 * The demo newspaper with the built script, played by a reader. Needs `npm run build` first. `ENGINE=firefox` plays it in
 * Firefox.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  ...(process.env['ENGINE'] === 'firefox' && {testMatch: IN_FIREFOX}),
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    baseURL,
    trace: 'off',
    ...(process.env['ENGINE'] === 'firefox' ? firefox : chromium),
  },
  webServer: {
    command: 'node dist/server/node.js',
    env: {PORT: String(port)},
    url: `${baseURL}/healthz`,
    reuseExistingServer: !process.env['CI'],
    timeout: 20_000,
  },
});

function ifFound(executablePath: string | undefined): {executablePath?: string} {
  return executablePath === undefined ? {} : {executablePath};
}

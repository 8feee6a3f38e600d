/**
 * Makes sure that there is a Chrome or Chromium for the browser tests.
 *
 * One that is there is taken; else the system's package manager is asked, where that needs no password.
 * `node scripts/ensure-chromium.mjs` prints the path.
 */
import {fileURLToPath} from 'node:url';

import {findChromium, findHeadlessShell} from './lib/chromium.mjs';
import {install} from './lib/install.mjs';

const packages = {apt: ['chromium'], dnf: ['chromium'], apk: ['chromium'], brew: ['chromium']};

/** @returns {Promise<string>} path of the browser; throws one clear sentence when there is none to be had. */
export async function ensureChromium() {
  const path = await install({what: 'Chromium', packages, find: findChromium});
  if (path !== undefined) return path;
  throw new Error(
    'No Chrome or Chromium was found and none could be installed: install one, or set CHROME_PATH to its program.',
  );
}

/**
 * Makes sure that tests have the quickest Chromium that is to be had: one without windows, where the system has it.
 * A browser that the environment names is what its owner wants to test with, and nothing is installed beside it.
 */
export async function ensureHeadless() {
  if (process.env.CHROME_PATH || process.env.PUPPETEER_EXECUTABLE_PATH) return;
  const apt = ['chromium-headless-shell'];
  await install({what: 'Chromium’s headless shell', packages: {apt}, find: findHeadlessShell});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureChromium());
  } catch ({message}) {
    console.error(message);
    process.exitCode = 1;
  }
}

/**
 * Makes sure that there is a Chrome or Chromium for the browser tests.
 *
 * One that is there is taken; else the system's package manager is asked, where that needs no password.
 * `node scripts/ensure-chromium.mjs` prints the path.
 */
import {fileURLToPath} from 'node:url';

import {findChromium} from './lib/chromium.mjs';
import {run} from './lib/run.mjs';

/** @returns {Promise<string>} path of the browser; throws one clear sentence when there is none to be had. */
export async function ensureChromium() {
  const present = findChromium();
  if (present !== undefined) return present;
  for (const install of installers()) {
    console.log(`Installing Chromium (${install.at(-1).join(' ')}) …`);
    for (const [command, ...args] of install) {
      const {code} = await run(command, args, {env: {DEBIAN_FRONTEND: 'noninteractive'}});
      if (code !== 0) break;
    }
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chrome or Chromium was found and none could be installed: install one, or set CHROME_PATH to its program.',
  );
}

/** The ways to install one on this system, each a list of commands. */
function installers() {
  if (process.platform === 'darwin') return [[['brew', 'install', '--cask', 'chromium']]];
  if (process.platform !== 'linux') return [];
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  return [
    [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium'],
    ],
    [['dnf', 'install', '-y', 'chromium']],
    [['apk', 'add', 'chromium']],
  ].map((install) => install.map((command) => [...asRoot, ...command]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureChromium());
  } catch ({message}) {
    console.error(message);
    process.exitCode = 1;
  }
}

/** WebKitGTK's small browser, its driver and a screen in memory: it knows no headless mode. */
import {readdirSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';

import {isExecutable, onPath} from './executables.mjs';
import {start, stop} from './processes.mjs';

/**
 * @typedef {{driver: string, browser: string, screen: string}} WebKitPrograms full paths.
 * @typedef {{port: number, browser: string, stop: () => Promise<void>}} RunningWebKit
 */

const SCREEN = {width: 1600, height: 1200};

/**
 * Finds `WebKitWebDriver`, `MiniBrowser` and `Xvfb` on this machine.
 *
 * @returns {WebKitPrograms | undefined} `undefined` when one of them is missing.
 */
export function findWebKit() {
  const driver = onPath(['WebKitWebDriver']).find(isExecutable);
  const browser = [process.env.MINIBROWSER_PATH, ...miniBrowsers()].find(isExecutable);
  const screen = onPath(['Xvfb']).find(isExecutable);
  return driver && browser && screen ? {driver, browser, screen} : undefined;
}

/** It lives in its library's folder, whose name has the machine and the version in it; the newest first. */
function miniBrowsers() {
  return ['/usr/lib', '/usr/lib64', '/usr/libexec', ...foldersOf('/usr/lib', /-linux-gnu/)].flatMap((folder) =>
    foldersOf(folder, /^webkit(2)?gtk-/).map((library) => join(library, 'MiniBrowser')),
  );
}

function foldersOf(folder, name) {
  try {
    const found = readdirSync(folder).filter((each) => name.test(each));
    return found
      .sort()
      .reverse()
      .map((each) => join(folder, each));
  } catch {
    return [];
  }
}

/**
 * Starts a screen and a driver on ports that nobody uses, and waits until the driver answers.
 *
 * @param {WebKitPrograms} programs
 * @returns {Promise<RunningWebKit>} `stop` ends both.
 * @throws {Error} when one of them does not come up within 20 seconds.
 */
export async function startWebKit({driver, browser, screen}) {
  const port = await freePort();
  // Xvfb looks for a display itself and writes its number to the pipe.
  const xvfb = start(
    screen,
    ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const display = `:${await firstLine(xvfb)}`;
  const env = {...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', LIBGL_ALWAYS_SOFTWARE: '1'};
  const child = start(driver, ['--host=127.0.0.1', `--port=${port}`], {env, stdio: 'ignore'});
  const both = async () => {
    await stop(child);
    await stop(xvfb);
  };
  try {
    await answers(`http://127.0.0.1:${port}/status`, child);
  } catch (error) {
    await both();
    throw error;
  }
  return {port, browser, stop: both};
}

/**
 * Where a window of this size has to stand: nobody manages the screen's windows, and whatever is under the pointer, which
 * rests in the middle, has the focus.
 *
 * @returns {[number, number, number, number]} x, y, width, height, for WebDriver.
 */
export function centred(width, height) {
  const at = (screen, size) => Math.max(0, Math.round((screen - size) / 2));
  return [at(SCREEN.width, width), at(SCREEN.height, height), width, height];
}

/**
 * What WebDriver clients have to ask for.
 *
 * @param {string} binary path of MiniBrowser.
 * @param {readonly string[]} [args] further arguments of it.
 */
export function webkitCapabilities(binary, args = []) {
  return {
    browserName: 'MiniBrowser',
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': {binary, args: ['--automation', ...args]},
  };
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('Xvfb did not start within 20 seconds.')), 20_000);
    child.stdio[3].setEncoding('utf8').once('data', (text) => {
      clearTimeout(late);
      resolve(text.trim());
    });
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    child.once('error', reject);
  });
}

async function answers(url, child) {
  for (const end = Date.now() + 20_000; Date.now() < end && child.exitCode === null;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not answer within 20 seconds.');
}

/** @returns {Promise<number>} a port of this machine that nobody uses at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

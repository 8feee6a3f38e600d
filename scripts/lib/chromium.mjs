import {join} from 'node:path';

import {isExecutable, onPath} from './executables.mjs';

/** Flags that keep a headless Chromium quiet: no sandbox (containers), no traffic of its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a Chrome or Chromium on this machine: what the environment names first, then `PATH`, then the usual places.
 *
 * @returns {string | undefined} its path, or `undefined` when there is none.
 */
export function findChromium() {
  return [...named(), ...onPath(names()), ...usualPlaces()].find(isExecutable);
}

/**
 * The same browser without windows, where a system has it as a program of its own (Debian's `chromium-headless-shell`):
 * tests take a third less with it. It keeps no page for the way back, so that tests of that ask for the whole browser.
 *
 * @returns {string | undefined} its path, or that of the browser that the environment names, or of any other.
 */
export function findHeadless() {
  return named().find(isExecutable) ?? findHeadlessShell() ?? findChromium();
}

/** @returns {string | undefined} its path, or `undefined` when there is none. */
export function findHeadlessShell() {
  return onPath(['chromium-headless-shell', 'chrome-headless-shell']).find(isExecutable);
}

/** What the environment names. */
function named() {
  return [process.env.CHROME_PATH, process.env.PUPPETEER_EXECUTABLE_PATH].filter(Boolean);
}

function names() {
  return process.platform === 'win32'
    ? ['chrome.exe', 'chromium.exe']
    : ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
}

function usualPlaces() {
  switch (process.platform) {
    case 'darwin':
      return ['', process.env.HOME ?? ''].flatMap((root) => [
        `${root}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${root}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      ]);
    case 'win32':
      return [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
        .filter((root) => root !== undefined)
        .flatMap((root) => [
          join(root, 'Google/Chrome/Application/chrome.exe'),
          join(root, 'Chromium/Application/chrome.exe'),
        ]);
    default:
      return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  }
}

import {isExecutable, onPath} from './executables.mjs';

/** What keeps a Firefox quiet in tests: no traffic of its own, no first-run pages. */
export const firefoxPrefs = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.prefetch-next': false,
  'toolkit.telemetry.enabled': false,
};

/**
 * Finds a Firefox on this machine: what `FIREFOX_PATH` names first, then `PATH`, then the usual places.
 *
 * @returns {string | undefined} its path, or `undefined` when there is none.
 */
export function findFirefox() {
  const usual =
    process.platform === 'darwin'
      ? ['/Applications/Firefox.app/Contents/MacOS/firefox']
      : ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox'];
  return [process.env.FIREFOX_PATH, ...onPath(['firefox-esr', 'firefox']), ...usual].find(isExecutable);
}

/** Makes sure that there are the browsers that `npm run test:engines` needs; see ensure-chromium.mjs. */
import {ensureChromium} from './ensure-chromium.mjs';
import {findFirefox} from './lib/firefox.mjs';
import {install} from './lib/install.mjs';
import {findWebKit} from './lib/webkit.mjs';

/** How each engine comes to a machine. */
const ENSURE = {
  chromium: ensureChromium,
  firefox: () =>
    must(
      {
        what: 'Firefox',
        packages: {apt: ['firefox-esr'], dnf: ['firefox'], apk: ['firefox-esr'], brew: ['firefox']},
        find: findFirefox,
      },
      'No Firefox was found and none could be installed: install it, or set FIREFOX_PATH to its program.',
    ),
  webkit: () =>
    must(
      {what: 'WebKitGTK’s driver', packages: {apt: ['webkit2gtk-driver', 'xvfb', 'xauth']}, find: findWebKit},
      'WebKitWebDriver, MiniBrowser and Xvfb were not all found and could not be installed: on Debian and its like they are in webkit2gtk-driver and xvfb.',
    ),
};

/**
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 * @returns {Promise<unknown>} where it is: a path, or for WebKit three; throws one clear sentence when there is none to be had.
 */
export function ensureEngine(engine) {
  return ENSURE[engine]();
}

async function must(wanted, sentence) {
  const found = await install(wanted);
  if (found === undefined) throw new Error(sentence);
  return found;
}

import {chromeLauncher} from '@web/test-runner-chrome';

import {chromiumFlags, findHeadless} from './chromium.mjs';
import {findFirefox, firefoxPrefs} from './firefox.mjs';
import {NOT_HERE} from './not-here.mjs';
import {webkitLauncher} from './wtr-webkit.mjs';

/**
 * What web-test-runner starts for an engine.
 *
 * @param {string} engine `chromium`, `firefox` or `webkit`; the last one at `WEBKIT_PORT`, where a driver runs that
 * starts `MINIBROWSER_PATH`.
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function engineLauncher(engine) {
  switch (engine) {
    case 'chromium':
      return chromeLauncher({launchOptions: {executablePath: findHeadless(), args: chromiumFlags}});
    case 'firefox':
      return firefoxLauncher();
    case 'webkit':
      return webkitLauncher({port: Number(process.env.WEBKIT_PORT), browser: process.env.MINIBROWSER_PATH});
    default:
      throw new Error(`ENGINE=${engine} is none of chromium, firefox, webkit.`);
  }
}

/** Puppeteer speaks WebDriver BiDi with a Firefox as it is installed, and emulates media with nothing but Chromium. */
function firefoxLauncher() {
  const refuse = () => {
    throw new Error(`${NOT_HERE} Puppeteer emulates no media features in Firefox`);
  };
  const launcher = chromeLauncher({
    launchOptions: {browser: 'firefox', executablePath: findFirefox(), extraPrefsFirefox: firefoxPrefs},
    createPage: async ({context}) => {
      const page = await context.newPage();
      const {goto} = page;
      for (const act of ['press', 'down', 'up']) {
        const real = page.keyboard[act].bind(page.keyboard);
        page.keyboard[act] = (key) => real(key === 'Space' ? ' ' : key);
      }
      return Object.assign(page, {
        ...{emulateMediaFeatures: refuse, emulateMediaType: refuse},
        async goto(...where) {
          // A page behind another one gets neither focus nor keys.
          await page.bringToFront();
          return goto.apply(page, where);
        },
      });
    },
  });
  const {stopSession} = launcher;
  launcher.name = 'Firefox';
  launcher.stopSession = async (id) => {
    const result = await stopSession.call(launcher, id);
    await launcher.inactivePages.pop()?.puppeteerPage.close();
    return result;
  };
  return launcher;
}

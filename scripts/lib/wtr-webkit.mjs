import {webdriverLauncher} from '@web/test-runner-webdriver';

import {NOT_HERE} from './not-here.mjs';
import {centred, webkitCapabilities} from './webkit.mjs';

/** WebDriver's code points for keys that have a name. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const BUTTONS = {left: 0, middle: 1, right: 2};

/**
 * Runs web-test-runner's tests in WebKitGTK. The runner's own commands can hold no key down and set no window's size
 * there, so they are given a page as Playwright has it, which speaks WebDriver.
 *
 * @param {{port: number, browser: string}} webkit what `startWebKit` returned.
 */
export function webkitLauncher({port, browser}) {
  const launcher = webdriverLauncher({
    ...{protocol: 'http', hostname: '127.0.0.1', port, path: '/', logLevel: 'error'},
    capabilities: webkitCapabilities(browser),
  });
  const initialize = launcher.initialize.bind(launcher);
  return Object.assign(launcher, {
    async initialize(config) {
      await initialize(config);
      launcher.name = 'WebKitGTK';
      launcher.type = 'playwright';
    },
    getPage: () => pageOf(() => launcher.driver),
  });
}

function pageOf(driver) {
  const act = (type, id, actions, parameters) => driver().performActions([{type, id, parameters, actions}]);
  const keys = (...actions) => act('key', 'keyboard', actions);
  const mouse = (...actions) => act('pointer', 'mouse', actions, {pointerType: 'mouse'});
  const [down, up] = ['keyDown', 'keyUp'].map((type) => (key) => ({type, value: KEYS[key] ?? key}));
  const move = (x, y) => ({type: 'pointerMove', duration: 0, x, y});
  const [press, release] = ['pointerDown', 'pointerUp'].map((type) => ({button = 'left'} = {}) => ({
    type,
    button: BUTTONS[button],
  }));
  return {
    keyboard: {
      type: (text) => keys(...[...text].flatMap((key) => [down(key), up(key)])),
      press: (key) => keys(down(key), up(key)),
      down: (key) => keys(down(key)),
      up: (key) => keys(up(key)),
    },
    mouse: {
      move: (x, y) => mouse(move(x, y)),
      click: (x, y, button) => mouse(move(x, y), press(button), release(button)),
      down: (button) => mouse(press(button)),
      up: (button) => mouse(release(button)),
    },
    setViewportSize: (size) => resize(driver(), size),
    emulateMedia: () => {
      throw new Error(`${NOT_HERE} WebKitGTK’s driver emulates no media features`);
    },
  };
}

/** The window is larger than the page in it by a tool bar, which also keeps it from becoming narrow. */
async function resize(driver, {width, height}) {
  const inside = () => driver.execute('return [innerWidth, innerHeight]');
  const {width: outerWidth, height: outerHeight} = await driver.getWindowRect();
  const [innerWidth, innerHeight] = await inside();
  await driver.setWindowRect(...centred(width + outerWidth - innerWidth, height + outerHeight - innerHeight));
  let [now] = await inside();
  for (let tries = 0; now !== width && tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    [now] = await inside();
  }
  if (now !== width)
    throw new Error(`${NOT_HERE} MiniBrowser’s window is ${now} pixels wide where ${width} are asked for`);
}

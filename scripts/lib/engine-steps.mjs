import {component} from './steps.mjs';
import {startWebKit} from './webkit.mjs';

/**
 * What is run in an engine.
 *
 * @param {string} engine
 * @param {unknown} found where `ensureEngine` found it.
 * @returns {{steps: () => Promise<import('./steps.mjs').Step[]>, stop: () => Promise<void>}} `steps` starts what they
 * need, `stop` ends it.
 */
export function engineSteps(engine, found) {
  let webkit;
  return {
    async steps() {
      const env = {};
      if (engine === 'chromium') env.CHROME_PATH = found;
      if (engine === 'firefox') env.FIREFOX_PATH = found;
      if (engine === 'webkit') {
        webkit = await startWebKit(found);
        Object.assign(env, {WEBKIT_PORT: String(webkit.port), MINIBROWSER_PATH: webkit.browser});
      }
      return [{name: `component ${engine}`, run: () => component({engine, env})}];
    },
    stop: async () => webkit?.stop(),
  };
}

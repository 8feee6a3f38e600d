import {component, e2e, journeys} from './steps.mjs';
import {freePort, startWebKit} from './webkit.mjs';

/**
 * What is run in an engine.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 * @param {unknown} found where `ensureEngine` found it.
 * @param {{grep?: string}} [options] `grep` runs only tests whose names it matches; without it, Chromium's journeys are
 * left to `npm test`.
 * @returns {{steps: () => Promise<import('./steps.mjs').Step[]>, stop: () => Promise<void>}} `steps` starts what they
 * need, `stop` ends it.
 */
export function engineSteps(engine, found, {grep} = {}) {
  let webkit;
  const env = {...(grep && {WTR_GREP: grep, LOOKS: 'all'})};
  const elements = {name: `component ${engine}`, run: () => component({engine, env})};
  const played = {
    name: `e2e ${engine}`,
    run: async () =>
      e2e({engine, args: grep ? ['--grep', grep] : [], env: {...env, E2E_PORT: String(await freePort())}}),
  };
  return {
    async steps() {
      if (engine === 'chromium') env.CHROME_PATH = found;
      if (engine === 'firefox') env.FIREFOX_PATH = found;
      if (engine !== 'webkit') return engine === 'firefox' || grep ? [elements, played] : [elements];
      webkit = await startWebKit(found);
      Object.assign(env, {WEBKIT_PORT: String(webkit.port), MINIBROWSER_PATH: webkit.browser});
      return [elements, {name: 'journeys webkit', run: () => journeys({env, args: grep ? ['-t', grep] : []})}];
    },
    stop: async () => webkit?.stop(),
  };
}

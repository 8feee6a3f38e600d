import {ended, start} from './processes.mjs';

/**
 * Runs a program and collects what it says.
 *
 * @param {string} command program, found on `PATH` or a full path.
 * @param {readonly string[]} args
 * @param {{env?: Record<string, string>, cwd?: string, show?: boolean}} [options] `show` passes its output straight on.
 * @returns {Promise<{code: number, output: string}>} exit code and all output.
 */
export async function run(command, args, {env = {}, cwd, show = false} = {}) {
  const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  const child = start(command, args, {cwd, env: {...process.env, NO_COLOR: '1', ...env}, stdio});
  let output = '';
  const keep = (chunk) => (output += chunk);
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  child.once('error', ({message}) => keep(`${message}\n`));
  return {code: await ended(child), output};
}

/**
 * Runs a program of `node_modules/.bin`.
 *
 * @param {string} name e.g. `tsc`.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runBin(name, args, options) {
  return run(`node_modules/.bin/${name}`, args, options);
}

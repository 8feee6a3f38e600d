import {spawn} from 'node:child_process';

/**
 * Runs a program and collects what it says.
 *
 * @param {string} command program, found on `PATH` or a full path.
 * @param {readonly string[]} args
 * @param {{env?: Record<string, string>, cwd?: string, show?: boolean}} [options] `show` passes its output straight on.
 * @returns {Promise<{code: number, output: string}>} exit code (1 for a signal or a missing program) and all output.
 */
export function run(command, args, {env = {}, cwd, show = false} = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: {...process.env, ...env},
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => resolve({code: 1, output: `${output}${error.message}\n`}));
    child.once('close', (code) => resolve({code: code ?? 1, output}));
  });
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

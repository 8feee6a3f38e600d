import {spawn} from 'node:child_process';

/** Everything that this script has started and that still runs. */
const running = new Set();

/**
 * Starts a program that ends with this script: signals are passed on, nothing is left behind.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {stdio: 'inherit', shell: process.platform === 'win32', ...options});
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Waits for the end of a program.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 1 if it could not be started, 128 and more after a signal.
 */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Ends a program and waits until it is gone. */
export async function stop(child) {
  if (!running.has(child)) return;
  const gone = ended(child);
  child.kill('SIGTERM');
  await gone;
}

/** Passes SIGINT and SIGTERM on to whatever runs, and ends this script when all of it has ended. */
export function forwardSignals() {
  for (const [signal, code] of Object.entries({SIGINT: 130, SIGTERM: 143})) {
    process.once(signal, async () => {
      const gone = Promise.all([...running].map(ended));
      for (const child of running) child.kill(signal);
      await gone;
      setImmediate(() => process.exit(process.exitCode ?? code));
    });
  }
}

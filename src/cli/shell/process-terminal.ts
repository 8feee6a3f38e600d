import {readFileSync} from 'node:fs';
import type {Terminal} from './command.js';

/** The process's own terminal. Colours only where somebody looks, and not where they are refused (no-color.org). */
export function processTerminal(): Terminal {
  const {stdout, stderr, env} = process;
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    print: (text) => void stdout.write(`${text}\n`),
    warn: (text) => void stderr.write(`${text}\n`),
    progress: (text) => void stderr.write(`\r\u001b[2K${text}`),
    read: (file) => readFileSync(file === '-' ? 0 : file, 'utf8'),
    width: stdout.isTTY ? stdout.columns : 80,
    colour: stdout.isTTY && !refused,
    interactive: stderr.isTTY,
    now: () => Date.now(),
  };
}

import {UsageError, type Terminal} from './command.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'this file may not be read',
};

/**
 * The text of a file, without a byte order mark.
 *
 * @throws UsageError that names the file.
 */
export function readText(file: string, terminal: Terminal): string {
  try {
    return terminal.read(file).replace(/^\ufeff/, '');
  } catch (error) {
    const {code = '', message} = error as NodeJS.ErrnoException;
    throw new UsageError(`${file}: ${REASONS[code] ?? message}.`, {cause: error});
  }
}

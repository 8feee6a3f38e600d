import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';

/**
 * Where programs of these names would be, by `PATH`.
 *
 * @param {readonly string[]} names the best first.
 * @returns {string[]} full paths; most of them lead nowhere.
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether this path leads to a program that may be run. */
export function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import {readFile, realpath, stat} from 'node:fs/promises';
import {join, sep} from 'node:path';

import {getMimeType} from 'hono/utils/mime';

/** A file as it can be sent. */
export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Changes with the file: size and time of its last change. */
  readonly etag: string;
}

/**
 * Finds a file below a folder.
 *
 * @param path as in an address, still percent-encoded, e.g. `/pictures/mark.svg`.
 * @returns `null` for folders, hidden files, whatever lies outside `root` and whatever cannot be read.
 */
export async function readStatic(root: string, path: string): Promise<StaticFile | null> {
  const segments = segmentsOf(path);
  if (!segments) return null;
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, ...segments))]);
    const facts = await stat(file);
    if (!file.startsWith(folder + sep) || !facts.isFile()) return null;
    return {
      bytes: new Uint8Array(await readFile(file)),
      type: getMimeType(file) ?? 'application/octet-stream',
      etag: `W/"${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}"`,
    };
  } catch {
    return null;
  }
}

/** `null` when a segment is no plain file name: `..`, hidden, or with a separator hidden in its encoding. */
function segmentsOf(path: string): string[] | null {
  try {
    const segments = path.split('/').filter(Boolean).map(decodeURIComponent);
    return segments.length > 0 && segments.every((segment) => /^[^.\\/:\0][^\\/:\0]*$/.test(segment)) ? segments : null;
  } catch {
    return null;
  }
}

import {afterAll, beforeAll, beforeEach} from 'vitest';

import {Reader} from './reader.js';
import {Site} from './site.js';

/**
 * Opens the newspaper and a browser for a file's tests, and closes them after the last. Each test begins with a reader who
 * has never been there.
 *
 * @param come is told who comes, before the first test.
 */
export function visit(come: (reader: Reader) => void): Site {
  const site = new Site();
  let reader: Reader | undefined;
  beforeAll(async () => {
    await site.start();
    come((reader = await Reader.come()));
  });
  afterAll(async () => {
    await reader?.leave();
    await site.stop();
  });
  beforeEach(async () => {
    site.reset();
    await reader?.open(`${site.url}/plain`);
    await reader?.run('localStorage.clear()');
    site.problems = [];
  });
  return site;
}

/** What each file weighs, and what each situation loads. */
import {readFileSync} from 'node:fs';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

import {stageFiles} from './pages/candidates.mjs';

/**
 * @returns {{name: string, raw: number, gzip: number, brotli: number}[]} sums in bytes; gzip 9 and brotli 11, file by file.
 */
export function measureSizes() {
  const {files} = JSON.parse(readFileSync('dist/embed/manifest.json', 'utf8'));
  const stage = stageFiles(files);
  const known = new Set(['appeal.js', 'appeal.inline.js', ...stage]);
  const later = Object.keys(files).filter((name) => !known.has(name));
  return [
    sum('every page view: `appeal.js`', ['appeal.js']),
    sum('an inline appeal is shown: the stage', stage),
    sum('all that an inline appeal loads', ['appeal.js', ...stage]),
    ...later
      .map((name) => sum(`later: ${name.replace(/-[\w-]{6,8}\.js$/, '')}`, [name]))
      .sort((a, b) => b.brotli - a.brotli),
  ];
}

function sum(name, files) {
  const all = files.map((file) => readFileSync(`dist/embed/${file}`));
  const total = (weigh) => all.reduce((bytes, content) => bytes + weigh(content), 0);
  return {
    name,
    raw: total(({length}) => length),
    gzip: total((content) => gzipSync(content, {level: 9}).length),
    brotli: total((content) => brotliCompressSync(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length),
  };
}

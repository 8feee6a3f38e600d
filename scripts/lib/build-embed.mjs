import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {brotliCompressSync, constants} from 'node:zlib';

import {rollup} from 'rollup';

import {aside, loader, stage} from '../../rollup.config.mjs';
import {buildLocales} from './build-locales.mjs';
import {noticesOf} from './notices.mjs';

/** What `src/embed/lit` does in the place of. */
const LIT = ['lit-html', 'lit-element', '@lit/reactive-element'];

/**
 * Makes the folder that a publisher hosts: loader, chunks, manifest with integrity hashes, licence notices.
 *
 * @param {{modules: string, out: string, version: string, minify: boolean}} options
 * @returns {Promise<string>} a report of the files and the ready-made snippet.
 */
export async function buildEmbed({modules, out, version, minify}) {
  await mkdir(out, {recursive: true});
  const locales = await buildLocales(modules);
  await Promise.all(locales.chunks.map(({fileName, code}) => writeFile(`${out}/${fileName}`, code)));
  const options = {modules, minify, define: {__VERSION__: version, __LOCALES__: locales.hash}};
  const chunks = [...(await bundle(stage(options), out)), ...(await bundle(aside(options), out))];
  const fileOf = (name) => chunks.find((chunk) => chunk.isEntry && chunk.name === name).fileName;
  const define = {__VERSION__: version, __STAGE_FILE__: fileOf('stage'), __ASIDE_FILE__: fileOf('aside')};
  const [script] = await bundle(loader({modules, minify, define}), out);

  // Inlined in a page's head the loader has no address of its own and reads `data-base` instead: it is the same code.
  const inline = {...script, fileName: 'appeal.inline.js'};
  await writeFile(`${out}/${inline.fileName}`, inline.code);
  await writeFile(`${out}/THIRD_PARTY_NOTICES.txt`, await noticesOf([script, ...chunks], LIT));

  const manifest = describe(version, [script, inline, ...chunks, ...locales.chunks]);
  await writeFile(`${out}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(`${out}/snippet.html`, `${snippet(manifest)}\n`);
  return report(manifest);
}

async function bundle(options, dir) {
  const build = await rollup(options);
  const {output} = await build.write({...options.output, dir});
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

/** What is in the folder: who loads what, how heavy it is, and its hash for `integrity`. */
function describe(version, chunks) {
  const files = chunks.map((chunk) => {
    const code = Buffer.from(chunk.code);
    return [
      chunk.fileName,
      {
        kind: kindOf(chunk),
        imports: chunk.imports ?? [],
        raw: code.length,
        brotli: brotli(code),
        integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
      },
    ];
  });
  return {version, files: Object.fromEntries(files)};
}

function kindOf({isEntry, name, language}) {
  if (language) return 'language';
  if (!isEntry || name === 'aside') return 'lazy';
  return name === 'stage' ? 'stage' : 'loader';
}

function brotli(code) {
  return brotliCompressSync(code, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: code.length},
  }).length;
}

function snippet({version, files}) {
  const {integrity} = files['appeal.js'];
  return [
    '<script',
    '  async',
    `  src="https://cdn.example/reader-appeal/${version}/appeal.js"`,
    `  integrity="${integrity}"`,
    '  crossorigin="anonymous"',
    '  data-config="/appeal.json"',
    '></script>',
  ].join('\n');
}

function report(manifest) {
  const rows = Object.entries(manifest.files).map(
    ([name, {raw, brotli, kind}]) => `  ${name.padEnd(34)}${kind.padEnd(8)}${format(raw)} raw${format(brotli)} brotli`,
  );
  return [
    'dist/embed/',
    ...rows,
    '',
    'Put the folder on your server or CDN, and this into your pages:',
    '',
    snippet(manifest),
    '',
  ].join('\n');
}

const format = (bytes) => bytes.toLocaleString('en').padStart(9);

/** What is measured against what. Each candidate is a page and the files that it asks for. */
import {readdirSync, readFileSync} from 'node:fs';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';

import {articleOf, configOf} from './content.mjs';
import {asHtml, asScript} from './hand-written.mjs';

/**
 * @typedef {{name: string, title: string, shows: boolean, html: string}} Candidate `shows`: whether an appeal comes.
 */

/** The place of a candidate that makes its own form, and the one of ours. */
const PLACE = '<div data-place></div>';
const OURS = '<reader-appeal data-place placement="inline"><a href="/support">Support us</a></reader-appeal>';

/** The smallest loader that decides on anything: reads its key and a config in the page, and would bring a chunk. */
const LOADER = (chunk) =>
  `{const c=JSON.parse(document.querySelector("#config").textContent);let r={};try{r=JSON.parse(localStorage.getItem("k")||"{}")}catch{}` +
  `if(!(r.until>Date.now())&&!c.quiet)import(new URL("${chunk}",document.currentScript.src).href)}`;

/**
 * @param {string} origin where the pages are served, for the inlined script's `data-base`.
 * @returns {Promise<{candidates: Candidate[], files: Record<string, string>}>} files by path.
 */
export async function candidatesAt(origin) {
  const {files: chunks} = JSON.parse(readFileSync('dist/embed/manifest.json', 'utf8'));
  const ours = Object.fromEntries(
    readdirSync('dist/embed')
      .filter((name) => name.endsWith('.js'))
      .map((name) => [`/embed/${name}`, readFileSync(`dist/embed/${name}`, 'utf8')]),
  );
  const files = {
    ...ours,
    '/key.js': 'try{localStorage.getItem("k")}catch{}',
    '/loader.js': LOADER('/chunk.js'),
    '/loader-lit.js': LOADER('/lit.js'),
    '/chunk.js': await minified(asScript()),
    '/lit.js': await litBundle(),
  };
  const atOnce = stageFiles(chunks);
  const preload = atOnce.map((name) => `<link rel="modulepreload" href="/embed/${name}">`).join('');
  const config = (more) => `<script type="application/json" id="config">${JSON.stringify(configOf(more))}</script>`;
  const nobody = {audience: {minArticles: 40}};
  const tag = '<script async src="/embed/appeal.js" data-config="#config"></script>';
  const inlined = `<script data-config="#config" data-base="${origin}/embed/">${ours['/embed/appeal.inline.js']}</script>`;
  const quiet = '<script type="application/json" id="config">{"quiet":true}</script>';
  const loud = '<script type="application/json" id="config">{}</script>';
  const page = (name, title, shows, head, place = PLACE) => ({name, title, shows, html: articleOf(head, place)});
  return {
    files,
    candidates: [
      page('blank', 'a page without a script', false, ''),
      page('key', 'reads one localStorage key', false, '<script async src="/key.js"></script>'),
      page('loader', 'smallest loader, nothing shown', false, `${quiet}<script async src="/loader.js"></script>`),
      page('ours-quiet', '**Reader Appeal, nothing shown**', false, config(nobody) + tag, OURS),
      page('static', 'markup already in the page', true, '', asHtml()),
      page('dom', 'hand-written DOM, loader + chunk', true, `${loud}<script async src="/loader.js"></script>`),
      page(
        'lit',
        'Lit, one element',
        true,
        `${loud}<script async src="/loader-lit.js"></script>`,
        '<one-element data-place></one-element>',
      ),
      page('ours', '**Reader Appeal**', true, config() + tag, OURS),
      page('ours-preload', '**Reader Appeal, stage preloaded**', true, preload + config() + tag, OURS),
      page('ours-inlined', '**Reader Appeal, decision inlined**', true, config() + inlined, OURS),
    ],
  };
}

/** The files that the stage can't do without. */
export function stageFiles(chunks) {
  const stage = Object.keys(chunks).find((name) => chunks[name].kind === 'stage');
  const seen = new Set();
  const add = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    chunks[name].imports.forEach(add);
  };
  add(stage);
  return [...seen];
}

async function minified(code) {
  return bundled({
    input: 'entry',
    plugins: [
      {name: 'entry', resolveId: (id) => (id === 'entry' ? id : null), load: (id) => (id === 'entry' ? code : null)},
      terser({ecma: 2022, module: true}),
    ],
  });
}

async function litBundle() {
  return bundled({
    input: 'tests/bench/pages/lit-one.mjs',
    plugins: [
      nodeResolve({exportConditions: ['production', 'browser']}),
      terser({ecma: 2022, module: true, compress: {passes: 2}, format: {comments: false}}),
    ],
  });
}

async function bundled(options) {
  const build = await rollup(options);
  const {output} = await build.generate({format: 'es'});
  await build.close();
  return output[0].code;
}

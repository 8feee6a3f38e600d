/** A real content blocker, with the lists that people have: it has to find nothing of ours. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {FiltersEngine, Request} from '@ghostery/adblocker';
import {selectAll} from 'css-select';
import {parse} from 'parse5';
import {adapter} from 'parse5-htmlparser2-tree-adapter';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LISTS = '/usr/share/chromium/extensions/ublock-origin/assets';
const PAGE = 'https://www.harbourpost.example/articles/the-wall';
const missing = listsMissing();

describe('F26 a content blocker with EasyList, EasyPrivacy and uBlock’s own lists', {skip: missing}, () => {
  const lists = missing ? '' : readLists();
  const engine = FiltersEngine.parse(lists, {enableCompression: false});
  const isBlocked = (url, type) => {
    const {match, redirect} = engine.match(Request.fromRawDetails({url, type, sourceUrl: PAGE}));
    return match || redirect !== undefined;
  };

  test('blocks what it is there for', () => {
    assert.ok(lists.length > 3_000_000, `${lists.length} characters of lists`);
    assert.ok(isBlocked('https://www.google-analytics.com/analytics.js', 'script'));
    assert.ok(isBlocked('https://securepubads.g.doubleclick.net/tag/js/gpt.js', 'script'));
    assert.deepEqual(hiddenOn('<p class="ad-slot"></p><i id="google_ads"></i><b data-ad-module="1"></b><u>Kept</u>'), [
      ...['b', 'p', 'i'],
    ]);
  });

  test('blocks no file of ours, wherever a publisher may put it', () => {
    const files = readdirSync(join(root, 'dist/embed')).filter((name) => /\.(js|css|json|txt)$/.test(name));
    assert.ok(files.length > 20);
    const places = [
      'https://www.harbourpost.example/reader-appeal/latest',
      'https://www.harbourpost.example/reader-appeal/0.1.0',
      'https://static.harbourpost.example/js',
      'https://cdn.example/npm/reader-appeal@0.1.0/dist/embed',
      'https://unpkg.com/reader-appeal@0.1.0/dist/embed',
    ];
    const blocked = places
      .flatMap((place) => files.map((file) => `${place}/${file}`))
      .filter((url) => isBlocked(url, url.endsWith('.js') ? 'script' : 'xmlhttprequest'));
    assert.deepEqual(blocked, []);
  });

  test('blocks no address of ours that is asked from a page', () => {
    const paths = endpoints();
    assert.ok(paths.length >= 3, paths.join());
    const blocked = [
      ...paths.map((path) => `/appeal${path}`),
      '/appeal.json',
      '/formats.json',
      '/demo/appeal.json',
    ].filter((path) =>
      ['xmlhttprequest', 'document', 'subdocument', 'ping'].some((type) =>
        isBlocked(`https://www.harbourpost.example${path}`, type),
      ),
    );
    assert.deepEqual(blocked, []);
  });

  test('hides nothing of ours in the page, with or without an appeal', () => {
    const samples = {
      appeal: `<reader-appeal placement="article-end" campaign="article-end" framed="bar" format="bar" temporary style="--_page: white">
        <a href="/support">Support our journalism</a><div slot="payment"><iframe title="Payment"></iframe></div></reader-appeal>`,
      parts: `<appeal-amounts></appeal-amounts><appeal-frequency></appeal-frequency><appeal-methods></appeal-methods>
        <appeal-snooze></appeal-snooze><appeal-goal></appeal-goal><appeal-gate></appeal-gate><appeal-thanks></appeal-thanks>`,
      trigger: `<button data-appeal-open="article-end" data-appeal-frequency="monthly" data-appeal-amount="5">Support us</button>`,
      room: `<div data-appeal-room></div>`,
      script: `<script async src="/reader-appeal/latest/appeal.js" data-config="/appeal.json"></script>`,
    };
    for (const [name, html] of Object.entries(samples)) assert.deepEqual(hiddenOn(html), [], name);
  });

  test('hides nothing that has a class, an id or a part of ours', () => {
    const {classes, ids, parts} = namesInside();
    assert.ok(
      classes.length > 50 && ids.length > 10 && parts.length > 10,
      `${classes.length} ${ids.length} ${parts.length}`,
    );
    const marked = [
      ...classes.map((name) => `<div class="${name}"><p class="${name}"></p></div>`),
      ...ids.map((name) => `<div id="${name}"></div>`),
      ...parts.map((name) => `<div part="${name}"></div>`),
    ];
    assert.deepEqual(hiddenOn(marked.join('\n')), []);
  });

  /** The names of the elements that the blocker's style sheet for a page would hide. */
  function hiddenOn(html) {
    const tree = parse(`<!doctype html><body>${html}`, {treeAdapter: adapter});
    const all = selectAll('body *', tree);
    const attribute = (name) => all.map(({attribs}) => attribs[name]).filter(Boolean);
    const {styles} = engine.getCosmeticsFilters({
      url: PAGE,
      hostname: 'www.harbourpost.example',
      domain: 'harbourpost.example',
      classes: attribute('class').flatMap((names) => names.split(' ')),
      ids: attribute('id'),
      hrefs: attribute('href'),
      getBaseRules: true,
      getInjectionRules: false,
      getExtendedRules: false,
      getRulesFromDOM: true,
      getRulesFromHostname: true,
    });
    return [...styles.matchAll(/(?:^|\})\s*([^{}]+)\{/g)]
      .flatMap(([, selectors]) => selectors.split(/,\s*\n/))
      .flatMap((selector) => select(selector.trim(), tree))
      .map(({name}) => name);
  }
});

/** What a selector finds; one that only browsers know finds nothing of ours by name. */
function select(selector, tree) {
  try {
    return selectAll(selector, tree).filter(({name}) => !['html', 'head', 'body'].includes(name));
  } catch {
    return [];
  }
}

/** Names that stand in shadow trees, where page-wide rules do not reach but other blockers' might. */
function namesInside() {
  const found = {class: new Set(), id: new Set(), part: new Set()};
  for (const file of readdirSync(join(root, 'src/elements'), {recursive: true, encoding: 'utf8'})) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(root, 'src/elements', file), 'utf8');
    for (const [, name, value] of text.matchAll(/\b(class|id|part)=["']([\w -]+)["']/g)) {
      for (const each of value.split(/\s+/)) found[name].add(each);
    }
    if (!file.endsWith('.styles.ts')) continue;
    for (const [, name] of text.matchAll(/\.([a-z][\w-]*)(?=[^;{}]*\{)/g)) found.class.add(name);
  }
  return {classes: [...found.class], ids: [...found.id], parts: [...found.part]};
}

/** The paths that the server answers. */
function endpoints() {
  const text = readFileSync(join(root, 'src/server/handler.ts'), 'utf8');
  return [...text.matchAll(/\.(?:get|post|on|all)\(\s*['"`](\/[^'"`]*)['"`]/g)].map(([, path]) =>
    path.replace(/:\w+/g, 'gift_1234567890abcdef'),
  );
}

function readLists() {
  const files = ['thirdparties/easylist/easylist.txt', 'thirdparties/easylist/easyprivacy.txt'];
  const own = readdirSync(join(LISTS, 'ublock')).filter((name) => name.endsWith('.txt'));
  return [...files, ...own.map((name) => `ublock/${name}`)]
    .map((file) => readFileSync(join(LISTS, file), 'utf8'))
    .join('\n');
}

/** Debian's uBlock Origin brings the lists; it is installed where nobody has to be asked. */
function listsMissing() {
  if (!existsSync(LISTS) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'webext-ublock-origin-chromium'], {
        stdio: 'ignore',
        timeout: 120_000,
        env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
      });
    } catch {
      // Said below.
    }
  }
  if (existsSync(LISTS)) return false;
  const reason = 'Debian’s package webext-ublock-origin-chromium is neither here nor can it be installed';
  console.warn(`SKIPPED: a content blocker with real lists (${reason})`);
  return reason;
}

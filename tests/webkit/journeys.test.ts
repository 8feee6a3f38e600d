/** The journeys that matter most, in WebKitGTK, under the strict policy. */
import {afterEach, describe, expect, test} from 'vitest';

import {APPEAL, EVERY_LOOK, scriptTag, strictPolicy, UNSEEN} from '../e2e/support/own-page.js';
import {anotherLit} from '../support/another-lit.js';
import {PATCHES} from '../support/patches.js';
import type {Reader} from './support/reader.js';
import {visit} from './support/visit.js';

const ARTICLE = '/articles/the-wall-and-the-spring-tide';
const HEADING = '^Somebody has to sit through the meeting$';
const RECORD = 'reader-appeal:1:harbour-post';

let reader: Reader;
const site = visit((come) => (reader = come));

/** A page of the test's own, under the policy. */
async function openOwnPage({head = scriptTag(), body = APPEAL, policy = strictPolicy('R')} = {}): Promise<void> {
  site.answers.set('/own-page', {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
      <link rel="icon" href="/pictures/mark.svg">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`,
    headers: {'content-security-policy': policy},
  });
  await reader.open(`${site.url}/own-page`);
}

async function decided(): Promise<void> {
  await reader.waitUntil('return window.readerAppeal?.state?.().decision !== undefined', 'the decision');
}

describe('a reader', () => {
  afterEach(() => expect(site.problems).toEqual([]));

  test('gives, and is asked no more', async () => {
    await reader.open(site.url + ARTICLE);
    await reader.waitFor('heading', HEADING);
    await reader.give();
    await reader.waitFor('heading', '^Thank you$');
    await reader.reload();
    await decided();
    expect(await reader.sees('heading', HEADING)).toBe(false);
    expect(await reader.sees('link', '^Support our journalism$')).toBe(false);
  });

  test('gives through the bank’s question', async () => {
    await reader.open(site.url + ARTICLE);
    await reader.give('4000002760003184');
    await reader.click('button', '^Complete authentication$');
    await reader.waitFor('heading', '^Thank you$');
  });

  test('says “later”, is left alone on the next page, and changes their mind', async () => {
    await reader.open(site.url + ARTICLE);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.waitFor('button', '^Undo$');
    await reader.open(`${site.url}/articles/a-roof-for-the-library`);
    await decided();
    expect(await reader.sees('heading', HEADING)).toBe(false);
    await reader.run(`document.querySelector('reader-appeal').scrollIntoView()`);
    await reader.click('button', '^I changed my mind$');
    await reader.waitFor('heading', HEADING);
  });

  test('F29 F30 gives and says “later” under the strict policy, and nothing is reported', async () => {
    await openOwnPage();
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.click('button', '^Undo$');
    await reader.give('4000002760003184');
    await reader.click('button', '^Complete authentication$');
    await reader.waitFor('heading', '^Thank you$');
  });

  test.each([
    ['one copy', '', strictPolicy('R')],
    ['two copies', '<script nonce="R" src="/their-lit.js"></script>', strictPolicy('R', true)],
  ])('F29 F30 F31 sees every format in every state break no rule, with %s of Lit', async (_, head, policy) => {
    site.answers.set('/their-lit.js', {body: await anotherLit(), headers: {'content-type': 'text/javascript'}});
    await openOwnPage({head: head + scriptTag(), body: EVERY_LOOK, policy});
    await reader.waitUntil(`return (() => {${UNSEEN}})().length === 0`, 'every look');
    expect(await reader.run(`return document.querySelectorAll('[data-look]').length`)).toBe(36);
  });

  test('F31 gives on a page with a Lit of its own, where the policy allows duplicates', async () => {
    site.answers.set('/their-lit.js', {body: await anotherLit(), headers: {'content-type': 'text/javascript'}});
    await openOwnPage({
      head: `<script nonce="R" src="/their-lit.js"></script>${scriptTag()}`,
      body: `<their-element></their-element>${APPEAL}`,
      policy: strictPolicy('R', true),
    });
    await reader.waitUntil(
      `return document.querySelector('their-element')?.shadowRoot?.textContent.includes('own Lit')`,
      'the page’s own',
    );
    await reader.give();
    await reader.waitFor('heading', '^Thank you$');
  });
});

describe('storage', () => {
  afterEach(() => expect(site.problems).toEqual([]));

  test('F01 that throws: the appeal asks, and a reminder holds for the page', async () => {
    site.before = `Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }})`;
    await reader.open(site.url + ARTICLE);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.waitFor('status', 'on this page only');
  });

  test('F04 that is full: the same, and nothing else is thrown away', async () => {
    const before = await reader.run<number>(`
      for (let size = 1 << 22, at = 0; size > 0; at++) {
        try { localStorage.setItem('other-' + at, 'x'.repeat(size)); } catch { size >>= 1; }
      }
      return localStorage.length;`);
    await reader.open(site.url + ARTICLE);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Tomorrow$');
    await reader.waitFor('status', 'on this page only');
    expect(await reader.run('return localStorage.length')).toBe(before);
  });

  test('F05 F11 with a damaged record: ours alone is dropped, a newer version’s stays', async () => {
    await reader.run(`localStorage.setItem('${RECORD}', '{"v":1,"reads":[17'); localStorage.setItem('reader-appeal:2:harbour-post', 'newer');
      localStorage.setItem('theirs', 'kept')`);
    await reader.open(site.url + ARTICLE);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.waitFor('button', '^Undo$');
    expect(
      await reader.run(
        `return [JSON.parse(localStorage['${RECORD}']).v, localStorage['reader-appeal:2:harbour-post'], localStorage.theirs]`,
      ),
    ).toEqual([1, 'newer', 'kept']);
  });

  test('F07 with stamps from ten years ahead: no longer silent than was asked for', async () => {
    await reader.run(`const at = Date.now() + 3650 * 864e5; localStorage.setItem('${RECORD}', JSON.stringify({v: 1, reads: [at], views: {}, closed: {},
      snooze: {at, span: 864e5, articles: 0}, picked: null, gift: null}))`);
    await reader.open(site.url + ARTICLE);
    await decided();
    const next = await reader.run<number>(
      `const {campaigns, rules} = window.readerAppeal.state().decision; return JSON.stringify({campaigns, rules}).length`,
    );
    expect(next).toBeGreaterThan(0);
    await reader.run(`document.querySelector('reader-appeal').scrollIntoView()`);
    await reader.waitFor('button', '^I changed my mind$');
  });

  test('F09 that was wiped meanwhile: asks anew', async () => {
    await reader.open(site.url + ARTICLE);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.waitFor('button', '^Undo$');
    await reader.run('localStorage.clear()');
    await reader.reload();
    await reader.waitFor('heading', HEADING);
  });
});

describe('loading', () => {
  test('F18 ten script tags are one', async () => {
    await openOwnPage({head: scriptTag().repeat(10)});
    await reader.waitFor('heading', HEADING);
    expect(
      await reader.run(
        `return performance.getEntriesByType('resource').filter(({name}) => name.includes('/stage-')).length`,
      ),
    ).toBe(1);
    expect(site.problems).toEqual([]);
  });

  test('F20 a missing config leaves the link', async () => {
    site.answers.set('/appeal.json', {status: 404, body: 'Not found'});
    await openOwnPage();
    await reader.waitUntil(`return document.readyState === 'complete'`, 'the page');
    await expect.poll(() => site.problems.length).toBe(1);
    expect(site.problems[0]).toMatch(/^console: reader-appeal /);
    expect(await reader.sees('link', '^Support our journalism$')).toBe(true);
  });

  test('F20 F26 F38 a script that is not the one the snippet means is refused, and the link stays', async () => {
    const altered = 'document.title = "altered"';
    site.answers.set('/altered.js', {body: altered, headers: {'content-type': 'text/javascript'}});
    const hash = 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb';
    await openOwnPage({
      head: `<script async nonce="R" src="/altered.js" integrity="${hash}" crossorigin="anonymous"></script>`,
    });
    await reader.waitUntil(`return document.readyState === 'complete'`, 'the page');
    expect(await reader.run('return document.title')).toBe('A page');
    expect(await reader.sees('link', '^Support our journalism$')).toBe(true);
  });
});

describe('a page that is not like others', () => {
  const thrown = (): string[] => site.problems.filter((problem) => problem.startsWith('uncaught'));
  const either = async (): Promise<boolean> =>
    (await reader.sees('heading', HEADING)) || (await reader.sees('link', '^Support our journalism$'));

  test('F02 sandboxed by its policy: nothing is thrown, and the appeal or its link is there', async () => {
    await openOwnPage({policy: `${strictPolicy('R')}; sandbox allow-scripts`});
    await reader.waitUntil(`return document.readyState === 'complete'`, 'the page');
    await expect.poll(either).toBe(true);
    expect(thrown()).toEqual([]);
  });

  test('F17 that never loads a second one: asks once on each of its pages', async () => {
    await reader.open(`${site.url}/live/`);
    await reader.waitFor('heading', HEADING);
    await reader.click('link', '^Tides$');
    await reader.waitFor('heading', '^Tides, and the gauge');
    await reader.waitFor('heading', HEADING);
    expect(await reader.run(`return document.querySelectorAll('reader-appeal').length`)).toBe(1);
    expect(site.problems).toEqual([]);
  });

  test('F21 whose callback throws: the others are called', async () => {
    await openOwnPage({
      head: `<script nonce="R">window.readerAppeal = function () { (readerAppeal.q = readerAppeal.q || []).push(arguments); };
        readerAppeal('on', 'decision', () => { throw new Error('theirs'); });
        readerAppeal('on', 'decision', () => { document.documentElement.dataset.told = 'yes'; });</script>${scriptTag()}`,
    });
    await reader.waitUntil(`return document.documentElement.dataset.told === 'yes'`, 'the other callback');
    await reader.waitFor('heading', HEADING);
  });

  test('F22 with a campaign that is wrong: the others ask', async () => {
    const config = (await (await fetch(`${site.url}/appeal.json`)).json()) as {campaigns: object[]};
    config.campaigns.unshift({id: 'broken', priority: 99, pacing: {maxViews: 'many'}});
    site.answers.set('/appeal.json', {body: JSON.stringify(config), headers: {'content-type': 'application/json'}});
    await openOwnPage();
    await reader.waitFor('heading', HEADING);
    await expect.poll(() => site.problems.filter((problem) => problem.includes('reader-appeal')).length).toBe(1);
    expect(thrown()).toEqual([]);
  });

  test('F27 whose libraries have changed the built-in objects: a reader gives', async () => {
    site.before = PATCHES;
    await reader.open(site.url + ARTICLE);
    await reader.give();
    await reader.waitFor('heading', '^Thank you$');
    expect(site.problems).toEqual([]);
  });
});

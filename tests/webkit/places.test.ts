/** Tabs, windows, and what lies over a page, in WebKitGTK. */
import {rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {afterEach, describe, expect, test} from 'vitest';

import type {Reader} from './support/reader.js';
import {visit} from './support/visit.js';

const ARTICLE = '/articles/the-wall-and-the-spring-tide';
const OTHER = '/articles/a-roof-for-the-library';
const HEADING = '^Somebody has to sit through the meeting$';
const BAR = '^Paid for by the people who read it$';
const DIALOG = '^Before you read on, a word from the people who wrote this$';
const GATE = '^You are three paragraphs into a long story$';

let reader: Reader;
const site = visit((come) => (reader = come));
afterEach(() => expect(site.problems).toEqual([]));

/** The name of what has the focus, through all shadow roots. */
function focused(): Promise<string> {
  return reader.run(`let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();`);
}

/** Presses Tab until something of this name has the focus. */
async function tabTo(name: string, shift = false): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused()) === name) return;
    await reader.press('Tab', {shift});
  }
  expect(await focused()).toBe(name);
}

/** Waits until the dialog's ask counts as seen. */
async function isSeen(): Promise<void> {
  const record = `localStorage['reader-appeal:1:harbour-post-formats'] ?? ''`;
  await reader.waitUntil(`return (${record}).includes('"dialog":')`, 'a view');
}

describe('tabs and windows', () => {
  test('F10 a snooze in one window is heard in the other, both ways', async () => {
    await reader.open(site.url + OTHER);
    await reader.waitFor('heading', HEADING);
    const first = await reader.goTo('window');
    await reader.open(site.url + ARTICLE);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.waitFor('button', '^Undo$');
    const second = await reader.goBackTo(first);
    await reader.waitUntilGone('heading', HEADING);
    await reader.goBackTo(second);
    await reader.click('button', '^Undo$');
    await reader.goBackTo(first);
    await reader.waitFor('heading', HEADING);
    await reader.goBackTo(second);
    await reader.give();
    await reader.waitFor('heading', '^Thank you$');
    await reader.goBackTo(first);
    await reader.waitUntilGone('heading', HEADING);
    await reader.goBackTo(second);
    await reader.closeAndGoTo(first);
  });

  test('F15 a page that comes back as it was decides anew', async () => {
    await reader.open(site.url + ARTICLE);
    await reader.waitFor('heading', HEADING);
    await reader.run(
      'window.isTheSame = true; addEventListener("pageshow", ({persisted}) => (window.persisted = persisted))',
    );
    await reader.open(site.url + OTHER);
    await reader.click('button', '^Remind me later$');
    await reader.click('button', '^Next week$');
    await reader.waitFor('button', '^Undo$');
    await reader.run('history.back()');
    await reader.waitUntil(`return location.pathname === '${ARTICLE}'`, 'the page before');
    expect(await reader.run('return [window.isTheSame, window.persisted]')).toEqual([true, true]);
    await reader.waitUntilGone('heading', HEADING);
    await reader.run('history.forward()');
    await reader.waitUntil(`return location.pathname === '${OTHER}'`, 'the page after');
    await reader.click('button', '^(Undo|I changed my mind)$');
    await reader.waitFor('heading', HEADING);
    await reader.run('history.back()');
    await reader.waitUntil(`return location.pathname === '${ARTICLE}'`, 'the page before');
    await reader.waitFor('heading', HEADING);
  });

  test('F16 a tab behind counts nothing and asks nobody until it is in front', async () => {
    const front = await reader.goTo('tab');
    await reader.open(site.url + ARTICLE);
    await reader.waitUntil(`return document.readyState === 'complete' && !!window.readerAppeal?.version`, 'the script');
    expect(await reader.run('return document.visibilityState')).toBe('hidden');
    // Long enough for everything that a page view does.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await reader.run(`return [window.readerAppeal.state().decision ?? null, localStorage.length]`)).toEqual([
      null,
      0,
    ]);
    const behind = await reader.goBackTo(front);
    await reader.closeAndGoTo(behind);
    await reader.waitUntil(`return document.visibilityState === 'visible'`, 'the tab to be in front');
    await reader.waitFor('heading', HEADING);
    expect(await reader.run('return localStorage.length')).toBe(1);
  });

  test('F03 a page from a disk: nothing is thrown, and the appeal or its link is there', async () => {
    const file = join(tmpdir(), `page-${process.pid}.html`);
    writeFileSync(
      file,
      `<!doctype html><title>A page</title><script>window.thrown = []; onerror = (what) => { thrown.push(String(what)); };
        onunhandledrejection = ({reason}) => { thrown.push(String(reason)); };</script>
        <script async src="${site.url}/reader-appeal/latest/appeal.js" data-config="${site.url}/appeal.json"></script>
        <reader-appeal placement="article-end"><a href="${site.url}/support">Support our journalism</a></reader-appeal>`,
    );
    try {
      await reader.open(pathToFileURL(file).href);
      await reader.waitUntil(`return document.readyState === 'complete'`, 'the page');
      expect(await reader.run('return location.protocol')).toBe('file:');
      expect((await reader.sees('heading', HEADING)) || (await reader.sees('link', '^Support our journalism$'))).toBe(
        true,
      );
      expect(await reader.run('return window.thrown')).toEqual([]);
    } finally {
      rmSync(file);
    }
  });
});

describe('what lies over a page', () => {
  test('F13 nobody is gated where the browser keeps nothing', async () => {
    site.before = `Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }})`;
    await reader.open(`${site.url}/formats/gate`);
    await reader.waitUntil('return window.readerAppeal?.state?.().decision !== undefined', 'the decision');
    // A gate would be there by then.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await reader.sees('heading', GATE)).toBe(false);
    expect(
      await reader.run(
        `return [...document.querySelectorAll('p')].find(({textContent}) => textContent.includes('thirteen volumes')).checkVisibility()`,
      ),
    ).toBe(true);
  });

  test('F40 a dialog is reached and closed by keyboard under somebody’s overlay of the highest z-index', async () => {
    await reader.open(`${site.url}/formats/dialog`);
    await expect.poll(focused).toMatch(new RegExp(DIALOG));
    await reader.run(`const other = document.body.appendChild(document.createElement('div'));
      for (const [name, value] of Object.entries({position: 'fixed', inset: '0', 'z-index': '2147483647'})) other.style.setProperty(name, value);`);
    await tabTo('Continue with $5 per month');
    await reader.press('Escape');
    await reader.waitUntilGone('heading', DIALOG);
  });

  test('F41 a bar covers nothing that Tab reaches', async () => {
    await reader.open(`${site.url}/formats/bar`);
    await reader.waitFor('heading', BAR);
    let reached = 0;
    for (let presses = 0; presses < 20; presses++) {
      await reader.press('Tab');
      await reader.waitUntil(
        `const focused = document.activeElement, bar = document.querySelector('reader-appeal');
        if (focused === document.body || focused === bar) return true;
        const {top, bottom} = focused.getBoundingClientRect(), box = bar.getBoundingClientRect();
        return bottom <= box.top + 1 || top >= box.bottom - 1;`,
        'what has the focus to be free of the bar',
      );
      if (!['BODY', 'READER-APPEAL'].includes(await reader.run('return document.activeElement.tagName'))) reached++;
    }
    expect(reached).toBeGreaterThan(5);
  });

  test('F42 behind a dialog the page stands where it stood, and nothing is left to be put back', async () => {
    const place = (): Promise<unknown> =>
      reader.run(`const {left, top, width} = document.querySelector('.prose p').getBoundingClientRect();
        return [scrollX, scrollY, left, top, width, document.documentElement.style.cssText, document.body.style.cssText];`);
    await reader.open(`${site.url}/formats/dialog`);
    await reader.waitFor('heading', DIALOG);
    await isSeen();
    await reader.click('button', '^Close$');
    await reader.waitUntilGone('heading', DIALOG);
    await reader.run(`scrollTo({top: 400, behavior: 'instant'})`);
    const before = await place();
    expect(before).toContain(400);
    expect(await focused()).toBe('Support us');
    await reader.press('Enter');
    await expect.poll(focused).toMatch(new RegExp(DIALOG));
    expect(await place()).toEqual(before);
    // What a wheel's turn does is up to whoever may prevent it.
    expect(
      await reader.run(`return ['.veil', '.top', '.inner'].map((part) => {
        const turn = new WheelEvent('wheel', {deltaY: -300, bubbles: true, cancelable: true, composed: true});
        document.querySelector('reader-appeal').shadowRoot.querySelector(part).dispatchEvent(turn);
        return turn.defaultPrevented;
      })`),
    ).toEqual([true, true, true]);
    await reader.press('Escape');
    await reader.waitUntilGone('heading', DIALOG);
    expect(await place()).toEqual(before);
  });

  test('F43 Tab goes round in a dialog, both ways, and Escape gives the focus back', async () => {
    await reader.open(`${site.url}/formats/dialog`);
    await reader.waitFor('heading', DIALOG);
    await isSeen();
    await reader.click('button', '^Close$');
    await reader.click('button', '^Support us$');
    await reader.waitFor('heading', DIALOG);
    for (const shift of [false, true]) {
      for (const end of shift ? ['Privacy', 'Close', 'Privacy'] : ['Close', 'Privacy', 'Close']) {
        await tabTo(end, shift);
        await reader.press('Tab', {shift});
        expect(await reader.run('return document.activeElement.localName')).toBe('reader-appeal');
      }
    }
    await reader.press('Escape');
    await reader.waitUntilGone('heading', DIALOG);
    expect(await focused()).toBe('Support us');
  });
});

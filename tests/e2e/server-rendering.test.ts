import type {Page} from '@playwright/test';

import {renderedPage, type RenderedPage} from '../support/rendered-page.js';
import {strictPolicy} from './support/own-page.js';
import {unaskedShifts, watchShiftsHere} from './support/shifts.js';
import {expect, test} from './support/test.js';

const CONFIG = {
  version: 1,
  publication: {id: 'rendered', name: 'The Post'},
  amounts: {usd: {monthly: {presets: [2, 5, 10]}, once: {presets: [10, 25]}}},
  frequencies: ['monthly', 'once'],
  checkout: {adapter: 'sandbox', endpoint: '/appeal', methods: ['card', 'sepa_debit']},
  campaigns: [{id: 'end', appeal: {heading: 'Keep The Post afloat', highlight: 'From just {lowest} a month.'}}],
  theme: {accent: '#0055bb'},
};
/** The policy of F29–F31, but for a page of one's own to give by. */
const POLICY = strictPolicy('R').replace('form-action ', "form-action 'self' ");

let rendered: RenderedPage;
test.beforeAll(async () => {
  rendered = await renderedPage('plain', CONFIG);
});

/** Opens the rendered page; its script comes when it is sent, or never. */
async function open(page: Page, {script = rendered.script} = {}): Promise<{send: () => void}> {
  let send: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (send = resolve));
  await page.route('/client.js', async (route) => {
    await held;
    await route.fulfill({contentType: 'text/javascript', body: script});
  });
  await page.route('/favicon.svg', (route) => route.fulfill({path: 'demo/pictures/mark.svg'}));
  const body = await rendered.page('R');
  await page.route('/rendered', (route) =>
    route.fulfill({
      body,
      headers: {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY},
    }),
  );
  await page.goto('/rendered', {waitUntil: 'commit'});
  return {send};
}

const answering = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const appeal = document.querySelector('reader-appeal') as (Element & {reader?: unknown}) | null;
    return !!appeal?.reader && !appeal.hasAttribute('defer-hydration');
  });

test.describe('A rendered appeal, without JavaScript', () => {
  test.skip(({browserName}) => browserName === 'firefox', 'its driver does not tell the parser that no script runs');
  test.use({javaScriptEnabled: false});

  test('F29 says all that it has to say, and has a link that leads on', async ({newspaper, page}) => {
    await open(page);
    await expect(page.getByRole('heading', {name: 'Keep The Post afloat'})).toBeVisible();
    await expect(page.getByText('From just $2 a month.')).toBeVisible();
    await newspaper.fallback.click();
    await expect(page).toHaveURL(/\/support$/);
  });

  test('shows nothing that would not answer', async ({newspaper, page}) => {
    await open(page);
    await expect(newspaper.fallback).toBeVisible();
    for (const control of [newspaper.frequencies, newspaper.amounts, newspaper.goOn, newspaper.remindMe])
      await expect(control).toBeHidden();
  });

  test('wears its style sheets', async ({page}) => {
    await open(page);
    const container = page.locator('.container');
    await expect(container).toHaveCSS('border-top-color', 'rgb(0, 85, 187)');
  });
});

test.describe('A rendered appeal, as long as its script has not come', () => {
  test('is all there, with one choice made in each group', async ({newspaper, page}) => {
    await open(page);
    await expect(newspaper.frequency('Monthly')).toBeChecked();
    await expect(newspaper.amount('$5 per month')).toBeChecked();
    await expect(newspaper.method('Card')).toBeChecked();
    await expect(newspaper.fallback).toBeHidden();
  });

  test('leads those who go on to the page that the link leads to', async ({newspaper, page}) => {
    await open(page);
    await newspaper.goOn.click();
    await expect(page).toHaveURL(/\/support\?$/);
    await expect(page.getByRole('heading', {level: 1})).toBeVisible();
  });
});

test.describe('When its script comes, a rendered appeal', () => {
  test('F29 F30 stays the same document: nothing is drawn again, nothing moves', async ({newspaper, page}) => {
    await page.addInitScript(watchShiftsHere);
    const {send} = await open(page);
    await expect(newspaper.goOn).toBeVisible();
    await page.evaluate(watchNodes);
    send();
    await answering(page);
    await expect(newspaper.goOn).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as {changed: string[]}).changed)).toEqual([]);
    expect(await unaskedShifts(page)).toEqual([]);
  });

  test('leaves the focus where it is, and keeps what was picked', async ({newspaper, page}) => {
    const {send} = await open(page);
    await newspaper.amount('$10 per month').check();
    await newspaper.method('Bank debit (SEPA)').check();
    await newspaper.amount('$10 per month').focus();
    send();
    await answering(page);
    await expect(newspaper.goOn).toHaveText(/\$10 per month/);
    await expect(newspaper.amount('$10 per month')).toBeChecked();
    await expect(newspaper.amount('$10 per month')).toBeFocused();
    await expect(newspaper.methods.getByRole('radio', {checked: true})).toHaveAccessibleName(/SEPA/);
  });

  test('goes by another frequency that was picked', async ({newspaper, page}) => {
    const {send} = await open(page);
    await newspaper.frequency('Once').check();
    send();
    await answering(page);
    await expect(newspaper.frequency('Once')).toBeChecked();
    await expect(newspaper.goOn).toHaveText(/once/);
    await expect(newspaper.amounts.getByRole('radio', {name: '$25 once'})).toBeVisible();
  });

  test('opens the field for an amount of one’s own that was chosen', async ({newspaper, page}) => {
    const {send} = await open(page);
    await newspaper.other.check();
    send();
    await answering(page);
    await expect(newspaper.ownAmount).toBeVisible();
  });

  test('offers what was picked before a “later” again, to those who pick nothing else', async ({newspaper, page}) => {
    await open(page);
    await page.evaluate(() => {
      const picked = {frequency: 'once', minor: 2500, currency: 'usd'};
      localStorage.setItem('reader-appeal:1:rendered', JSON.stringify({v: 1, picked}));
    });
    const {send} = await open(page);
    await expect(newspaper.amount('$5 per month')).toBeChecked();
    send();
    await expect(newspaper.goOn).toHaveText(/\$25 once/);
  });

  test('F29 F30 takes a gift', async ({newspaper, page}) => {
    const {send} = await open(page);
    send();
    await answering(page);
    await newspaper.give();
  });

  test('keeps a reader’s “later”: the next time it is gone as soon as the script is there', async ({
    newspaper,
    page,
  }) => {
    const first = await open(page);
    first.send();
    await answering(page);
    await newspaper.snooze('Next week');
    await expect(newspaper.undo).toBeVisible();
    const {send} = await open(page);
    await expect(page.getByRole('heading', {name: 'Keep The Post afloat'})).toBeVisible();
    send();
    await expect(newspaper.changedMind).toBeVisible();
    await expect(page.getByRole('heading', {name: 'Keep The Post afloat'})).toBeHidden();
  });
});

test.describe('Where only the browser can know, the page has the bare element', () => {
  test('F29 and that asks by itself', async ({newspaper, page}) => {
    const [campaign] = CONFIG.campaigns;
    const variants = [
      {id: 'a', weight: 1},
      {id: 'b', weight: 1},
    ];
    rendered = await renderedPage('variants', {...CONFIG, campaigns: [{...campaign, variants}]});
    const {send} = await open(page);
    await expect(newspaper.fallback).toBeVisible();
    send();
    await expect(page.getByRole('heading', {name: 'Keep The Post afloat'})).toBeVisible();
  });
});

/** Runs in the page: takes down every element or text that comes or goes in the appeal from now on. */
function watchNodes(): void {
  const changed: string[] = [];
  Object.assign(window, {changed});
  const watch = (root: Node): void => {
    new MutationObserver((records) => {
      for (const {addedNodes, removedNodes, type, target} of records) {
        if (type === 'characterData') changed.push(`text ${target.textContent}`);
        for (const node of [...addedNodes, ...removedNodes]) changed.push(node.nodeName);
      }
    }).observe(root, {subtree: true, childList: true, characterData: true});
    for (const each of (root as ParentNode).querySelectorAll('*')) if (each.shadowRoot) watch(each.shadowRoot);
  };
  watch(document.querySelector('article')!);
}

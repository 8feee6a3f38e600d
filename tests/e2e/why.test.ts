import {readFile} from 'node:fs/promises';

import {demoConfig, serveConfig} from './support/config.js';
import {ARTICLE, OTHER_ARTICLES} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('A reader who wonders why there is an ask', () => {
  test('learns what is remembered, saves a copy, erases it, and is back where the button is', async ({
    newspaper,
    page,
  }) => {
    for (const path of OTHER_ARTICLES.slice(0, 2)) await newspaper.open(path);
    await newspaper.openAsking();
    await newspaper.goOn.scrollIntoViewIfNeeded();
    const asked = async (): Promise<unknown> => (await newspaper.record())?.['asks'];
    await expect.poll(asked).toHaveProperty('article-end');
    const why = page.getByRole('button', {name: 'Why am I seeing this?'});
    await why.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', {name: 'Why am I seeing this?'});
    await expect(panel).toBeVisible();
    await expect(panel.getByRole('heading')).toBeFocused();
    const note = (term: string): Promise<string | null> =>
      panel.getByText(term, {exact: true}).locator('xpath=following-sibling::dd').textContent();
    expect(await note('Articles opened in the last 30 days')).toBe('3');
    expect(Number(await note('Times we have asked you'))).toBeGreaterThan(0);

    const download = page.waitForEvent('download');
    await panel.getByRole('button', {name: 'Save a copy'}).click();
    const saved = await (await download).path();
    expect(JSON.parse(await readFile(saved, 'utf8'))).toEqual(await newspaper.record());

    await panel.getByRole('button', {name: 'Erase the notes'}).click();
    await expect(panel.getByRole('status')).toHaveText('The notes are erased.');
    await expect(panel.getByRole('heading')).toBeFocused();
    await expect.poll(() => newspaper.record()).toMatchObject({read: 0, reads: '', asks: {}});
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(why).toBeFocused();
  });

  test('is left alone for a year, with a way back', async ({newspaper, page}) => {
    await newspaper.openAsking();
    await page.getByRole('button', {name: 'Why am I seeing this?'}).click();
    await page.getByRole('button', {name: 'Don’t ask me for a year'}).click();
    await expect(page.getByText(/^All right: we’ll ask again on/)).toBeVisible();
    await expect(newspaper.undo).toBeVisible();
    await page.clock.setFixedTime(Date.now() + 360 * 864e5);
    await newspaper.open(ARTICLE);
    await newspaper.readMore.scrollIntoViewIfNeeded();
    await expect(newspaper.changedMind).toBeVisible();
    await expect(newspaper.goOn).toBeHidden();
    await page.clock.setFixedTime(Date.now() + 366 * 864e5);
    await newspaper.openAsking();
  });

  test('finds the same on the page about privacy, where nothing asks', async ({newspaper, page}) => {
    await serveConfig(page, {...demoConfig(), theme: {accent: '#a0b'}});
    await newspaper.open(ARTICLE);
    await page.goto('/privacy');
    await page.getByRole('button', {name: 'What is kept about me?'}).click();
    const panel = page.getByRole('dialog', {name: 'Why am I seeing this?'});
    await expect(panel.getByText('Articles opened in the last 30 days')).toBeVisible();
    await expect(page.locator('appeal-why')).toHaveCSS('--appeal-accent', '#a0b');
    await panel.getByRole('button', {name: 'Erase the notes'}).click();
    await expect.poll(async () => (await newspaper.record())?.['read']).toBe(0);
    await panel.getByRole('button', {name: 'Close'}).click();
    await expect(panel).toHaveCount(0);
  });
});

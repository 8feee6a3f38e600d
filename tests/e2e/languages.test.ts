import type {Page} from '@playwright/test';

import {ARTICLE} from './support/newspaper.js';
import {expect, test} from './support/test.js';

/** The demo's article as a newspaper in another language would have it: the same page, with its own `lang`. */
async function openIn(page: Page, language: string): Promise<string[]> {
  const loaded: string[] = [];
  page.on('request', (request) => {
    const [, name] = /\/(locale-[\w-]+)-[\w-]{8}\.js$/.exec(new URL(request.url()).pathname) ?? [];
    if (name) loaded.push(name);
  });
  await page.route(`**${ARTICLE}`, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({response, body: text.replace(/<html lang="[^"]*"/, `<html lang="${language}"`)});
  });
  await page.route('**/appeal.json', async (route) => {
    const response = await route.fetch();
    const config = (await response.json()) as Record<string, unknown>;
    await route.fulfill({response, json: {...config, locale: 'auto'}});
  });
  await page.goto(ARTICLE);
  return loaded;
}

test.describe('In another language', () => {
  for (const [language, file, howOften, goOn, direction] of [
    ['de-AT', 'locale-de', 'Wie oft?', /^Weiter mit/, 'ltr'],
    ['ar', 'locale-ar', 'كم مرة؟', /^متابعة: /, 'rtl'],
  ] as const) {
    test(`a page in ${language} is asked in it, and loads that language only`, async ({page}) => {
      const loaded = await openIn(page, language);
      const group = page.getByRole('group', {name: howOften});
      await expect(group).toBeVisible();
      await expect(group).toHaveCSS('direction', direction);
      expect(loaded).toEqual([file]);
      await page.getByRole('button', {name: goOn}).click();
      await expect(page.getByText('Sandbox: no money moves')).toBeVisible();
      expect(loaded).toEqual([file, `${file}-giving`]);
    });
  }

  test('a language that can’t be had is English, and the page hears of no error', async ({page, clean}) => {
    clean.expect(/locale-fr-/);
    await page.route(/\/locale-/, (route) => route.abort());
    await openIn(page, 'fr');
    await expect(page.getByRole('group', {name: 'How often?'})).toBeVisible();
    expect(clean.seen(/locale-fr-/).length).toBe(1);
  });

  test('a page in a language that nobody has made asks for none', async ({page}) => {
    const loaded = await openIn(page, 'zh-Hant');
    await expect(page.getByRole('group', {name: 'How often?'})).toBeVisible();
    expect(loaded).toEqual([]);
  });
});

import {expect, test} from '../../e2e/support/test.js';

const app = process.env['APP'] ?? 'react';

test.describe(`The ${app} app`, () => {
  test.beforeEach(({page}) => page.goto('/'));

  test('asks, at the level of heading that it says', async ({page}) => {
    const heading = page.getByRole('heading', {name: 'Keep The Post afloat'});
    await expect(heading).toBeVisible();
    await expect(heading).toHaveAttribute('aria-level', '3');
    await expect(page.getByRole('link', {name: 'Support our journalism'})).toBeHidden();
  });

  test('hands properties on: the region has its currency', async ({page}) => {
    await expect(page.getByRole('radio', {name: '£6'})).toBeVisible();
  });

  test('hands on what changes, while the reader is choosing', async ({page}) => {
    await expect(page.getByRole('radio', {name: '£6'})).toBeVisible();
    await page.getByRole('button', {name: 'In euros'}).click();
    await expect(page.getByRole('radio', {name: '€8'})).toBeVisible();
  });

  test('hears what the reader picks', async ({page}) => {
    const news = page.locator('output');
    await expect(news).toHaveText('nothing yet');
    await page.getByText('Once', {exact: true}).click();
    await expect(news).toHaveText('once');
  });

  test('hears that the reader goes on, and takes the gift itself', async ({page}) => {
    await page.getByText('Once', {exact: true}).click();
    await page.getByRole('radio', {name: '£30 once'}).check();
    await page.getByRole('button', {name: /^Continue/}).click();
    await expect(page.locator('output')).toHaveText('3000 gbp');
    await expect(page.getByRole('heading', {name: 'Keep The Post afloat'})).toBeVisible();
  });
});

test.describe('React 19', () => {
  test.skip(app !== 'react', 'only there');

  test('knows the tag itself, with its properties and events', async ({page}) => {
    await page.goto('/');
    const form = page.getByRole('form', {name: 'Directly'});
    await expect(form.getByText('500 cents')).toBeVisible();
    await form.getByRole('radio', {name: '$25 per month'}).check();
    await expect(form.getByText('2500 cents')).toBeVisible();
    expect(await form.evaluate((each: HTMLFormElement) => new FormData(each).get('amount'))).toBe('25');
  });
});

test.describe('A page that was rendered before it is served', () => {
  test.skip(!['next', 'astro'].includes(app), 'no such page');
  test.use({javaScriptEnabled: false});

  test('has the link for those without JavaScript', async ({page}) => {
    await page.goto('/');
    await expect(page.getByRole('link', {name: 'Support our journalism'})).toBeVisible();
  });
});

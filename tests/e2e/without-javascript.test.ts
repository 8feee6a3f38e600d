import {ARTICLE} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('Without JavaScript', () => {
  test.use({javaScriptEnabled: false});

  for (const path of [ARTICLE, '/plain']) {
    test(`${path} has a link, and it leads on`, async ({newspaper, page}) => {
      await page.goto(path);
      await newspaper.fallback.click();
      await expect(page).toHaveURL(/\/support$/);
      await expect(page.getByRole('heading', {level: 1})).toBeVisible();
    });
  }

  test('the buttons that would open the appeal are links, or are not there', async ({newspaper, page}) => {
    await page.goto('/');
    await expect(newspaper.support).toBeHidden();
    await expect(page.getByRole('link', {name: 'Support us'})).toBeVisible();
  });
});

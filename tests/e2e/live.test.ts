import {CARDS} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('Harbour Live, which never loads a second page', () => {
  test('has one appeal on every view, also after going back and forth', async ({newspaper, page}) => {
    await newspaper.openAsking('/live/');
    for (const [name, heading] of [
      ['Tides', 'Tides, and the gauge at the wall'],
      ['Ferry', 'Corrow ferry: on time'],
      ['Market', 'Market: in the square, and cheerful about it'],
    ] as const) {
      await page.getByRole('link', {name, exact: true}).click();
      await expect(page.getByRole('heading', {name: heading})).toBeFocused();
      await expect(newspaper.heading).toBeVisible();
      await expect(newspaper.heading).toHaveCount(1);
    }
    await page.evaluate(() => history.back());
    await expect(page).toHaveURL(/\/ferry$/);
    await expect(newspaper.heading).toBeVisible();
    await page.evaluate(() => history.back());
    await expect(page).toHaveURL(/\/tides$/);
    await expect(newspaper.heading).toBeVisible();
    await page.evaluate(() => history.forward());
    await expect(page).toHaveURL(/\/ferry$/);
    await expect(newspaper.heading).toBeVisible();
    await expect(newspaper.heading).toHaveCount(1);
    await newspaper.give();
    await page.getByRole('link', {name: 'Tides', exact: true}).click();
    await expect(page.getByRole('heading', {name: 'Tides, and the gauge at the wall'})).toBeVisible();
    await newspaper.expectSilence();
  });

  test('F23 takes a payment away with the view, and leaves nothing behind', async ({newspaper, page}) => {
    await newspaper.openAsking('/live/');
    await newspaper.goOnToPay();
    await page.getByRole('link', {name: 'Ferry', exact: true}).click();
    await expect(newspaper.heading).toBeVisible();
    await expect(newspaper.banner).toBeHidden();
    await newspaper.give();
  });

  test('F23 takes the bank’s question away with the view', async ({newspaper, page}) => {
    await newspaper.openAsking('/live/');
    await newspaper.goOnToPay();
    await newspaper.fillCard(CARDS.authentication);
    await newspaper.pay.click();
    await expect(newspaper.challenge).toBeVisible();
    await page.evaluate(() => document.querySelector<HTMLElement>('.live-nav a[href="/live/tides"]')!.click());
    await expect(newspaper.challenge).toBeHidden();
    await expect(newspaper.heading).toBeVisible();
    expect((await newspaper.record())?.['gift'] ?? null).toBeNull();
  });

  test('F17 leaks no elements over a hundred views', async ({browserName, newspaper, page}) => {
    test.skip(browserName === 'firefox', 'Only Chromium’s driver counts nodes.');
    await newspaper.openAsking('/live/');
    const session = await page.context().newCDPSession(page);
    const count = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      const {nodes} = await session.send('Memory.getDOMCounters');
      return nodes;
    };
    const wander = (rounds: number): Promise<void> =>
      page.evaluate(async (rounds) => {
        for (let round = 0; round < rounds; round++) {
          for (const link of document.querySelectorAll<HTMLElement>('.live-nav a')) {
            link.click();
            await new Promise((resolve) => setTimeout(resolve, 10));
          }
        }
      }, rounds);
    await wander(2);
    await expect(newspaper.heading).toHaveCount(1);
    await page.waitForLoadState('networkidle');
    const before = await count();
    await wander(25);
    await expect(newspaper.heading).toHaveCount(1);
    // Timers of views that are gone run out first. Less than one node per view may stay.
    await expect.poll(count).toBeLessThan(before + 100);
  });
});

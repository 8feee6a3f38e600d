import {expectToFit} from './support/fits.js';
import {ARTICLE, CARDS} from './support/newspaper.js';
import {unaskedShifts, watchShiftsHere} from './support/shifts.js';
import {expect, test} from './support/test.js';

for (const [device, viewport, colours] of [
  ['a small phone', {width: 320, height: 640}, 'light'],
  ['a phone', {width: 390, height: 844}, 'dark'],
  ['a desk', {width: 1280, height: 800}, 'light'],
] as const) {
  test.describe(`On ${device}`, () => {
    test.use({viewport, colorScheme: colours});

    test('nothing moves while the article loads and is read to its end', async ({newspaper, page}) => {
      await page.addInitScript(watchShiftsHere);
      await newspaper.openAsking();
      await page.evaluate(async () => {
        const end = document.documentElement.scrollHeight;
        for (let top = 0; top < end; top += innerHeight / 2) {
          scrollTo({top, behavior: 'instant'});
          await new Promise(requestAnimationFrame);
        }
      });
      expect(await unaskedShifts(page)).toEqual([]);
    });

    test('nothing moves by itself when the appeal comes into a view that is already there', async ({
      newspaper,
      page,
    }) => {
      await page.addInitScript(watchShiftsHere);
      let send: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (send = resolve));
      await page.route('**/stage-*.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(ARTICLE);
      await newspaper.decided();
      await newspaper.fallback.scrollIntoViewIfNeeded();
      await page.evaluate(() => scrollBy({top: 200, behavior: 'instant'}));
      send();
      await expect(newspaper.heading).toBeVisible();
      expect(await unaskedShifts(page)).toEqual([]);
    });

    test('nothing moves but what the reader moved, from the ask to thanks', async ({newspaper, page}) => {
      await newspaper.openAsking();
      await newspaper.goOn.scrollIntoViewIfNeeded();
      await page.evaluate(watchShiftsHere);
      await newspaper.goOnToPay();
      await newspaper.fillCard();
      await newspaper.pay.click();
      await expect(newspaper.thanks).toBeVisible();
      expect(await unaskedShifts(page)).toEqual([]);
    });

    test('nothing is too wide and everything can be hit, in every state', async ({newspaper, page}) => {
      await newspaper.openAsking();
      await expectToFit(page, 'ask');
      await newspaper.other.click();
      await newspaper.ownAmount.fill('1234567');
      await newspaper.ownAmount.blur();
      await expect(page.getByText(/^Error: /)).toBeVisible();
      await newspaper.remindMe.click();
      await expectToFit(page, 'ask with an error and reminders');
      await newspaper.amount('$20 per month').check();
      await newspaper.goOnToPay();
      await page.getByText('Test numbers', {exact: true}).click();
      await newspaper.email.fill(`${'a'.repeat(60)}@example.org`);
      await expectToFit(page, 'payment');
      await newspaper.fillCard(CARDS.authentication, `${'a'.repeat(60)}@example.org`);
      await newspaper.pay.click();
      await expect(newspaper.challenge).toBeVisible();
      await expectToFit(page, 'challenge');
      await page.getByRole('button', {name: 'Fail authentication'}).click();
      await expect(page.getByText(/could not confirm that it was you/)).toBeVisible();
      await expectToFit(page, 'declined');
      await newspaper.number.fill(CARDS.success);
      await newspaper.pay.click();
      await expect(newspaper.thanks).toBeVisible();
      await expectToFit(page, 'thanks');
    });
  });
}

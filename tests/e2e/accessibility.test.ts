import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import type {Page} from '@playwright/test';
import type {AxeResults} from 'axe-core';

import {CARDS} from './support/newspaper.js';
import {expect, test} from './support/test.js';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the whole page, in words. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const animations = document
      .getAnimations()
      .filter(({effect}) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(animations.map(({finished}) => finished));
    const {axe} = window as unknown as {axe: {run(context: Node, options: object): Promise<AxeResults>}};
    const {violations} = await axe.run(document, {resultTypes: ['violations']});
    return violations.flatMap(({id, help, nodes}) => nodes.map(({target}) => `${id} (${help}): ${String(target)}`));
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, in ${colorScheme} colours,`, () => {
    test.use({colorScheme});

    test('from the ask through a refusal to thanks', async ({newspaper, page}) => {
      await newspaper.openAsking();
      expect(await violations(page), 'ask').toEqual([]);
      await newspaper.other.click();
      await newspaper.ownAmount.fill('1');
      await newspaper.ownAmount.blur();
      await expect(page.getByText(/^Error: /)).toBeVisible();
      await newspaper.remindMe.click();
      expect(await violations(page), 'ask with an error and reminders').toEqual([]);
      await newspaper.amount('$5 per month').check();
      await newspaper.goOnToPay();
      await page.getByText('Test numbers', {exact: true}).click();
      expect(await violations(page), 'payment').toEqual([]);
      await newspaper.fillCard(CARDS.declined);
      await newspaper.pay.click();
      await expect(page.getByText(/Your bank declined the payment/)).toBeVisible();
      expect(await violations(page), 'declined').toEqual([]);
      await newspaper.number.fill(CARDS.authentication);
      await newspaper.pay.click();
      await expect(newspaper.challenge).toBeVisible();
      expect(await violations(page), 'challenge').toEqual([]);
      await page.getByRole('button', {name: 'Complete authentication'}).click();
      await expect(newspaper.thanks).toBeVisible();
      expect(await violations(page), 'thanks').toEqual([]);
    });

    test('in what is said of why there is an ask', async ({newspaper, page}) => {
      await newspaper.openAsking();
      await page.getByRole('button', {name: 'Why am I seeing this?'}).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page), 'with notes').toEqual([]);
      await page.getByRole('button', {name: 'Erase the notes'}).click();
      await expect(page.getByText('The notes are erased.')).toBeVisible();
      expect(await violations(page), 'without').toEqual([]);
    });

    test('in a snooze and in an error', async ({clean, newspaper, page}) => {
      clean.expect(/ERR_FAILED/, /^console: reader-appeal /);
      await newspaper.openAsking();
      await newspaper.snooze('Next week');
      await expect(newspaper.undo).toBeVisible();
      expect(await violations(page), 'snoozed').toEqual([]);
      await newspaper.undo.click();
      await page.route('/appeal/**', (route) => route.abort());
      await newspaper.goOn.click();
      await expect(newspaper.failure).toBeVisible();
      expect(await violations(page), 'error').toEqual([]);
    });
  });
}

test('Forced colours show which amount is chosen', async ({newspaper, page}) => {
  await page.emulateMedia({forcedColors: 'active'});
  await newspaper.openAsking();
  const looks = (name: string): Promise<string> =>
    newspaper.amount(name).evaluate((radio) => {
      const {borderTopColor, borderTopWidth, outlineStyle, backgroundColor, boxShadow} = getComputedStyle(
        radio.closest('label')!,
      );
      const {visibility, opacity, appearance} = getComputedStyle(radio);
      return JSON.stringify([
        borderTopColor,
        borderTopWidth,
        outlineStyle,
        backgroundColor,
        boxShadow,
        visibility,
        opacity,
        appearance,
      ]);
    });
  expect(await looks('$5 per month')).not.toBe(await looks('$10 per month'));
});

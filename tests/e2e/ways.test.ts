import {codeOf} from '../support/doc-code.js';
import {serveConfig} from './support/config.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {ARTICLE} from './support/newspaper.js';
import {expect, test} from './support/test.js';

test.describe('The config of the guide to other ways', () => {
  let asked: string[];

  test.beforeEach(async ({context, page}) => {
    asked = [];
    await takeDownEvents(context);
    await context.route(/^https:\/\/(paypal\.me|www\.patreon\.com)\//, async (route) => {
      asked.push([route.request().url(), (await route.request().headerValue('referer')) ?? 'no referrer'].join(' '));
      await route.fulfill({contentType: 'text/html', body: '<title>Elsewhere</title>'});
    });
    await context.route('**/appeal/**', (route) => route.abort());
    await serveConfig(context, JSON.parse(codeOf('guides/ways.md', 'json')));
    await page.goto(ARTICLE, {waitUntil: 'commit'});
    await expect(page.getByRole('heading', {name: 'Keep the lamp burning'})).toBeVisible();
  });

  test('a link: another tab with the sum, no address of ours, and thanks for a pledge', async ({
    clean,
    newspaper,
    page,
  }) => {
    clean.expect(/^stranger: https:\/\/paypal\.me\//);
    await newspaper.amount('€50 once').click();
    await newspaper.method('PayPal').click();
    await newspaper.goOn.click();
    await expect(page.getByText('PayPal opens in a new tab: paypal.me.')).toBeVisible();
    await expect(newspaper.email).toHaveCount(0);
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', {name: 'Continue to PayPal', exact: true}).click();
    const other = await opened;
    await expect(other).toHaveTitle('Elsewhere');
    expect(asked).toEqual(['https://paypal.me/harbourpost/50EUR no referrer']);
    expect(await other.evaluate(() => window.opener as unknown)).toBeNull();
    await other.close();
    await expect(newspaper.thanks).toHaveCount(0);
    await page.getByRole('button', {name: 'I have given at PayPal'}).click();
    await expect(newspaper.thanks).toBeFocused();
    await expect(
      page.getByText('Your pledge of €50 once to The Harbour Post counts as soon as it arrives.'),
    ).toBeVisible();
    expect(await eventsOf(page, 'complete')).toMatchObject([
      {status: 'pledged', gift: {frequency: 'once', amount: {minor: 5000, currency: 'eur'}}},
    ]);
  });

  test('a link that carries no sum says which one to choose, and only where it is offered', async ({
    newspaper,
    page,
  }) => {
    await expect(newspaper.method('Patreon')).toHaveCount(0);
    await newspaper.frequency('Monthly').click();
    await expect(newspaper.method('PayPal')).toHaveCount(0);
    await newspaper.method('Patreon').click();
    await newspaper.goOn.click();
    await expect(page.getByText('Please choose €5 per month there.')).toBeVisible();
    // The page itself may forbid it: then nobody goes anywhere.
    await page.evaluate(() => document.addEventListener('appeal-redirect', (event) => event.preventDefault()));
    await page.getByRole('button', {name: 'Continue to Patreon'}).click();
    await expect.poll(() => eventsOf(page, 'redirect')).toHaveLength(1);
    await expect(page.getByRole('button', {name: 'Continue to Patreon'})).toBeVisible();
    expect(asked).toEqual([]);
  });

  test('a transfer: details to copy, a code for banking apps, and a reference that is the gift’s id', async ({
    context,
    newspaper,
    page,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await newspaper.method('Bank transfer').click();
    await newspaper.goOn.click();
    await expect(page.getByText('Please send €25 from your bank, with these details.')).toBeVisible();
    await expect(page.getByText('DE89 3704 0044 0532 0130 00')).toBeVisible();
    await expect(page.getByRole('img', {name: /^QR code for banking apps/})).toBeVisible();
    await page.getByRole('button', {name: 'Copy: Reference'}).click();
    await expect(page.getByText('Copied: Reference')).toBeVisible();
    const reference = await page.evaluate(() => navigator.clipboard.readText());
    expect(reference).toMatch(/^RF\d\dPOST[A-Z\d]{8}$/);
    await page.getByRole('button', {name: 'I have sent €25'}).click();
    await expect(newspaper.thanks).toBeFocused();
    expect(await eventsOf(page, 'complete')).toMatchObject([{status: 'pledged', id: reference}]);
  });

  test('a standing order has no code, which would order one transfer', async ({newspaper, page}) => {
    await newspaper.frequency('Monthly').click();
    await newspaper.method('Bank transfer').click();
    await newspaper.goOn.click();
    await expect(page.getByText(/Please set up a standing order .*: €5 each month/)).toBeVisible();
    await expect(page.getByRole('img', {name: /^QR code/})).toHaveCount(0);
    await expect(page.getByRole('button', {name: 'I have set up €5 per month'})).toBeVisible();
  });
});

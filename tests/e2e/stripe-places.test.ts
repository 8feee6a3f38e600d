import {readFileSync} from 'node:fs';

import type {Page} from '@playwright/test';

import {pagePolicy} from '../../src/server/node/page-policy.js';
import {eventsOf} from './support/events.js';
import {expect, test, type StripeReader} from './support/stripe.js';

/** The stage's file, which defines the elements. */
function stageFile(): string {
  const manifest = readFileSync(new URL('../../dist/embed/manifest.json', import.meta.url), 'utf8');
  const {files} = JSON.parse(manifest) as {files: Record<string, {kind: string}>};
  return Object.keys(files).find((name) => files[name]?.kind === 'stage')!;
}

/** A page of the test's own on the newspaper's origin. */
async function serve(page: Page, path: string, body: string, headers: Record<string, string> = {}): Promise<void> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
    <link rel="icon" href="/pictures/mark.svg"></head><body><main><h1>A page</h1>${body}</main></body></html>`;
  await page
    .context()
    .route(`**${path}`, (route) =>
      route.fulfill({body: html, headers: {'Content-Type': 'text/html; charset=utf-8', ...headers}}),
    );
}

/** The appeal inside a sidebar inside a card, each with a shadow root of its own. */
const NESTED = `<my-card></my-card>
  <script type="module" nonce="R">
    import '/reader-appeal/latest/${stageFile()}';
    const host = (name, inner) => customElements.define(name, class extends HTMLElement {
      connectedCallback() {
        if (this.inside) return;
        this.inside = this.attachShadow({mode: 'open'});
        for (const made of inner()) this.inside.append(made);
      }
    });
    const make = (tag, attributes = {}, ...children) => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.append(...children);
      return made;
    };
    host('my-card', () => [make('section', {}, make('my-sidebar'))]);
    host('my-sidebar', () => [make('div', {}, make('reader-appeal', {src: '/appeal.json', placement: 'article-end'}, make('a', {href: '/support'}, 'Support us')))]);
  </script>`;

test.describe('F25 Where the appeal stands in shadow roots itself', () => {
  test('the form stands in the document, is seen inside the appeal, and pays', async ({money, page, reader}) => {
    await serve(page, '/nested', NESTED, {'Content-Security-Policy': pagePolicy('R', true)});
    await page.goto('/nested');
    await reader.goOnToPay();
    const place = page.locator('my-card > div');
    await expect(place).toHaveCount(1);
    const [outer, pay, form] = await Promise.all([
      reader.gift.boundingBox(),
      reader.pay.boundingBox(),
      page.locator('iframe[title="Secure payment input frame"]').boundingBox(),
    ]);
    expect(form!.y).toBeGreaterThan(outer!.y);
    expect(form!.y + form!.height).toBeLessThanOrEqual(pay!.y);
    expect(form!.width).toBeGreaterThan(200);
    await reader.fillCard('4000002760003184');
    await reader.send();
    await reader.bank.getByRole('button', {name: 'Complete authentication'}).click();
    await expect(reader.thanks).toBeFocused();
    await expect(place).toHaveCount(0);
    await expect(page.locator('slot[name^=appeal-payment]')).toHaveCount(0);
    expect(money.gifts).toHaveLength(1);
  });

  test('it comes back from a redirect there, too', async ({page, reader}) => {
    await serve(page, '/nested*', NESTED, {'Content-Security-Policy': pagePolicy('R', true)});
    await page.goto('/nested');
    await reader.goOnToPay();
    await reader.email.fill('reader@example.org');
    await reader.form.getByLabel('iDEAL').press('Space');
    await reader.send();
    await page.getByRole('button', {name: 'Authorize'}).click();
    await expect(reader.thanks).toBeFocused();
    expect(new URL(page.url()).search).toBe('');
  });
});

const ASKING = `<reader-appeal placement="article-end"><a href="/support">Support our journalism</a></reader-appeal>
  <script async src="/reader-appeal/latest/appeal.js" data-config="/appeal.json"></script>`;

test.describe('F28 In another site’s frame', () => {
  async function openFramed(reader: StripeReader, url: string, sandbox: string | null): Promise<void> {
    const {page} = reader;
    await serve(page, '/framed*', ASKING);
    const attribute = sandbox === null ? '' : `sandbox="${sandbox}"`;
    await page.route('http://stranger.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<h1>A stranger</h1><iframe ${attribute} src="${url}/framed" width="600" height="900"></iframe>`,
      }),
    );
    await page.goto('http://stranger.test/');
  }

  test.beforeEach(({clean}) => clean.expect(/^stranger: http:\/\/stranger\.test\//));

  for (const sandbox of [
    null,
    'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms',
  ]) {
    test(`nothing is paid in it (${sandbox ?? 'no sandbox'}): a link leads to Stripe’s page, and the frame hears of the gift`, async ({
      context,
      money,
      page,
      reader,
      shop,
      standIn,
    }) => {
      await openFramed(reader, shop.url, sandbox);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', {name: /^Continue/}).click();
      const link = frame.getByRole('link', {name: 'Go to the payment page'});
      await expect(link).toBeVisible();
      await expect(frame.getByRole('button', {name: /^Give/})).toHaveCount(0);
      await expect(frame.locator('iframe')).toHaveCount(0);
      expect(standIn.requests).toEqual([]);
      expect(money.gifts).toMatchObject([{page: 'hosted'}]);
      const opening = context.waitForEvent('page');
      await link.click();
      const hosted = await opening;
      await expect(hosted.getByRole('heading', {name: 'Pay 500 usd'})).toBeVisible();
      expect(await hosted.evaluate(() => window.opener === null)).toBe(true);
      await hosted.getByRole('button', {name: 'Pay'}).click();
      await expect(hosted.getByText(/has arrived\./)).toBeVisible();
      await page.bringToFront();
      await page.frames()[1]!.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await expect(frame.getByText(/has arrived\./)).toBeVisible();
    });
  }

  test('a frame without an origin shows the link that stands there without us', async ({
    clean,
    page,
    reader,
    shop,
    standIn,
  }) => {
    clean.expect(/./);
    await openFramed(reader, shop.url, 'allow-scripts');
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('link', {name: 'Support our journalism'})).toBeVisible();
    await expect(frame.getByRole('button')).toHaveCount(0);
    expect(standIn.requests).toEqual([]);
  });

  test('a frame of the site’s own is no stranger’s', async ({page}) => {
    await serve(page, '/framed*', ASKING);
    await serve(page, '/around', '<iframe src="/framed" width="700" height="1200"></iframe>');
    await page.goto('/around');
    const frame = page.locator('iframe').first().contentFrame();
    await frame.getByRole('button', {name: /^Continue/}).click();
    await expect(frame.getByRole('button', {name: /^Give/})).not.toHaveAttribute('aria-disabled', 'true');
    await expect(frame.locator('iframe[title="Secure payment input frame"]')).toBeVisible();
    expect(await eventsOf(page, 'error')).toEqual([]);
  });
});

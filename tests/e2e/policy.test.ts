import {anotherLit} from '../support/another-lit.js';
import {APPEAL, EVERY_LOOK, openOwnPage, scriptTag, strictPolicy, UNSEEN} from './support/own-page.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {CARDS} from './support/newspaper.js';
import {expect, test} from './support/test.js';

let lit: string;
test.beforeAll(async () => {
  lit = await anotherLit();
});
test.beforeEach(({page}) =>
  page.route('/their-lit.js', (route) => route.fulfill({body: lit, contentType: 'text/javascript'})),
);

const theirScript = '<script nonce="R" src="/their-lit.js"></script>';
const body = `<their-element></their-element>${APPEAL}`;

test.describe('Under the strict policy', () => {
  test('F29 F30 a reader gives, and says “later”, without a violation', async ({newspaper, page}) => {
    await openOwnPage(page);
    await expect(newspaper.heading).toBeVisible();
    await newspaper.snooze('Next week');
    await newspaper.undo.click();
    await newspaper.goOnToPay();
    await newspaper.fillCard(CARDS.authentication);
    await newspaper.pay.click();
    await page.getByRole('button', {name: 'Complete authentication'}).click();
    await expect(newspaper.thanks).toBeVisible();
  });

  test('F29 the theme and the markup of the config break no rule', async ({newspaper, page}) => {
    await openOwnPage(page, {
      head: scriptTag('data-config="#themed"'),
      body: `${APPEAL}<script type="application/json" id="themed">${JSON.stringify({
        version: 1,
        publication: {id: 'themed', name: 'Themed'},
        amounts: {usd: {monthly: {presets: [3, 6]}, once: {presets: [10]}}},
        checkout: {adapter: 'sandbox', endpoint: '/appeal'},
        campaigns: [
          {
            id: 'a',
            appeal: {
              heading: 'Themed',
              paragraphs: ['*Soft* **strong** [link](/support)', '<b style="color:red" onclick="alert(1)">x</b>'],
            },
          },
        ],
        theme: {accent: '#0055bb'},
      })}</script>`,
    });
    await expect(page.getByRole('heading', {name: 'Themed'})).toBeVisible();
    await expect(page.getByText('<b style="color:red" onclick="alert(1)">x</b>')).toBeVisible();
    await newspaper.goOnToPay();
  });

  for (const [copies, head, policy] of [
    ['one copy', '', strictPolicy('R')],
    ['two copies', theirScript, strictPolicy('R', true)],
  ] as const) {
    test(`F29 F30 F31 every format in every state breaks no rule, with ${copies} of Lit`, async ({page}) => {
      await openOwnPage(page, {head: head + scriptTag(), body: `<their-element></their-element>${EVERY_LOOK}`, policy});
      const unseen = (): Promise<string[]> => page.evaluate(`(() => {${UNSEEN}})()`);
      await expect.poll(unseen, {timeout: 15_000}).toEqual([]);
      expect(await page.locator('[data-look]').count()).toBe(36);
      await expect(page.getByText('A boat').first()).toBeAttached();
      if (head) await expect(page.getByText('Drawn by the page’s own Lit')).toBeVisible();
    });
  }

  test('F31 two copies of Lit work where the policy allows duplicates', async ({newspaper, page}) => {
    await openOwnPage(page, {head: theirScript + scriptTag(), body, policy: strictPolicy('R', true)});
    await expect(page.getByText('Drawn by the page’s own Lit')).toBeVisible();
    await newspaper.give();
  });

  test('F31 where it does not, and the page’s Lit was first, the link stays and nothing is thrown, at the price of one report', async ({
    clean,
    context,
    newspaper,
    page,
  }) => {
    // No script can ask whether a policy of a name may be made again: the browser reports the try.
    clean.expect(
      /^console: reader-appeal /,
      /TrustedTypePolicy named 'lit-html'|blocked creating a Trusted Types policy/,
      /^violation: trusted-types .*lit-html/,
    );
    await takeDownEvents(context);
    await openOwnPage(page, {head: theirScript + scriptTag(), body});
    await expect(page.getByText('Drawn by the page’s own Lit')).toBeVisible();
    await newspaper.decided();
    await expect.poll(() => eventsOf(page, 'error')).toHaveLength(1);
    await expect(newspaper.fallback).toBeVisible();
    expect(clean.seen(/^violation/).length).toBeLessThanOrEqual(1);
    expect(clean.seen(/^uncaught/)).toEqual([]);
  });

  test('F31 where it does not, and ours was first, ours works; the browser refuses the other one', async ({
    clean,
    newspaper,
    page,
  }) => {
    // Two policies of one name are what `'allow-duplicates'` is for. We can’t make room for whoever comes later.
    clean.expect(/their-lit\.js/, /Policy (with name )?"lit-html"|trusted-types|policy named 'lit-html'/);
    let send: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (send = resolve));
    await page.route('/their-lit.js', async (route) => {
      await held;
      await route.fallback();
    });
    await openOwnPage(page, {head: scriptTag() + theirScript.replace('<script', '<script async'), body});
    await expect(newspaper.heading).toBeVisible();
    send();
    await expect.poll(() => clean.seen(/^uncaught/)).toHaveLength(1);
    await newspaper.give();
  });
});

import type {BrowserContext} from '@playwright/test';

import {codeOf} from '../support/doc-code.js';
import {demoConfig, serveConfig} from './support/config.js';
import {eventsOf, takeDownEvents} from './support/events.js';
import {expect, test} from './support/test.js';

/** What a till has heard, and how it answers payments: in this order, then `paid`. */
class Till {
  readonly orders = new Map<string, Record<string, unknown>>();
  readonly payments: unknown[] = [];
  readonly answers: string[] = [];

  async open(context: BrowserContext): Promise<void> {
    await context.route('**/club/orders/**', async (route) => {
      const request = route.request();
      const [, id = '', pay] = /orders\/([^/]+)(\/pay)?$/.exec(request.url()) ?? [];
      if (request.method() === 'PUT') this.orders.set(id, {...(request.postDataJSON() as object), id, status: 'open'});
      const order = this.orders.get(id);
      if (pay) {
        this.payments.push(request.postDataJSON());
        const answer = this.answers.shift() ?? 'paid';
        if (answer === 'lost') {
          Object.assign(order!, {status: 'paid'});
          await route.abort();
          return;
        }
        Object.assign(order!, {status: answer});
      }
      await route.fulfill({json: order});
    });
  }
}

test.describe('The adapter that the guide shows', () => {
  let till: Till;

  test.beforeEach(async ({context, newspaper, page}) => {
    till = new Till();
    await till.open(context);
    await takeDownEvents(context);
    await context.route('/club.js', (route) =>
      route.fulfill({contentType: 'text/javascript', body: codeOf('guides/checkout-adapter.md', 'js')}),
    );
    const checkout = JSON.parse(codeOf('guides/checkout-adapter.md', 'json')) as object;
    await serveConfig(context, {...demoConfig(), ...checkout});
    await newspaper.openAsking();
    await expect(newspaper.goOn).toBeVisible();
    await newspaper.goOn.click();
    await page.getByLabel('Member number').fill('1234');
    await newspaper.email.fill('reader@example.org');
  });

  test('takes a gift, once, and the reader is thanked', async ({newspaper, page}) => {
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeFocused();
    expect([...till.orders.values()]).toMatchObject([{frequency: 'monthly', minor: 500, currency: 'usd', cover: 0}]);
    expect(till.payments).toEqual([{member: '1234', email: 'reader@example.org'}]);
    expect(await eventsOf(page, 'complete')).toMatchObject([{status: 'paid', id: [...till.orders.keys()][0]}]);
    await expect(page.getByLabel('Member number')).toHaveCount(0);
  });

  test('says why a payment is refused, and takes the next try', async ({newspaper, page}) => {
    till.answers.push('failed');
    await newspaper.pay.click();
    await expect(page.getByText('The card has too little credit for this. Nothing was charged.')).toBeFocused();
    await expect(page.getByLabel('Member number')).toHaveValue('1234');
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeVisible();
    expect(till.orders.size).toBe(1);
  });

  test('asks what became of a payment whose answer is lost, and never pays again', async ({clean, newspaper}) => {
    clean.expect(/ERR_FAILED/);
    till.answers.push('lost');
    await newspaper.pay.click();
    await expect(newspaper.thanks).toBeVisible();
    expect(till.payments).toHaveLength(1);
  });

  test('pays nothing while something is missing, and leaves nothing behind', async ({newspaper, page}) => {
    await page.getByLabel('Member number').fill('');
    await newspaper.pay.click();
    await expect(page.getByLabel('Member number')).toBeFocused();
    expect(till.payments).toEqual([]);
    await newspaper.change.click();
    await expect(newspaper.heading).toBeVisible();
    await expect(page.getByLabel('Member number')).toHaveCount(0);
  });
});

/** The demo newspaper with real requests to a Stripe that is not there: the real door and provider, a strict fake behind. */
import {readFileSync} from 'node:fs';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';

import {createAdaptorServer} from '@hono/node-server';
import type {FrameLocator, Locator, Page} from '@playwright/test';

import type {GiftReply, GiftRequest} from '../../../src/core/protocol.js';
import {createHandler, stripeProvider} from '../../../src/server/index.js';
import {createSite} from '../../../src/server/node/site.js';
import {createFakeStripe, FAKE_KEYS, type FakeStripe} from '../../support/stripe/fake-stripe.js';
import {serveStripe, type StandIn} from '../../support/stripe/web/stand-in.js';
import {demoConfig, serveConfig, type DemoConfig} from './config.js';
import {takeDownEvents} from './events.js';
import {Money} from './money.js';
import {Newspaper} from './newspaper.js';
import {expect, test as base} from './test.js';

export {expect} from './test.js';

/** A newspaper that takes gifts through Stripe. */
export interface Shop {
  readonly url: string;
  readonly stripe: FakeStripe;
}

interface Options {
  /** Whether the browser has a wallet. */
  wallet: boolean;
}

interface Fixtures {
  shop: Shop;
  /** What the browser meets at Stripe's addresses. */
  standIn: StandIn;
  money: Money;
  reader: StripeReader;
}

export const test = base.extend<Fixtures & Options, {server: Shop}>({
  wallet: [false, {option: true}],
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted
    async ({}, use) => {
      const stripe = createFakeStripe();
      const {server, url} = await listen(stripe);
      await use({stripe, url});
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    {scope: 'worker'},
  ],
  shop: async ({server}, use) => use(server),
  baseURL: async ({server}, use) => use(server.url),
  standIn: [
    async ({context, server, wallet, clean}, use) => {
      clean.expect(/^stranger: https:\/\/(js|api|hooks|checkout)\.stripe\.com\//);
      await takeDownEvents(context);
      await serveConfig(context, stripeConfig());
      await use(await serveStripe(context, server.stripe, {wallet}));
    },
    {auto: true},
  ],
  money: async ({context}, use) => use(new Money(context)),
  reader: async ({page}, use) => use(new StripeReader(page)),
});

/** The demo's config, with Stripe. */
export function stripeConfig(checkout: Record<string, unknown> = {}): DemoConfig {
  const methods = ['card', 'sepa_debit', 'ideal'];
  return {...demoConfig(), checkout: {adapter: 'stripe', endpoint: '/appeal', methods, ...checkout}};
}

/** A reader who pays with Stripe's form. */
export class StripeReader extends Newspaper {
  readonly form: FrameLocator;
  readonly wallet: FrameLocator;
  readonly bank: FrameLocator;
  readonly toPaymentPage: Locator;

  constructor(page: Page) {
    super(page);
    this.form = page.frameLocator('iframe[title="Secure payment input frame"]');
    this.wallet = page.frameLocator('iframe[title="Secure express checkout frame"]');
    this.bank = page.frameLocator('iframe[title="3-D Secure"]');
    this.toPaymentPage = page.getByRole('button', {name: 'Go to the payment page'});
  }

  /** From the ask to a form that can be filled in. */
  override async goOnToPay(): Promise<void> {
    await this.goOn.click();
    await this.formStands();
  }

  async formStands(): Promise<void> {
    await expect(this.pay).not.toHaveAttribute('aria-disabled', 'true');
    await expect(this.form.getByRole('radio').first()).toBeVisible();
  }

  override async fillCard(number = '4242 4242 4242 4242', email = 'reader@example.org'): Promise<void> {
    await this.email.fill(email);
    await this.form.getByLabel('Card number').fill(number);
    await this.form.getByLabel('Expiration date').fill('12 / 34');
    await this.form.getByLabel('Security code').fill('123');
  }

  /**
   * Pays, by keyboard: where a click lands is found out between processes, and a frame of another site that has just moved
   * may still catch it where it was.
   */
  async send(): Promise<void> {
    await this.pay.press('Enter');
  }

  override async prepareCard(number?: string): Promise<void> {
    await this.openAsking();
    await this.goOnToPay();
    await this.fillCard(number);
  }

  override async give(number?: string): Promise<void> {
    await this.goOnToPay();
    await this.fillCard(number);
    await this.send();
    await expect(this.thanks).toBeVisible();
  }
}

/** The gift as the server knows it. */
export async function giftOf(page: Page, id: unknown): Promise<GiftReply> {
  const response = await page.request.get(`/appeal/gifts/${String(id)}`);
  return (await response.json()) as GiftReply;
}

/** Gifts that were asked for, without those that were asked for again. */
export function attempts(gifts: readonly GiftRequest[]): string[] {
  return [...new Set(gifts.map(({attempt}) => attempt))];
}

async function listen(stripe: FakeStripe): Promise<{server: Server; url: string}> {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, {status: 503});
  const server = createAdaptorServer({fetch: (request: Request) => answer(request)}) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const portalUrl = 'https://billing.stripe.com/p/login/test_the_post';
  const provider = stripeProvider({...FAKE_KEYS, productName: 'The Harbour Post', portalUrl, fetch: stripe.fetch});
  const secret = 'a secret of the tests, long enough 0123456789';
  const handler = createHandler({provider, origins: [], returnUrls: [`${url}/`], secret, rateLimits: false});
  const site = createSite({
    demo: folder('demo/'),
    embed: folder('dist/embed/'),
    version: (JSON.parse(readFileSync(folder('package.json'), 'utf8')) as {version: string}).version,
    strict: true,
    adapter: 'stripe',
    handler,
  });
  answer = (request) => site.fetch(request);
  return {server, url};
}

function folder(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

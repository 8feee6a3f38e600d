/**
 * Against Stripe itself, in test mode, by `npm run test:stripe`. Whoever wrote this could not reach Stripe: these tests
 * have been run on the fake only (`-- --fake`), and never yet against what they are for.
 */
import {afterAll, describe, expect, test} from 'vitest';

import {FREQUENCIES} from '../../src/core/gift/gift.js';
import {stripeProvider} from '../../src/server/index.js';
import type {GiftOrder} from '../../src/server/provider.js';
import {STRIPE_LOCALES} from '../../src/server/stripe/locale.js';

const {STRIPE_SECRET_KEY: secretKey = '', STRIPE_PUBLISHABLE_KEY: publishableKey = ''} = process.env;
const provider = stripeProvider({
  ...{secretKey, publishableKey, webhookSecrets: [], productName: 'Reader Appeal test', gift: 'donation'},
});
const context = (): {signal: AbortSignal; requestId: string; now: number} => ({
  signal: AbortSignal.timeout(30_000),
  requestId: crypto.randomUUID(),
  now: Date.now(),
});
const opened: string[] = [];

function order(change: Partial<GiftOrder> = {}): GiftOrder {
  return {
    ...{attempt: `test-${crypto.randomUUID()}`, frequency: 'once', minor: 750, currency: 'usd', method: 'card'},
    returnUrl: 'https://www.example.org/article?from=test',
    ...change,
  };
}

async function open(given: GiftOrder): Promise<string> {
  const {id} = await provider.create(given, context());
  opened.push(id);
  return id;
}

afterAll(async () => {
  for (const id of opened) await provider.close?.(id, context());
});

describe.each(FREQUENCIES)('%s', (frequency) => {
  test('in the page', async () => {
    const reply = await provider.create(order({frequency}), context());
    opened.push(reply.id);
    expect(reply).toMatchObject({status: 'open', frequency, minor: 750, currency: 'usd'});
    expect(reply.clientSecret).toMatch(/^cs_test_/);
    expect(await provider.read(reply.id, context())).toMatchObject({status: 'open', frequency, minor: 750});
  });

  test('on Stripe’s own page, with everything', async () => {
    const more = {locale: 'pt-BR', email: 'reader@example.org', cover: 52, campaign: 'c', variant: 'v', placement: 'p'};
    const reply = await provider.create(order({frequency, page: 'hosted', ...more}), context());
    opened.push(reply.id);
    expect(reply.url).toMatch(/^https:\/\//);
    expect(reply).not.toHaveProperty('clientSecret');
  });
});

test('the same attempt is the same session, also at once', async () => {
  const same = order();
  const ids = new Set([await open(same), await open(same)]);
  expect(ids.size).toBe(1);
});

test('a session that is ended is expired, and ending it twice is nothing', async () => {
  const id = await open(order());
  await provider.close?.(id, context());
  await provider.close?.(id, context());
  expect(await provider.read(id, context())).toMatchObject({status: 'expired'});
});

test.each(['jpy', 'kwd', 'isk', 'huf'])(
  '%s comes back as it was sent, where the account takes it',
  async (currency) => {
    const minor = currency === 'huf' ? 20_000 : 1_230;
    try {
      const id = await open(order({currency, minor}));
      expect(await provider.read(id, context())).toMatchObject({minor, currency});
    } catch (error) {
      // Accounts differ in what they take; the refusal has to be one that a browser can show.
      expect(error).toMatchObject({name: 'Refusal'});
    }
  },
);

test('too little is refused with limits', async () => {
  await expect(open(order({minor: 10}))).rejects.toMatchObject({code: 'amount-out-of-range'});
});

test('every language that we name is taken', async () => {
  for (const locale of STRIPE_LOCALES) await open(order({locale}));
});

test('a session of nobody is none', async () => {
  expect(await provider.read('cs_test_a1B2c3D4e5F6g7H8i9J0', context())).toBeNull();
});

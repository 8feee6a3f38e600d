/** What we send to Stripe, held against the installed package's own types; and that what is wrong is found to be. */
import {describe, expect, test} from 'vitest';

import {FREQUENCIES} from '../../src/core/gift/gift.js';
import type {GiftOrder} from '../../src/server/provider.js';
import {STRIPE_LOCALES} from '../../src/server/stripe/locale.js';
import {checkSession, type SessionParams} from '../support/stripe/rules.js';
import {loadBodyCheck, type Operation} from '../support/stripe/schema.js';
import {AFTERNOON, bench, ORDER} from './support.js';

const check = loadBodyCheck();

const everything: Partial<GiftOrder> = {
  locale: 'pt-BR',
  email: 'reader@post.example',
  cover: 52,
  campaign: 'article-end',
  variant: 'b',
  placement: 'inline',
};

describe('bodies that are sent', () => {
  const orders: [string, GiftOrder][] = FREQUENCIES.flatMap((frequency) =>
    (['hosted', undefined] as const).flatMap((page) => {
      const order = {...ORDER, frequency, ...(page && {page})};
      const name = `${frequency}, ${page ?? 'in the page'}`;
      return [
        [name, order],
        [`${name}, with everything`, {...order, ...everything}],
      ] satisfies [string, GiftOrder][];
    }),
  );

  test.each(orders)('%s: what the SDK sends is what its types allow', async (_, order) => {
    const {provider, stripe, context} = bench({gift: 'donation'});
    const gift = await provider.create(order, context());
    expect(gift).toMatchObject({status: 'open', frequency: order.frequency, minor: 750, currency: 'usd'});
    expect(stripe.requests).toHaveLength(1);
    expect(stripe.requests[0]).toMatchObject({
      operation: 'checkout.sessions.create',
      fields: {
        mode: order.frequency === 'once' ? 'payment' : 'subscription',
        ui_mode: order.page === 'hosted' ? 'hosted_page' : 'elements',
        adaptive_pricing: {enabled: false},
      },
    });
  });

  test.each([
    ['usd', 750, '750'],
    ['jpy', 500, '500'],
    ['kwd', 1230, '1230'],
    ['isk', 500, '50000'],
    ['ugx', 5000, '500000'],
    ['huf', 20_000, '20000'],
  ])('%s %i is sent as %s, and read again as it was', async (currency, minor, sent) => {
    const {provider, stripe, context} = bench();
    const gift = await provider.create({...ORDER, currency, minor}, context());
    const {fields} = stripe.requests[0]!;
    expect(fields).toMatchObject({line_items: [{price_data: {unit_amount: Number(sent), currency}}]});
    expect(gift).toMatchObject({minor, currency});
    expect(await provider.read(gift.id, context())).toMatchObject({minor, currency});
  });

  test('every language that we name is one of Stripe’s', () => {
    for (const locale of [...STRIPE_LOCALES, 'auto']) {
      expect(check('checkout.sessions.create', `locale=${locale}`).problems, locale).toEqual([]);
    }
    expect(check('checkout.sessions.create', 'locale=tlh').problems).not.toEqual([]);
  });
});

/** A body that is right, to be made wrong in one place. */
const RIGHT =
  'mode=payment&ui_mode=elements&return_url=https://post.example/&line_items[0][quantity]=1' +
  '&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=750' +
  '&line_items[0][price_data][product_data][name]=The+Post';

describe('the check itself', () => {
  test('lets a right body through', () => {
    const {fields, problems} = check('checkout.sessions.create', RIGHT);
    expect(problems).toEqual([]);
    expect(() => checkSession(fields as SessionParams, AFTERNOON)).not.toThrow();
  });

  const wrong: [string, string, string][] = [
    ['the methods that endive took away', '&payment_method_types[0]=card', 'payment_method_types'],
    ['the old name of a page', '&ui_mode=embedded', 'ui_mode'],
    ['the older name of a page', '&ui_mode=custom', 'ui_mode'],
    ['half of a thing', '&line_items[0][quantity]=1.5', 'line_items[0][quantity]'],
    ['half a cent', '&line_items[0][price_data][unit_amount]=7.5', 'line_items[0][price_data][unit_amount]'],
    ['an amount in words', '&line_items[0][price_data][unit_amount]=many', 'line_items[0][price_data][unit_amount]'],
    ['a price without a currency', '&line_items[1][price_data][unit_amount]=1', 'line_items[1][price_data]'],
    [
      'a week’s misspelt name',
      '&line_items[0][price_data][recurring][interval]=weekly',
      'line_items[0][price_data][recurring][interval]',
    ],
    ['a product beside a subscription', '&subscription_data[product_data][name]=x', 'subscription_data[product_data]'],
    ['a button that there is not', '&submit_type=give', 'submit_type'],
    ['a truth that is none', '&adaptive_pricing[enabled]=maybe', 'adaptive_pricing[enabled]'],
    ['a time that is none', '&expires_at=soon', 'expires_at'],
    ['a field that there is not', '&amount=750', 'amount'],
    ['a field that there is not, deep inside', '&payment_intent_data[amount]=750', 'payment_intent_data[amount]'],
  ];
  test.each(wrong)('finds %s', (_, addition, param) => {
    const [name = ''] = addition.slice(1).split('=');
    const without = RIGHT.split('&')
      .filter((field) => !field.startsWith(`${name}=`))
      .join('&');
    const params = check('checkout.sessions.create', without + addition).problems.map((problem) => problem.param);
    expect(params).toContain(param);
  });

  const others: [Operation, string, string][] = [
    ['checkout.sessions.retrieve', 'expend[0]=payment_intent', 'expend'],
    ['checkout.sessions.list', 'status=paid', 'status'],
    ['checkout.sessions.list', 'limit=1.5', 'limit'],
    ['invoice_payments.list', 'payment[type]=card', 'payment[type]'],
    ['charges.retrieve', 'id=ch_1', 'id'],
  ];
  test.each(others)('%s: finds %s', (operation, query, param) => {
    expect(check(operation, query).problems.map((problem) => problem.param)).toContain(param);
  });

  const refused: [string, Partial<SessionParams>, string][] = [
    ['a button in the page', {submit_type: 'donate'}, 'submit_type'],
    ['a success address in the page', {success_url: 'https://post.example/'}, 'success_url'],
    ['words of one’s own in the page', {custom_text: {}}, 'custom_text'],
    ['no return address', {return_url: undefined as never}, 'return_url'],
    ['subscription data for a payment', {subscription_data: {}}, 'subscription_data'],
    ['payment data for a subscription', {mode: 'subscription', payment_intent_data: {}}, 'payment_intent_data'],
    ['a subscription that does not recur', {mode: 'subscription'}, 'recurring'],
    ['an end in ten minutes', {expires_at: AFTERNOON / 1000 + 600}, 'expires_at'],
    ['an end in two days', {expires_at: AFTERNOON / 1000 + 172_800}, 'expires_at'],
    ['metadata that is too long', {metadata: {appeal: 'x'.repeat(501)}}, 'metadata[appeal]'],
    ['a reference that is too long', {client_reference_id: 'x'.repeat(201)}, 'client_reference_id'],
    ['an address without a domain', {customer_email: 'reader@'}, 'customer_email'],
  ];
  test.each(refused)('the fake refuses %s', (_, change, param) => {
    const {fields} = check('checkout.sessions.create', RIGHT);
    const params = {...(fields as SessionParams), ...change};
    expect(() => checkSession(params, AFTERNOON)).toThrow(param);
  });
});

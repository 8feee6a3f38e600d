import {expect, test} from 'vitest';
import {markOf} from '../../../src/elements/appeal-methods/method-marks.js';

const BANK = markOf('sepa_debit');
const WALLET = markOf('google_pay');
const PHONE = markOf('twint');
const LINK = markOf('patreon', {url: 'https://www.patreon.com/post'});
const COIN = markOf('something');

test('each kind has a mark of its own', () => {
  expect(new Set([markOf('card'), BANK, WALLET, PHONE, LINK, COIN]).size).toBe(6);
});

test.each([
  ['card', {}, markOf('card_present')],
  ['us_bank_account', {}, BANK],
  ['ideal', {}, BANK],
  ['bank-transfer', {}, BANK],
  ['eps', {}, BANK],
  ['by-hand', {account: {name: 'The Post'}}, BANK],
  ['apple_pay', {}, WALLET],
  ['paypal', {}, WALLET],
  ['paypal', {url: 'https://www.paypal.com/paypalme/post'}, WALLET],
  ['link', {}, WALLET],
  ['cashapp', {}, WALLET],
  ['swish', {}, PHONE],
  ['mb_way', {}, PHONE],
  ['liberapay-page', {name: 'Elsewhere'}, WALLET],
  ['steady', {url: {monthly: 'https://steady.example/post'}}, LINK],
  ['vouchers', {}, COIN],
  ['vouchers', undefined, COIN],
])('%s, of which the config says %j, has the mark of its kind', (id, way, mark) => {
  expect(markOf(id, way)).toBe(mark);
});

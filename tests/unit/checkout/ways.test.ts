import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {epcText} from '../../../src/checkout/bank-transfer/epc.js';
import {createReference} from '../../../src/checkout/bank-transfer/reference.js';
import {isBic, readIban, zoneOf} from '../../../src/core/gift/iban.js';
import {carriesAmount, fillTemplate, isLinkTemplate, type LinkFacts} from '../../../src/core/gift/link-template.js';

const FACTS: LinkFacts = {
  gift: {frequency: 'monthly', amount: {minor: 750, currency: 'usd'}},
  campaign: 'article end&x=1',
  variant: null,
  placement: 'inline',
  locale: 'en-GB',
};

/** What is left of a number of any length when it is divided by 97, letters counting from 10 on: ISO 7064, by hand. */
function remainder(text: string): number {
  return Array.from(text).reduce((rest, sign) => Number(`${rest}${parseInt(sign, 36)}`) % 97, 0);
}

describe('links to other sites', () => {
  test.each([
    ['https://paypal.me/post/{amount}{currency}', 'https://paypal.me/post/7.50USD'],
    [
      'https://give.example/?cents={minor}&c={currencyLower}&every={frequency}',
      'https://give.example/?cents=750&c=usd&every=monthly',
    ],
    [
      'https://give.example/#{campaign}/{variant}/{placement}/{locale}',
      'https://give.example/#article%20end%26x%3D1//inline/en-GB',
    ],
    ['https://give.example/', 'https://give.example/'],
  ])('%s', (template, address) => {
    expect(isLinkTemplate(template)).toBe(true);
    expect(fillTemplate(template, FACTS)).toBe(address);
  });

  test.each([
    'http://give.example/',
    'javascript:alert(1)',
    'https://{campaign}/',
    'https://give.example{campaign}/',
    'https://give.example@evil.example/',
    'https://give.example\\@evil.example/',
    'https://give.example/{nothing}',
    'https://give.example/{constructor}',
    'https://give.example/{{amount}}',
    'https://give.example/a b',
    '//give.example/',
    '',
  ])('%j is none', (template) => {
    expect(isLinkTemplate(template)).toBe(false);
  });

  test('nothing that a gift says leads to another host', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (campaign, placement, locale) => {
        const facts = {...FACTS, campaign, placement, locale};
        const {host, protocol} = new URL(fillTemplate('https://give.example/{campaign}?{placement}#{locale}', facts));
        expect([protocol, host]).toEqual(['https:', 'give.example']);
      }),
    );
  });

  test('whether the other site is told how much', () => {
    expect(carriesAmount('https://give.example/{amount}')).toBe(true);
    expect(carriesAmount('https://give.example/{minor}')).toBe(true);
    expect(carriesAmount('https://give.example/{currency}')).toBe(false);
  });
});

describe('account numbers', () => {
  test.each([
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000', 'eea'],
    ['gb82west12345698765432', 'GB82WEST12345698765432', 'sepa'],
    ['NO93 8601 1117 947', 'NO9386011117947', 'eea'],
    ['BR1800360305000010009795493C1', 'BR1800360305000010009795493C1', 'other'],
  ] as const)('%s', (text, iban, zone) => {
    expect(readIban(text)).toBe(iban);
    expect(zoneOf(iban)).toBe(zone);
  });

  test('no digit of one can be changed, and no two neighbours changed about, without being noticed', () => {
    const iban = 'DE89370400440532013000';
    for (let at = 2; at < iban.length; at++) {
      for (const digit of '0123456789') {
        if (digit !== iban[at]) expect(readIban(iban.slice(0, at) + digit + iban.slice(at + 1))).toBeNull();
      }
      const [one = '', other = ''] = iban.slice(at, at + 2);
      if (other && one !== other) expect(readIban(iban.slice(0, at) + other + one + iban.slice(at + 2))).toBeNull();
    }
  });

  test.each(['', 'DE', 'DE8937040044053201300', 'XX89370400440532013000', 'DE89 3704 0044 0532 0130 0O'])(
    '%j is none',
    (text) => expect(readIban(text)).toBeNull(),
  );

  test.each([
    ['COBADEFF', true],
    ['COBADEFFXXX', true],
    ['cobadeff', false],
    ['COBADEFFX', false],
    ['COBA1EFF', false],
  ])('the bank’s code %s: %s', (bic, is) => expect(isBic(bic)).toBe(is));
});

describe('references', () => {
  test('have check digits by ISO 11649, and are the same for the same attempt', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({minLength: 1}), (prefix, attempt) => {
        const reference = createReference(prefix, attempt);
        expect(reference).toMatch(/^RF\d\d[A-Z\d]{8,16}$/);
        expect(remainder(reference.slice(4) + reference.slice(0, 4))).toBe(1);
        expect(createReference(prefix, attempt)).toBe(reference);
      }),
    );
  });

  test('of 20,000 attempts hardly any two are alike', () => {
    const references = new Set(
      Array.from({length: 20_000}, (_, attempt) => createReference('POST', `attempt-${attempt}`)),
    );
    expect(references.size).toBeGreaterThan(19_998);
  });
});

describe('what banking apps read (EPC069-12)', () => {
  const transfer = {
    ...{name: 'The Post\nfor ever', iban: 'DE89370400440532013000', reference: 'RF18539007547034'},
    amount: {minor: 1_205, currency: 'eur'},
  };

  test('one element a line, the sum with a point, no line more than was meant', () => {
    expect(epcText(transfer)?.split('\n')).toEqual([
      ...['BCD', '002', '1', 'SCT', '', 'The Post for ever', 'DE89370400440532013000'],
      ...['EUR12.05', '', 'RF18539007547034'],
    ]);
  });

  test('there is none in another currency, into another account, without a BIC where one is needed, or when it is too long', () => {
    expect(epcText({...transfer, amount: {minor: 100, currency: 'usd'}})).toBeNull();
    expect(epcText({...transfer, iban: 'BR1800360305000010009795493C1'})).toBeNull();
    expect(epcText({...transfer, iban: 'GB82WEST12345698765432'})).toBeNull();
    expect(epcText({...transfer, iban: 'GB82WEST12345698765432', bic: 'WESTGB22'})).toContain('\nWESTGB22\n');
    expect(epcText({...transfer, name: 'ж'.repeat(150)})).toBeNull();
  });
});

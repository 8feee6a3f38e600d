import {describe, expect, test} from 'vitest';
import type {Message, MessageKey} from '../../../src/messages/catalogue.js';
import {enActing} from '../../../src/messages/en-acting.js';
import {enExtra} from '../../../src/messages/en-extra.js';
import {enGiving} from '../../../src/messages/en-giving.js';
import {enFormats} from '../../../src/messages/en-formats.js';
import {enWays} from '../../../src/messages/en-ways.js';
import {enWhy} from '../../../src/messages/en-why.js';
import {en} from '../../../src/messages/en.js';
import {addMessages, say, sayGift, type MessageValues} from '../../../src/messages/messages.js';
import {sayCurrency, sayDate} from '../../../src/messages/names.js';

addMessages('en', enActing);
addMessages('en', enExtra);
addMessages('en', enGiving);
addMessages('en', enWays);
addMessages('en', enWhy);
addMessages('en', enFormats);
// Polish as far as one message: it has four plural forms.
addMessages('pl', {
  day: {one: '{count} dzień', few: '{count} dni (few)', many: '{count} dni (many)', other: '{count} dnia'},
});
addMessages('pt', {once: 'Uma vez', monthly: 'Mensal'});
addMessages('pt-BR', {once: 'Uma vez (BR)'});

const ALL: Readonly<Record<MessageKey, Message>> = {
  ...en,
  ...enActing,
  ...enExtra,
  ...enGiving,
  ...enWays,
  ...enWhy,
  ...enFormats,
};
const KEYS = Object.keys(ALL) as MessageKey[];

/** The values that the elements give with each message that needs some. */
const GIVEN: Partial<Record<MessageKey, MessageValues>> = {
  heading: {publication: 'P'},
  perMonth: {amount: '$5'},
  perYear: {amount: '$5'},
  perOnce: {amount: '$5'},
  goOnWith: {total: '$5'},
  offered: {amounts: '$5, $10'},
  whyText: {publication: 'P'},
  otherIn: {currency: 'US dollars'},
  limits: {min: '$1', max: '$9'},
  error: {text: 'x'},
  amountInvalid: {example: '5'},
  amountAmbiguous: {reading: '$5'},
  amountLow: {min: '$1'},
  amountHigh: {max: '$9'},
  day: {count: 2},
  week: {count: 2},
  month: {count: 2},
  article: {count: 2},
  willRemind: {date: 'Sunday'},
  willRemindArticles: {count: 2},
  waiting: {date: 'Sunday'},
  waitingArticles: {count: 2},
  calendarTitle: {publication: 'P'},
  supporterAlready: {publication: 'P'},
  sumPerYear: {amount: '$60'},
  coverFee: {amount: '$0.30'},
  makeMonthly: {publication: 'P', total: '$5 per month'},
  makeMonthlyYes: {total: '$5 per month'},
  makeMonthlyNo: {total: '$20 once'},
  pay: {total: '$5'},
  thanksPaid: {total: '$5', publication: 'P'},
  thanksPaid_donation: {total: '$5', publication: 'P'},
  thanksPaid_contribution: {total: '$5', publication: 'P'},
  thanksPaid_tip: {total: '$5', publication: 'P'},
  thanksProcessing: {total: '$5', publication: 'P'},
  thanksProcessing_donation: {total: '$5', publication: 'P'},
  thanksProcessing_contribution: {total: '$5', publication: 'P'},
  thanksProcessing_tip: {total: '$5', publication: 'P'},
  thanksPledged: {total: '$5', publication: 'P'},
  thanksReceipt: {email: 'a@b.example'},
  thanksQuiet: {date: 'Sunday'},
  goalSupporters: {reached: 3, count: 5},
  goalSupportersLeft: {count: 2},
  goalMoney: {reached: '$3', target: '$5'},
  goalMoneyLeft: {amount: '$2'},
  goalAsOf: {date: 'Sunday'},
  goalUntil: {date: 'Sunday'},
  linkAway: {name: 'PayPal', site: 'paypal.example'},
  linkHere: {name: 'PayPal', site: 'paypal.example'},
  linkChoose: {total: '$5 per month'},
  linkGo: {name: 'PayPal'},
  linkOpened: {name: 'PayPal'},
  linkBack: {name: 'PayPal'},
  linkAgain: {name: 'PayPal'},
  linkDone: {name: 'PayPal'},
  transferOnce: {amount: '€5'},
  transferMonthly: {amount: '€5'},
  transferYearly: {amount: '€5'},
  transferSent: {amount: '€5'},
  transferSetUp: {total: '€5 per month'},
  copyWhat: {what: 'IBAN'},
  copied: {what: 'IBAN'},
  notCopied: {what: 'IBAN'},
};

const formsOf = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const tokensOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

describe('English', () => {
  test('has no key twice, so that no part says another’s words', () => {
    const keys = [en, enActing, enExtra, enGiving, enWays, enWhy, enFormats].flatMap((catalogue) =>
      Object.keys(catalogue),
    );
    expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([]);
  });

  test.each(KEYS)('“%s” has words, and every form of a plural has them', (key) => {
    for (const form of formsOf(ALL[key])) {
      expect(form.trim()).toBe(form);
      expect(form).not.toBe('');
      expect(form).not.toMatch(/<|&\w+;/);
    }
  });

  test.each(KEYS)('“%s” needs no other values than it is given', (key) => {
    const given = Object.keys(GIVEN[key] ?? {});
    for (const form of formsOf(ALL[key])) {
      expect(given).toEqual(expect.arrayContaining(tokensOf(form)));
    }
    // And no value is given for nothing.
    expect([...new Set(formsOf(ALL[key]).flatMap(tokensOf))].sort()).toEqual(given.sort());
  });

  test.each(KEYS)('“%s” has no token left when it is said', (key) => {
    const said = say('en', key, GIVEN[key]);
    expect(said).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(said).not.toBe('');
  });

  test('has both its plural forms wherever it counts', () => {
    for (const key of KEYS) {
      const message = ALL[key];
      if (typeof message === 'string') expect(tokensOf(message)).not.toContain('count');
      else expect(Object.keys(message).sort()).toEqual(['one', 'other']);
    }
  });

  test.each([
    ['day', 1, 'Tomorrow'],
    ['day', 2, 'In 2 days'],
    ['week', 1, 'Next week'],
    ['article', 1, 'After one more article'],
    ['article', 5, 'After 5 more articles'],
    ['month', 12, 'In 12 months'],
  ] as const)('%s × %i is “%s”', (key, count, words) => {
    expect(say('en-GB', key, {count})).toBe(words);
  });
});

describe('other languages', () => {
  test.each(['xx', 'de', 'ar-EG', 'en_US', '', 'not a tag', 'zh-Hant-TW'])(
    'in %j what is missing is English',
    (locale) => {
      expect(say(locale, 'goOn')).toBe('Continue');
      expect(say(locale, 'pay', {total: '$5'})).toBe('Give $5');
    },
  );

  test('a region’s own words come first, then its language’s, then English', () => {
    expect(say('pt-BR', 'once')).toBe('Uma vez (BR)');
    expect(say('pt_BR', 'monthly')).toBe('Mensal');
    expect(say('pt-PT', 'once')).toBe('Uma vez');
    expect(say('pt-PT', 'goOn')).toBe('Continue');
  });

  test.each([
    [1, '1 dzień'],
    [2, '2 dni (few)'],
    [5, '5 dni (many)'],
    [22, '22 dni (few)'],
    [1.5, '1,5 dnia'],
  ])('the language’s own plural form is picked: %d', (count, words) => {
    expect(say('pl-PL', 'day', {count})).toBe(words);
  });

  test('a form that English lacks is its general one', () => {
    expect(say('pl', 'week', {count: 3})).toBe('In 3 weeks');
    expect(say('ar', 'week', {count: 2})).toMatch(/^In (2|٢) weeks$/);
  });

  test('numbers are written as the locale writes them', () => {
    expect(say('en', 'article', {count: 1234})).toBe('After 1,234 more articles');
    expect(say('de-DE', 'article', {count: 1234})).toBe('After 1.234 more articles');
    expect(say('ar-EG', 'article', {count: 5})).toContain('٥');
  });
});

describe('a value', () => {
  test('is put in as it is, whatever stands in it', () => {
    expect(say('en', 'heading', {publication: '{publication} $& $1 <b>'})).toBe('Support {publication} $& $1 <b>');
  });

  test('that is missing leaves the token, so that a test sees it', () => {
    expect(say('en', 'heading')).toBe('Support {publication}');
  });
});

test('a message that nobody has is nothing', () => {
  expect(say('en', 'method_unheard_of' as MessageKey)).toBe('');
  expect(say('en', 'method_card')).toBe('Card');
});

test.each([
  ['monthly', '$10 per month'],
  ['yearly', '$10 per year'],
  ['once', '$10 once'],
] as const)('a %s gift of ten dollars is “%s”', (frequency, words) => {
  expect(sayGift('en-US', {frequency, amount: {minor: 1000, currency: 'usd'}})).toBe(words);
});

describe('names', () => {
  test.each([
    ['en-US', 'usd', 'US dollars'],
    ['en_US', 'eur', 'euros'],
    ['en', 'jpy', 'Japanese yen'],
    ['en', 'US', 'US'],
    ['en', 'x!', 'X!'],
  ])('in %s %s is called “%s”', (locale, currency, name) => {
    expect(sayCurrency(locale, currency)).toBe(name);
  });

  test('a currency is called by its name in the reader’s language', () => {
    expect(sayCurrency('de-DE', 'usd')).toContain('Dollar');
  });

  test('a date comes with its weekday and year', () => {
    const noon = Date.UTC(2026, 5, 14, 12);
    const said = sayDate('en-US', noon);
    for (const part of ['Sunday', 'June', '14', '2026']) expect(said).toContain(part);
    expect(sayDate('de-DE', noon)).toContain('Sonntag');
    expect(sayDate('not a tag', noon)).toContain('Sunday');
  });
});

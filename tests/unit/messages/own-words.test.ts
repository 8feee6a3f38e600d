import {beforeEach, expect, test} from 'vitest';
import {enGiving} from '../../../src/messages/en-giving.js';
import {sayGiftWord} from '../../../src/messages/gift-word.js';
import {addWords, bringWords, say} from '../../../src/messages/messages.js';

addWords('en', enGiving);

beforeEach(async () => {
  await bringWords('fr', '', {
    fr: {
      goOn: 'On y va',
      day: {one: 'Dès demain', other: 'D’ici {count} jours'},
      privacy: ' ',
      remind: 7,
      later: {one: 'x'},
    },
    'pt-BR': {goOn: 'Vamos'},
    en: {once: 'Just once', pay: 'Go: {total}'},
    de: null,
  });
  await bringWords('pt');
});

test('what a config says in other words goes before the catalogue, however late that comes', async () => {
  expect(say('fr-CA', 'goOn')).toBe('On y va');
  expect(say('fr', 'day', {count: 1})).toBe('Dès demain');
  expect(say('fr', 'day', {count: 3})).toBe('D’ici 3 jours');
  expect(say('pt-BR', 'goOn')).toBe('Vamos');
  expect(say('pt', 'goOn')).toBe('Continuar');
  await bringWords('fr', '-giving');
  expect(say('fr', 'goOn')).toBe('On y va');
});

test('English can be said in other words, too, and a part of it that comes later takes nothing back', () => {
  addWords('en', enGiving);
  expect(say('en-GB', 'once')).toBe('Just once');
  expect(say('en', 'pay', {total: '$5'})).toBe('Go: $5');
});

test('what is no message is left out, and the catalogue stays', () => {
  expect(say('fr', 'privacy')).toBe('Confidentialité');
  expect(say('fr', 'remind')).toBe('Me le rappeler plus tard');
  expect(say('fr', 'later')).toMatch(/^Ce n’est pas/);
});

test.each([
  ['en', 'donation', 'Your donation'],
  ['en', 'contribution', 'Your contribution'],
  ['en', 'tip', 'Your tip'],
  ['en', 'support', 'Your gift'],
  ['fr', 'donation', 'Votre don'],
  ['fr', 'contribution', 'Votre contribution'],
  ['fr', 'tip', 'Votre pourboire'],
  ['fr', 'support', 'Votre soutien'],
] as const)('in %s a %s is called “%s”', (locale, word, words) => {
  expect(sayGiftWord(locale, 'yourGift', word)).toBe(words);
});

test('another word for a gift changes the words around it', () => {
  const values = {total: '5 €', publication: 'Le Port'};
  expect(sayGiftWord('fr', 'thanksPaid', 'contribution', values)).toMatch(/contribution .* parvenue\.$/);
  expect(sayGiftWord('fr', 'thanksPaid', 'donation', values)).toMatch(/don .* parvenu\.$/);
});

/** The elements that can stand alone, with something to show. */
export const PARTS = {
  'appeal-frequency': () => ({value: 'monthly'}),
  'appeal-amounts': (locale, currency) => ({
    presets: currency === 'jpy' ? [300, 500, 1000, 3000] : [200, 500, 1000, 2000],
    value: 500,
    min: 200,
    max: 50000,
    currency,
  }),
  'appeal-methods': () => ({methods: ['card', 'sepa_debit'], value: 'card'}),
  'appeal-snooze': () => ({choices: ['P1D', 'P7D', 'P1M', 'articles:5']}),
  'appeal-thanks': (locale, currency) => ({
    gift: {frequency: 'monthly', amount: {minor: 500, currency}},
    publication: 'The Harbour Post',
    email: 'reader@example.org',
    quietUntil: Date.UTC(2027, 0, 15, 12),
  }),
};

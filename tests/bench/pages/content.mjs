/** What every candidate shows: the same words, amounts, methods and buttons, so that only the way of showing them differs. */

export const HEADING = 'Somebody has to sit through the meeting';

export const LEAD =
  'You have read this far, which is further than most people go with a planning committee, and so we have a small favour to ask of you.';

export const PARAGRAPHS = [
  'Most of what stands in this paper began with a person in a cold room, listening. At a committee of four. On the early ferry. In a hut beside the slipway, while a man ruled a line under a number that should have been larger. Hardly anyone else goes there any more. When nobody does, things are still decided; only quietly, and by those who have the time.',
  'It takes a reporter about eleven hours to find out what a street will look like in two years. Nine of them are spent waiting, reading minutes, and asking the same question of a fourth person. None of that can be sold, and none of it would be missed on the day on which it stopped. It would be missed in the second winter.',
  'We have no owner to please and no wall to climb. The paper is paid for by readers who want their town to be noticed, and who like to know that a neighbour without a dollar to spare can read every word of it, too. If you can spare one, it goes into the next cold room.',
];

export const HIGHLIGHT = 'Support us from just $2 a month. It takes a minute, and you can stop whenever you like.';

export const FREQUENCIES = [
  ['monthly', 'Monthly'],
  ['once', 'Once'],
  ['yearly', 'Yearly'],
];

export const AMOUNTS = [2, 5, 10, 20];

export const METHODS = [
  ['card', 'Card'],
  ['sepa_debit', 'SEPA bank debit'],
  ['paypal', 'PayPal'],
  ['link', 'Link'],
];

/** The config that makes ours show the same. @param {object} [campaign] more rules for its campaign. */
export function configOf(campaign = {}) {
  const ladder = {presets: AMOUNTS, default: 5, min: 2, max: 500};
  return {
    version: 1,
    publication: {id: 'bench', name: 'The Harbour Post', privacyUrl: '/privacy'},
    amounts: {usd: {monthly: ladder, once: ladder, yearly: ladder}},
    checkout: {adapter: 'sandbox', endpoint: '/appeal', methods: METHODS.map(([id]) => id)},
    campaigns: [
      {
        id: 'article-end',
        appeal: {
          heading: HEADING,
          lead: LEAD,
          paragraphs: PARAGRAPHS,
          highlight: 'Support us from just {lowest} a month. It takes a minute, and you can stop whenever you like.',
        },
        ...campaign,
      },
    ],
  };
}

/** The article around it, of a length as articles are. @param {string} head @param {string} place */
export function articleOf(head, place) {
  const text = PARAGRAPHS.join(' ');
  const paragraphs = Array.from({length: 6}, (_, index) => `<p>${text.slice(index * 60, index * 60 + 420)}.</p>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The wall and the spring tide</title>
<link rel="icon" href="data:,">
<style>body{margin:0 auto;max-width:40rem;padding:1rem;font:18px/1.5 Georgia,serif;color:#222;background:#fff}</style>
${head}
</head>
<body><main><h1>The wall and the spring tide</h1>${paragraphs.join('\n')}
${place}</main></body>
</html>`;
}

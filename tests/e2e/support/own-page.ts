import type {Page} from '@playwright/test';

/** The strict policy, word for word as in F29–F31. */
export function strictPolicy(nonce: string, duplicates = false): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    'form-action https://checkout.stripe.com',
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html${duplicates ? " 'allow-duplicates'" : ''}`,
  ].join('; ');
}

/** The script tag as a publisher writes it. */
export function scriptTag(attributes = 'data-config="/appeal.json"'): string {
  return `<script async nonce="R" src="/reader-appeal/latest/appeal.js" ${attributes}></script>`;
}

/** The stub that queues calls until the script comes. */
export const STUB = `<script nonce="R">window.readerAppeal=window.readerAppeal||function(){(readerAppeal.q=readerAppeal.q||[]).push(arguments)}</script>`;

/** The appeal as a publisher writes it. */
export const APPEAL = `<reader-appeal placement="article-end"><a href="/support">Support our journalism</a></reader-appeal>`;

/** A page of the test's own, under the newspaper's address and the strict policy. */
export async function openOwnPage(
  page: Page,
  {head = scriptTag(), body = APPEAL, policy = strictPolicy('R')}: {head?: string; body?: string; policy?: string} = {},
): Promise<void> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
    <link rel="icon" href="/pictures/mark.svg">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;
  await page.route('/own-page', (route) =>
    route.fulfill({
      body: html,
      headers: {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy},
    }),
  );
  await page.goto('/own-page', {waitUntil: 'commit'});
}

const STATES = ['ask', 'payment', 'declined', 'thanks', 'snoozed', 'error'];
const GOAL = JSON.stringify({
  version: 1,
  publication: {id: 'goal', name: 'Goal'},
  amounts: {usd: {monthly: {presets: [3, 6]}, once: {presets: [10]}, yearly: {presets: [30]}}},
  checkout: {adapter: 'sandbox', endpoint: '/appeal'},
  campaigns: [{id: 'a', goal: {title: 'A boat', target: 100, reached: 40, at: new Date().toISOString().slice(0, 10)}}],
});

/** An appeal of every format, and one with a goal, in every state that can be looked at. */
export const EVERY_LOOK = ['', 'bar', 'dialog', 'gate', 'button', 'goal']
  .flatMap((format) =>
    STATES.map((state) => {
      const goal = `<script type="application/json">${GOAL}</script>`;
      const attributes = `preview="${state}" ${format && format !== 'goal' ? `format="${format}"` : ''}`;
      return `<reader-appeal data-look="${format} ${state}" ${attributes}>${format === 'goal' ? goal : ''}</reader-appeal>`;
    }),
  )
  .join('\n');

/** A function's body: the looks that are not to be seen yet. */
export const UNSEEN = `return [...document.querySelectorAll('[data-look]')]
  .filter(({shadowRoot}) => !shadowRoot?.querySelector('.container, .opener'))
  .map(({dataset}) => dataset.look);`;

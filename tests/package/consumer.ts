/** A publisher's own code, type-checked against the packed package: the signatures that others rely on. */
import {decide, emptyRecord, formatMoney, parseAmount, parseConfig, remember} from 'reader-appeal/core';
import {createHandler, sandboxProvider} from 'reader-appeal/server';

const config = parseConfig({});
const now = Date.now();
const record = remember(emptyRecord(), {kind: 'article'}, now);

const amount = parseAmount('7.50', 'usd', 'en-US');
export const shown: string = 'problem' in amount ? amount.problem : formatMoney(amount, 'en-US');

export const decision = decide(config, {
  now,
  dice: 0.5,
  page: {url: 'https://example.org/a'},
  reader: {region: 'GB'},
  timeZone: 'Europe/London',
  record,
});
export const campaign: string | null = decision.campaign;

const secret = 'a secret of at least thirty-two characters';
const handle = createHandler({
  provider: sandboxProvider({secret}),
  origins: ['https://example.org'],
  returnUrls: ['https://example.org/thanks'],
  secret,
});
export const answer: Promise<Response> = handle(new Request('https://example.org/appeal/config'));

// @ts-expect-error amounts are read with their currency and the reader's locale
parseAmount('7.50');

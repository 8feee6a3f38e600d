/** What is thrown at, and what must hold whatever is thrown. A property that says no is a mistake of ours. */
import fc from 'fast-check';

import {readRecord} from '../../src/core/ask/read-record.js';
import {RECORD_BYTES} from '../../src/core/ask/record.js';

import {readConfig} from '../../src/core/config/read-config.js';
import {
  AppealError,
  decide,
  emptyRecord,
  formatMoney,
  parseAmount,
  parseConfig,
  plainCopy,
  remember,
  renderCopy,
  safeHref,
  type AppealConfig,
  type Happening,
  type Visit,
} from '../../src/core/index.js';
import {createHandler, memorySeen, sandboxProvider, stripeProvider} from '../../src/server/index.js';
import {clientOf} from '../../src/server/door/client-address.js';
import {anyJson, edgyNumber, edgyText, nearly} from './values.js';
import type {Target} from './target.js';
import {CENTRAL_NOTICE} from '../unit/core/oracles/central-notice.js';
import {GUARDIAN} from '../unit/core/oracles/guardian.js';
import {NEWSPACK} from '../unit/core/oracles/newspack.js';
import {SWG} from '../unit/core/oracles/swg.js';
import demo from '../../demo/appeal.json' with {type: 'json'};

const NOW = Date.UTC(2026, 10, 3, 12);
const SECRET = 'a-secret-for-fuzzing-only-0123456789abcdef';
const ORIGIN = 'https://www.post.example';

export const TARGETS: readonly Target[] = [
  {
    name: 'amounts that are typed',
    values: fc.record({
      text: fc.oneof(
        edgyText,
        fc.stringMatching(/^[\s$€+-]?[0-9٠-٩۰-۹][0-9.,' \u00a0\u202f]{0,12}$/),
        edgyNumber.map(String),
      ),
      currency: fc.constantFrom('usd', 'jpy', 'kwd', 'isk', 'eur'),
      locale: fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'ar-EG', 'hi-IN', 'de-CH', 'en_US', 'not a locale'),
    }),
    check({text, currency, locale}: {text: string; currency: string; locale: string}) {
      const read = parseAmount(text, currency, locale);
      if ('problem' in read) return;
      if (!Number.isSafeInteger(read.minor) || read.minor < 0) throw new Error(`${text} was read as ${read.minor}.`);
      if (!/\p{Nd}/u.test(text)) throw new Error(`${JSON.stringify(text)} has no digit, and was read.`);
      if (!/\p{Nd}/u.test(formatMoney(read, locale))) throw new Error('A sum is written without a digit.');
    },
  },
  {
    name: 'configs',
    values: fc.oneof({weight: 3, arbitrary: nearly(demo)}, {weight: 1, arbitrary: anyJson}),
    check(input: unknown) {
      const problems = problemsOf(input);
      if (problems === null) return;
      if (problems.length === 0) throw new Error('A config was refused without a reason.');
      for (const {path, expected} of problems) {
        if (typeof path !== 'string' || !expected)
          throw new Error('A reason does not say where, or what was expected.');
      }
    },
  },
  {
    name: 'configs as pages read them',
    values: fc.oneof({weight: 3, arbitrary: nearly(demo)}, {weight: 1, arbitrary: anyJson}),
    check(input: unknown) {
      // What the strict reader takes, the page's takes, too, and makes the same of it.
      if (problemsOf(input) !== null) {
        quietly(() => readConfig(input));
        return;
      }
      const strict = JSON.stringify(parseConfig(input));
      if (JSON.stringify(readConfig(input)) !== strict) throw new Error('The two readers disagree.');
    },
  },
  {
    name: 'records',
    values: fc.oneof(
      edgyText,
      fc.oneof(anyJson, nearly(fullRecord())).map((value) => JSON.stringify(value)),
    ),
    check(text: string) {
      const record = readRecord(text, NOW);
      const later = HAPPENINGS.reduce((known, happening) => remember(known, happening, NOW + 1), record);
      const bytes = new TextEncoder().encode(JSON.stringify(later)).length;
      if (bytes > RECORD_BYTES) throw new Error(`The record has ${bytes} bytes.`);
      if (JSON.stringify(readRecord(JSON.stringify(record), NOW)) !== JSON.stringify(record)) {
        throw new Error('A mended record is mended again.');
      }
    },
  },
  {
    name: 'decisions',
    values: fc.record({
      config: fc.oneof(nearly(demo), anyJson),
      visit: nearly(plainVisit()),
      record: fc.oneof(anyJson, nearly(fullRecord())),
    }),
    check({config, visit, record}: {config: unknown; visit: unknown; record: unknown}) {
      // A page decides on what nobody has checked; what it knows of itself, however, is of the right kind.
      if (typeof config !== 'object' || config === null) return;
      const page = {...plainVisit(), ...(visit as Visit), page: plainVisit().page, reader: plainVisit().reader};
      const decision = decide(config as AppealConfig, {
        ...page,
        now: NOW,
        record: readRecord(JSON.stringify(record), NOW),
      });
      const asks = decision.campaign;
      const held = decision.reasons.filter(({campaign, pass}) => campaign === asks && !pass);
      if (asks !== null && held.length > 0) throw new Error(`${asks} asks though ${held[0]?.rule} holds it back.`);
    },
  },
  {
    name: 'copy and its tokens',
    values: fc.record({
      copy: fc.oneof(
        edgyText,
        fc
          .array(fc.oneof(edgyText, fc.constantFrom('{a}', '{b|c}', '*', '**', '[', '](', ')', '. ', '{', '|', '}')))
          .map((parts) => parts.join('')),
      ),
      a: fc.option(fc.oneof(edgyText, edgyNumber), {nil: undefined}),
      b: fc.option(edgyText, {nil: null}),
    }),
    check({copy, a, b}: {copy: string; a: string | number | undefined; b: string | null}) {
      const tokens = {a, b};
      const nodes = renderCopy(copy, tokens);
      // A value may look like a token; what the copy says may not be left over.
      const plain = !`${a ?? ''}${b ?? ''}`.includes('{');
      const raw = nodes.find(({text}) => /\{a\}|\{b\|c\}/.test(text));
      if (plain && raw) throw new Error(`A token is shown raw: ${JSON.stringify(raw.text)}`);
      if (plainCopy(copy, tokens) !== nodes.map(({text}) => text).join('')) throw new Error('Plain copy differs.');
      for (const node of nodes) if (node.kind === 'link') assertSafe(node.href);
    },
  },
  {
    name: 'links',
    values: fc.oneof(
      edgyText,
      fc
        .tuple(
          fc.constantFrom('javascript', 'data', 'vbscript', 'https', 'mailto', 'blob', 'JaVaScRiPt', ''),
          fc.constantFrom(':', '&colon;', '%3a', '：', '\t:', '//', '?', '#'),
          edgyText,
        )
        .chain(([scheme, mark, rest]) =>
          fc
            .nat({max: 12})
            .chain((at) =>
              fc
                .constantFrom('', '\t', '\n', '\0', ' ', '\u00ad', '\u200b')
                .map((gap) => `${scheme.slice(0, at)}${gap}${scheme.slice(at)}${mark}${rest}`),
            ),
        ),
    ),
    check(address: string) {
      const href = safeHref(address);
      if (href !== null) assertSafe(href);
    },
  },
  {
    name: 'what browsers post',
    values: fc.record({
      body: fc.oneof(
        edgyText,
        fc.oneof(anyJson, nearly({...order(), token: 'none'}), nearly(order())).map((value) => JSON.stringify(value)),
      ),
      type: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', ''),
      path: fc.oneof(
        fc.constant('/gifts'),
        edgyText.map((id) => `/gifts/${encodeURIComponent(id.replace(/\p{Cs}/gu, ''))}`),
      ),
    }),
    async check({body, type, path}: {body: string; type: string; path: string}) {
      const {handler, token} = await sandbox();
      const request = new Request(`https://give.post.example/appeal${path}`, {
        method: path === '/gifts' ? 'POST' : 'GET',
        headers: {origin: ORIGIN, ...(type && {'content-type': type})},
        ...(path === '/gifts' && {body: body.replace('"token":"none"', `"token":"${token}"`)}),
      });
      const response = await handler(request);
      const answer = (await response.json()) as {
        error?: {code: string; message: string; retryable: boolean};
        id?: string;
      };
      if (response.status >= 500) throw new Error(`Answered with ${response.status}.`);
      if (response.status === 200 && !/^[\w.-]{1,1024}$/.test(answer.id ?? ''))
        throw new Error('A gift without an id.');
      if (response.status !== 200 && (!answer.error?.code || typeof answer.error.retryable !== 'boolean')) {
        throw new Error(`A refusal without a code: ${JSON.stringify(answer)}`);
      }
    },
  },
  {
    name: 'what is posted as a delivery',
    values: fc.record({
      body: fc.oneof(
        edgyText,
        anyJson.map((value) => JSON.stringify(value)),
      ),
      signature: fc.oneof(
        fc.constantFrom('', 't=1,v1=', `t=${NOW / 1000},v1=${'0'.repeat(64)}`, 't=NaN,v1=x', ',,,', 'v1=a,v1=b,t=1'),
        fc.string({unit: 'grapheme-ascii', maxLength: 60}),
      ),
    }),
    async check({body, signature}: {body: string; signature: string}) {
      const request = new Request('https://give.post.example/appeal/webhooks/stripe', {
        method: 'POST',
        headers: {'stripe-signature': signature.replace(/[^\x20-\x7e]/g, ''), 'content-type': 'application/json'},
        body,
      });
      const {status} = await stripe()(request);
      if (status !== 400) throw new Error(`A forged delivery was answered with ${status}.`);
    },
  },
  {
    name: 'where a request came from',
    values: fc.record({
      forwarded: fc.oneof(
        edgyText,
        fc.array(fc.oneof(edgyText, fc.ipV4(), fc.ipV6())).map((all) => all.join(', ')),
      ),
      hops: fc.integer({min: 1, max: 10}),
    }),
    check({forwarded, hops}: {forwarded: string; hops: number}) {
      const headers = {'x-forwarded-for': forwarded.replace(/[^\x20-\x7e]/g, '')};
      const client = clientOf(new Request('https://give.post.example/', {headers}), hops);
      if (!/^(unknown|\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}::\/64)$/.test(client)) {
        throw new Error(`A client is called ${client}.`);
      }
    },
  },
  ...[...GUARDIAN, ...CENTRAL_NOTICE, ...SWG, ...NEWSPACK].map((target) => ({...target, few: 3000})),
];

const HAPPENINGS: readonly Happening[] = [
  {kind: 'article'},
  {kind: 'view', campaign: 'article-end'},
  {kind: 'dismiss', campaign: 'article-end'},
  {kind: 'snooze', until: NOW * 2},
];

/** Why a config is refused; `null` when it is not. Anything but our own error comes through. */
function problemsOf(input: unknown): AppealError['problems'] | null {
  try {
    parseConfig(input);
    return null;
  } catch (error) {
    if (error instanceof AppealError && error.code === 'config-invalid') return error.problems;
    throw error;
  }
}

/** For what may refuse in its own way, but has to come to an end. */
function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // It has no words for what is wrong.
  }
}

/** As a browser would go there. */
function assertSafe(href: string): void {
  const base = 'https://www.post.example/articles/one';
  if (!URL.canParse(href, base)) return;
  const {protocol} = new URL(href, base);
  if (!['https:', 'http:', 'mailto:'].includes(protocol))
    throw new Error(`${JSON.stringify(href)} leads to ${protocol}`);
}

function plainVisit(): Visit {
  return {
    now: NOW,
    dice: 0.5,
    page: {url: '/articles/one', tags: ['council'], section: 'news', placements: ['inline']},
    reader: {region: 'GB', language: 'en', device: 'phone'},
    timeZone: 'Europe/London',
    record: emptyRecord(),
  };
}

function fullRecord(): unknown {
  const happenings: Happening[] = Array.from({length: 60}, (_, index): Happening => {
    const campaign = `campaign-${index % 7}`;
    return index % 3 ? {kind: 'article'} : index % 2 ? {kind: 'view', campaign} : {kind: 'dismiss', campaign};
  });
  return happenings.reduce(
    (record, happening, index) => remember(record, happening, NOW - (60 - index) * 1e7),
    emptyRecord(),
  );
}

function order(): Record<string, unknown> {
  return {attempt: 'attempt-0123456789', frequency: 'monthly', minor: 750, currency: 'usd', method: 'card'};
}

type Handler = (request: Request) => Promise<Response>;

let known: Promise<{handler: Handler; token: string}> | undefined;

function sandbox(): Promise<{handler: Handler; token: string}> {
  return (known ??= (async () => {
    const provider = sandboxProvider({secret: SECRET, environment: {}});
    const handler = createHandler({provider, origins: [ORIGIN], returnUrls: [`${ORIGIN}/`], secret: SECRET});
    const response = await handler(new Request('https://give.post.example/appeal/config', {headers: {origin: ORIGIN}}));
    return {handler, ...((await response.json()) as {token: string})};
  })());
}

let door: Handler | undefined;

function stripe(): Handler {
  return (door ??= createHandler({
    provider: stripeProvider({
      secretKey: 'sk_test_fuzz0000000000000000',
      publishableKey: 'pk_test_fuzz0000000000000000',
      webhookSecrets: ['whsec_fuzz0000000000000000000000000'],
      productName: 'The Harbour Post',
      fetch: () => Promise.reject(new Error('Nothing forged leads to a question.')),
    }),
    origins: [ORIGIN],
    returnUrls: [`${ORIGIN}/`],
    secret: SECRET,
    seen: memorySeen(),
    onEvent: () => Promise.reject(new Error('Nothing forged is told.')),
    rateLimits: false,
  }));
}

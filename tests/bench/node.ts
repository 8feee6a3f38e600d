/** What runs in Node, in CPU time of one process: the rules, the handler against a bare one, webhooks. Prints JSON. */
import {decide, emptyRecord, parseConfig, remember, type ReaderRecord, type Visit} from '../../src/core/index.js';
import {defaultModel} from '../../src/cli/simulate/model.js';
import {simulate} from '../../src/cli/simulate/simulate.js';
import {createHandler, sandboxProvider} from '../../src/server/index.js';
import {door, ORDER} from '../server/support.js';
import {GIFT, openGift, SERVER} from '../unit/server/support.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 3, 12);
const ORIGIN = 'https://www.post.example';

interface Timed {
  readonly name: string;
  /** CPU, in microseconds for each run. */
  readonly us: number;
}

/** Runs something for about as long as it is told, thrice, and keeps the best: what disturbs only ever adds. */
async function time(name: string, run: (index: number) => unknown, seconds = 0.7): Promise<Timed> {
  let index = 0;
  let us = Infinity;
  for (let round = 0; round < 4; round++) {
    const from = index;
    const cpu = process.cpuUsage();
    for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
      for (let burst = 0; burst < 50; burst++) await run(index++);
    }
    const {user, system} = process.cpuUsage(cpu);
    us = Math.min(us, (user + system) / (index - from));
  }
  return {name, us};
}

/** The same without waiting for anything between two runs, in many short rounds: on a busy machine, some are quiet. */
function timeSync(name: string, run: (index: number) => unknown): Timed {
  let us = Infinity;
  for (let round = 0; round < 25; round++) {
    const cpu = process.cpuUsage();
    let runs = 0;
    for (const end = performance.now() + 120; performance.now() < end;) {
      for (let burst = 0; burst < 100; burst++) run(runs++);
    }
    const {user, system} = process.cpuUsage(cpu);
    us = Math.min(us, (user + system) / runs);
  }
  return {name, us};
}

function configWith(campaigns: number): ReturnType<typeof parseConfig> {
  return parseConfig({
    version: 1,
    publication: {id: 'post', name: 'The Post'},
    amounts: {usd: {monthly: {presets: [2, 5, 10, 20]}}},
    campaigns: Array.from({length: campaigns}, (_, index) => ({
      id: `campaign-${index}`,
      priority: campaigns - index,
      audience: {minArticles: 2, periodDays: 30},
      pages: {excludeTags: ['obituary', 'inquest']},
      pacing: {maxViews: 4, perDays: 30, minDaysBetween: 1},
      schedule: {from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z'},
      // Only the last one asks: every rule of every campaign is looked at.
      ...(index < campaigns - 1 && {pages: {includeTags: ['nowhere']}}),
    })),
  });
}

/** A reader who has been everywhere: as much as a record can hold. */
function fullRecord(): ReaderRecord {
  let record = emptyRecord();
  for (let index = 0; index < 400; index++) {
    const at = NOW - (400 - index) * 0.2 * DAY;
    record = remember(record, {kind: 'article'}, at);
    record = remember(record, {kind: 'view', campaign: `campaign-${index % 20}`}, at);
    if (index % 9 === 0) record = remember(record, {kind: 'dismiss', campaign: `campaign-${index % 20}`}, at);
  }
  return record;
}

const visit: Visit = {
  now: NOW,
  dice: 0.4,
  page: {url: '/articles/one', tags: ['council', 'harbour'], section: 'news'},
  reader: {region: 'GB', device: 'phone', language: 'en'},
  timeZone: 'Europe/London',
  record: fullRecord(),
};

function rules(): Timed[] {
  const twenty = configWith(20);
  const one = configWith(1);
  return [
    timeSync('decide, 20 campaigns, full record', () => decide(twenty, visit)),
    timeSync('decide, 20 campaigns, without reasons', () => decide(twenty, visit, true)),
    timeSync('decide, 1 campaign, full record', () => decide(one, visit)),
    timeSync('remember a view, full record', () => remember(visit.record, {kind: 'view', campaign: 'campaign-3'}, NOW)),
  ];
}

/** Made-up readers of a quarter of a year, in CPU time for each of their visits, and for each page that they view. */
function lives(): Timed[] {
  const config = configWith(1);
  const plan = {readers: 1000, days: 90, start: Math.floor(NOW / DAY) * DAY, model: defaultModel(config)};
  let [perPage, perVisit] = [Infinity, Infinity];
  for (let seed = 0; seed < 12; seed++) {
    const cpu = process.cpuUsage();
    const {pages, visits} = simulate(config, {...plan, seed});
    const {user, system} = process.cpuUsage(cpu);
    perPage = Math.min(perPage, (user + system) / pages);
    perVisit = Math.min(perVisit, (user + system) / visits);
  }
  return [
    {name: 'simulate, a page view', us: perPage},
    {name: 'simulate, a reader’s visit of two', us: perVisit},
  ];
}

/** Reads a body, looks at its fields, answers: what no handler can do with less. */
async function bare(request: Request): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    'access-control-allow-origin': ORIGIN,
    'cache-control': 'no-store',
  };
  if (request.method === 'GET')
    return new Response(JSON.stringify({provider: 'none', live: false, token: 'none'}), {headers});
  const {attempt, minor, currency, frequency} = JSON.parse(await request.text()) as typeof GIFT;
  const right = typeof attempt === 'string' && Number.isInteger(minor) && minor > 0 && minor < 100_000;
  if (!right) return new Response('{"error":{"code":"bad-request"}}', {status: 400, headers});
  return new Response(JSON.stringify({id: attempt, status: 'open', frequency, minor, currency}), {headers});
}

async function requests(): Promise<Timed[]> {
  const secret = 'a-secret-for-this-measurement-only-0123456789';
  const handler = createHandler({
    provider: sandboxProvider({secret}),
    origins: [ORIGIN],
    returnUrls: [`${ORIGIN}/`],
    secret,
    clientAddress: () => '192.0.2.1',
  });
  const ask = (path: string, body?: object): Request =>
    new Request(`${SERVER}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {origin: ORIGIN, ...(body && {'content-type': 'application/json'})},
      ...(body && {body: JSON.stringify(body)}),
    });
  const config = (await (await handler(ask('/config'))).json()) as {token: string};
  const order = (index: number): object => ({
    ...GIFT,
    token: config.token,
    attempt: `attempt-${String(index).padStart(12, '0')}`,
  });
  const first = await handler(ask('/gifts', order(0)));
  if (first.status !== 200) throw new Error(`The handler answers ${first.status}: ${await first.text()}`);
  const {id} = (await first.json()) as {id: string};
  return [
    await time('GET, bare fetch handler', async () => (await bare(ask('/config'))).text()),
    await time('GET /config', async () => (await handler(ask('/config'))).text()),
    await time('GET /gifts/:id', async () => (await handler(ask(`/gifts/${id}`))).text()),
    await time('POST, bare fetch handler', async (index) => (await bare(ask('/gifts', order(index)))).text()),
    await time('POST /gifts', async (index) => (await handler(ask('/gifts', order(index)))).text()),
  ];
}

/** Deliveries of a paid gift, each signed and each with its state fetched again from the fake. */
async function webhooks(): Promise<Timed[]> {
  const told: unknown[] = [];
  const {handler, stripe} = door({onEvent: (event) => void told.push(event)});
  const events: (typeof stripe.account.events)[number][] = [];
  for (let index = 0; index < 500; index++) {
    const {id} = await openGift(handler, {
      ...GIFT,
      returnUrl: ORDER.returnUrl,
      attempt: `attempt-${String(index).padStart(12, '0')}`,
    });
    stripe.account.confirm(id, {result: 'paid'}, 'reader@post.example');
    events.push(...stripe.account.events.slice(-1));
  }
  const deliver = async (index: number): Promise<string> => {
    const event = events[index % events.length];
    if (!event) throw new Error('Nothing has happened.');
    const again = {...event, id: `${event.id}_${String(index)}`};
    const response = await handler(await stripe.delivery(again, `${SERVER}/webhooks/stripe`));
    if (response.status !== 200) throw new Error(`A delivery was answered with ${response.status}.`);
    return response.text();
  };
  const sign = async (index: number): Promise<string> => {
    const event = events[index % events.length];
    if (!event) throw new Error('Nothing has happened.');
    return (await stripe.delivery(event, `${SERVER}/webhooks/stripe`)).text();
  };
  return [await time('a delivery made and signed, by the test alone', sign), await time('a delivery taken', deliver)];
}

const results = {rules: [...rules(), ...lives()], requests: await requests(), webhooks: await webhooks()};
console.log(JSON.stringify(results));

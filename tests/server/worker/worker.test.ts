/** The door in workerd, the runtime of Cloudflare's workers: a gift and its webhook, with a fake of Stripe outside. */
import {spawn, type ChildProcess} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

import {createAdaptorServer} from '@hono/node-server';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {GiftReply} from '../../../src/core/protocol.js';
import type {GiftEvent} from '../../../src/server/index.js';
import {bundle} from '../../../scripts/lib/bundle.mjs';
import {freePort, sayMissing} from '../../support/servers.js';
import {createFakeStripe} from '../../support/stripe/fake-stripe.js';
import {GIFT, SECRET} from '../../unit/server/support.js';
import {ORDER} from '../support.js';

const EMAIL = 'reader@post.example';
const PAGE = 'https://www.post.example';

/** The program comes with npm's package for this platform; the package's own install script is not needed. */
function findWorkerd(): {readonly path: string} | {readonly missing: string} {
  const missing = `workerd has no program for ${process.platform} ${process.arch} here`;
  try {
    const require = createRequire(import.meta.url);
    const platform = {x64: '64', arm64: 'arm64'}[process.arch as string] ?? process.arch;
    const manifest = require.resolve(`@cloudflare/workerd-${process.platform}-${platform}/package.json`, {
      paths: [dirname(require.resolve('workerd/package.json'))],
    });
    const path = join(dirname(manifest), 'bin/workerd');
    return existsSync(path) ? {path} : {missing};
  } catch {
    return {missing};
  }
}

const workerd = findWorkerd();
const name = 'in workerd';

describe.skipIf('missing' in workerd)('missing' in workerd ? sayMissing(workerd, name) : name, () => {
  const folder = `.cache/worker-${process.pid}`;
  const stripe = createFakeStripe();
  const outside = createAdaptorServer({
    // What the worker sends to https://api.stripe.com arrives here, with its name in the header.
    fetch: async (request: Request) => {
      const {pathname, search} = new URL(request.url);
      return stripe.fetch(`https://${request.headers.get('host') ?? ''}${pathname}${search}`, {
        ...{method: request.method, headers: request.headers},
        ...(request.method === 'POST' && {body: await request.text()}),
      });
    },
  });
  let child: ChildProcess;
  let url: string;

  beforeAll(async () => {
    if ('missing' in workerd) return;
    const [port, outsidePort] = [await freePort(), await freePort()];
    await new Promise<void>((resolve) => void outside.listen(outsidePort, '127.0.0.1', resolve));
    await mkdir(folder, {recursive: true});
    await bundle('tests/server/worker/worker.ts', `${folder}/worker.mjs`, {platform: 'worker'});
    await writeFile(
      `${folder}/config.capnp`,
      `using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (
        services = [
          (name = "main", worker = .worker),
          (name = "outside", external = (address = "127.0.0.1:${outsidePort}", http = ())),
        ],
        sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
      );
      const worker :Workerd.Worker = (
        modules = [(name = "worker", esModule = embed "worker.mjs")],
        compatibilityDate = "2026-01-01",
        bindings = [(name = "APPEAL_SECRET", text = "${SECRET}")],
        globalOutbound = "outside",
      );`,
    );
    child = spawn(workerd.path, ['serve', `${folder}/config.capnp`], {stdio: ['ignore', 'inherit', 'inherit']});
    url = `http://127.0.0.1:${port}`;
    await listening(url);
  }, 60_000);

  afterAll(async () => {
    child.kill('SIGTERM');
    outside.close();
    await rm(folder, {recursive: true, force: true});
  });

  const headers = {origin: PAGE, 'content-type': 'application/json', 'cf-connecting-ip': '203.0.113.7'};

  async function give(base: string, fields: Record<string, unknown> = {}): Promise<Response> {
    const {token} = (await (await fetch(`${url}${base}/config`, {headers})).json()) as {token: string};
    const body = JSON.stringify({...GIFT, returnUrl: ORDER.returnUrl, token, ...fields});
    return fetch(`${url}${base}/gifts`, {method: 'POST', headers, body});
  }

  test('no module of Node’s is asked for', async () => {
    const code = await readFile(`${folder}/worker.mjs`, 'utf8');
    expect(code).not.toMatch(/(?:from|import\()\s*['"](?:node:)?(?:crypto|http|https|fs|os|child_process|events)['"]/);
  });

  test('a gift is opened, paid and read, and the publisher is told once', async () => {
    const gift = (await (await give('/appeal')).json()) as GiftReply;
    expect(gift).toMatchObject({status: 'open', frequency: 'monthly', minor: 750});
    stripe.account.confirm(gift.clientSecret!, {result: 'paid'}, EMAIL);
    expect(await (await fetch(`${url}/appeal/gifts/${gift.id}`)).json()).toMatchObject({status: 'paid'});
    for (const event of [...stripe.account.events, ...stripe.account.events]) {
      const delivery = await stripe.delivery(event, `${url}/appeal/webhooks/stripe`);
      expect((await fetch(delivery)).status).toBe(200);
    }
    const told = (await (await fetch(`${url}/told`)).json()) as GiftEvent[];
    expect(told).toMatchObject([{type: 'gift.paid', gift: gift.id, minor: 750, email: EMAIL}]);
  });

  test('what is not signed is refused', async () => {
    const forged = await stripe.delivery(stripe.account.events[0]!, `${url}/appeal/webhooks/stripe`, {
      secret: 'whsec_x',
    });
    expect((await fetch(forged)).status).toBe(400);
  });

  test('who asks too often has to prove to be no machine', async () => {
    let status = 0;
    for (let attempt = 0; attempt < 6; attempt++) {
      ({status} = await give('/appeal', {attempt: `attempt-number-${attempt}`}));
    }
    expect(status).toBe(403);
  });

  test('it is ready, and so is the sandbox', async () => {
    expect((await fetch(`${url}/appeal/readyz`)).status).toBe(200);
    expect((await give('/sandbox')).status).toBe(200);
  });
});

async function listening(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(`${url}/told`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('workerd does not listen.');
}

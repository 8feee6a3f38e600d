import {createHash, randomBytes} from 'node:crypto';

import {Hono, type Context} from 'hono';

import {readStatic, type StaticFile} from './files.js';
import {pagePolicy} from './page-policy.js';

/** What the demo site is made of. */
export interface SiteOptions {
  /** Folder of the demo newspaper. */
  readonly demo: string;
  /** Folder of the built script, its chunks and its manifest. */
  readonly embed: string;
  /** The package's version: part of the script's address. */
  readonly version: string;
  /** Whether pages are sent with the strict policy. */
  readonly strict: boolean;
  /** The way to give that the demo's config names. */
  readonly adapter?: 'sandbox' | 'stripe';
  /** Answers `/appeal/*` and `/readyz`. */
  readonly handler: (request: Request) => Promise<Response>;
}

/** A newspaper, the script that its pages load, and the server that the script talks to, all under one origin. */
export function createSite(options: SiteOptions): Hono {
  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
  });
  site.get('/healthz', (c) => c.text('ok', 200, {'Cache-Control': 'no-store'}));
  site.get('/readyz', (c) => options.handler(c.req.raw));
  for (const path of ['/appeal.json', '/formats.json']) site.get(path, (c) => sendConfig(c, options));
  site.all('/appeal/*', (c) => options.handler(c.req.raw));
  site.get('/reader-appeal/:version/:file{.+}', (c) => sendScript(c, options));
  site.get('*', (c) => sendPage(c, options));
  site.notFound((c) => c.text('Not found', 404));
  return site;
}

/** Chunks carry a hash in their name and never change; `appeal.js` and the manifest keep their names. */
async function sendScript(c: Context, {embed, version}: SiteOptions): Promise<Response> {
  const asked = c.req.param('version');
  const name = c.req.param('file') ?? '';
  const file = asked === version || asked === 'latest' ? await readStatic(embed, name) : null;
  if (!file) return c.notFound();
  const hashed = /-[\w-]{8}\.js$/.test(name) && asked === version;
  return send(c, file, {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
}

async function sendPage(c: Context, options: SiteOptions): Promise<Response> {
  const file = await findPage(options.demo, c.req.path);
  if (file) return sendFile(c, file, options);
  const missing = await readStatic(options.demo, '/404.html');
  return missing ? sendFile(c, missing, options, 404) : c.notFound();
}

/** `/` is `/index.html`, `/a/b` is `/a/b.html`; below `/live/` the page itself decides what an address shows. */
async function findPage(demo: string, path: string): Promise<StaticFile | null> {
  const clean = path.replace(/\/$/, '');
  const candidates = [clean, `${clean}.html`, `${clean}/index.html`];
  if (/^\/live\/[^.]*$/.test(path)) candidates.push('/live/index.html');
  for (const candidate of candidates) {
    const file = await readStatic(demo, candidate);
    if (file) return file;
  }
  return null;
}

/** One of the demo's configs, with the way to give that this server has. */
async function sendConfig(c: Context, {demo, adapter = 'sandbox'}: SiteOptions): Promise<Response> {
  const file = await readStatic(demo, c.req.path);
  if (!file) return c.notFound();
  if (adapter === 'sandbox') return send(c, file, {'Cache-Control': 'no-cache'});
  const config = JSON.parse(new TextDecoder().decode(file.bytes)) as {checkout?: Record<string, unknown>};
  return c.json({...config, checkout: {...config.checkout, adapter}}, 200, {'Cache-Control': 'no-cache'});
}

async function sendFile(
  c: Context,
  file: StaticFile,
  options: SiteOptions,
  status: 200 | 404 = 200,
): Promise<Response> {
  return file.type.startsWith('text/html')
    ? sendHtml(c, file, options, status)
    : send(c, file, {'Cache-Control': 'no-cache'});
}

/** Fills a page in. Not stored by caches, because of its nonce, but free to go into the back/forward cache. */
async function sendHtml(c: Context, file: StaticFile, options: SiteOptions, status: 200 | 404): Promise<Response> {
  const nonce = randomBytes(18).toString('base64');
  const values: Readonly<Record<string, string>> = {
    nonce,
    version: options.version,
    integrity: await integrityOf(options.embed),
  };
  const html = new TextDecoder()
    .decode(file.bytes)
    .replace(/\{\{(nonce|version|integrity)\}\}/g, (_, name: string) => values[name] ?? '');
  const policy = options.strict ? pagePolicy(nonce, options.adapter === 'stripe') : "frame-ancestors 'none'";
  return c.html(html, status, {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  });
}

/** Empty while nothing is built: an empty `integrity` checks nothing. */
async function integrityOf(embed: string): Promise<string> {
  const script = await readStatic(embed, 'appeal.js');
  return script ? `sha384-${createHash('sha384').update(script.bytes).digest('base64')}` : '';
}

function send(c: Context, file: StaticFile, headers: Record<string, string>): Response {
  const all = {...headers, ETag: file.etag};
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, all);
  return c.body(file.bytes, 200, {...all, 'Content-Type': file.type});
}

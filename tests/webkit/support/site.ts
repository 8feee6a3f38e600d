import {spawn, type ChildProcess} from 'node:child_process';
import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type {AddressInfo} from 'node:net';

import {freePort, said} from '../../support/servers.js';

/** An answer in the place of the newspaper's own. */
export interface Answer {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What runs before anything else in a page: tells the site of what went wrong in it. */
const TELL = `
  const tell = (what) => fetch('/tell', {method: 'POST', body: what, keepalive: true});
  addEventListener('error', ({message}) => message && tell('uncaught: ' + message));
  addEventListener('unhandledrejection', ({reason}) => tell('uncaught: ' + reason));
  addEventListener('securitypolicyviolation', (event) => event.blockedURI.endsWith('/tell') ||
    tell('violation: ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample), true);
  const {error} = console;
  console.error = (...said) => { error.apply(console, said); tell('console: ' + said.map(String).join(' ')); };`;

/**
 * The demo newspaper behind a server that changes what a test wants changed: WebDriver can neither answer a page's
 * requests nor run a script before the page's own.
 */
export class Site {
  /** Where it is, without a slash at the end. */
  url = '';
  /** Answers by path. */
  readonly answers = new Map<string, Answer>();
  /** A script that runs before the page's own, once the other one of the tests has run. */
  before = '';
  /** What pages told: violations, console errors, what nobody caught. */
  problems: string[] = [];
  #demo: ChildProcess | undefined;
  #server: Server | undefined;
  #demoPort = 0;

  async start(): Promise<void> {
    this.#demoPort = await freePort();
    this.#server = createServer((incoming, outgoing) => this.#handle(incoming, outgoing));
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.#demo = spawn(process.execPath, ['dist/server/node.js'], {
      env: {...process.env, PORT: String(this.#demoPort), APPEAL_ORIGIN: this.url},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await said(this.#demo, /demo: http/);
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    const demo = this.#demo;
    if (demo?.exitCode !== null) return;
    const gone = new Promise((resolve) => demo.once('exit', resolve));
    demo.kill('SIGTERM');
    await gone;
  }

  /** Forgets what a test has changed. */
  reset(): void {
    this.answers.clear();
    this.before = '';
    this.problems = [];
  }

  #handle(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const path = incoming.url ?? '/';
    const own = this.answers.get(path.split('?')[0]!);
    if (path === '/tell') {
      void textOf(incoming).then((text) => this.problems.push(text));
      outgoing.writeHead(204).end();
    } else if (own) {
      const headers = {'content-type': 'text/html; charset=utf-8', ...own.headers};
      outgoing.writeHead(own.status ?? 200, headers).end(this.#prepared(own.body, headers));
    } else this.#forward(incoming, outgoing);
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const headers = {...incoming.headers, 'accept-encoding': 'identity'};
    const {method, url} = incoming;
    const upstream = request({host: '127.0.0.1', port: this.#demoPort, method, path: url, headers}, (answer) => {
      if (!/^text\/html/.test(answer.headers['content-type'] ?? '')) {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      void textOf(answer).then((html) => {
        const {'content-length': _, etag: __, ...kept} = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 502, kept).end(this.#prepared(html, kept));
      });
    });
    upstream.once('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  }

  #prepared(html: string, headers: OutgoingHttpHeaders): string {
    const policy = String(headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    return html.replace('<head>', () => `<head><script nonce="${nonce}">{${TELL}}{${this.before}}</script>`);
  }
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

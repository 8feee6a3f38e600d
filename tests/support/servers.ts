/** Real servers from Debian's packages, started for a test on this machine only, and stopped after it. */
import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A server that a test has started. */
export interface TestServer {
  /** On 127.0.0.1. */
  readonly port: number;
  stop(): Promise<void>;
}

/** A server, or in plain words why there is none: for the name of what is skipped. */
export type Found = {readonly path: string} | {readonly missing: string};

/** Debian's `redis-server`. */
export function findRedis(): Found {
  return find('redis-server', () => which('redis-server'));
}

/** Debian's `postgresql`: its programs are not in the `PATH`. */
export function findPostgres(): Found {
  return find('postgresql', () => {
    const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
    return versions.map((version) => `/usr/lib/postgresql/${version}/bin`).find((path) => existsSync(`${path}/initdb`));
  });
}

/** A file of one of Debian's packages. */
export function findFile(debian: string, path: string): Found {
  return find(debian, () => (existsSync(path) ? path : undefined));
}

/** Says what is skipped, and why, where nobody can overlook it: `npm test` repeats such lines. */
export function sayMissing({missing}: {readonly missing: string}, what: string): string {
  const line = `${what} (skipped: ${missing})`;
  console.warn(`SKIPPED: ${line}`);
  return line;
}

export async function startRedis({path}: {readonly path: string}): Promise<TestServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(path, args, {stdio: ['ignore', 'pipe', 'pipe']});
  await said(child, /Ready to accept connections/);
  return {port, stop: () => stop(child, folder)};
}

export async function startPostgres({path}: {readonly path: string}): Promise<TestServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  // It refuses to run as root.
  const owner = process.getuid?.() === 0 ? {uid: idOf('postgres', '-u'), gid: idOf('postgres', '-g')} : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const options = ['--auth=trust', '--username=appeal', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(`${path}/initdb`, ['-D', folder, ...options], {...owner, stdio: 'ignore', cwd: '/'});
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  const child = spawn(`${path}/postgres`, ['-D', folder, '-p', String(port), ...settings], {
    ...{...owner, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/'},
  });
  await said(child, /ready to accept connections/);
  return {port, stop: () => stop(child, folder)};
}

function find(debian: string, look: () => string | undefined): Found {
  const path = look() ?? (install(debian) ? look() : undefined);
  return path === undefined ? {missing: `Debian’s package ${debian} is neither here nor can it be installed`} : {path};
}

/** Only where that asks nobody for anything. */
function install(debian: string): boolean {
  if (process.getuid?.() !== 0 || !which('apt-get')) return false;
  try {
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', debian], {
      ...{env, stdio: 'ignore', timeout: 120_000},
    });
    return true;
  } catch {
    return false;
  }
}

function which(program: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

function idOf(user: string, flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, user], {encoding: 'utf8'}));
}

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits for words in a program's output; rejects with all of it when the program ends first. */
export function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (words.test(output)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`It ended: ${output}`)));
  });
}

function stop(child: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      rmSync(folder, {recursive: true, force: true});
      resolve();
    });
    child.kill('SIGINT');
  });
}

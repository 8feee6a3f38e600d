/** Measures pages in Chromium: throttled, each in a fresh context, the candidates in turn. */
import {createServer} from 'node:http';
import {brotliCompressSync, constants} from 'node:zlib';

import {chromium} from '@playwright/test';

import {chromiumFlags} from '../../scripts/lib/chromium.mjs';
import {ensureChromium} from '../../scripts/ensure-chromium.mjs';
import {candidatesAt} from './pages/candidates.mjs';

/** The networks: as fast as this machine, and what Lighthouse calls slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up). */
export const NETWORKS = {
  fast: null,
  slow: {offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0},
};

const CPU_SLOWDOWN = 4;

/**
 * @typedef {{painted: number | null, script: number, task: number, blocking: number, longTasks: number, shift: number,
 *   heap: number, requests: number, bytes: number}} Sample times in ms, heap and bytes in bytes.
 */

/**
 * @param {{rounds: number, network: keyof typeof NETWORKS, names?: readonly string[], say: (line: string) => void}} options
 * @returns {Promise<Record<string, Sample[]>>} the samples by candidate, one for each round.
 */
export async function measurePages({rounds, network, names, say}) {
  const served = await serve();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [...chromiumFlags, '--js-flags=--expose-gc', '--disable-field-trial-config'],
  });
  try {
    const candidates = served.candidates.filter(({name}) => !names || names.includes(name));
    const samples = Object.fromEntries(candidates.map(({name}) => [name, []]));
    // The first round warms the machine up, and is thrown away.
    for (let round = 0; round <= rounds; round++) {
      for (let turn = 0; turn < candidates.length; turn++) {
        const candidate = candidates[(turn + round) % candidates.length];
        const sample = await measure(browser, served, candidate, NETWORKS[network]);
        if (round > 0) samples[candidate.name].push(sample);
      }
      if (round > 0) say(`${network}: round ${round} of ${rounds}`);
    }
    return samples;
  } finally {
    await browser.close();
    served.close();
  }
}

async function measure(browser, {origin, traffic}, candidate, conditions) {
  const context = await browser.newContext({viewport: {width: 1280, height: 2400}});
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Performance.enable');
    if (conditions) await devtools.send('Network.emulateNetworkConditions', conditions);
    await devtools.send('Emulation.setCPUThrottlingRate', {rate: CPU_SLOWDOWN});
    await page.addInitScript(observe);
    const before = traffic.length;
    await page.goto(`${origin}/${candidate.name}`, {waitUntil: 'load'});
    if (candidate.shows) await until(async () => (await evaluate(devtools, 'seen.painted')) !== null);
    // Whatever is still to come, comes; a page without an ask has no end to wait for.
    await page.waitForTimeout(conditions ? 1500 : 700);
    const {metrics} = await devtools.send('Performance.getMetrics');
    await devtools.send('Emulation.setCPUThrottlingRate', {rate: 1});
    await devtools.send('HeapProfiler.collectGarbage');
    const heap = (await devtools.send('Runtime.getHeapUsage')).usedSize;
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    const seen = await evaluate(devtools, 'seen');
    const asked = traffic.slice(before).filter(({path}) => path !== `/${candidate.name}`);
    return {
      painted: seen.painted,
      script: value('ScriptDuration') * 1000,
      task: value('TaskDuration') * 1000,
      blocking: seen.long.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
      longTasks: seen.long.length,
      shift: seen.shift,
      heap,
      requests: asked.length,
      bytes: asked.reduce((sum, {bytes}) => sum + bytes, 0),
    };
  } finally {
    await context.close();
  }
}

/** Asks the page by the browser's own protocol: what a test runner brings along would be measured, too. */
async function evaluate(devtools, expression) {
  const {result} = await devtools.send('Runtime.evaluate', {expression, returnByValue: true});
  return result.value;
}

async function until(isTrue) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (await isTrue()) return;
  }
  throw new Error('No appeal was painted within 30 s.');
}

/** Runs in the page before anything else, the same for every candidate: when is the form painted, what moves, what blocks? */
function observe() {
  const seen = (window.seen = {painted: null, long: [], shift: 0});
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({type, buffered: true});
  watch('longtask', ({duration}) => seen.long.push(duration));
  watch('layout-shift', ({value}) => (seen.shift += value));
  // Told after layout and before paint; a message that is posted then arrives right after the frame.
  const sizes = new ResizeObserver(([{target}]) => {
    if (target.getBoundingClientRect().height < 300) return;
    sizes.disconnect();
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => (seen.painted = performance.now());
    port2.postMessage(0);
  });
  const find = () => {
    const place = document.querySelector('[data-place]');
    if (place) sizes.observe(place);
    return place;
  };
  const arrivals = new MutationObserver(() => find() && arrivals.disconnect());
  arrivals.observe(document, {childList: true, subtree: true});
}

/** Serves candidates and their files, brotli 11 as a publisher's host would, and keeps count of what is asked for. */
async function serve() {
  const traffic = [];
  const ready = new Map();
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://127.0.0.1');
    const entry = ready.get(pathname);
    if (!entry) {
      response.writeHead(404).end();
      return;
    }
    traffic.push({path: pathname, bytes: entry.body.length});
    response.writeHead(200, {
      ...{'content-type': entry.type, 'content-encoding': 'br', 'content-length': entry.body.length},
      'cache-control': 'no-store',
    });
    response.end(entry.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const {candidates, files} = await candidatesAt(origin);
  for (const {name, html} of candidates) ready.set(`/${name}`, {body: brotli(html), type: 'text/html; charset=utf-8'});
  for (const [path, code] of Object.entries(files)) {
    ready.set(path, {body: brotli(code), type: 'text/javascript; charset=utf-8'});
  }
  return {origin, candidates, traffic, close: () => server.close()};
}

export function brotli(text) {
  return brotliCompressSync(text, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}});
}

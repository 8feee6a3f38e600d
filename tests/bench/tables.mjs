/** Makes tables of the measurements, and says of each limit whether it holds. */
import {median, spread} from './statistics.mjs';

const KIB = 1024;

/** @param {ReturnType<import('./sizes.mjs').measureSizes>} sizes */
export function sizesTable(sizes) {
  return table(
    ['what', 'raw', 'gzip 9', 'brotli 11'],
    sizes.map(({name, raw, gzip, brotli}) => [name, number(raw), number(gzip), number(brotli)]),
  );
}

/**
 * Everything against the blank page of the same round; times to the painted form against the hand-written one of the same
 * round.
 */
export function pagesTable(samples, candidates, slow) {
  return table(
    ['page', 'requests', 'bytes', 'script ms', 'TBT ms', 'long tasks', 'heap KiB', 'shift', 'painted ×', 'slow 4G ×'],
    candidates.map(({name, title, shows}) => {
      const own = samples[name];
      const over = (key, unit = 1) => own.map((sample, round) => (sample[key] - samples.blank[round][key]) / unit);
      return [
        title,
        String(median(own.map(({requests}) => requests))),
        number(median(own.map(({bytes}) => bytes))),
        spread(over('script')),
        median(own.map(({blocking}) => blocking)).toFixed(0),
        median(own.map(({longTasks}) => longTasks)).toFixed(0),
        median(over('heap', KIB)).toFixed(0),
        median(own.map(({shift}) => shift)).toFixed(3),
        shows ? spread(ratios(samples, name), 2) : '–',
        shows && slow ? spread(ratios(slow, name), 2) : '–',
      ];
    }),
  );
}

/** Times to the painted form, each against the hand-written one, loader + chunk, of its round. */
export function ratios(samples, name, other = 'dom') {
  return samples[name].map(({painted}, round) => painted / samples[other][round].painted);
}

export function serverTable(server) {
  return table(
    ['request', 'bare fetch handler, µs', 'ours, µs', '×'],
    Object.entries(server).map(([kind, {bare, ours}]) => [
      kind,
      spread(bare),
      spread(ours),
      (median(ours) / median(bare)).toFixed(2),
    ]),
  );
}

export function rulesTable(rows) {
  return table(
    ['what', 'µs of CPU'],
    rows.map(({name, us}) => [name, us < 10 ? us.toFixed(2) : us.toFixed(1)]),
  );
}

/** @returns {{limit: string, found: string, holds: boolean}[]} */
export function limitsOf({sizes, fast, slow, server, rules}) {
  const [loader, , all] = sizes;
  const found = [];
  const hold = (limit, value, most, digits = 0) =>
    found.push({
      limit: `${limit} ≤ ${most}`,
      found: value.toFixed(digits),
      holds: Number(value.toFixed(digits)) <= most,
    });
  hold('`appeal.js`, bytes', loader.brotli, 3200);
  hold('all bytes to an inline appeal', all.brotli, 13_000);
  if (fast) {
    const over = (name, base, key) => median(fast[name].map((sample, round) => sample[key] - fast[base][round][key]));
    const own = (name, key) => median(fast[name].map((sample) => sample[key]));
    hold('nothing shown: requests', own('ours-quiet', 'requests'), 1);
    hold('nothing shown: script time over the smallest loader’s, ms', over('ours-quiet', 'loader', 'script'), 4, 1);
    hold('nothing shown: TBT, ms', own('ours-quiet', 'blocking'), 0);
    hold('nothing shown: heap over the smallest loader’s, KiB', over('ours-quiet', 'loader', 'heap') / KIB, 40);
    hold('shown: script time over a blank page, ms', over('ours', 'blank', 'script'), 45);
    hold('shown: TBT, ms', own('ours', 'blocking'), 15);
    hold('shown: heap over a blank page, KiB', over('ours', 'blank', 'heap') / KIB, 350);
    hold('shown: long tasks', own('ours', 'longTasks'), 0);
    hold('shown: layout shift', own('ours', 'shift'), 0, 3);
    hold('painted, against hand-written DOM', median(ratios(fast, 'ours')), 1.2, 2);
    if (fast['ours-server']) hold('painted, written by the server', median(ratios(fast, 'ours-server')), 0.8, 2);
  }
  if (slow) {
    hold('painted on slow 4G', median(ratios(slow, 'ours')), 1.15, 2);
    hold('painted on slow 4G, decision inlined', median(ratios(slow, 'ours-inlined')), 0.92, 2);
    if (slow['ours-server'])
      hold('painted on slow 4G, written by the server', median(ratios(slow, 'ours-server')), 0.8, 2);
  }
  for (const [kind, {bare, ours}] of Object.entries(server ?? {})) {
    hold(`handler’s CPU, ${kind}, against a bare one`, median(ours) / median(bare), 1.3, 2);
  }
  const decide = rules?.find(({name}) => name.startsWith('decide, 20'));
  if (decide) hold('`decide`, 20 campaigns, µs', decide.us, 20, 1);
  const simulated = rules?.find(({name}) => name === 'simulate, a page view');
  if (simulated) hold('`simulate`, a page view, µs (500,000 a second)', simulated.us, 2, 2);
  return found;
}

export function limitsTable(limits) {
  return table(
    ['limit', 'found', ''],
    limits.map(({limit, found, holds}) => [limit, found, holds ? 'holds' : '**does not hold**']),
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index ? '--:' : '---')).join('|')}|`, ...rows.map(line)].join('\n');
}

function number(value) {
  return Math.round(value).toLocaleString('en-US');
}

import {PLACES} from './judge.mjs';

const NAMES = {chromium: 'Chromium', firefox: 'Firefox ESR', webkit: 'WebKitGTK', node: 'Node'};

/**
 * The page of the catalogue.
 *
 * @param {ReturnType<typeof import('./judge.mjs').judge>} chapters
 * @returns {string} Markdown.
 */
export function guide(chapters) {
  const rows = chapters.flatMap((chapter) => chapter.rows);
  const reasons = new Map();
  const mark = (reason) => {
    if (!reasons.has(reason)) reasons.set(reason, reasons.size + 1);
    return `n/a (${reasons.get(reason)})`;
  };
  const cell = ({state, tests, reason}) => {
    if (state === 'n/a') return mark(reason ?? 'It does not apply.');
    return state === 'passed' ? `✓ ${tests}` : `✗ ${state}`;
  };
  const tables = chapters.map(({title, rows: own}) => {
    const lines = own.map(
      ({id, what, ours, verdicts}) =>
        `| ${[id, what, ours, ...PLACES.map((place) => cell(verdicts[place]))].join(' | ')} |`,
    );
    const head = ['', 'What happens', 'What ours does', ...PLACES.map((place) => NAMES[place])];
    return [`## ${title}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines, ''].join(
      '\n',
    );
  });
  return `${[
    '# What can go wrong on a page, and what happens then',
    '',
    '<!-- Made by `npm run faults`: change scripts/faults/rows.mjs, not this. -->',
    '',
    'A script of somebody else’s on every page of a newspaper may never break the page, lose a gift or hold a reader up. This is what we have thought of, row by row. Each has tests with its number in their names; `npm run faults` runs them in three engines and writes this page. A number after ✓ says how many tests passed.',
    '',
    summary(rows),
    '',
    ...tables,
    '## Why not applicable',
    '',
    ...[...reasons].map(([reason, number]) => `${number}. ${reason.replace(/([^.])$/, '$1.')}`),
  ].join('\n')}\n`;
}

function summary(rows) {
  const parts = PLACES.map((place) => {
    const count = (state) => rows.filter(({verdicts}) => verdicts[place].state === state).length;
    return `${NAMES[place]}: ${count('passed')} passed, ${count('n/a')} not applicable`;
  });
  return `${rows.length} rows. ${parts.join('; ')}.`;
}

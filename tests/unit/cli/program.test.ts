import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {CODES} from '../../../src/cli/check/codes.js';
import {cleanConfig, program, type Json} from './support.js';

const CLEAN = JSON.stringify(cleanConfig(), null, 2);
const files = {
  'clean.json': CLEAN,
  'wrong.json': CLEAN.replace('{lowest}', '$1'),
  'invalid.json': CLEAN.replace('"maxViews": 4', '"maxViews": "x"'),
  'warned.json': CLEAN.replace('*there*', '*there'),
  'broken.json': '{\n  "version": 1,\n  "campaigns": [1,,]\n}',
  'page.html': '<html lang="en"><script data-config="x"></script><p>No element',
};

describe('check', () => {
  test.each([
    [['check', 'clean.json'], 0],
    [['check', 'wrong.json'], 1],
    [['check', 'invalid.json'], 1],
    [['check', 'warned.json'], 0],
    [['check', 'warned.json', '--fail-on', 'warning'], 1],
    [['check', 'clean.json', '--page', 'page.html'], 0],
    [['check', 'clean.json', '--page=page.html', '--fail-on=warning'], 1],
    [['check', 'broken.json'], 2],
    [['check', 'missing.json'], 2],
    [['check', 'clean.json', '--page', 'missing.html'], 2],
    [['check'], 2],
    [['check', 'clean.json', 'wrong.json'], 2],
    [['check', 'clean.json', '--pages', 'page.html'], 2],
    [['check', 'clean.json', '--fail-on', 'everything'], 2],
    [['check', '--help'], 0],
    [['chekc', 'clean.json'], 2],
    [[], 0],
    [['--version'], 0],
  ])('%j ends with %i', async (args, expected) => {
    const {code, out, err} = await program(args, files);
    expect(code).toBe(expected);
    expect(err === '').toBe(expected !== 2);
    expect(out === '').toBe(expected === 2);
  });

  test('names the place of each finding in the file', async () => {
    const {out} = await program(['check', 'wrong.json', '--json'], files);
    const {findings} = JSON.parse(out) as {findings: {code: string; line: number; column: number}[]};
    const {line, column} = findings.find(({code}) => code === 'promise-not-offered')!;
    expect(files['wrong.json'].split('\n')[line - 1]!.slice(column - 1)).toMatch(/^"highlight": "From just \$1/);
  });

  test('prints JSON that has it all', async () => {
    const {out} = await program(['check', 'warned.json', '--json'], files);
    expect(JSON.parse(out)).toMatchObject({
      file: 'warned.json',
      counts: {error: 0, warning: 1, note: 0},
      findings: [{severity: 'warning', code: 'markup-unclosed', path: 'campaigns.0.appeal.heading'}],
    });
  });

  test('finds a key that stands there twice', async () => {
    const twice = CLEAN.replace('"version": 1,', '"version": 1,\n  "version": 1,');
    const {code, out} = await program(['check', 'twice.json', '--json'], {'twice.json': twice});
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({findings: [{code: 'key-twice', path: 'version', line: 3, column: 3}]});
  });

  test.each([
    ['broken.json', files['broken.json'], 'broken.json:3:19'],
    ['empty.json', '', 'empty.json'],
    ['comment.json', '{} // no', 'comment.json:1:4'],
  ])('says where %s is no JSON', async (file, text, place) => {
    const {err} = await program(['check', file], {[file]: text});
    expect(err).toContain(place);
    expect(err).toContain('this is no JSON');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('reads past a byte order mark', async () => {
    expect((await program(['check', 'x.json'], {'x.json': `\ufeff${CLEAN}`})).code).toBe(0);
  });

  test('has colours only where they are wanted', async () => {
    const escape = '\u001b[';
    expect((await program(['check', 'wrong.json'], files)).out).not.toContain(escape);
    expect((await program(['check', 'wrong.json'], files, {colour: true})).out).toContain(escape);
    expect((await program(['check', 'wrong.json', '--json'], files, {colour: true})).out).not.toContain(escape);
  });

  test.each([40, 60, 120])('keeps within %i columns, but for what can’t be broken', async (width) => {
    const {out} = await program(['check', 'wrong.json'], files, {width});
    for (const line of out.split('\n').filter((each) => each.startsWith('  '))) {
      expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});

describe('simulate', () => {
  const small = ['--readers', '50', '--days', '20'];
  const run = (...args: string[]): ReturnType<typeof program> =>
    program(['simulate', 'clean.json', ...small, ...args], files);

  test('prints the same for the same arguments, but for its speed', async () => {
    const rows = async (): Promise<string> => (await run('--seed', '3')).out.replace(/.*pages a second/, '');
    expect(await rows()).toBe(await rows());
    expect(await rows()).toContain('Asks per reader');
  });

  test('prints JSON and CSV that agree', async () => {
    const json = JSON.parse((await run('--json')).out) as {plan: Json; measures: {asks: {total: number}}};
    const [, asks] = (await run('--csv')).out.trim().split('\r\n');
    expect(asks).toMatch(new RegExp(`^,,asks,${json.measures.asks.total},`));
    expect(json.plan).toMatchObject({readers: 50, days: 20, seed: 1});
  });

  test.each([
    ['--readers', 'many'],
    ['--readers', '0'],
    ['--readers', '1.5'],
    ['--days', '-3'],
    ['--seed', 'x'],
    ['--visits', 'often'],
    ['--articles', '0.5'],
    ['--view', '120%'],
    ['--give', 'some'],
    ['--from', '1 December'],
    ['--model', 'missing.json'],
    ['--json', '--csv'],
  ])('refuses %s %s in a sentence', async (...args) => {
    const {code, err} = await run(...args);
    expect(code).toBe(2);
    expect(err.trim()).not.toBe('');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('refuses a config that is none', async () => {
    const {code, err} = await program(['simulate', 'invalid.json'], files);
    expect([code, err]).toEqual([2, expect.stringContaining('campaigns.0.pacing.maxViews')]);
  });

  test('takes a model, and options before it', async () => {
    const models = {
      ...files,
      'model.json': '{"view": 1, "visits": "3", "hours": [0,0,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}',
    };
    const args = ['simulate', 'clean.json', '--model', 'model.json', '--visits', '4', '--print-model'];
    const model: unknown = JSON.parse((await program(args, models)).out);
    expect(model).toMatchObject({view: 1, visits: '4', articles: 2});
  });

  test.each([
    ['{"views": 1}', 'model.json:1:2'],
    ['{"view": 2}', 'model.json:1:2'],
    ['{"hours": [1]}', '24 of them'],
    ['{"zones": {"Mars/Olympus": 1}}', 'time zones'],
    ['[]', '(root)'],
  ])('refuses the model %s', async (text, words) => {
    const {code, err} = await program(['simulate', 'clean.json', '--model', 'model.json'], {
      ...files,
      'model.json': text,
    });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test('tells whoever watches how far it is, and leaves nothing of it behind', async () => {
    const {err} = await program(['simulate', 'clean.json', '--readers', '6000', '--days', '60'], files, {
      interactive: true,
    });
    expect(err).toMatch(/^(\r\d+ % of 6,000 readers)+\r$/);
    expect((await run()).err).toBe('');
  });
});

describe('the guide', () => {
  const guide = readFileSync('docs/guides/command-line.md', 'utf8');

  test('shows what the program really says', async () => {
    const [, config = ''] = /```json\n(\{\n {2}"version".*?\n\})\n```/s.exec(guide) ?? [];
    const [, output = ''] = /it says:\n\n```\n(error .*?)\n```/s.exec(guide) ?? [];
    expect((await program(['check', 'appeal.json'], {'appeal.json': config})).out.trim()).toBe(output);
  });

  test('has every finding, with its severity', () => {
    const listed = [...guide.matchAll(/^\| `([\w-]+)` \| (error|warning|note) \| (.+) \|$/gm)].map(
      ([, code, severity, means]) => [code, severity, means],
    );
    expect(listed).toEqual(Object.entries(CODES).map(([code, {severity, means}]) => [code, severity, means]));
  });

  test.each(['check', 'simulate', 'serve'])('has every option of %s', async (command) => {
    const {out} = await program([command, '--help']);
    const options = [...new Set(out.match(/--[a-z][\w-]+/g))].filter((option) => option !== '--help');
    expect(options.length).toBeGreaterThan(0);
    expect(options.filter((option) => !guide.includes(`\`${option}`))).toEqual([]);
  });
});

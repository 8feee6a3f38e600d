import {readdirSync, readFileSync} from 'node:fs';

import {describe, expect, test} from 'vitest';

import {COMMON, VOCABULARY, type ReportedEvent} from '../../../src/core/vocabulary.js';
import {fieldsOf} from '../../../src/embed/aside/report/fields-of.js';

const guide = readFileSync('docs/guides/events.md', 'utf8');

/** The rows of the table under a heading: event, and the names in its last cell. */
function table(heading: string): Map<string, string[]> {
  const part = guide.slice(guide.indexOf(heading)).split('\n## ')[0] ?? '';
  const rows = [...part.matchAll(/^\| `([a-z-]+)` \|(.*)\|$/gm)];
  return new Map(
    rows.map(([, event = '', cells = '']) => [
      event,
      [...(cells.split('|').at(-1) ?? '').matchAll(/`([a-z]+)`/gi)].map(([, name = '']) => name),
    ]),
  );
}

/** Every event that our sources send, by the text of its name. */
function sent(): string[] {
  const files = ['src/elements', 'src/embed'].flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const patterns = [
    /super\(\s*'appeal-([a-z-]+)'/g,
    /new Event\('appeal-([a-z-]+)'/g,
    /emit(?:<[^(]*>)?\('([a-z-]+)'/g,
  ];
  const found = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = '']) => name));
  });
  // What our own parts tell each other, and nobody else.
  return [...new Set(found)].filter((name) => !['connected', 'ended'].includes(name));
}

/** Known to the page, and none of those who count. */
const IN_THE_PAGE_ONLY = ['ready', 'decision', 'claim', 'release'];

describe('the vocabulary of events', () => {
  test('stands in the guide, field by field', () => {
    const written = table('### The vocabulary');
    expect(Object.fromEntries(written)).toEqual(
      Object.fromEntries(Object.entries(VOCABULARY).map(([event, fields]) => [event, [...fields]])),
    );
    for (const field of COMMON) expect(guide).toContain(`\`${field}\``);
  });

  test('has every event that is sent, or the guide says that it stays in the page', () => {
    const names = sent();
    expect(names).toEqual(expect.arrayContaining(['exposure', 'view', 'complete', 'decision']));
    const known = [...Object.keys(VOCABULARY), ...IN_THE_PAGE_ONLY];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    const written = [...table('## In the page').keys()];
    expect(names.filter((name) => !written.includes(name))).toEqual([]);
  });

  test.each(Object.keys(VOCABULARY) as ReportedEvent[])('%s carries nothing that has no place in it', (name) => {
    const everything = {
      ...{
        campaign: 'a',
        variant: 'b',
        code: 'network',
        choice: 'P7D',
        status: 'paid',
        method: 'card',
        frequency: 'once',
      },
      ...{id: 'pi_123', email: 'reader@example.org', url: 'https://post.example/a', cause: new Error('x'), until: 1},
      gift: {frequency: 'monthly', amount: {minor: 500, currency: 'usd'}, email: 'reader@example.org'},
    };
    const fields = fieldsOf(name, Object.assign(new Event(`appeal-${name}`), everything));
    const allowed: string[] = [...COMMON, ...VOCABULARY[name]];
    expect(Object.keys(fields).filter((field) => !allowed.includes(field))).toEqual([]);
    expect(fields).toMatchObject({campaign: 'a', variant: 'b'});
    for (const field of VOCABULARY[name]) expect(fields).toHaveProperty(field);
    expect(JSON.stringify(fields)).not.toMatch(/pi_123|reader@|https:/);
  });

  test('takes texts and numbers only', () => {
    const event = Object.assign(new Event('appeal-error'), {code: {nested: true}, campaign: '', variant: null});
    expect(fieldsOf('error', event)).toEqual({});
  });
});

import {readFileSync} from 'node:fs';
import {run} from '../../../src/cli/run.js';
import type {Terminal} from '../../../src/cli/shell/command.js';

/** A JSON object that tests change at will. */
export type Json = Record<string, unknown>;

/** Puts a value to a dotted path, or takes away what stands there. */
export const set =
  (path: string, value?: unknown) =>
  (config: Json): void => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce((at, key) => (at[key] ??= {}) as Json, config);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  };

/** When checks are made: before everything that these configs schedule. */
export const NOW = Date.UTC(2026, 5, 14, 12);

/** A config that has nothing against it, with two campaigns in two currencies. */
export function cleanConfig(): Json {
  return {
    version: 1,
    publication: {id: 'post', name: 'The Post', privacyUrl: '/privacy'},
    currency: {default: 'usd', byRegion: {GB: 'gbp'}},
    amounts: {
      usd: {monthly: {presets: [2, 5, 10], default: 5}, once: {presets: [10, 25]}},
      gbp: {monthly: {presets: [2, 5, 10]}, once: {presets: [10, 25]}},
    },
    frequencies: ['monthly', 'once'],
    checkout: {adapter: 'stripe', endpoint: '/appeal'},
    theme: {accent: '#0b5cad', onAccent: '#fff', surface: '#f6f6f6', text: '#111', focus: '#111'},
    campaigns: [
      {
        id: 'end',
        priority: 10,
        appeal: {
          heading: 'Somebody has to be *there*',
          lead: 'You read {articles|many} of our [stories](/stories).',
          paragraphs: ['The harbour cost the town $2 million.'],
          highlight: 'From just {lowest} a month.',
        },
        pacing: {maxViews: 4, perDays: 30},
      },
      {id: 'side', placement: 'aside', pages: {excludeTags: ['obituary']}},
    ],
  };
}

/** What the program did. */
export interface Ran {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process. @param files what there is to read, by name; others are read from the disk. */
export async function program(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  terminal: Partial<Terminal> = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(
    args,
    {
      print: (text) => out.push(`${text}\n`),
      warn: (text) => err.push(`${text}\n`),
      progress: (text) => err.push(`\r${text}`),
      read: (file) => files[file] ?? readFileSync(file, 'utf8'),
      width: 80,
      colour: false,
      interactive: false,
      now: () => NOW,
      ...terminal,
    },
    '1.2.3',
  );
  return {code, out: out.join(''), err: err.join('')};
}

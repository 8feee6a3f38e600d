/**
 * Whatever is thrown at it. `npm test` throws 10,000 things at each; `npm run fuzz -- --runs 1000000` more. A run says its
 * seed; what was once found is kept in `cases/`, by target, and thrown first every time.
 */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';

import type {Target} from './target.js';
import {TARGETS} from './targets.js';

const given = process.env['FUZZ_RUNS'];
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const wanted = process.env['FUZZ_ONLY'];

describe(`seed ${seed}`, () => {
  for (const target of TARGETS.filter(({name}) => !wanted || name.includes(wanted))) {
    const runs = Number(given ?? target.few ?? 10_000);
    test(`${target.name}: ${runs} of them`, {timeout: 0}, async () => {
      const result = await fc.check(
        fc.asyncProperty(target.values, async (value) => {
          await target.check(value as never);
        }),
        {numRuns: runs, seed, examples: casesOf(target).map((value): [unknown] => [value])},
      );
      if (!result.failed) {
        expect(result.numRuns).toBeGreaterThanOrEqual(runs);
        return;
      }
      keep(target, result.counterexample?.[0]);
      throw new Error(fc.defaultReportMessage(result) ?? 'It failed.', {cause: result.errorInstance});
    });
  }
});

/** What a failed run found is written down, to be thrown first from then on. Not in CI: nobody would see the file. */
function keep(target: Target, value: unknown): void {
  if (process.env['CI']) return;
  writeFileSync(fileOf(target), `${JSON.stringify([...casesOf(target), value], null, 2)}\n`);
}

function casesOf(target: Target): unknown[] {
  const file = fileOf(target);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown[]) : [];
}

function fileOf({name}: Target): URL {
  return new URL(`cases/${name.replaceAll(' ', '-')}.json`, import.meta.url);
}

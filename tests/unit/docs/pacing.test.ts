import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {check} from '../../../src/cli/check/check.js';
import {CONFIG} from '../../../src/core/config/shape.js';
import {parseConfig} from '../../../src/core/index.js';

const guide = readFileSync('docs/guides/pacing.md', 'utf8');
const publisher = readFileSync('docs/guides/publisher.md', 'utf8');
const architecture = readFileSync('docs/architecture.md', 'utf8');
const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);

const BASE = {
  version: 1,
  publication: {id: 'post', name: 'The Post', privacyUrl: '/privacy'},
  locale: 'en',
  amounts: {usd: {monthly: {presets: [2, 5]}}},
};
const NOW = Date.UTC(2026, 10, 25);

describe('the guide to pacing', () => {
  test.each(examples.map((text) => [text.replace(/\s+/g, ' ').slice(0, 60), text] as const))(
    'has an example that is a config in which every campaign asks: %s',
    (_, text) => {
      const config: unknown = {...BASE, ...(JSON.parse(text) as object)};
      expect(() => parseConfig(config)).not.toThrow();
      const codes = check(config, {now: NOW}).map(({code}) => code);
      const wrong = ['campaign-never-asks', 'campaign-hidden', 'caps-outgrow-record', 'schedule-over'];
      expect(codes.filter((code) => wrong.includes(code))).toEqual([]);
    },
  );

  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(12);
  });

  const [campaign] = CONFIG.campaigns;
  const keys = [
    campaign['audience?'],
    campaign['pages?'],
    campaign['schedule?'],
    campaign['pacing?'],
    CONFIG['pacing?'],
  ]
    .flatMap((shape) => Object.keys(shape))
    .map((key) => key.replace('?', ''));

  test.each([...new Set(keys), 'alwaysAsk', 'withoutStorage', 'holdout', 'variants', 'dayStartsAt', 'free', 'period'])(
    'says what “%s” is',
    (key) => {
      expect(guide).toMatch(new RegExp(`\\b${key}\\b`));
    },
  );
});

describe('every rule', () => {
  const sources = ['judge', 'further-rules'].map((name) => readFileSync(`src/core/ask/${name}.ts`, 'utf8')).join('\n');
  const names = [...sources.matchAll(/\b(?:check|rest|capped|isBelow)\((?:asking, )?'([a-z ]+)'/g)].map(
    ([, name = '']) => name,
  );
  const facts = ['include', 'exclude'];

  test('is found in the sources', () => {
    expect(new Set(names).size).toBeGreaterThan(24);
  });

  test.each([...new Set(names), ...facts])('“%s” is told to publishers, and to who reads the code', (name) => {
    for (const page of [publisher, architecture]) expect(page).toMatch(new RegExp(`^\\|.*\`${name}( …)?\``, 'm'));
  });
});

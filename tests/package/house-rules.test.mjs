/** The lint configuration itself: does it report what the house forbids, and nothing that it allows? */
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {ESLint} from 'eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({cwd: root});

/** Files that stand for their floor; the linter sees other text in their place. */
const home = {
  core: 'src/core/errors.ts',
  reader: 'src/reader/reader.ts',
  checkout: 'src/checkout/checkout.ts',
  messages: 'src/messages/messages.ts',
  embed: 'src/embed/appeal.ts',
  server: 'src/server/handler.ts',
};

const floorRule = 'boundaries/dependencies';

const forbidden = [
  ['core', "import '../reader/reader.js';", floorRule],
  ['core', "export type {Checkout} from '../checkout/checkout.js';", floorRule],
  ['core', "export const later = () => import('../messages/messages.js');", floorRule],
  ['core', "import '../embed/appeal.js';", floorRule],
  ['core', "import '../server/handler.js';", floorRule],
  ['core', "import '../index.js';", floorRule],
  ['core', "import 'lit';", 'no-restricted-imports'],
  ['core', "import 'node:crypto';", 'no-restricted-imports'],
  ['reader', "import '../elements/events.js';", floorRule],
  ['reader', "import '../checkout/checkout.js';", floorRule],
  ['checkout', "import '../server/handler.js';", floorRule],
  ['messages', "import '../elements/events.js';", floorRule],
  ['embed', "import '../server/handler.js';", floorRule],
  ['server', "import '../reader/reader.js';", floorRule],
  ['server', "import '../checkout/checkout.js';", floorRule],
  ['core', 'export const width = () => window.innerWidth;', 'no-restricted-globals'],
  ['core', 'export const body = () => document.body;', 'no-restricted-globals'],
  ['core', "export const kept = () => localStorage.getItem('x');", 'no-restricted-globals'],
  ['core', 'export const language = () => navigator.language;', 'no-restricted-globals'],
  ['core', "export const answer = () => fetch('/x');", 'no-restricted-globals'],
  ['core', 'export const now = () => Date.now();', 'no-restricted-properties'],
  ['core', 'export const now = () => performance.now();', 'no-restricted-properties'],
  ['core', 'export const dice = () => Math.random();', 'no-restricted-properties'],
  ['core', 'export const now = () => new Date();', 'no-restricted-syntax'],
  ['checkout', "document.body.innerHTML = '';", 'no-restricted-syntax'],
  ['checkout', "import {unsafeHTML} from 'lit/directives/unsafe-html.js'; unsafeHTML('');", 'no-restricted-imports'],
  ['checkout', "import {styleMap} from 'lit/directives/style-map.js'; styleMap({});", 'no-restricted-imports'],
  ['checkout', "import {html} from 'lit'; export const x = html`<p style='color: red'></p>`;", 'no-restricted-syntax'],
  ['checkout', 'export default 1;', 'no-restricted-syntax'],
  ['checkout', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['checkout', 'export const x = (y: string | null) => y!;', '@typescript-eslint/no-non-null-assertion'],
  [
    'checkout',
    "import {AppealError} from '../core/errors.js'; export type E = AppealError;",
    '@typescript-eslint/consistent-type-imports',
  ],
];

const allowed = [
  ['core', "import {knownLocale} from './locale.js'; export const known = knownLocale;"],
  ['core', "import * as v from 'valibot'; export const schema = v.string();"],
  ['core', 'export const date = (ms: number) => new Date(ms);'],
  ['reader', "import {knownLocale} from '../core/locale.js'; export const known = knownLocale;"],
  ['embed', "import {knownLocale} from '../core/locale.js'; export const known = knownLocale;"],
  ['server', "import {knownLocale} from '../core/locale.js'; export const known = knownLocale;"],
];

test('every floor has a file to try it on', () => {
  assert.deepEqual(
    Object.values(home).filter((path) => !existsSync(root + path)),
    [],
  );
});

for (const [floor, code, rule] of forbidden) {
  test(`in ${floor}, ${code} is reported`, async () => {
    const rules = await rulesBrokenBy(floor, code);
    assert.ok(rules.includes(rule), `${rule} is not among ${rules.join(', ') || 'none'}`);
  });
}

for (const [floor, code] of allowed) {
  test(`in ${floor}, ${code} is fine`, async () => {
    assert.deepEqual(await rulesBrokenBy(floor, code), []);
  });
}

async function rulesBrokenBy(floor, code) {
  const [result] = await eslint.lintText(`${code}\n`, {filePath: root + home[floor]});
  return result.messages.map(({ruleId, message}) => ruleId ?? message);
}

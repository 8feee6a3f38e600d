import {readFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {check} from '../../../src/cli/check/check.js';
import {DEFAULT_COLOURS} from '../../../src/cli/check/default-colours.js';
import {THEME_NAMES} from '../../../src/core/config/theme-names.js';
import broadsheet from '../../../src/elements/themes/broadsheet.styles.js';
import modern from '../../../src/elements/themes/modern.styles.js';
import {cleanConfig, NOW, set} from '../cli/support.js';

const SHEETS = {
  plain: readFileSync('src/elements/shared/tokens.styles.ts', 'utf8'),
  broadsheet,
  modern,
};

/** What each property of a config is called in a style sheet. */
const propertyOf = (name: string): string => `--appeal-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`;

describe.each(THEME_NAMES)('the look %s', (name) => {
  test.each(Object.entries(DEFAULT_COLOURS[name]))('has a %s of %s, as checks think it has', (property, colour) => {
    const asked = [...SHEETS[name].matchAll(/var\((--appeal-[\w-]+), (light-dark\([^)]+\))\)/g)];
    expect(asked.map(([, asking, value]) => `${asking} ${value}`)).toContain(`${propertyOf(property)} ${colour}`);
  });

  test('has colours that can be told apart', () => {
    const config = cleanConfig();
    set('theme', {name})(config);
    expect(check(config, {now: NOW, pages: []}).filter(({path}) => path.startsWith('theme'))).toEqual([]);
  });
});

test.each([
  ['broadsheet', broadsheet],
  ['modern', modern],
])('the look %s takes no more than a theme may', (_, sheet) => {
  const least = brotliCompressSync(sheet, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}});
  expect(least.length).toBeLessThanOrEqual(700);
});

test('a surface of one’s own under the text of a look is judged with that text', () => {
  const config = cleanConfig();
  set('theme', {name: 'broadsheet', surface: '#333'})(config);
  const found = check(config, {now: NOW, pages: []});
  expect(found.map(({code, path}) => `${code} ${path}`)).toContain('contrast-low theme.surface');
});

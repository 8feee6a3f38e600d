/**
 * `npm run test:gallery`: axe over the whole gallery, and what it looks like held against what is known. Takes the last
 * build, or makes one. Arguments go on to Playwright: `npm run test:gallery -- looks`.
 */
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {ensureChromium} from './ensure-chromium.mjs';
import {run, runBin} from './lib/run.mjs';
import {ensureWordPressTheme} from './lib/wordpress-theme.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

if (!existsSync('dist/embed/manifest.json')) {
  const {code, output} = await run(process.execPath, ['scripts/build.mjs']);
  if (code !== 0) fail(output);
}
if ((await ensureWordPressTheme()) === undefined) {
  console.log('No WordPress theme was found and none could be installed: its style sheet is left out.');
}
const config = ['--config', 'playwright.gallery.config.ts', '--reporter', 'list', '--workers', '1'];
// Its looks are those of the whole browser: the headless shell sets text a pixel narrower.
const env = {CI: '1', CHROME_PATH: await ensureChromium(), NO_COLOR: undefined, FORCE_COLOR: '0'};
const {code, output} = await runBin('playwright', ['test', ...config, ...process.argv.slice(2)], {env});
console.log(output);
const count = (what) => Number(new RegExp(`^\\s+(\\d+) ${what}\\b`, 'm').exec(output)?.[1] ?? 0);
console.log(`${count('passed')} passed, ${count('failed')} failed`);
process.exitCode = code;

function fail(output) {
  console.error(output);
  process.exit(1);
}

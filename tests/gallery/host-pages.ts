/** Style sheets of pages that an appeal may come to stand in, as their packages bring them. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

import {compile} from 'tailwindcss';

import {findWordPressTheme} from '../../scripts/lib/wordpress-theme.mjs';

const {resolve} = createRequire(import.meta.url);

/** By name: a style sheet, or nothing where it is not on this machine. */
export async function hostPages(): Promise<Readonly<Record<string, string | undefined>>> {
  const wordpress = findWordPressTheme();
  return {
    'a reset': RESET,
    'rules with !important for all elements': IMPORTANT,
    Bootstrap: read(resolve('bootstrap/dist/css/bootstrap.css')),
    'Tailwind’s preflight and theme': await tailwind(),
    'a Ghost theme of the first kind': withImports(resolve('@tryghost/shared-theme-assets/assets/css/v1/screen.css')),
    'a Ghost theme': withImports(resolve('@tryghost/shared-theme-assets/assets/css/v2/screen.css')),
    'a WordPress theme': wordpress && read(wordpress),
  };
}

/** What resets do, all of them at once, in units that depend on the root. */
const RESET = `
  html { font-size: 50%; line-height: 3; letter-spacing: 0.2em; word-spacing: 1em; text-align: right; }
  *, *::before, *::after { box-sizing: content-box; margin: 0; padding: 0; border: 0; min-width: 0; vertical-align: baseline; }
  div, span, section, article, main, p, h1, h2, h3, form, fieldset, legend, label, ul, li, a { font: inherit; background: none; }
  button, input, select, textarea { all: unset; }
  img, svg, video { display: block; max-width: 100%; height: auto; }
  ol, ul { list-style: none; } [hidden] { display: block; } a { color: inherit; text-decoration: none; }
`;

/** What nobody should write, and somebody has. */
const IMPORTANT = `
  * {
    margin: 7px !important; padding: 11px !important; border: 5px dotted red !important; border-radius: 50% !important;
    font: italic 900 29px/3 cursive !important; letter-spacing: 3px !important; text-transform: uppercase !important;
    text-align: center !important; text-indent: 40px !important; white-space: nowrap !important; color: red !important;
    min-width: 400px !important; max-width: 500px !important; min-height: 90px !important; float: left !important;
    box-sizing: content-box !important; list-style: square !important; word-break: break-all !important;
  }
  reader-appeal, reader-appeal * {
    display: inline !important; position: relative !important; inset: 30px !important; transform: rotate(3deg) !important;
    width: 50% !important; height: 20px !important; overflow: hidden !important; opacity: 0.5 !important;
    background: lime !important; box-shadow: 0 0 9px red !important; zoom: 1.5 !important; columns: 3 !important;
    visibility: hidden !important; direction: rtl !important; writing-mode: vertical-rl !important;
  }
`;

async function tailwind(): Promise<string> {
  const {build} = await compile('@import "tailwindcss";', {
    loadStylesheet: (id) => {
      const path = resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id);
      return Promise.resolve({path, base: dirname(path), content: read(path)});
    },
  });
  return build(['container', 'prose', 'hidden', 'flex', 'block']);
}

/** Sheets that are adopted import none. */
function withImports(path: string): string {
  return read(path).replace(/@import "([^"]+)";/g, (_, name: string) => withImports(join(dirname(path), name)));
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

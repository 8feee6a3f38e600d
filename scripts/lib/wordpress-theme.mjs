import {existsSync} from 'node:fs';

import {install} from './install.mjs';

const PATH = '/usr/share/wordpress/wp-content/themes/twentytwentyone/style.css';

/** @returns {string | undefined} the style sheet of a WordPress theme, where the system has it. */
export function findWordPressTheme() {
  return existsSync(PATH) ? PATH : undefined;
}

/** Installs the theme, which needs no WordPress, where that can be done. The tests are its only reader. */
export function ensureWordPressTheme() {
  return install({
    what: 'a WordPress theme',
    packages: {apt: ['wordpress-theme-twentytwentyone']},
    find: findWordPressTheme,
  });
}

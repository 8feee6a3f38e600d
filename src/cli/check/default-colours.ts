import type {ThemeName} from '../../core/config/theme-names.js';

/**
 * What a look's colours are where the config says nothing; the rest follow the page
 * (src/elements/shared/tokens.styles.ts, src/elements/themes/).
 */
export const DEFAULT_COLOURS: Readonly<Record<ThemeName, Readonly<Record<string, string>>>> = {
  plain: {
    accent: 'light-dark(#0f5f66, #5bbac2)',
    onAccent: 'light-dark(#fff, #06282b)',
  },
  broadsheet: {
    accent: 'light-dark(#1b1a17, #efebe1)',
    onAccent: 'light-dark(#fff, #1b1a17)',
    muted: 'light-dark(#59554b, #b5af9f)',
    border: 'light-dark(#88826f, #8d8776)',
    surface: 'light-dark(#fcfbf7, #1b1a17)',
    text: 'light-dark(#1b1a17, #efebe1)',
  },
  modern: {
    accent: 'light-dark(#4035c9, #b3b0ff)',
    onAccent: 'light-dark(#fff, #17143f)',
    muted: 'light-dark(#53566f, #b4b6cf)',
    border: 'light-dark(#80839c, #7d809a)',
    surface: 'light-dark(#f2f2fb, #1c1c2b)',
    text: 'light-dark(#171727, #f0f0fa)',
  },
};

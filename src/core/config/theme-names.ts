/** The looks that come with the elements. `plain` is what they look like by themselves: much as the page does. */
export const THEME_NAMES = ['plain', 'broadsheet', 'modern'] as const;

/** One of them. */
export type ThemeName = (typeof THEME_NAMES)[number];

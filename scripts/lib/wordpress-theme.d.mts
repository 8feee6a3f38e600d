/** The style sheet of a WordPress theme, where the system has it. */
export function findWordPressTheme(): string | undefined;

/** Installs the theme, which needs no WordPress, where that can be done. */
export function ensureWordPressTheme(): Promise<string | undefined>;

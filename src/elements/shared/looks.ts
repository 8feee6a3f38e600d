import type {AppealConfig} from '../../core/config/config.js';
import type {ThemeName} from '../../core/config/theme-names.js';
import type {ExtraLooks} from './extra-looks.js';

/** Empty until something of it is wanted. */
export const looks: Partial<ExtraLooks> = {};

/** Each in a file of its own, which needs nothing else. */
const THEMES = new Map<string | undefined, () => Promise<{readonly default: string}>>([
  ['broadsheet', () => import('../themes/broadsheet.styles.js')],
  ['modern', () => import('../themes/modern.styles.js')],
] satisfies [ThemeName, unknown][]);

/** Brings what a config wants of looks, so that whatever is shown from then on is shown with them. */
export async function bringLooks(config: AppealConfig): Promise<void> {
  const {name} = config.theme;
  const bring = THEMES.get(name);
  if (bring || /"(byline|recommended)":/.test(JSON.stringify(config))) {
    const [{addLooks}, theme] = await Promise.all([import('./extra-looks.js'), bring?.()]);
    addLooks(name, theme?.default);
  }
}

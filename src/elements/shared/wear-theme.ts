import type {AppealConfig} from '../../core/config/config.js';

/** What a colour of the config is called in style sheets: `onAccent` is `--appeal-on-accent`. */
export function themeProperty(name: string): string {
  return `--appeal-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`;
}

/** Gives an element the publication's colours. */
export function wearTheme(element: HTMLElement, theme: AppealConfig['theme'] = {}): void {
  for (const [name, value] of Object.entries(theme)) element.style.setProperty(themeProperty(name), value);
}

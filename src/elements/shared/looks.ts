import type {AppealConfig} from '../../core/config/config.js';
import type {ExtraLooks} from './extra-looks.js';

/** Empty until something of it is wanted. */
export const looks: Partial<ExtraLooks> = {};

/** Brings what a config wants of looks, so that whatever is shown from then on is shown with them. */
export async function bringLooks(config: AppealConfig): Promise<void> {
  const {name} = config.theme;
  if (name || /"(image|byline|recommended)":/.test(JSON.stringify(config)))
    await (await import('./extra-looks.js')).addLooks(name);
}

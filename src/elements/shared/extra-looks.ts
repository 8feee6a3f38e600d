/** What only some publications want to be seen. It comes before the first paint for them, and never for the others. */
import {html, type LitElement, type TemplateResult} from 'lit';
import type {AppealCopy} from '../../core/config/config.js';
import type {ThemeName} from '../../core/config/theme-names.js';
import {enExtra} from '../../messages/en-extra.js';
import {addWords, say} from '../../messages/messages.js';
import styles from './extra-looks.styles.js';
import {looks} from './looks.js';

addWords('en', enExtra);

/** What the elements ask for where it is there. */
export interface ExtraLooks {
  /** A theme's style sheets as text, for pages that are rendered where there are none. */
  sheets(theme: string | undefined): string;
  /** Puts a theme on an element and on all that stands in it, and takes off any other. */
  dress(host: LitElement, theme: string | undefined): void;
  /** The picture above the words. */
  image(copy: AppealCopy): TemplateResult | undefined;
  /** Who asks. */
  byline(copy: AppealCopy): TemplateResult | undefined;
  /** What marks the amount that the publication suggests. */
  mark(locale: string): TemplateResult;
}

/** Each in a file of its own, which needs nothing else. */
const THEMES = new Map<string, () => Promise<{readonly default: string}>>([
  ['broadsheet', () => import('../themes/broadsheet.styles.js')],
  ['modern', () => import('../themes/modern.styles.js')],
] satisfies [ThemeName, unknown][]);

/** By name; without one stands what every theme goes over. */
const texts = new Map<string, string>();
const made = new Map<string, CSSStyleSheet>();

/** Makes the elements show what a config wants, in a theme where it names one. */
export async function addLooks(name = ''): Promise<void> {
  Object.assign(looks, {sheets, dress, image, byline, mark} satisfies ExtraLooks);
  texts.set('', styles);
  const theme = await THEMES.get(name)?.();
  if (theme) texts.set(name, theme.default);
}

/** The names of what is worn with a theme. */
const namesOf = (theme = ''): string[] => [...new Set(['', theme])].filter((name) => texts.has(name));

function sheets(theme: string | undefined): string {
  return namesOf(theme)
    .map((name) => texts.get(name))
    .join('');
}

function sheetOf(name: string): CSSStyleSheet {
  const sheet = made.get(name) ?? new CSSStyleSheet();
  if (!made.has(name)) sheet.replaceSync(texts.get(name) ?? '');
  made.set(name, sheet);
  return sheet;
}

function dress(host: LitElement, theme: string | undefined): void {
  const worn = namesOf(theme).map(sheetOf);
  const known = [...made.values()];
  for (const {shadowRoot} of [host, ...host.renderRoot.querySelectorAll('*')]) {
    if (!shadowRoot) continue;
    const before = [...shadowRoot.adoptedStyleSheets];
    const after = [...before.filter((each) => !known.includes(each)), ...worn];
    if (after.length !== before.length || after.some((each, at) => each !== before[at]))
      shadowRoot.adoptedStyleSheets = after;
  }
}

function image({image: shown}: AppealCopy): TemplateResult | undefined {
  return shown && html`<img src=${shown.src} alt=${shown.alt} />`;
}

function byline({byline: by}: AppealCopy): TemplateResult | undefined {
  if (!by) return undefined;
  const {name, role, image} = by;
  return html`<p class="byline">
    ${image && html`<img src=${image} alt="" />`} <span><b>${name}</b> ${role}</span>
  </p>`;
}

function mark(locale: string): TemplateResult {
  return html`<small id="suggested">${say(locale, 'suggested')}</small>`;
}

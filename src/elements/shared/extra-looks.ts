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
const sheets = new Map<string, CSSStyleSheet>();

/** Makes the elements show what a config wants, in a theme where it names one. */
export async function addLooks(name = ''): Promise<void> {
  Object.assign(looks, {dress, image, byline, mark} satisfies ExtraLooks);
  addSheet('', styles);
  addSheet(name, (await THEMES.get(name)?.())?.default);
}

function addSheet(name: string, text: string | undefined): void {
  if (!text || sheets.has(name)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(name, sheet);
}

function dress(host: LitElement, theme = ''): void {
  const known = [...sheets.values()];
  const worn = new Set(['', theme].flatMap((name) => sheets.get(name) ?? []));
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
